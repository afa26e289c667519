"""What findings do to the ranking: the frozen one computed again with other marks, and the places that follow from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gerakan.stages.appeals.models import Appeal, Ground
from gerakan.stages.appeals.queries.corrections import marks_in_force
from gerakan.stages.appeals.queries.effects import Effect, Move
from gerakan.stages.plenary.models import CHOSEN, Decision, Plenary, Verdict
from gerakan.stages.plenary.queries import results
from gerakan.stages.selection.calculations import Outcome, outcome_of
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.selection.queries.repeating import Amendment, amended, ground_of_run
from gerakan.stages.terms.models import Terms

Place = SelectionStanding.Place
ORDER = {Place.CHOSEN: 0, Place.RESERVE: 1, Place.BELOW: 1, Place.BARRED: 2}
Settled = tuple[str, int | None]


@dataclass(frozen=True)
class Change:
    """What is found for one region: final marks by item code, a condition that is met, a departure that falls."""

    marks: Mapping[str, float]
    lifts_bar: bool = False
    lifts_departure: bool = False

    @property
    def touches_ranking(self) -> bool:
        """Or only the decision."""
        return bool(self.marks) or self.lifts_bar


@dataclass(frozen=True)
class Holder:
    """One region: its verdict until now, and where it stands in the ranking computed anew. fixed: keeps its verdict."""

    region_id: int
    verdict: str
    position: int | None
    place: str
    rank: int
    is_fixed: bool = False


def change_of(grounds: Iterable[Ground]) -> Change:
    """The findings of a panel, taken together."""
    changed = [ground for ground in grounds if ground.finding == Ground.Finding.CHANGED]
    kinds = {ground.kind for ground in changed}
    return Change(
        marks={ground.item.code: float(ground.new_mark) for ground in changed if ground.item and ground.new_mark is not None},
        lifts_bar=Ground.Kind.CONDITION in kinds,
        lifts_departure=bool(kinds & {Ground.Kind.PROCEDURE, Ground.Kind.QUOTA}),
    )  # fmt: skip


def outcome_with(plenary: Plenary, subject: Decision, change: Change) -> Outcome | None:
    """The ranking of this version computed again; None when no mark and no condition changes."""
    if not change.touches_ranking:
        return None
    case = subject.standing.case
    marks = marks_in_force(plenary.edition, case) | dict(change.marks)
    run = SelectionRun.objects.select_related("terms", "trust_run", "index_run").get(pk=plenary.run_id)
    return outcome_of(amended(ground_of_run(run), Amendment(subject.region_id, marks, change.lifts_bar)))


def effect_on(plenary: Plenary, subject: Decision, change: Change, *, by_appeal: bool) -> Effect:
    """Score, rank and place of everybody whom the change touches. by_appeal: the terms say whether it adds a place."""
    outcome = outcome_with(plenary, subject, change)
    rows = list(plenary.decisions.select_related("region", "standing"))
    now = {row.region_id: _figures(row.standing) for row in rows}
    then = {row["region_id"]: row for row in outcome.standings} if outcome else now
    adds = by_appeal and plenary.run.terms.granted == Terms.Granted.ADDS
    away = results.gone(plenary.edition) | results.moved_up(plenary.edition)
    holders = [_holder(row, then[row.region_id], away, subject, change) for row in rows]
    settled = settled_places(holders, subject=subject.region_id, adds=adds)
    moves = [_move(row, now[row.region_id], then[row.region_id], settled[row.region_id]) for row in rows]
    before = marks_in_force(plenary.edition, subject.standing.case) if change.marks else {}
    return Effect(
        subject_id=subject.region_id, base_number=plenary.number, adds=adds, lifts_bar=change.lifts_bar,
        moves=tuple(
            sorted((one for one in moves if _is_touched(one, subject.region_id)), key=lambda one: int(one.rank[1]))
        ),
        marks={code: (before.get(code), mark) for code, mark in change.marks.items()},
        lifts_departure=change.lifts_departure, content_hash=outcome.content_hash if outcome else "",
    )  # fmt: skip


def settled_places(holders: Sequence[Holder], *, subject: int, adds: bool) -> dict[int, Settled]:
    """Region to verdict and reserve position; a pure rule that can be followed by hand.

    adds: the region gets a place beyond the number when the new order has it inside; nobody loses anything.
    Otherwise as many places as before: decisions that departed from the ranking, and regions that left or moved up
    since, keep their verdict; the free places go to the others in the new order, then the reserve, then the rest.
    """
    if adds:
        return _with_one_more(holders, subject)
    fixed = {one.region_id: (one.verdict, one.position) for one in holders if one.is_fixed}
    first = {one.region_id for one in holders if one.region_id == subject and one.place == Place.CHOSEN}
    line = sorted(
        (one for one in holders if not one.is_fixed),
        key=lambda one: (one.region_id not in first, ORDER[Place(one.place)], one.rank),
    )
    places = sum(one.verdict in CHOSEN for one in holders) - sum(verdict in CHOSEN for verdict, _at in fixed.values())
    eligible = [one for one in line if one.place != Place.BARRED]
    inside, waiting = eligible[:places], eligible[places:]
    free = _free_positions(holders, fixed.values())
    settled: dict[int, Settled] = {one.region_id: (Verdict.REFUSED, None) for one in line}
    settled |= {one.region_id: (_chosen_as(one), None) for one in inside}
    settled |= {one.region_id: (Verdict.RESERVE, at) for one, at in zip(waiting, free, strict=False)}
    return settled | fixed


def _with_one_more(holders: Sequence[Holder], subject: int) -> dict[int, Settled]:
    settled: dict[int, Settled] = {one.region_id: (one.verdict, one.position) for one in holders}
    own = next(one for one in holders if one.region_id == subject)
    if own.is_fixed or own.verdict in CHOSEN:
        return settled
    if own.place == Place.CHOSEN:
        settled[subject] = (Verdict.SELECTED, None)
    elif own.place == Place.RESERVE and own.verdict == Verdict.REFUSED:
        settled[subject] = (Verdict.RESERVE, max([0, *(one.position or 0 for one in holders)]) + 1)
    return settled


def _free_positions(holders: Sequence[Holder], fixed: Iterable[Settled]) -> list[int]:
    """As many reserve positions as before, without those that are taken."""
    taken = {at for verdict, at in fixed if verdict == Verdict.RESERVE}
    count = sum(one.verdict == Verdict.RESERVE for one in holders)
    return [at for at in range(1, max(count, *(at or 0 for at in taken), 0) + 1) if at not in taken][
        : count - len(taken)
    ]


def _chosen_as(one: Holder) -> str:
    return one.verdict if one.verdict in CHOSEN else Verdict.SELECTED


def _holder(row: Decision, then: Mapping[str, Any], away: set[int], subject: Decision, change: Change) -> Holder:
    is_subject = row.region_id == subject.region_id
    stays = row.departs and not row.corrected_because and not (is_subject and change.lifts_departure)
    return Holder(
        row.region_id, row.verdict, row.position, then["place"], then["rank"],
        is_fixed=stays or row.region_id in away or row.verdict == Verdict.WITHDRAWN,
    )  # fmt: skip


def _figures(standing: SelectionStanding) -> dict[str, Any]:
    return {"score": standing.score, "rank": standing.rank, "place": standing.place}


def _move(row: Decision, now: Mapping[str, Any], then: Mapping[str, Any], settled: Settled) -> Move:
    return Move(
        row.region_id, row.region.code, row.region.name, score=(now["score"], then["score"]),
        rank=(now["rank"], then["rank"]), verdict=(str(row.verdict), str(settled[0])), position=(row.position, settled[1]),
    )  # fmt: skip


def _is_touched(move: Move, subject: int) -> bool:
    return (
        move.region_id == subject
        or move.changes_place
        or move.rank[0] != move.rank[1]
        or move.score[0] != move.score[1]
    )


def effect_of_appeal(appeal: Appeal, plenary: Plenary) -> Effect:
    """Of the findings as they stand, on this version."""
    subject = plenary.decisions.select_related("standing__case", "region").get(region=appeal.region_id)
    return effect_on(plenary, subject, change_of(appeal.grounds.select_related("item")), by_appeal=True)

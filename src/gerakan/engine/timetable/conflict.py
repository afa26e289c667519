"""Why no plan exists: a set of rules that cannot hold together, from which none can be left out.

QuickXplain (Junker 2004): halves instead of single rules, so that a few clashing rules among hundreds cost few questions.
That every region is interviewed once, and that nobody is in two places, is never in question.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from gerakan.engine.timetable.counting import hopeless
from gerakan.engine.timetable.cpsat import Outcome, Remaining, no_hurry, run_model
from gerakan.engine.timetable.drafting import Wanted, first_draft
from gerakan.engine.timetable.grid import Grid, make_grid
from gerakan.engine.timetable.instance import Assessor, Instance, Region
from gerakan.engine.timetable.model import times_model

EFFORT = 4.0
"""Deterministic time of one question; what it cannot refute counts as possible."""

WORDS = {
    "rooms": "ruang: {rooms} ruang pada {slots} slot memberi {places} tempat untuk {regions} wawancara",
    "panel": "susunan panel: setiap panel memerlukan {count} penilai berlatar {subject}, tersedia {available} orang",
    "panel_own": "panel khusus daerah {subject}: {needs}",
    "panel_size": "ukuran panel: {count} orang",
    "linked": "semua daerah dan penilai harus terhubung",
    "max_per_day": "penilai {subject} paling banyak {limit} wawancara sehari",
    "unavailable": "penilai {subject} tidak tersedia pada (hari, slot): {times}",
    "tie": "penilai {assessor} punya ikatan dengan daerah {region}",
    "not_before": "daerah {subject} belum tiba sebelum hari {day} slot {slot}",
    "not_after": "daerah {subject} pulang setelah hari {day} slot {slot}",
    "closed": "daerah {subject} tidak dapat hadir pada (hari, slot): {times}",
    "room_shut": "ruang {subject} ditutup pada (hari, slot): {times}",
    "blocked": "jeda dan ibadah pada (hari, slot): {times}",
    "travels": "rombongan {subject} datang pada satu hari: {regions}",
    "delegation": "delegasi {subject} tidak dapat hadir di dua wawancara sekaligus",
    "pinned": "wawancara daerah {subject} sudah ditetapkan pada hari {day} slot {slot} di ruang {room}",
}
"""What each rule demands; days and slots are positions from 0."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an instance: what kind, and of whom."""

    rule: str
    subject: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def words(self) -> str:
        """A phrase in Indonesian."""
        return WORDS[self.rule].format(subject=self.subject, **dict(self.values))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that clash; minimal: proven that every one of them is needed for the clash."""

    rules: tuple[Rule, ...]
    minimal: bool

    @property
    def words(self) -> str:
        """One sentence."""
        if not self.rules:
            return "Tidak ada jadwal yang mungkin, bahkan tanpa satu pun aturan yang dapat dilepas."
        return "Aturan berikut tidak dapat dipenuhi bersama: " + "; ".join(rule.words for rule in self.rules) + "."


def conflict(instance: Instance, *, seed: int = 0, remaining: Remaining = no_hurry) -> Conflict:
    """The clashing rules of an instance that has been proven infeasible.

    The cheapest proof that refutes the whole is asked first; what it finds is then tested against the full solver.
    """
    rules = rules_of(instance)
    for proof in (_by_counting, _by_times, _by_everything):
        asked = _Questions(instance, seed, remaining, proof)
        if asked.clash(rules):
            break
    kinds = _needed_kinds(asked, rules)
    kept = _explain(asked, (), False, [rule for rule in rules if rule.rule in kinds])
    if proof is not _by_everything:
        asked = _Questions(instance, seed, remaining, _by_everything)
        kept = _thinned(asked, kept)
    return Conflict(tuple(sorted(kept, key=rules.index)), not asked.gave_up)


def _thinned(asked: "_Questions", rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Drop what the full solver does not need for the clash."""
    kept = list(rules)
    for rule in rules:
        fewer = [other for other in kept if other != rule]
        if asked.clash(fewer):
            kept = fewer
    return tuple(kept)


def rules_of(instance: Instance) -> list[Rule]:
    """Every rule that could be dropped, the broad ones first."""
    return [*_of_all(instance), *_of_assessors(instance), *_of_regions(instance), *_of_others(instance)]


def _of_all(instance: Instance) -> Iterable[Rule]:
    slots = sum(time not in instance.blocked for time in instance.times())
    counts = {"rooms": len(instance.rooms), "slots": slots, "places": len(instance.rooms) * slots}
    yield _rule("rooms", "", **counts, regions=len(instance.regions))
    for name, count in instance.backgrounds.items():
        available = sum(one.background == name for one in instance.assessors)
        yield _rule("panel", name, count=count, available=available)
    if instance.size is not None and instance.size > sum(instance.backgrounds.values()):
        yield _rule("panel_size", "", count=instance.size)
    if instance.linked:
        yield _rule("linked", "")
    if instance.blocked:
        yield _rule("blocked", "", times=_listed(instance.blocked))


def _of_assessors(instance: Instance) -> Iterable[Rule]:
    for one in instance.assessors:
        if one.max_per_day is not None:
            yield _rule("max_per_day", one.id, limit=one.max_per_day)
        if one.unavailable:
            yield _rule("unavailable", one.id, times=_listed(one.unavailable))
    for assessor, region in sorted(instance.ties):
        yield _rule("tie", f"{assessor} {region}", assessor=assessor, region=region)


def _of_regions(instance: Instance) -> Iterable[Rule]:
    for region in instance.regions:
        if region.not_before is not None:
            yield _rule("not_before", region.id, day=region.not_before[0], slot=region.not_before[1])
        if region.not_after is not None:
            yield _rule("not_after", region.id, day=region.not_after[0], slot=region.not_after[1])
        if region.closed:
            yield _rule("closed", region.id, times=_listed(region.closed))
        if region.needs is not None:
            yield _rule("panel_own", region.id, needs=", ".join(f"{n} {b}" for b, n in region.needs.items()))


def _of_others(instance: Instance) -> Iterable[Rule]:
    for room in sorted({room for room, _, _ in instance.shut}):
        yield _rule("room_shut", room, times=_listed((d, s) for name, d, s in instance.shut if name == room))
    for party in sorted({region.travels for region in instance.regions if region.travels}):
        yield _rule("travels", party, regions=", ".join(one.id for one in instance.regions if one.travels == party))
    people = [region.people for region in instance.regions]
    yield from (_rule("delegation", name) for name in sorted(set(people)) if people.count(name) > 1)
    yield from (_rule("pinned", pin.region, day=pin.day, slot=pin.slot, room=pin.room) for pin in instance.pinned)


def _rule(code: str, subject: str, **values: object) -> Rule:
    return Rule(code, subject, tuple(values.items()))


def _listed(times: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"({day}, {slot})" for day, slot in sorted(times))


def only(instance: Instance, rules: Iterable[Rule]) -> Instance:
    """The instance with these of its rules and no others; without full panels nothing can be linked, so that goes too."""
    kept = {(rule.rule, rule.subject) for rule in rules}

    def holds(code: str, subject: str = "") -> bool:
        return (code, subject) in kept

    panels = {(rule.rule, rule.subject) for rule in rules_of(instance) if rule.rule.startswith("panel")}
    rooms = instance.rooms
    if not holds("rooms"):
        rooms += tuple(f"{len(rooms)}+{number}" for number in range(len(instance.regions)))
    return replace(
        instance,
        rooms=rooms,
        backgrounds={name: count for name, count in instance.backgrounds.items() if holds("panel", name)},
        size=instance.size if holds("panel_size") else None,
        linked=holds("linked") and all(holds(*panel) for panel in panels),
        blocked=instance.blocked if holds("blocked") else frozenset(),
        ties=frozenset(tie for tie in instance.ties if holds("tie", " ".join(tie))),
        assessors=tuple(_eased_assessor(one, holds) for one in instance.assessors),
        regions=tuple(_eased_region(one, holds) for one in instance.regions),
        shut=frozenset(one for one in instance.shut if holds("room_shut", one[0])),
        pinned=tuple(pin for pin in instance.pinned if holds("pinned", pin.region)),
    )


def _eased_assessor(one: Assessor, holds: Callable[[str, str], bool]) -> Assessor:
    return replace(
        one,
        max_per_day=one.max_per_day if holds("max_per_day", one.id) else None,
        unavailable=one.unavailable if holds("unavailable", one.id) else frozenset(),
    )


def _eased_region(one: Region, holds: Callable[[str, str], bool]) -> Region:
    return replace(
        one,
        not_before=one.not_before if holds("not_before", one.id) else None,
        not_after=one.not_after if holds("not_after", one.id) else None,
        closed=one.closed if holds("closed", one.id) else frozenset(),
        travels=one.travels if holds("travels", one.travels) else "",
        needs=(one.needs if holds("panel_own", one.id) else {}) if one.needs is not None else None,
        delegation=one.delegation if holds("delegation", one.people) else f"{one.delegation}/{one.id}",
    )


Proof = Callable[[Grid, int, Remaining], Outcome]


def _by_counting(grid: Grid, seed: int, remaining: Remaining) -> Outcome:
    return Outcome.REFUTED if hopeless(grid) else Outcome.SOLVED


def _by_times(grid: Grid, seed: int, remaining: Remaining) -> Outcome:
    """Without names of assessors: what it refutes is impossible, what it solves may be."""
    if hopeless(grid):
        return Outcome.REFUTED
    return run_model(times_model(grid), seed=seed, effort=EFFORT, remaining=remaining)[0]


def _by_everything(grid: Grid, seed: int, remaining: Remaining) -> Outcome:
    return first_draft(Wanted(grid, seed, remaining, EFFORT, early=False))[0]


class _Questions:
    """Can these rules hold together? Every question is answered by a proof, until the time is over."""

    def __init__(self, instance: Instance, seed: int, remaining: Remaining, proof: Proof) -> None:
        self.instance, self.seed, self.remaining, self.proof = instance, seed, remaining, proof
        self.gave_up = False

    def clash(self, rules: Iterable[Rule]) -> bool:
        """Proven impossible."""
        outcome = self.proof(make_grid(only(self.instance, rules)), self.seed, self.remaining)
        self.gave_up |= outcome is Outcome.OPEN
        return outcome is Outcome.REFUTED


def _needed_kinds(asked: _Questions, rules: Sequence[Rule]) -> set[str]:
    """Whole kinds of rules that play no part go first; the most numerous kind leads."""
    kinds = sorted({rule.rule for rule in rules}, key=lambda kind: -sum(rule.rule == kind for rule in rules))
    kept = set(kinds)
    for kind in kinds:
        if asked.clash([rule for rule in rules if rule.rule in kept - {kind}]):
            kept.discard(kind)
    return kept


def _explain(asked: _Questions, given: tuple[Rule, ...], changed: bool, rules: list[Rule]) -> tuple[Rule, ...]:  # noqa: FBT001  as in the paper
    """The rules of `rules` without which `given` would be possible."""
    if changed and asked.clash(given):
        return ()
    if len(rules) <= 1:
        return tuple(rules)
    first, second = rules[: len(rules) // 2], rules[len(rules) // 2 :]
    later = _explain(asked, (*given, *first), bool(first), second)
    earlier = _explain(asked, (*given, *later), bool(later), first)
    return (*earlier, *later)

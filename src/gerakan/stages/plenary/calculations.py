"""Who moves up when a place becomes free: rows to the engine and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gerakan.engine.choice import Quota
from gerakan.engine.choice.final import Finalists, FinalRule, next_in_line
from gerakan.stages.plenary.models import Decision, Plenary, Verdict
from gerakan.stages.plenary.queries import places

Expected = tuple[str, int | None]


@dataclass(frozen=True)
class MovingUp:
    """The region (code) that takes a place, and those before it in line whose turn would break a quota."""

    code: str | None
    passed_over: tuple[str, ...]


def next_reserve(plenary: Plenary, *, holding: Sequence[str], waiting: Sequence[str]) -> MovingUp:
    """The first in line (region codes, in order) with whom every quota that is not set aside holds."""
    attributes = places.attributes_of(plenary.run)
    quotas = [Quota(row.attribute, row.value, row.minimum, row.maximum) for row in places.kept_quotas(plenary)]
    return _next(quotas, attributes, holding, waiting)


def _next(
    quotas: Sequence[Quota], attributes: places.Attributes, holding: Sequence[str], waiting: Sequence[str]
) -> MovingUp:
    units = (*holding, *waiting)
    rule = FinalRule({"score": 100}, count=len(holding) + 1, quotas=tuple(quotas))
    columns = {quota.column: [attributes[unit][quota.column] for unit in units] for quota in quotas}
    code = next_in_line(rule, Finalists(units, {}, {}, columns), chosen=holding, reserve=waiting)
    before = waiting if code is None else waiting[: list(waiting).index(code)]
    return MovingUp(code, tuple(before))


def expected_places(plenary: Plenary) -> Mapping[int, Expected]:
    """Decision id: verdict and reserve position by the ranking, after those that left before the result moved others up."""
    rows = list(plenary.decisions.select_related("region", "standing"))
    left = {row.pk for row in rows if row.verdict == Verdict.WITHDRAWN and row.state == Decision.State.DECIDED}
    by_code = {row.region.code: row for row in rows}
    chosen = _codes(rows, "chosen", left)
    reserve = _codes(sorted(rows, key=lambda row: row.standing.position or 0), "reserve", left)
    for _free in range(sum(row.standing.place == "chosen" for row in rows) - len(chosen)):
        moving = next_reserve(plenary, holding=chosen, waiting=reserve)
        if moving.code is None:
            break
        chosen.append(moving.code)
        reserve.remove(moving.code)
    told: dict[int, Expected] = {row.pk: (Verdict.REFUSED, None) for row in rows}
    told |= {by_code[code].pk: (Verdict.SELECTED, None) for code in chosen}
    return told | {by_code[code].pk: (Verdict.RESERVE, at) for at, code in enumerate(reserve, 1)}


def _codes(rows: Sequence[Decision], place: str, left: set[int]) -> list[str]:
    return [row.region.code for row in rows if row.standing.place == place and row.pk not in left]

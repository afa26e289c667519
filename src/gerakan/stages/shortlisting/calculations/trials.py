"""What if the weights were others? Answered from a frozen run, which stays as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gerakan.engine.errors import InputError
from gerakan.engine.index import compute, prepare, rerank, with_choices
from gerakan.stages.shortlisting.calculations.index import computed, plain
from gerakan.stages.shortlisting.calculations.outcome import NotComputable
from gerakan.stages.shortlisting.calculations.pools import Pool, pool_of
from gerakan.stages.shortlisting.calculations.specs import Item, nominal_shares, points_per_unit, spec_of
from gerakan.stages.shortlisting.models import Run


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One region before and under the trial."""

    code: str
    name: str
    province: str
    rank_before: int | None
    rank: int | None
    score: float | None
    move: str

    @property
    def shift(self) -> int:
        """Places won (positive) or lost."""
        return (self.rank_before or 0) - (self.rank or 0) if self.rank and self.rank_before else 0


@dataclass(frozen=True, slots=True)
class Trial:
    """The list again under other weights; move is "in", "out", "stay" or "below"."""

    rows: tuple[TrialRow, ...]
    places: int
    shares: dict[str, float]

    @property
    def enters(self) -> list[TrialRow]:
        """Inside now, outside in the frozen run."""
        return [row for row in self.rows if row.move == "in"]

    @property
    def leaves(self) -> list[TrialRow]:
        """The other way round."""
        return [row for row in self.rows if row.move == "out"]


def nominal_weights(run: Run, pool: str) -> list[dict[str, Any]]:
    """Indicators and groups that this list really uses, with the weights of the scheme."""
    spec = pool_of(run.inputs, run.parameters, pool).spec
    names = {item["code"]: item["name"] for item in (*run.parameters["groups"], *run.parameters["indicators"])}
    everything: list[Item] = [*spec.groups, *spec.indicators]
    items = [item for item in everything if item.code in names]
    known = set(spec.codes)
    return [
        {"code": i.code, "name": names[i.code], "weight": i.weight, "parent": names.get(i.parent or "", ""),
         "is_group": i.code not in known}
        for i in items
    ]  # fmt: skip


def trial(run: Run, pool_name: str, weights: Mapping[str, float]) -> Trial:
    """Re-rank one list; raises NotComputable when a branch is left without weight."""
    pool = pool_of(run.inputs, run.parameters, pool_name)
    known = {*pool.spec.codes, *(group.code for group in pool.spec.groups)}
    wanted = {code: weight for code, weight in weights.items() if code in known}
    prepared = prepare(pool.data, pool.spec)
    _scores, before = rerank(prepared)
    try:
        scores, ranks = rerank(prepared, wanted)
    except InputError as error:
        raise NotComputable(error.problem) from error
    rows = _rows(run, pool, before=before, ranks=ranks, scores=scores)
    ordered = sorted(rows, key=lambda row: (row.rank is None, row.rank, row.code))
    return Trial(tuple(ordered), run.places[pool_name], nominal_shares(with_choices(pool.spec, wanted)))


def _rows(run: Run, pool: Pool, *, before: Any, ranks: Any, scores: Any) -> list[TrialRow]:
    units = {unit["code"]: unit for unit in run.inputs["units"]}
    points, places = points_per_unit(run.parameters), run.places[pool.name]
    return [
        TrialRow(
            code=code,
            name=units[code]["name"],
            province=units[code]["province"],
            rank_before=int(before[i]) or None,
            rank=int(ranks[i]) or None,
            score=plain(points * scores[i]),
            move=_move(int(before[i]), int(ranks[i]), places),
        )
        for i, code in enumerate(pool.data.units)
    ]


def _move(before: int, now: int, places: int) -> str:
    was, is_in = 0 < before <= places, 0 < now <= places
    if was == is_in:
        return "stay" if is_in else "below"
    return "in" if is_in else "out"


@dataclass(frozen=True, slots=True)
class WithoutKotaOnly:
    """The composite with and without what exists for kota only, for the kota list."""

    codes: tuple[str, ...]
    mean_shift: float
    most_shift: int
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


def without_kota_only(run: Run) -> WithoutKotaOnly | None:
    """How much the kota list rests on indicators that no kabupaten has; None when there are none (or nothing else)."""
    only = [item["code"] for item in run.parameters["indicators"] if item["applies_to"] == "kota"]
    if not only or len(only) == len(run.parameters["indicators"]) or "kota" not in run.places:
        return None
    pool = pool_of(run.inputs, run.parameters, "kota")
    before = computed(pool)
    after = compute(pool.data, spec_of(run.parameters, only))
    rows = _rows(run, pool, before=before.rank, ranks=after.rank, scores=after.index)
    shifts = np.array([abs(row.shift) for row in rows])
    return WithoutKotaOnly(
        codes=tuple(only),
        mean_shift=float(shifts.mean()),
        most_shift=int(shifts.max()),
        enters=tuple(row.name for row in rows if row.move == "in"),
        leaves=tuple(row.name for row in rows if row.move == "out"),
    )

"""The ten steps in a row: one call from a table and a specification to scores, ranks and reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.contributions import Contributions, contributions, effective_weights
from gerakan.engine.index.data import IndexData
from gerakan.engine.index.missing import impute
from gerakan.engine.index.normalisation import normalise
from gerakan.engine.index.spec import AggregationMethod, IndexSpec
from gerakan.engine.index.treatment import Change, needs_treatment, treat
from gerakan.engine.index.tree import climb, weight_vector

RANK_TOLERANCE = 1e-11
"""Scores closer than this share of the largest are tied: rounding must not decide who is invited."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Data after imputation, treatment and normalisation: what a change of weights alone leaves untouched.

    treated, normalised: shape (units, indicators), nan where absent. imputed: mask of filled cells.
    """

    data: IndexData
    spec: IndexSpec
    treated: FloatArray
    normalised: FloatArray
    imputed: BoolArray
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, eq=False)
class IndexResult:
    """An index with everything needed to explain it.

    scores: shape (units, groups), nan where too little is known. ranks: same shape, 1 is best, ties share the better rank,
    0 is unranked. groups: codes of those columns in the order of the specification; root: the one that is the index.
    weights: shape (units, indicators), each indicator's effective share of the unit's index.
    coverage: shape (units,), share of nominal weight that was observed (filled cells do not count).
    ties: groups of units that share a rank of the index.
    """

    units: tuple[str, ...]
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    root: str
    scores: FloatArray
    ranks: IntArray
    normalised: FloatArray
    treated: FloatArray
    imputed: BoolArray
    weights: FloatArray
    coverage: FloatArray
    contributions: Contributions | None
    changes: tuple[Change, ...]
    ties: tuple[tuple[str, ...], ...]
    warnings: tuple[str, ...]

    @property
    def index(self) -> FloatArray:
        """Scores of the root; shape (units,)."""
        return np.asarray(self.scores[:, self.groups.index(self.root)])

    @property
    def rank(self) -> IntArray:
        """Ranks of the root; shape (units,), 0 where unranked."""
        return np.asarray(self.ranks[:, self.groups.index(self.root)])


def rank_descending(scores: FloatArray) -> IntArray:
    """Rank 1 is the highest; ties share the better rank; nan gets 0. Shape as given, (units,).

    >>> rank_descending(np.array([10.0, np.nan, 30.0, 10.0])).tolist()
    [2, 0, 1, 2]
    """
    ranks = np.zeros(scores.shape, dtype=np.int64)
    present = np.isfinite(scores)
    if present.any():
        known = scores[present]
        grain = max(float(np.abs(known).max()), 1e-300) * RANK_TOLERANCE
        steps = -np.rint(known / grain)
        ranks[present] = np.searchsorted(np.sort(steps), steps, side="left") + 1
    return ranks


def prepare(data: IndexData, spec: IndexSpec) -> Prepared:
    """Impute, treat and normalise; the part of an index that does not depend on weights."""
    table = data.select(spec.codes)
    if not table.units:
        raise InputError("tabel ini tidak berisi satu unit pun", place="data", row="2", column="unit")
    values, imputed = impute(table, spec.missing)
    treated, changes = treat(values, spec.treatment, table.codes)
    normalised = normalise(treated, spec.indicators, spec.normalisation, table.units)
    return Prepared(table, spec, treated, normalised, imputed, changes)


def compute(data: IndexData, spec: IndexSpec) -> IndexResult:
    """The whole index of a table under a specification.

    Raises InputError, which says where, for data or a specification that cannot be computed.

    >>> from gerakan.engine.index.spec import Group, Indicator
    >>> data = IndexData.from_rows(["a", "b", "c"], ["x", "y"], [[1, 30], [2, 10], [3, 20]])
    >>> spec = IndexSpec((Indicator("x", "index", 0.25), Indicator("y", "index", 0.75, -1)), (Group("index"),))
    >>> result = compute(data, spec)
    >>> result.index.tolist(), result.rank.tolist()
    ([0.0, 87.5, 62.5], [3, 1, 2])

    OECD/JRC (2008), Handbook on Constructing Composite Indicators.
    """
    return from_prepared(prepare(data, spec))


def from_prepared(prepared: Prepared) -> IndexResult:
    """Aggregate, rank and explain what was prepared."""
    spec, units = prepared.spec, prepared.data.units
    scores, used = climb(prepared.normalised, spec, units)
    ranks = np.column_stack([rank_descending(column) for column in scores.T])
    root = spec.groups.index(spec.root)
    return IndexResult(
        units=units,
        codes=spec.codes,
        groups=tuple(group.code for group in spec.groups),
        root=spec.root.code,
        scores=scores,
        ranks=ranks,
        normalised=prepared.normalised,
        treated=prepared.treated,
        imputed=prepared.imputed,
        weights=effective_weights(spec, used),
        coverage=_coverage(prepared),
        contributions=contributions(spec, prepared.normalised, scores, used),
        changes=prepared.changes,
        ties=_ties(units, ranks[:, root]),
        warnings=_warnings(prepared, scores[:, root]),
    )


def rerank(
    prepared: Prepared,
    weights: Mapping[str, float] | None = None,
    aggregations: Mapping[str, AggregationMethod] | None = None,
) -> tuple[FloatArray, IntArray]:
    """The index and its ranks under other weights or aggregations: a what-if that takes a millisecond.

    weights, aggregations: new values by code of indicator or group; the others stay. Returns scores and ranks, (units,).
    """
    spec = with_choices(prepared.spec, weights or {}, aggregations or {})
    scores, _used = climb(prepared.normalised, spec, prepared.data.units, weight_vector(spec))
    top = scores[:, spec.groups.index(spec.root)]
    return top, rank_descending(top)


def with_choices(
    spec: IndexSpec,
    weights: Mapping[str, float] | None = None,
    aggregations: Mapping[str, AggregationMethod] | None = None,
) -> IndexSpec:
    """The same index with other weights or aggregations, by code."""
    weights, aggregations = weights or {}, aggregations or {}
    known = {item.code for item in spec.items}
    for code in (*weights, *aggregations):
        if code not in known:
            raise InputError(f"kode '{code}' tidak ada", row=code, column="code")
    indicators = tuple(replace(item, weight=weights.get(item.code, item.weight)) for item in spec.indicators)
    groups = tuple(
        replace(
            item, weight=weights.get(item.code, item.weight), aggregation=aggregations.get(item.code, item.aggregation)
        )
        for item in spec.groups
    )
    return replace(spec, indicators=indicators, groups=groups)


def _coverage(prepared: Prepared) -> FloatArray:
    whole = np.ones((1, len(prepared.spec.indicators)))
    _scores, used = climb(whole, replace_means(prepared.spec), ("",))
    return np.asarray(np.isfinite(prepared.data.values) @ effective_weights(prepared.spec, used)[0])


def replace_means(spec: IndexSpec) -> IndexSpec:
    """The same tree aggregated arithmetically: for questions about weights alone."""
    return with_choices(spec, aggregations={group.code: "arithmetic" for group in spec.groups})


def _ties(units: tuple[str, ...], ranks: IntArray) -> tuple[tuple[str, ...], ...]:
    values, counts = np.unique(ranks[ranks > 0], return_counts=True)
    return tuple(tuple(units[i] for i in np.flatnonzero(ranks == rank)) for rank in values[counts > 1])


def _warnings(prepared: Prepared, top: FloatArray) -> tuple[str, ...]:
    said = [
        f"{change.code}: {len(change.rows)} titik diubah dengan cara '{change.method}'" for change in prepared.changes
    ]
    if prepared.spec.treatment.method != "none":
        said += [
            f"{code}: masih menceng setelah perlakuan"
            for j, code in enumerate(prepared.data.codes)
            if needs_treatment(prepared.treated[:, j])
        ]
    if prepared.imputed.any():
        said.append(f"{int(prepared.imputed.sum())} sel kosong diisi dengan aturan '{prepared.spec.missing.rule}'")
    said += [
        f"{unit}: tanpa nilai indeks karena datanya terlalu sedikit"
        for unit, score in zip(prepared.data.units, top, strict=True)
        if np.isnan(score)
    ]
    return (*said, *_zero_warnings(prepared))


def _zero_warnings(prepared: Prepared) -> list[str]:
    """A zero in a geometric or harmonic mean wipes out everything else; say so."""
    strict = {group.code for group in prepared.spec.groups if group.aggregation in ("geometric", "harmonic")}
    return [
        f"{indicator.code}: nilai ternormalisasi nol membuat grup '{indicator.parent}' menjadi nol"
        for j, indicator in enumerate(prepared.spec.indicators)
        if indicator.parent in strict and (prepared.normalised[:, j] == 0).any()
    ]

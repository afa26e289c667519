"""What is varied: the choices that somebody else might have made, as a grid of cells."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.computing import with_choices
from gerakan.engine.index.spec import (
    AGGREGATIONS,
    AggregationMethod,
    IndexSpec,
    Missing,
    Normalisation,
    Treatment,
    one_of,
)

Samples = Mapping[str, FloatArray]
"""Posterior draws of an indicator's values by code; shape (samples, units), data units, the same samples for every code."""


@dataclass(frozen=True, slots=True)
class RobustnessPlan:
    """Which choices vary; an empty list keeps the specification's own choice.

    weights: each weight of indicators and groups is multiplied by its own uniform factor in 1 +- weights.
    aggregations replace the method of every group. imputations: completed sets for cells that are not reported, 0 for none.
    """

    weights: float = 0.25
    normalisations: tuple[Normalisation, ...] = ()
    aggregations: tuple[AggregationMethod, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    missing: tuple[Missing, ...] = ()
    leave_one_out: bool = False
    imputations: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.weights <= 1:
            raise InputError("weights harus di antara 0 dan 1", row="robustness", column="weights")
        if self.imputations < 0:
            raise InputError("imputations tidak boleh negatif", row="robustness", column="imputations")
        for method in self.aggregations:
            one_of(method, AGGREGATIONS, row="robustness", column="aggregation")


@dataclass(frozen=True, slots=True)
class Factor:
    """One choice with its levels; weights and noise have none, they are drawn."""

    name: str
    levels: tuple[Any, ...]


def discrete_factors(spec: IndexSpec, plan: RobustnessPlan) -> tuple[Factor, ...]:
    """The enumerated choices, each with at least one level."""
    left_out: tuple[str | None, ...] = (None, *spec.codes) if plan.leave_one_out else (None,)
    return (
        Factor("treatment", plan.treatments or (spec.treatment,)),
        Factor("normalisation", plan.normalisations or (spec.normalisation,)),
        Factor("aggregation", plan.aggregations or (None,)),
        Factor("missing", plan.missing or (spec.missing,)),
        Factor("leave_one_out", left_out),
        Factor("imputation", tuple(range(plan.imputations)) or (None,)),
    )


def cells(factors: tuple[Factor, ...]) -> tuple[tuple[int, ...], ...]:
    """Every combination of levels, as positions."""
    return tuple(product(*(range(len(factor.levels)) for factor in factors)))


def spec_of(spec: IndexSpec, factors: tuple[Factor, ...], cell: tuple[int, ...]) -> IndexSpec:
    """The specification that somebody with these choices would have written."""
    treatment, normalisation, aggregation, missing, left_out, _imputation = (
        factor.levels[level] for factor, level in zip(factors, cell, strict=True)
    )
    if aggregation is not None:
        spec = with_choices(spec, aggregations={group.code: aggregation for group in spec.groups})
    if left_out is not None:
        spec = without(spec, left_out)
    return replace(spec, treatment=treatment, normalisation=normalisation, missing=missing)


def without(spec: IndexSpec, code: str) -> IndexSpec:
    """The index without one indicator, and without the groups that it leaves empty or weightless."""
    indicators = tuple(item for item in spec.indicators if item.code != code)
    groups = spec.groups
    while True:
        weighed: set[str | None] = {item.parent for item in indicators if item.weight > 0}
        weighed |= {group.parent for group in groups if group.weight > 0}
        kept = tuple(group for group in groups if group.code in weighed)
        if len(kept) == len(groups):
            break
        groups = kept
        known = {group.code for group in groups}
        indicators = tuple(item for item in indicators if item.parent in known)
    if not indicators:
        raise InputError(
            "indeks dengan satu indikator tidak dapat ditinggalkan indikatornya", row=code, column="leave_one_out"
        )
    return replace(spec, indicators=indicators, groups=groups)


def weight_factors(generator: np.random.Generator, draws: int, count: int, spread: float) -> FloatArray:
    """Multipliers of the nominal weights; shape (draws, count)."""
    return np.asarray(generator.uniform(1.0 - spread, 1.0 + spread, (draws, count)))

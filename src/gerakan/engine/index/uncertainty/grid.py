"""The grid of cells over one table: transformed once per choice, looked up by every draw."""

from dataclasses import dataclass, field

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.index.aggregation import lowest_allowed
from gerakan.engine.index.data import IndexData
from gerakan.engine.index.missing import imputations, impute
from gerakan.engine.index.normalisation import normalise, normalise_column
from gerakan.engine.index.spec import IndexSpec
from gerakan.engine.index.treatment import treat
from gerakan.engine.index.uncertainty.cell import Cell, Shape, make_cell, shape_of
from gerakan.engine.index.uncertainty.plan import Factor, RobustnessPlan, Samples, cells, discrete_factors, spec_of
from gerakan.engine.index.uncertainty.spaces import into

IMPUTATION_STREAM = 1
"""Place of the imputations among the streams of random numbers of one seed."""


@dataclass(frozen=True, slots=True, eq=False)
class Scales:
    """table: (units, all indicators). samples: code to (samples, units). spaced: those in the space of the root's mean."""

    table: FloatArray
    samples: dict[str, FloatArray]
    spaced: dict[str, FloatArray]


@dataclass(eq=False)
class Grid:
    """All cells of a plan; builds each transformed table at most once."""

    data: IndexData
    spec: IndexSpec
    plan: RobustnessPlan
    samples: Samples
    factors: tuple[Factor, ...]
    cells: tuple[tuple[int, ...], ...]
    completed: FloatArray | None
    warnings: list[str] = field(default_factory=list)
    _specs: dict[tuple[int, ...], IndexSpec] = field(default_factory=dict)
    _shapes: dict[tuple[tuple[int, ...], bytes], Shape] = field(default_factory=dict)
    _tables: dict[tuple[int, ...], FloatArray] = field(default_factory=dict)
    _seen: dict[tuple[int, ...], "Scales"] = field(default_factory=dict)
    _drawn: dict[tuple[int, ...], dict[str, FloatArray]] = field(default_factory=dict)
    _built: dict[tuple[int, ...], Cell] = field(default_factory=dict)

    def cell(self, levels: tuple[int, ...]) -> Cell:
        """The scoring of one combination of levels."""
        if levels not in self._built:
            self._built[levels] = self._build(levels)
        return self._built[levels]

    def _build(self, levels: tuple[int, ...]) -> Cell:
        spec = self._spec(levels)
        codes = (*self.spec.codes, *(group.code for group in self.spec.groups))
        at = np.array([codes.index(item.code) for item in spec.items])
        scales = self._scales(levels, spec)
        table = scales.table[:, at[: len(spec.indicators)]]
        samples = {spec.codes.index(code): drawn for code, drawn in scales.samples.items() if code in spec.codes}
        return make_cell(
            spec,
            self.data.units,
            table,
            self._shape(levels, spec, np.isfinite(table), samples),
            samples=samples,
            spaced={spec.codes.index(code): drawn for code, drawn in scales.spaced.items() if code in spec.codes},
            columns=at,
        )

    def _spec(self, levels: tuple[int, ...]) -> IndexSpec:
        """Checking a tree has its price; which set is imputed is no part of it."""
        key = levels[:5]
        if key not in self._specs:
            self._specs[key] = spec_of(self.spec, self.factors, levels)
        return self._specs[key]

    def _shape(
        self, levels: tuple[int, ...], spec: IndexSpec, present: BoolArray, samples: dict[int, FloatArray]
    ) -> Shape:
        """Neither the scale nor the values of a completed set change who is there."""
        key = (levels[2:5], present.tobytes())
        if key not in self._shapes:
            self._shapes[key] = shape_of(spec, present, samples)
        return self._shapes[key]

    def _scales(self, levels: tuple[int, ...], spec: IndexSpec) -> "Scales":
        """Table and samples as these levels' aggregation sees them; what is left out does not matter."""
        key = (*levels[:4], levels[5])
        if key not in self._seen:
            table, samples = self._positive(spec, self._table(levels), self._samples(levels))
            spaced = {code: into(drawn, spec.root) for code, drawn in samples.items()}
            self._seen[key] = Scales(table, samples, spaced)
        return self._seen[key]

    def _table(self, levels: tuple[int, ...]) -> FloatArray:
        """Normalised values under these levels; shape (units, all indicators)."""
        key = (levels[0], levels[1], levels[3], levels[5])
        if key not in self._tables:
            choices = self._spec((*levels[:2], 0, levels[3], 0, levels[5]))
            treated, _changes = treat(self._filled(levels, choices), choices.treatment, self.data.codes)
            self._tables[key] = normalise(treated, choices.indicators, choices.normalisation, self.data.units)
        return self._tables[key]

    def _filled(self, levels: tuple[int, ...], choices: IndexSpec) -> FloatArray:
        number = self.factors[5].levels[levels[5]]
        if number is None or self.completed is None:
            return impute(self.data, choices.missing)[0]
        return np.asarray(self.completed[number])

    def _samples(self, levels: tuple[int, ...]) -> dict[str, FloatArray]:
        """Posterior draws of indicators, normalised draw by draw as if each had been the data."""
        key = (levels[1],)
        if key not in self._drawn:
            default = self.factors[1].levels[levels[1]]
            self._drawn[key] = {
                item.code: np.array(
                    [
                        normalise_column(row, item, item.normalisation or default, self.data.units)
                        for row in self.samples[item.code]
                    ]
                )
                for item in self.spec.indicators
                if item.code in self.samples
            }
        return self._drawn[key]

    def _positive(
        self, spec: IndexSpec, table: FloatArray, samples: dict[str, FloatArray]
    ) -> tuple[FloatArray, dict[str, FloatArray]]:
        """Rescale the columns where this aggregation cannot take them as they are, and say so."""
        scale = _scale_needed(spec, [table, *samples.values()])
        if scale is None:
            return table, samples
        low_end, width_end = scale[0], scale[1] - scale[0]
        said = (
            f"normalisasi '{spec.normalisation.method}' diskalakan ke {scale[0]:g}..{scale[1]:g} "
            f"untuk agregasi '{spec.root.aggregation}'"
        )
        if said not in self.warnings:
            self.warnings.append(said)
        low, high = np.nanmin(table, axis=0), np.nanmax(table, axis=0)
        at = {code: self.spec.codes.index(code) for code in samples}
        for code, j in at.items():
            low[j], high[j] = min(low[j], np.nanmin(samples[code])), max(high[j], np.nanmax(samples[code]))
        width = np.where(high > low, high - low, 1.0)
        moved = {code: low_end + width_end * (samples[code] - low[j]) / width[j] for code, j in at.items()}
        return low_end + width_end * (table - low) / width, moved


def _scale_needed(spec: IndexSpec, tables: list[FloatArray]) -> tuple[float, float] | None:
    """1..100 for a mean that takes no negative values; 70..130, its own scale, for Mazziotta-Pareto; None if fine."""
    lowest, highest = min(np.nanmin(t) for t in tables), max(np.nanmax(t) for t in tables)
    if any(group.aggregation == "mazziotta_pareto" for group in spec.groups) and lowest * 2 < highest:
        return 70.0, 130.0
    if any(lowest_allowed(group) == 0.0 for group in spec.groups) and lowest < 0:
        return 1.0, 100.0
    return None


def make_grid(data: IndexData, spec: IndexSpec, plan: RobustnessPlan, samples: Samples, seed: int) -> Grid:
    """Prepare a plan over a table; refuses samples that do not fit."""
    table = data.select(spec.codes)
    sizes = {values.shape for values in samples.values()}
    if len(sizes) > 1 or any(shape[1] != len(table.units) for shape in sizes):
        raise InputError(
            "ukuran sampel tidak sama dengan jumlah unit", place="data", row="semua", column=next(iter(samples))
        )
    factors = discrete_factors(spec, plan)
    stream = np.random.SeedSequence(seed, spawn_key=(IMPUTATION_STREAM,))
    completed = imputations(table, plan.imputations, stream) if plan.imputations else None
    return Grid(table, spec, plan, samples, factors, cells(factors), completed)

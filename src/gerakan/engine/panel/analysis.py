"""One panel from marks to decisions: the design judged, the chosen model fitted, everything that the screens show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from gerakan.engine.arrays import FloatArray, IntArray
from gerakan.engine.panel.agreement import Agreement, agreement
from gerakan.engine.panel.arrow import EFFECTS, make_arrow
from gerakan.engine.panel.covariates import HOUR, covariates
from gerakan.engine.panel.decisions import Decision, decide
from gerakan.engine.panel.design import Design, check_design
from gerakan.engine.panel.marks import Marks
from gerakan.engine.panel.mixed import Estimates, MixedFit, fit_mixed
from gerakan.engine.panel.rasch import RaschFit, Steps, fit_rasch
from gerakan.engine.panel.reml import estimable, fit_variances

Model = Literal["mixed", "rasch_jmle", "rasch_mml"]
MODELS: tuple[Model, ...] = ("mixed", "rasch_jmle", "rasch_mml")
FEWEST_UNITS = 3
"""A rater with fewer units gets no severity of their own on paper."""
WORDS = {
    "mean": "rata-rata", "unit": "unit", "rater": "penilai", "item": "butir", "error": "galat",
    "unit_x_rater": "penilai terhadap satu unit", "rater_x_item": "penilai terhadap satu butir",
}  # fmt: skip
"""The parts of a mark, as warnings name them."""


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """One row per rater or item; nan where nothing may be said. value: severity or difficulty against the average."""

    names: tuple[str, ...]
    count: IntArray
    value: FloatArray
    se: FloatArray
    infit: FloatArray
    outfit: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """A fixed effect in marks: `order` per place in the day, `hour` per hour of the clock (measured, never corrected for), `tie:GROUND` for the marks of tied raters."""

    name: str
    value: float
    se: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Everything about one panel. Arrays of units, raters and items follow the names in `marks`.

    corrected, decision, measure, draws: None when the design is disconnected (measure and logits: Rasch models only).
    variances: None for an effect that the design cannot tell apart; `confounded` says where its variance went.
    """

    marks: Marks
    design: Design
    n_raters: IntArray
    raw: FloatArray
    corrected: Estimates | None
    measure: FloatArray | None
    decision: Decision | None
    raters: Facet
    items: Facet
    agreement: tuple[Agreement, ...]
    variances: Mapping[str, float | None]
    confounded: Mapping[str, str]
    effects: tuple[Effect, ...]
    draws: FloatArray | None
    rasch: RaschFit | None
    warnings: tuple[str, ...]


def analyse(
    marks: Marks,
    *,
    top: int,
    model: Model = "mixed",
    steps: Steps = "common",
    scale: tuple[float, float] | None = None,
    nodes: int = 61,
    seed: int = 0,
) -> Analysis:
    """Judge the design, fit the model, decide. A disconnected design gets agreement and raw marks, and no correction.

    scale: lowest and highest possible mark (observed ones when None), needed by the Rasch models only.

    >>> from gerakan.engine.panel.marks import make_marks
    >>> done = analyse(make_marks([*"aabbcc"], [*"rsrsrs"], ["i"] * 6, [1, 2, 2, 3, 4, 5]), top=1)
    >>> done.design.connected, done.decision.zone
    (True, ('out', 'out', 'certain'))
    """
    design = check_design([marks.units[u] for u in marks.unit], [marks.raters[r] for r in marks.rater])
    told = agreement(marks, seed=seed)
    if not design.connected:
        return _refused(marks, design, told)
    if model == "mixed":
        return _by_mixed(marks, design, told, fit_mixed(marks, seed=seed), top)
    if np.ptp(marks.mark) == 0:
        flat = _by_mixed(marks, design, told, fit_mixed(marks, seed=seed), top)
        return replace(flat, measure=np.full(len(marks.units), np.nan))
    fit = fit_rasch(marks, method=model, steps=steps, scale=scale, nodes=nodes, seed=seed)
    return _by_rasch(marks, design, told, fit, top)


def _by_mixed(marks: Marks, design: Design, told: tuple[Agreement, ...], fit: MixedFit, top: int) -> Analysis:
    squares = fit.residual**2
    usual = squares.mean() or 1.0
    by_rater = np.bincount(marks.rater, weights=squares) / np.bincount(marks.rater) / usual
    by_item = np.bincount(marks.item, weights=squares) / np.bincount(marks.item) / usual
    return Analysis(
        marks=marks,
        design=design,
        n_raters=marks.raters_per_unit(),
        raw=marks.raw(),
        corrected=fit.units,
        measure=None,
        decision=decide(fit.draws, top),
        raters=_rater_facet(marks, fit.raters.value, fit.raters.se, by_rater, by_rater),
        items=_item_facet(marks, fit.items.value, fit.items.se, by_item, by_item),
        agreement=told,
        variances=fit.variances,
        confounded=fit.confounded,
        effects=(*_effects(fit), *_of_the_hour(marks)),
        draws=fit.draws,
        rasch=None,
        warnings=(*_about_design(design), *_about_raters(marks), *_about_variances(fit.confounded), *fit.warnings),
    )


def _effects(fit: MixedFit) -> tuple[Effect, ...]:
    own = fit.fixed
    columns = zip(fit.fixed_names, own.value, own.se, own.lower, own.upper, strict=True)
    return tuple(Effect(name, *(float(x) for x in numbers)) for name, *numbers in columns)


def _of_the_hour(marks: Marks) -> tuple[Effect, ...]:
    """From a fit of its own: what the hour does is shown, and no region's mark is moved for it."""
    if marks.hour is None:
        return ()
    return tuple(effect for effect in _effects(fit_mixed(marks, draws=1, hour=True)) if effect.name == HOUR)


def _by_rasch(marks: Marks, design: Design, told: tuple[Agreement, ...], fit: RaschFit, top: int) -> Analysis:
    variances, confounded = _variances(marks)
    return Analysis(
        marks=marks,
        design=design,
        n_raters=marks.raters_per_unit(),
        raw=marks.raw(),
        corrected=fit.fair,
        measure=fit.measure,
        decision=decide(fit.draws, top),
        raters=_rater_facet(marks, fit.severity, fit.severity_se, fit.rater_infit, fit.rater_outfit),
        items=_item_facet(marks, fit.difficulty, fit.difficulty_se, fit.item_infit, fit.item_outfit),
        agreement=told,
        variances=variances,
        confounded=confounded,
        effects=(),
        draws=fit.draws,
        rasch=fit,
        warnings=(*_about_design(design), *_about_raters(marks), *_about_variances(confounded), *fit.warnings),
    )


def _refused(marks: Marks, design: Design, told: tuple[Agreement, ...]) -> Analysis:
    nothing_r, nothing_i = np.full(len(marks.raters), np.nan), np.full(len(marks.items), np.nan)
    said = f"desain terputus menjadi {len(design.groups)} kelompok: keketatan asesor tidak dapat dibandingkan, nilai tidak dikoreksi"
    return Analysis(
        marks=marks,
        design=design,
        n_raters=marks.raters_per_unit(),
        raw=marks.raw(),
        corrected=None,
        measure=None,
        decision=None,
        raters=_rater_facet(marks, nothing_r, nothing_r, nothing_r, nothing_r),
        items=_item_facet(marks, nothing_i, nothing_i, nothing_i, nothing_i),
        agreement=told,
        variances=dict.fromkeys((*EFFECTS, "error")),
        confounded={},
        effects=(),
        draws=None,
        rasch=None,
        warnings=(said,),
    )


def _variances(marks: Marks) -> tuple[dict[str, float | None], dict[str, str]]:
    """Variance parts beside a Rasch model: those of the mixed model."""
    if len(marks) < 3 or np.ptp(marks.mark) == 0:
        return dict.fromkeys((*EFFECTS, "error")), {}
    design = np.hstack([np.ones((len(marks), 1)), covariates(marks).columns])
    found = fit_variances(make_arrow(marks, design, estimable(marks))).variances
    return {name: found.get(name) for name in (*EFFECTS, "error")}, {}


def _rater_facet(marks: Marks, value: FloatArray, se: FloatArray, infit: FloatArray, outfit: FloatArray) -> Facet:
    count = marks.units_per_rater()
    shown = [np.where(count >= FEWEST_UNITS, column, np.nan) for column in (value, se, infit, outfit)]
    return Facet(marks.raters, count, *shown)


def _item_facet(marks: Marks, value: FloatArray, se: FloatArray, infit: FloatArray, outfit: FloatArray) -> Facet:
    return Facet(marks.items, np.bincount(marks.item), value, se, infit, outfit)


def _about_design(design: Design) -> list[str]:
    if design.correctable:
        return []
    weak = [f"{unit} oleh {rater}" for unit, rater in design.bridges[:5]] or list(design.cut_units[:5])
    return [f"desain tersambung hanya lewat satu mata rantai: {', '.join(weak)}"]


def _about_raters(marks: Marks) -> list[str]:
    few = [marks.raters[r] for r in np.flatnonzero(marks.units_per_rater() < FEWEST_UNITS)]
    return [f"kurang dari {FEWEST_UNITS} unit, keketatan tidak ditampilkan: {', '.join(few)}"] if few else []


def _about_variances(confounded: Mapping[str, str]) -> list[str]:
    return [
        f"ragam {WORDS[name]} tidak dapat dipisahkan; termasuk dalam {WORDS[into]}" for name, into in confounded.items()
    ]

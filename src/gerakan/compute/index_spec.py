"""The SPEC.toml of an index, and what robustness adds to it."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast

from gerakan.compute.complaints import told_by_file
from gerakan.compute.toml import Section, read_toml, section, sections
from gerakan.engine.index import Group, IndexSpec, Indicator, Missing, Normalisation, RobustnessPlan, Treatment

PARTS = ("indicator", "group", "treatment", "normalisation", "missing", "robustness")
SCALE = ("method", "lower", "upper", "mean", "sd", "reference", "truncate")
INDICATOR = ("code", "parent", "weight", "direction", "normalisation", "low", "high", "target", "cuts", "points")
GROUP = ("code", "parent", "weight", "aggregation", "p", "least", "most")


def read_index_spec(file: Path) -> tuple[IndexSpec, RobustnessPlan]:
    """A specification and the plan of its `[robustness]` table; 25 per cent on the weights when there is none."""
    values = read_toml(file, known=PARTS)
    with told_by_file(file, file, {}):
        default = _normalisation(section(file, values, "normalisation", known=SCALE), Normalisation())
        spec = IndexSpec(
            indicators=tuple(
                _indicator(own, default) for own in sections(file, values, "indicator", known=(*INDICATOR, *SCALE))
            ),
            groups=tuple(_group(own) for own in sections(file, values, "group", known=GROUP)),
            treatment=_treatment(section(file, values, "treatment", known=("method", "max_winsorised"))),
            normalisation=default,
            missing=_missing(section(file, values, "missing", known=("rule", "min_availability", "not_applicable"))),
        )
        return spec, _plan(file, values, spec)


def _normalisation(own: Section, default: Normalisation) -> Normalisation:
    return Normalisation(
        method=cast(Any, own.text("method", default.method)),
        lower=own.number("lower", default.lower),
        upper=own.number("upper", default.upper),
        mean=own.number("mean", default.mean),
        sd=own.number("sd", default.sd),
        reference=own.optional_text("reference") or default.reference,
        truncate=own.flag("truncate") if "truncate" in own.values else default.truncate,
    )


def _indicator(own: Section, default: Normalisation) -> Indicator:
    return Indicator(
        code=own.text("code"),
        parent=own.text("parent"),
        weight=own.number("weight", 1.0),
        direction=cast(Any, own.whole("direction", 1)),
        normalisation=_override(own, default),
        low=own.optional_number("low"),
        high=own.optional_number("high"),
        target=own.optional_number("target"),
        cuts=own.numbers("cuts"),
        points=own.numbers("points"),
    )


def _override(own: Section, default: Normalisation) -> Normalisation | None:
    """An indicator's own method: `normalisation = "zscore"`, `normalisation = { ... }`, or the keys themselves."""
    inline = own.values.get("normalisation", {})
    if isinstance(inline, str):
        inline = {"method": inline}
    if not isinstance(inline, dict):
        own.refuse("normalisation", "harus berupa nama metode atau { method = ... }")
    merged = {key: own.values[key] for key in SCALE if key in own.values} | inline
    if not merged:
        return None
    return _normalisation(Section(own.file, own.row, merged, known=SCALE), default)


def _group(own: Section) -> Group:
    return Group(
        code=own.text("code"),
        parent=own.optional_text("parent"),
        weight=own.number("weight", 1.0),
        aggregation=cast(Any, own.text("aggregation", "arithmetic")),
        p=_exponent(own),
        least=own.number("least", 0.0),
        most=own.number("most", 1.0),
    )


def _exponent(own: Section) -> float:
    if own.values.get("aggregation") == "generalised" and "p" not in own.values:
        own.refuse("p", "rata-rata umum memerlukan p")
    return own.number("p", 1.0)


def _treatment(own: Section) -> Treatment:
    return Treatment(cast(Any, own.text("method", "none")), own.whole("max_winsorised", 5))


def _missing(own: Section) -> Missing:
    return Missing(
        cast(Any, own.text("rule", "proportional")),
        own.number("min_availability", 0.0),
        cast(Any, own.text("not_applicable", "proportional")),
    )


def _plan(file: Path, values: dict[str, Any], spec: IndexSpec) -> RobustnessPlan:
    known = ("weights", "normalisation", "aggregation", "treatment", "missing", "leave_one_out", "imputations")
    own = section(file, values, "robustness", known=known)
    if "robustness" not in values:
        return RobustnessPlan()
    return RobustnessPlan(
        weights=own.number("weights", 0.0),
        normalisations=tuple(
            _variant(own, "normalisation", item, spec.normalisation) for item in own.items("normalisation")
        ),
        aggregations=cast(Any, tuple(str(item) for item in own.items("aggregation"))),
        treatments=tuple(replace(spec.treatment, method=item) for item in own.items("treatment")),
        missing=tuple(replace(spec.missing, rule=item) for item in own.items("missing")),
        leave_one_out=own.flag("leave_one_out"),
        imputations=own.whole("imputations", 0),
    )


def _variant(own: Section, key: str, item: Any, default: Normalisation) -> Normalisation:
    """One entry of the list: a method, or a table with its parameters."""
    if isinstance(item, str):
        item = {"method": item}
    if not isinstance(item, dict):
        own.refuse(key, "harus berupa daftar nama metode")
    return _normalisation(Section(own.file, own.row, item, known=SCALE), default)


def as_parameters(spec: IndexSpec) -> dict[str, Any]:
    """The specification with every default filled in, for `result.json`."""
    return asdict(spec)

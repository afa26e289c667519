"""A run as plain files for `gerakan compute`, so that anybody can check it without this system."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.index import Group, Indicator, Normalisation
from gerakan.stages.shortlisting.calculations.certainty import HALF_POWER, imputable, plan_of
from gerakan.stages.shortlisting.calculations.pools import Pool, pool_of
from gerakan.stages.shortlisting.calculations.specs import points_per_unit
from gerakan.stages.shortlisting.models import Run

HOW_TO = """Memeriksa sendiri: {run}, daftar {pool}
Sidik isi: {hash}
Mesin: {engine}

1. Skor dan peringkat
   gerakan compute index DATA.csv SPEC.toml --out hasil-skor
   Kolom "indeks" dikali {points} sama dengan skor pada halaman peringkat.

2. Peluang dan selang peringkat
   gerakan compute robustness DATA-DILAPORKAN.csv SPEC.toml --draws {draws} --seed {seed} --top {top} --out hasil-keyakinan

DATA.csv: nilai yang dipakai (termasuk isian). DATA-DILAPORKAN.csv: hanya yang dilaporkan; kosong = tidak dilaporkan,
NA = tidak berlaku. unit = kode wilayah Kemendagri.
"""


def check_files(run: Run, pool_name: str) -> bytes:
    """A zip of DATA.csv, DATA-DILAPORKAN.csv, SPEC.toml and BACA.txt."""
    pool = pool_of(run.inputs, run.parameters, pool_name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("DATA.csv", data_csv(pool, pool.data.values))
        archive.writestr("DATA-DILAPORKAN.csv", data_csv(pool, imputable(pool)))
        archive.writestr("SPEC.toml", spec_toml(pool, run.parameters, run.draws))
        archive.writestr("BACA.txt", _how_to(run, pool))
    return out.getvalue()


def data_csv(pool: Pool, values: FloatArray) -> str:
    """Every digit, points for decimals, NA for what does not apply."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["unit", *pool.data.codes])
    for i, unit in enumerate(pool.data.units):
        writer.writerow(
            [unit, *(_cell(values[i, j], applies=bool(pool.data.applicable[i, j])) for j in range(values.shape[1]))]
        )
    return text.getvalue()


def _cell(value: float, *, applies: bool) -> str:
    if not applies:
        return "NA"
    return "" if np.isnan(value) else repr(float(value))


def spec_toml(pool: Pool, parameters: Mapping[str, Any], draws: int) -> str:
    """The list's specification and its robustness plan in the contract of `gerakan compute`."""
    spec, plan = pool.spec, plan_of(pool, parameters, draws)
    parts = [_table("[[group]]", _group(group)) for group in spec.groups]
    parts += [_table("[[indicator]]", _indicator(indicator)) for indicator in spec.indicators]
    parts.append(
        _table("[treatment]", {"method": spec.treatment.method, "max_winsorised": spec.treatment.max_winsorised})
    )
    parts.append(_table("[normalisation]", _scale(spec.normalisation)))
    parts.append(_table("[missing]", {"rule": spec.missing.rule}))
    robust = {
        "weights": plan.weights,
        "normalisation": [_scale(choice) for choice in plan.normalisations],
        "aggregation": list(plan.aggregations),
        "missing": [choice.rule for choice in plan.missing],
        "leave_one_out": plan.leave_one_out,
        "imputations": plan.imputations,
    }
    return "\n".join([*parts, _table("[robustness]", {name: value for name, value in robust.items() if value != []})])


def _group(group: Group) -> dict[str, Any]:
    own = {"code": group.code, "parent": group.parent, "weight": group.weight, "aggregation": group.aggregation}
    return own | {"p": HALF_POWER}


def _indicator(item: Indicator) -> dict[str, Any]:
    own = {"code": item.code, "parent": item.parent, "weight": item.weight, "direction": int(item.direction)}
    own |= {"low": item.low, "high": item.high}
    return own | ({"normalisation": _scale(item.normalisation)} if item.normalisation else {})


def _scale(choice: Normalisation) -> dict[str, Any]:
    return {"method": choice.method, "lower": choice.lower, "upper": choice.upper}


def _table(heading: str, values: Mapping[str, Any]) -> str:
    lines = [f"{name} = {_toml(value)}" for name, value in values.items() if value is not None]
    return "\n".join([heading, *lines, ""])


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + _joined(f"{name} = {_toml(inner)}" for name, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + _joined(_toml(inner) for inner in value) + "]"
    return json.dumps(str(value), ensure_ascii=False) if isinstance(value, str) else repr(value)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _how_to(run: Run, pool: Pool) -> str:
    return HOW_TO.format(
        run=run,
        pool=pool.name,
        hash=run.content_hash,
        engine=run.engine_version,
        points=points_per_unit(run.parameters),
        draws=run.draws,
        seed=run.seed,
        top=run.places[pool.name],
    )

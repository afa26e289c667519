"""Strength, growth, shift and share, and nearness of sectors of one region."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.regional import (
    SectorTable,
    adds_up,
    dynamic_shift_share,
    herfindahl,
    krugman_index,
    location_quotients,
    make_table,
    relatedness,
    shift_share,
    typology,
    without,
)
from gerakan.foundation.audit.fingerprint import canonical
from gerakan.stages.potentials.models import CODES

FEWEST_FOR_NEARNESS = 10
MOST_RELATED = 3
PARTS = ("total", "national", "mix", "competitive", "own", "allocation")


def sector_result(inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> dict[str, Any]:
    """All numbers of the screens of sectors. Raises InputError when there is nothing to compare with or one year only."""
    table = _table(inputs, parameters)
    average = float(np.nansum(table.whole) / len(table.years)) / max(inputs["region_count"], 1)
    quotients = location_quotients(table, level=parameters["level"], average=average)
    parts, kinds = shift_share(table), typology(table, quotients)
    if not adds_up(parts):
        raise InputError("bagian-bagian shift-share tidak berjumlah tepat", place="data")
    at_last = (quotients.quotient[0, :, -1], quotients.lower[0, :, -1], quotients.upper[0, :, -1])
    columns = {
        "value": table.values[0, :, -1], "share": table.shares[0, :, -1], "whole_share": table.whole_shares[:, -1],
        "lq": at_last[0], "lower": at_last[1], "upper": at_last[2], "lq_first": quotients.quotient[0, :, 0],
        "growth": kinds.growth[0], "whole_growth": kinds.whole_growth, "klassen": kinds.klassen[0],
        "quadrant": kinds.quadrant[0], **{name: getattr(parts, name)[0] for name in PARTS},
    }  # fmt: skip
    rows = [
        {"sector": sector, **{name: _plain(values[s]) for name, values in columns.items()}}
        for s, sector in enumerate(table.sectors)
    ]
    for row in rows:
        row["verdict"] = _verdict(row, parameters["smallest"])
    result = {
        "rows": rows,
        "sums": {name: _plain(np.nansum(getattr(parts, name))) for name in PARTS},
        "years": _yearly(table),
        "economy": kinds.economy,
        "own_growth": _growth(table),
        "krugman": _plain(krugman_index(table.shares[0, :, -1], table.whole_shares[:, -1])),
        "herfindahl": _plain(herfindahl(table.shares[0, :, -1])),
        "observation": quotients.observation,
        "missing": _missing(table, inputs),
        "near": _near(inputs, rows, frozenset(parameters["without"])),
    }
    plain: dict[str, Any] = canonical(result)
    return plain


def _table(inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> SectorTable:
    """Sectors with every figure: a hole in one year would look like growth of the region, or of the others' shares."""
    values, whole = (np.array(inputs[name], dtype=float) for name in ("values", "whole"))
    if not np.isfinite(whole).any():
        raise InputError("belum ada angka acuan", place="data", row="acuan")
    years = tuple(inputs["years"])
    if len(years) < 2:
        raise InputError("diperlukan paling sedikit dua tahun", place="data", column="year")
    keep = [s for s in range(len(values)) if np.isfinite(whole[s]).all() and np.isfinite(values[s]).all()]
    if not keep:
        raise InputError("tidak ada sektor yang angkanya lengkap", place="data", row="semua", column="value")
    sectors = tuple(inputs["sectors"][s] for s in keep)
    table = make_table((inputs["region"],), sectors, years, values[None, keep], whole[keep])
    return without(table, frozenset(parameters["without"]))


def _verdict(row: Mapping[str, Any], smallest: float) -> str:
    """What may be said: strong, usual, small, too little, or unknown; never best."""
    if row["lq"] is None or row["growth"] is None:
        return "unknown"
    if (row["share"] or 0) < smallest:
        return "little"
    if row["lower"] > 1:
        return "strong"
    return "small" if row["upper"] < 1 else "usual"


def _yearly(table: SectorTable) -> list[dict[str, Any]]:
    """Parts from year to year, and their sum over the years under the year 0."""
    steps = [(table.years[t + 1], shift_share(table, first=t, last=t + 1)) for t in range(len(table.years) - 1)]
    rows = [(0, dynamic_shift_share(table)), *steps]
    return [{"year": year, **{name: _plain(np.nansum(getattr(p, name))) for name in PARTS[:4]}} for year, p in rows]


def _growth(table: SectorTable) -> float | None:
    first, last = table.totals[0, 0], table.totals[0, -1]
    return _plain((last / first) ** (1 / (table.years[-1] - table.years[0])) - 1) if first > 0 else None


def _missing(table: SectorTable, inputs: Mapping[str, Any]) -> list[list[Any]]:
    """Sectors that are not counted, then the empty cells of those that were delivered in part."""
    holes = zip(inputs["sectors"], inputs["values"], strict=True)
    empty = [
        [code, year]
        for code, own in holes
        for year, value in zip(inputs["years"], own, strict=True)
        if value is None and any(one is not None for one in own)
    ]
    return [[code, None] for code in CODES if code not in table.sectors] + empty


def _near(inputs: Mapping[str, Any], rows: list[dict[str, Any]], dropped: frozenset[str]) -> dict[str, Any]:
    """Sectors that the region is not strong in, the nearest to its strengths first."""
    others = inputs["others"]
    if len(others) < FEWEST_FOR_NEARNESS or inputs["region"] not in others:
        return {"region_count": len(others), "rows": []}
    regions, sectors = tuple(others), [s for s in range(len(CODES)) if CODES[s] not in dropped]
    values: FloatArray = np.array([others[code] for code in regions], dtype=float)[:, sectors, None]
    names = tuple(CODES[s] for s in sectors)
    strong = location_quotients(make_table(regions, names, (inputs["years"][-1],), values)).quotient[:, :, 0] >= 1
    found, own = relatedness(strong), regions.index(inputs["region"])
    known = {row["sector"]: row for row in rows}
    near = [
        {
            "sector": name,
            "density": float(found.density[own, s]),
            "related": [names[o] for o in np.argsort(-found.proximity[s], kind="stable")[:MOST_RELATED]
                        if strong[own, o] and found.proximity[s, o] > 0],
            "lq": known[name]["lq"],
        }
        for s, name in enumerate(names)
        if not strong[own, s] and name in known
    ]  # fmt: skip
    return {"region_count": len(regions), "rows": sorted(near, key=lambda row: (-row["density"], row["sector"]))}


def _plain(value: Any) -> Any:
    number = value.item() if isinstance(value, np.generic | np.ndarray) else value
    return None if isinstance(number, float) and not math.isfinite(number) else number

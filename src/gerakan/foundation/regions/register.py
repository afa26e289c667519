"""Package + overlay -> the register's facts and periods, without a database."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from gerakan.foundation.regions.overlay import Change, Correction, Overlay
from gerakan.foundation.regions.package import PackageRow

NUMBERS: dict[str, type] = {"area_km2": Decimal, "latitude": float, "longitude": float, "population": int}


@dataclass(frozen=True)
class Period:
    """A code and name with the days they held; None is open."""

    code: str
    name: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    decree: str
    law: str


@dataclass(frozen=True)
class Register:
    """What the database should hold."""

    provinces: list[dict[str, Any]]
    regions: list[dict[str, Any]]
    province_periods: dict[str, list[Period]]
    region_periods: dict[str, list[Period]]
    outdated: list[Correction]


def build_register(provinces: Sequence[PackageRow], regions: Sequence[PackageRow], overlay: Overlay) -> Register:
    """Applies every correction; one whose wrong value is gone from the package is reported as outdated."""
    rows = {row.code: row for row in (*provinces, *regions)}
    outdated = [fix for fix in overlay.corrections if not _still_needed(rows, fix)]
    for fix in overlay.corrections:
        rows[fix.code] = _corrected(rows[fix.code], fix)
    return Register(
        provinces=[_province(rows[row.code], overlay) for row in provinces],
        regions=[_region(rows[row.code], overlay) for row in regions],
        province_periods={row.code: province_periods(rows[row.code], overlay.changes) for row in provinces},
        region_periods={row.code: region_periods(rows[row.code], overlay.changes) for row in regions},
        outdated=outdated,
    )


def _still_needed(rows: dict[str, PackageRow], fix: Correction) -> bool:
    return bool(getattr(rows[fix.code], fix.field) == _typed(fix.field, fix.found))


def _corrected(row: PackageRow, fix: Correction) -> PackageRow:
    return replace(row, **{fix.field: _typed(fix.field, fix.value)})


def _typed(field: str, text: str) -> Any:
    if field not in NUMBERS:
        return text
    return NUMBERS[field](text) if text else None


def _common(row: PackageRow, overlay: Overlay) -> dict[str, Any]:
    if row.area_km2 is None:
        raise ValueError(f"{row.code} {row.name}: no area in the package and no correction")
    return {
        "code": row.code,
        "bps_code": overlay.bps_code(row.code),
        "name": row.name,
        "capital": row.capital,
        "latitude": round(row.latitude, 5),
        "longitude": round(row.longitude, 5),
        "area_km2": row.area_km2.quantize(Decimal("0.001")),
        "population": row.population,
        "timezone": overlay.facts["time_zones"][row.timezone],
    }


def _province(row: PackageRow, overlay: Overlay) -> dict[str, Any]:
    return _common(row, overlay) | {"island_group": overlay.island_group(row.code)}


def _region(row: PackageRow, overlay: Overlay) -> dict[str, Any]:
    return _common(row, overlay) | {
        "kind": "kota" if int(row.code[3:]) > 70 else "kabupaten",
        "is_autonomous": overlay.is_autonomous(row.code[:2]),
    }


def region_periods(row: PackageRow, changes: Iterable[Change]) -> list[Period]:
    """Walks back from today, newest change first; the oldest period has an open start."""
    newest_first = sorted((c for c in changes if c.change != "created"), key=lambda c: c.effective_on, reverse=True)
    code, name, until = row.code, row.name, None
    periods: list[Period] = []
    for change in newest_first:
        if change.new_code == code:
            periods.append(Period(code, name, change.effective_on, until, change.decree, change.law))
            code, name, until = change.old_code, change.old_name, change.effective_on
    return [Period(code, name, None, until, "", ""), *reversed(periods)]


def province_periods(row: PackageRow, changes: Iterable[Change]) -> list[Period]:
    """One period, which begins with the law for a province created since 2015."""
    born = [change for change in changes if change.change == "created" and change.new_code == row.code]
    if not born:
        return [Period(row.code, row.name, None, None, "", "")]
    return [Period(row.code, row.name, born[0].effective_on, None, born[0].decree, born[0].law)]


def counts(register: Register) -> Counter[str]:
    """How many of each: provinces, kabupaten, kota."""
    kinds = Counter[str](row["kind"] for row in register.regions)
    kinds["province"] = len(register.provinces)
    return kinds

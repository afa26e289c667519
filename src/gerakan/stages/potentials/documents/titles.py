"""Titles of charts: each the sentence that its chart shows, true of its numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gerakan.foundation.ui import formats
from gerakan.stages.potentials.models import name_of

NAMED = 2
Rows = Sequence[Mapping[str, Any]]


def quotients(result: Mapping[str, Any]) -> str:
    """How many sectors lie clearly above the whole."""
    strong = _codes(result, "strong")
    if not strong:
        return _("Tidak ada lapangan usaha yang bagiannya jelas di atas acuan")
    return _("Bagiannya jelas di atas acuan: %s") % _named(strong)


def quadrants(result: Mapping[str, Any]) -> str:
    """Which sectors are strong and grow faster than the whole economy."""
    economy = result["economy"]
    both = [
        row["sector"] for row in _by_share(result)
        if row["verdict"] == "strong" and economy is not None and row["growth"] > economy
    ]  # fmt: skip
    if not both:
        return _("Tidak ada sektor yang menonjol dan sekaligus tumbuh lebih cepat daripada seluruh ekonomi acuan")
    return _("Menonjol dan tumbuh lebih cepat daripada seluruh ekonomi acuan: %s") % _named(both)


def change(sums: Mapping[str, float], unit: str) -> str:
    """What changed in all, and how much of it the region's own sectors account for."""
    said = {"total": signed(sums["total"]), "own": signed(sums["competitive"]), "unit": unit}
    return _("Perubahan seluruhnya %(total)s %(unit)s, dari daerah sendiri %(own)s") % said


def own_parts(rows: Rows, unit: str) -> str:
    """The sectors furthest from their twins; rows from the most gained to the most lost."""
    ends = [row for row in (rows[:1] + rows[-1:] if len(rows) > 1 else rows) if round(row["competitive"])]  # type: ignore[operator]
    if not ends:
        return _("Setiap sektor berubah seperti sektor yang sama pada acuan")
    told = "; ".join(f"{name_of(row['sector'])} {signed(row['competitive'])}" for row in ends)
    return _("Dibandingkan dengan sektor yang sama pada acuan, dalam %(unit)s: %(ends)s") % {"unit": unit, "ends": told}


def towns(result: Mapping[str, Any]) -> str:
    """The urban share in the last year with its range, and the nation's."""
    shares = sorted(path["points"][-1][3] * 100 for path in result["paths"])
    return _("Perkotaan pada %(year)d: %(low)s sampai %(high)s, proyeksi nasional %(target)s") % {
        "year": result["target_year"], "low": formats.percent(shares[0], 1), "high": formats.percent(shares[-1], 1),
        "target": formats.percent(result["target"] * 100, 2),
    }  # fmt: skip


def people(result: Mapping[str, Any]) -> str:
    """People in the last year with their range."""
    ends = sorted(path["points"][-1][1] for path in result["paths"])
    return _("Penduduk pada %(year)d: %(low)s sampai %(high)s jiwa") % {
        "year": result["target_year"], "low": formats.number(ends[0]), "high": formats.number(ends[-1])
    }  # fmt: skip


def signed(value: float) -> str:
    """With its sign, whole."""
    said = formats.number(abs(value), 0)
    return f"+{said}" if round(value) > 0 else f"−{said}" if round(value) < 0 else said


def _by_share(result: Mapping[str, Any]) -> Rows:
    return sorted(result["rows"], key=lambda row: (-(row["share"] or 0), row["sector"]))


def _codes(result: Mapping[str, Any], verdict: str) -> list[str]:
    return [row["sector"] for row in _by_share(result) if row["verdict"] == verdict]


def _named(codes: Sequence[str]) -> str:
    """The two largest by name, the others by their count."""
    told, more = "; ".join(name_of(code) for code in codes[:NAMED]), len(codes) - NAMED
    return told if more <= 0 else told + ngettext("; dan %d lainnya", "; dan %d lainnya", more) % more

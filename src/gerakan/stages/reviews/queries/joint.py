"""Joint programmes of contents (`contents["joint"]` of ADR 51) in words: for a version, the public page and the comparison."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import MoneyLine, Pillar, SubDimension
from gerakan.stages.reviews.queries.contents import Contents

NONE = "–"
Row = Mapping[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Joint:
    """A programme that several regions carry, as its member's plan tells it."""

    row: Row
    cells: Mapping[str, str]


def joint_of(contents: Contents) -> list[Joint]:
    """In the order of contents; contents frozen before there were any have none."""
    return [Joint(row, cells_of(row)) for row in contents.get("joint", ())]


def keyed(contents: Contents) -> dict[Key, Row]:
    """A programme is the same by its plan and code."""
    return {(row["plan"], row["code"]): row for row in contents.get("joint", ())}


def named(row: Row) -> dict[str, str]:
    """Its cells with its name, which may change like any other."""
    return {_("Nama"): row["name"], **cells_of(row)}


def said_of(contents: Contents) -> str:
    """What the region carries, and how much of it stands beside the plan's own money; empty without any."""
    rows: Sequence[Row] = contents.get("joint", ())
    if not rows:
        return ""
    outside = sum(row["own"]["total"] for row in rows if not row["own"]["own_code"])
    return _(
        "Daerah ini memikul %(own)s dari program bersama seharga %(total)s; %(outside)s di antaranya di luar uang rencana di atas. "
        "Secara nasional setiap program bersama dihitung sekali."
    ) % {
        "own": formats.money(sum(row["own"]["total"] for row in rows)),
        "total": formats.money(sum(row["total"] for row in rows)),
        "outside": formats.money(outside),
    }  # fmt: skip


def cells_of(row: Row) -> dict[str, str]:
    """Label: words; what is empty is left out."""
    own = row["own"]
    held = _("sudah tertulis dalam program %s rencana induk ini") % own["own_code"] if own["own_code"] else _("di luar anggaran rencana induk ini")  # fmt: skip
    said = {
        _("Rencana bersama"): f"{row['plan']}, {_('piagam')} {row['charter']}" if row["charter"] else row["plan"],
        _("Masalah"): row["problem"],
        _("Penerima manfaat"): row["beneficiaries"],
        _("Pilar"): f"{Pillar(row['pillar']).label}, {SubDimension(row['subdimension']).label}",
        _("Tahun"): f"{row['starts']}–{row['ends']}",
        _("Indikator"): _target(row),
        _("Biaya seluruhnya"): f"{formats.money_exact(row['total'])} ({_sources(row)})",
        _("Bagian daerah ini"): f"{_part(own)}; {held}",
        _("Bagian daerah ini per tahun"): _yearly(row),
        _("Kewajiban daerah ini"): own["duty"],
        _("Mitra"): "; ".join(f"{one['name']} {_part(one)}" for one in row["shares"] if one["member"] != own["member"]),
    }  # fmt: skip
    return {label: words for label, words in said.items() if words}


def _part(share: Row) -> str:
    return f"{formats.money_exact(share['total'])} ({formats.percent(Decimal(share['points']) / 100, 2)})"


def _yearly(row: Row) -> str:
    pairs = zip(row["years"], row["own"]["amounts"], strict=True)
    return "; ".join(f"{year} {formats.money_exact(amount)}" for year, amount in pairs)


def _sources(row: Row) -> str:
    labels = dict(zip(MoneyLine.Source.values, map(str, MoneyLine.Source.labels), strict=True))
    return "; ".join(f"{labels.get(name, name)} {formats.money_exact(sum(sums))}" for name, sums in row["money"].items()) or NONE  # fmt: skip


def _target(row: Row) -> str:
    """From the baseline to the last target."""
    last = max(row["targets"], default="", key=int)
    said = f"{row['indicator']}: {_figure(row['baseline'])} {row['unit']} ({row['baseline_year']})"
    return f"{said} → {_figure(row['targets'][last])} {row['unit']} ({last})" if last else said


def _figure(value: str) -> str:
    return formats.number(Decimal(value))

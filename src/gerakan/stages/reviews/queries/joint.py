"""Joint programmes of contents (`contents["joint"]` of ADR 51) in words: for a version, the public page and the comparison."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import MoneyLine, Pillar, SubDimension
from gerakan.stages.reviews.queries.contents import Contents

Row = Mapping[str, Any]
Joint = tuple[Row, Mapping[str, str]]
"""A programme that several regions carry, and its cells in words."""


def joint_of(contents: Contents) -> list[Joint]:
    """In the order of contents; contents frozen before there were any have none."""
    return [(row, cells_of(row)) for row in contents.get("joint", ())]


def keyed(contents: Contents) -> dict[tuple[str, str], dict[str, str]]:
    """Name and cells by plan and code: a programme is the same by these two, its name may change."""
    return {(row["plan"], row["code"]): {_("Nama"): row["name"], **cells_of(row)} for row in contents.get("joint", ())}


def said_of(contents: Contents) -> str:
    """What the region carries, and how much of it stands beside the plan's own money; empty without any."""
    rows: Sequence[Row] = contents.get("joint", ())
    if not rows:
        return ""
    told = {
        "own": formats.money(sum(row["own"]["total"] for row in rows)),
        "total": formats.money(sum(row["total"] for row in rows)),
        "outside": formats.money(sum(row["own"]["total"] for row in rows if not row["own"]["own_code"])),
    }
    return _(
        "Daerah ini memikul %(own)s dari program bersama seharga %(total)s; %(outside)s di antaranya di luar uang rencana di atas. "
        "Secara nasional setiap program bersama dihitung sekali."
    ) % told  # fmt: skip


def cells_of(row: Row) -> dict[str, str]:
    """Label: words; what is empty is left out."""
    own, labels = row["own"], {one.value: str(one.label) for one in MoneyLine.Source}
    held = _("sudah tertulis dalam program %s rencana induk ini") % own["own_code"] if own["own_code"] else _("di luar anggaran rencana induk ini")  # fmt: skip
    yearly = zip(row["years"], own["amounts"], strict=True)
    sources = (f"{labels.get(name, name)} {formats.money_exact(sum(sums))}" for name, sums in row["money"].items())
    said = {
        _("Rencana bersama"): f"{row['plan']}, {_('piagam')} {row['charter']}" if row["charter"] else row["plan"],
        _("Masalah"): row["problem"],
        _("Penerima manfaat"): row["beneficiaries"],
        _("Pilar"): f"{Pillar(row['pillar']).label}, {SubDimension(row['subdimension']).label}",
        _("Tahun"): f"{row['starts']}–{row['ends']}",
        _("Indikator"): _target(row),
        _("Biaya seluruhnya"): f"{formats.money_exact(row['total'])} ({'; '.join(sources) or '–'})",
        _("Bagian daerah ini"): f"{_part(own)}; {held}",
        _("Bagian daerah ini per tahun"): "; ".join(f"{year} {formats.money_exact(amount)}" for year, amount in yearly),
        _("Kewajiban daerah ini"): own["duty"],
        _("Mitra"): "; ".join(f"{one['name']} {_part(one)}" for one in row["shares"] if one["member"] != own["member"]),
    }  # fmt: skip
    return {label: words for label, words in said.items() if words}


def _part(share: Row) -> str:
    return f"{formats.money_exact(share['total'])} ({formats.percent(Decimal(share['points']) / 100, 2)})"


def _target(row: Row) -> str:
    """From the baseline to the last target."""
    ends = [(row["baseline"], row["baseline_year"]), *((value, year) for year, value in sorted(row["targets"].items()))]
    said = [f"{formats.number(Decimal(value))} {row['unit']} ({year})" for value, year in (ends[0], ends[-1])]
    return f"{row['indicator']}: {' → '.join(dict.fromkeys(said))}"

"""How the plan is watched: formulas of indicators, risks; and the tables of quick wins that several books share."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.tree import Block, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents.cells import NONE, Cell, cells, table
from gerakan.stages.books.documents.framing import Entry, Extra, sentence
from gerakan.stages.books.documents.source import Row, Source

LEVELS = range(1, 6)
QUICK_WIN = ("code", "name", "pillar", "owner", "starts_on", "months", "beneficiaries_number")


def quick_win_table(source: Source, setting: Entry, caption: str) -> Block:
    """All of them with who does them and for how many; in full with their idea."""
    rows = source.rows("quick-win")
    if setting["only"] == "full":
        fields = ("code", "name", "subdimension", "idea", "novelty", "owner", "starts_on", "months", "beneficiaries_number")  # fmt: skip
        return table(setting["anchor"], caption, cells("quick-win", *fields), rows, empty=_("Quick win belum diisi."), widths=(2, 5, 4, 6, 6, 4, 3, 2, 3), right=(7, 8), is_landscape=True, source=_("lembar Quick win"))  # fmt: skip
    return table(setting["anchor"], caption, cells("quick-win", *QUICK_WIN), rows, empty=_("Quick win belum diisi."), widths=(2, 6, 4, 5, 4, 2, 3), right=(5, 6), source=_("lembar Quick win"))  # fmt: skip


def formulas(source: Source) -> Extra:
    """What is counted, how, and from where."""
    columns = cells("indikator", "code", "name", "unit", "direction", "formula", "source")
    said = sentence(_("Setiap indikator dihitung dengan rumus dan sumber yang tetap, agar dapat dibandingkan dari tahun ke tahun."))  # fmt: skip
    shown = table(
        "t-formulas", _("Rumus dan sumber data indikator"), columns, source.rows("indikator"), empty=_("Indikator belum diisi."),
        widths=(3, 7, 3, 4, 8, 6), is_landscape=True, source=_("lembar Indikator"),
    )  # fmt: skip
    return Extra(before=(said,), after=(shown,))


def risks_table(source: Source, setting: Entry, caption: str) -> Block:
    """The heaviest first; for everybody in the order of their codes, since the order would tell the weights."""
    names = {row["code"]: row["name"] for row in source.rows("program")}
    columns: list[Cell] = [
        *cells("risiko", "code", "programme"), (_("Nama program"), lambda row: names.get(row["programme"], NONE)),
        *cells("risiko", "statement", "cause", "likelihood", "impact", "mitigation", "owner"),
    ]  # fmt: skip
    worst = sorted(source.rows("risiko"), key=lambda row: -_weight(row))
    return table(
        setting["anchor"], caption, columns, worst, empty=_("Risiko belum diisi."), widths=(3, 3, 5, 6, 6, 2, 2, 6, 4),
        right=(5, 6), is_landscape=True, source=_("lembar Risiko"),
    )  # fmt: skip


def _weight(row: Row) -> int:
    return (row.get("likelihood") or 0) * (row.get("impact") or 0)


def risks(source: Source) -> Extra:
    """How many risks stand in each field of likelihood and impact."""
    if source.is_public:
        return Extra()
    placed = [row for row in source.rows("risiko") if row["likelihood"] and row["impact"]]
    if not placed:
        return Extra(before=(sentence(_("Kemungkinan dan dampak risiko belum dinilai.")),))
    lines = [(_("Kemungkinan %s") % likely, *_line(placed, likely)) for likely in reversed(LEVELS)]
    headers = (_("Banyaknya risiko"), *(_("Dampak %s") % hit for hit in LEVELS))
    return Extra(before=(Table("t-risk-matrix", _("Risiko menurut kemungkinan dan dampak"), headers, tuple(lines), right=(1, 2, 3, 4, 5), widths=(3, 2, 2, 2, 2, 2), source=_("lembar Risiko")),))  # fmt: skip


def _line(placed: Sequence[Row], likely: int) -> list[str]:
    found = [sum(1 for row in placed if (row["likelihood"], row["impact"]) == (likely, hit)) for hit in LEVELS]
    return [formats.number(one, 0) if one else NONE for one in found]

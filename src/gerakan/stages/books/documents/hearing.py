"""Who has a stake and who was heard, for Buku 1."""

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import words
from gerakan.foundation.documents.book.tree import Block, Notice, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import NONE, cells, heading, table
from gerakan.stages.books.documents.framing import Entry, Extra
from gerakan.stages.books.documents.source import Source
from gerakan.stages.masterplans.models import Helix


def helices() -> list[tuple[str, str]]:
    """The five."""
    return list(zip(Helix.values, map(str, Helix.labels), strict=True))


def stakeholders_table(source: Source, setting: Entry, caption: str) -> Block:
    """All of them with what they can do; in a book for everybody how many there are of each kind."""
    rows, empty, where = (
        source.rows("pemangku"),
        _("Pemangku kepentingan belum dipetakan."),
        _("lembar Pemangku kepentingan"),
    )
    if source.is_public and rows:
        counted = tuple((name, formats.number(one, 0)) for name, one in charts.tally(rows, "helix", helices()))
        return Table(setting["anchor"], caption, (heading("pemangku", "helix"), _("Banyaknya")), counted, right=(1,), widths=(3, 1), source=where)  # fmt: skip
    columns = cells("pemangku", "code", "name", "helix", "interest", "influence", "role")
    return table(setting["anchor"], caption, columns, rows, empty=empty, widths=(2, 4, 3, 2, 2, 6), source=where)


def stakeholders(source: Source) -> Extra:
    """Where each stands, and how many of each kind; a book for everybody counts them in its table."""
    if source.is_public:
        return Extra()
    counted = charts.tally(source.rows("pemangku"), "helix", helices())
    drawn = charts.counts("g-stakeholders", _("Pemangku kepentingan menurut unsur"), counted, unit=_("pemangku kepentingan"), source=_("lembar Pemangku kepentingan"))  # fmt: skip
    return Extra(after=(_map(source), drawn))


def heard_table(source: Source, setting: Entry, caption: str) -> Block:
    """Meeting by meeting, with what changed; whose voice it was is not for everybody."""
    columns = cells("peran-serta", "code", "held_on", "who", "helix", "heard", "changed")
    return table(setting["anchor"], caption, columns, source.rows("peran-serta"), empty=_("Belum ada masukan yang dicatat."), widths=(2, 3, 4, 3, 6, 6), source=_("lembar Peran serta"))  # fmt: skip


def heard(source: Source) -> Extra:
    """How many of each kind."""
    counted = charts.tally(source.rows("peran-serta"), "helix", helices())
    return Extra(after=(charts.counts("g-heard", _("Peran serta menurut unsur"), counted, unit=_("masukan"), source=_("lembar Peran serta")),))  # fmt: skip


def _map(source: Source) -> Block:
    """Interest against influence: who is where."""
    placed = [row for row in source.rows("pemangku") if row["interest"] and row["influence"]]
    if not placed:
        return Notice(words(_("Kepentingan dan pengaruh belum dinilai, jadi peta belum dapat dibuat.")))
    rows = []
    for high, label in ((True, _("Kepentingan tinggi (4–5)")), (False, _("Kepentingan rendah (1–3)"))):
        found = [row for row in placed if (row["interest"] >= 4) is high]
        strong, weak = (
            "; ".join(row["name"] for row in found if (row["influence"] >= 4) is at) or NONE for at in (True, False)
        )
        rows.append((label, weak, strong))
    headers = (_("Kepentingan"), _("Pengaruh rendah (1–3)"), _("Pengaruh tinggi (4–5)"))
    return Table("t-stakeholder-map", _("Peta pemangku kepentingan"), headers, tuple(rows), widths=(2, 5, 5))

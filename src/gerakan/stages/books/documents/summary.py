"""Buku 3: the plan for those who decide, in a few pages."""

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Block, Notice, Points, Section
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.action import term_of
from gerakan.stages.books.documents.analysis import vision as vision_sentence
from gerakan.stages.books.documents.cells import NONE, Cell, cells, table
from gerakan.stages.books.documents.financing import amounts_table, by_pillar, by_source
from gerakan.stages.books.documents.framing import Entry, Extra, made, sentence
from gerakan.stages.books.documents.roadmap import flagships
from gerakan.stages.books.documents.source import Row, Source, pillars
from gerakan.stages.books.documents.targets import span_of


def vision(source: Source) -> Extra:
    """Vision, missions, what there is in each pillar."""
    missions = source.rows("misi")
    listed: tuple[Block, ...] = (Points(tuple(words(row["text"]) for row in missions), is_numbered=True),) if missions else ()  # fmt: skip
    drawn = charts.counts("g-programmes", _("Program menurut pilar"), charts.tally(source.programmes, "pillar", pillars()), unit=_("program"), source=_("lembar Program"))  # fmt: skip
    return Extra(before=(*vision_sentence(source, "3-visi").before, *listed), after=(drawn,))


def flagship_table(source: Source, setting: Entry, caption: str) -> Block:
    """One line for each."""
    rows = [row for code, _name in pillars() for row in flagships(source, code)]
    money: Cell = (_("Biaya"), lambda row: _cost(source, row))
    columns = [*cells("program", "code", "name", "pillar", "owner", "starts", "ends"), money]
    return table(setting["anchor"], caption, columns, rows, empty=_("Program belum diisi."), widths=(2, 5, 4, 6, 2, 2, 4), right=(6,), source=_("lembar Program dan Anggaran"))  # fmt: skip


def _cost(source: Source, row: Row) -> str:
    total = sum(source.budget.of_programmes.get(row["code"], ()))
    return formats.money_exact(total) if total else _("belum dianggarkan")


def flagship_parts(source: Source) -> Extra:
    """Pillar by pillar, each with one picture."""
    return Extra(parts=tuple(_pillar(source, code, name) for code, name in pillars()))


def _pillar(source: Source, code: str, name: str) -> Section:
    rows = flagships(source, code)
    if not rows:
        return made(f"s-flagship-{code}", name, Notice(words(_("Belum ada program pada pilar ini."))))
    drawn = [chart for row in rows for one in source.of("indikator", programme=row["code"]) if (chart := charts.target_chart(source, one))]  # fmt: skip
    return made(f"s-flagship-{code}", name, Points(tuple(_flagship(source, row) for row in rows)), *drawn[:1])


def _flagship(source: Source, row: Row) -> tuple[Run, ...]:
    measured = "; ".join(span_of(source, one) for one in source.of("indikator", programme=row["code"])) or NONE
    text = _(": %(owner)s, %(years)s, %(money)s. Indikator %(indicators)s.") % {
        "owner": row["owner"] or NONE, "years": term_of(row),
        "money": _cost(source, row), "indicators": measured,
    }  # fmt: skip
    return Run(row["name"], is_strong=True), Run(text)


def money(source: Source) -> Extra:
    """The whole, by pillar and by source."""
    budget = source.budget
    if not budget.total:
        return Extra(before=(Notice(words(_("Anggaran belum diisi."))),))
    where = _("lembar Anggaran")
    return Extra(
        before=(sentence(_("Seluruh program membutuhkan %s.") % formats.money_exact(budget.total)),),
        after=(
            charts.money_by_year("g-money-pillars", _("Biaya per tahun menurut pilar"), budget, by_pillar(budget), source=where),
            charts.money_by_year("g-money-sources", _("Biaya per tahun menurut sumber"), budget, by_source(budget), source=where),
            amounts_table(source, "t-money-pillars", _("Biaya menurut pilar dan tahun"), _("Pilar"), by_pillar(budget)),
        ),
    )  # fmt: skip

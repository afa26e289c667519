"""What the head shows in ten slides: vision, pillars, quick wins, money, what is asked."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.deck import Deck, Figure, Slide
from gerakan.foundation.documents.book.tree import Chart, Roadmap, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import cells, table
from gerakan.stages.books.documents.financing import by_pillar, by_source
from gerakan.stages.books.documents.roadmap import flagships, picture
from gerakan.stages.books.documents.source import Row, Source, pillars
from gerakan.stages.books.documents.targets import span_of

CODE = "salindia"
MOST = 5


def deck(source: Source) -> Deck:
    """A story for whoever has ten minutes."""
    head, imprint = source.head, source.imprint
    return Deck(
        code=CODE, title=head["name"], subtitle=head["vision"] or head["edition_name"], owner=head["region_name"],
        version=imprint.version, dated=imprint.dated, slides=tuple(_slides(source)),
        language=source.language, is_sample=head["is_sample"], is_draft=imprint.is_draft, address=imprint.address,
        look=imprint.look,
    )  # fmt: skip


def _slides(source: Source) -> Iterator[Slide]:
    missions = tuple(row["text"] for row in source.rows("misi"))[:MOST]
    yield Slide(
        _("Ke mana kita menuju"), statement=source.head["vision"] or _("Visi belum dirumuskan."), points=missions
    )
    yield _in_figures(source)
    yield _problems(source)
    yield _pillars(source)
    yield from _flagships(source)
    yield Slide(_("Dalam satu tahun warga merasakan quick win"), shows=_shown(_quick_wins(source)))
    yield Slide(_("Program unggulan berjalan bertahap"), shows=_shown(_roadmap(source)))
    yield from _money(source)
    yield _asked(source)


def _shown(block: object) -> Chart | Table | Roadmap | None:
    """Not the sentence that stands for an empty sheet."""
    return block if isinstance(block, Chart | Table | Roadmap) else None


def _in_figures(source: Source) -> Slide:
    budget = source.budget
    figures = (
        Figure(formats.number(len(source.programmes), 0), _("program")),
        Figure(formats.number(len(source.rows("indikator")), 0), _("indikator")),
        Figure(formats.number(len(source.rows("quick-win")), 0), _("quick win")),
        Figure(formats.money(budget.total) if budget.total else "–", _("selama %s tahun") % len(source.years)),
    )
    note = _("Biaya tepatnya %s.") % formats.money_exact(budget.total)
    return Slide(_("Rencana ini dalam empat angka"), figures=figures, notes=(note,))


def _problems(source: Source) -> Slide:
    gaps = sorted(source.rows("kesenjangan"), key=lambda row: -(row["priority"] or 0))[:MOST]
    points = tuple(row["gap"] or row["present"] for row in gaps if row["gap"] or row["present"])
    return Slide(_("Kesenjangan yang paling mendesak"), points=points or (_("Kesenjangan belum dicatat."),))


def _pillars(source: Source) -> Slide:
    chart = charts.counts("g-programmes", _("Program menurut pilar"), charts.tally(source.programmes, "pillar", pillars()), unit=_("program"), source=_("lembar Program"))  # fmt: skip
    return Slide(_("Enam pilar, semuanya mempunyai program"), shows=_shown(chart)) if _all_served(source) else Slide(_("Program menurut pilar"), shows=_shown(chart))  # fmt: skip


def _all_served(source: Source) -> bool:
    return {row["pillar"] for row in source.programmes} >= {code for code, _name in pillars()}


def _flagships(source: Source) -> Iterator[Slide]:
    """Two slides of three pillars each."""
    named = list(pillars())
    for half in (named[:3], named[3:]):
        points = tuple(_flagship(source, name, row) for code, name in half for row in flagships(source, code)[:1])
        title = _("Unggulan: %s") % ", ".join(name for _code, name in half)
        yield Slide(title, points=points or (_("Belum ada program."),))


def _flagship(source: Source, pillar: str, row: Row) -> str:
    """What it is, who answers for it, and what it shall change."""
    measured = [span_of(source, one) for one in source.of("indikator", programme=row["code"])[:1]]
    return ". ".join((f"{pillar}: {row['name']} ({row['owner']})", *measured))


def _quick_wins(source: Source) -> object:
    """Narrower than in the books: whoever watches wants the promise, who keeps it, and for how many."""
    columns = cells("quick-win", "code", "name", "owner", "starts_on", "beneficiaries_number")
    return table("t-quick-wins", _("Quick win menurut pilar"), columns, source.rows("quick-win"), empty=_("Quick win belum diisi."), widths=(2, 8, 8, 4, 4), right=(4,))  # fmt: skip


def _roadmap(source: Source) -> object:
    chosen = [row for code, _name in pillars() for row in flagships(source, code)[:1]]
    return picture(source, "g-roadmap", _("Peta jalan program unggulan"), chosen)


def _money(source: Source) -> Iterator[Slide]:
    budget = source.budget
    if not budget.total:
        yield Slide(_("Anggaran belum diisi"), points=(_("Biaya per tahun dan sumbernya belum diisi."),))
        return
    where = _("lembar Anggaran")
    title = _("Biaya seluruhnya %s") % formats.money(budget.total)
    yield Slide(title, shows=_shown(charts.money_by_year("g-money-pillars", _("Biaya per tahun menurut pilar"), budget, by_pillar(budget), source=where)))  # fmt: skip
    yield Slide(_("Dari mana uangnya"), shows=_shown(charts.money_by_year("g-money-sources", _("Biaya per tahun menurut sumber"), budget, by_source(budget), source=where)))  # fmt: skip


def _asked(source: Source) -> Slide:
    points = (
        _("Menetapkan rencana ini dengan peraturan kepala daerah"),
        _("Memasukkan program tahun pertama ke RKPD dan APBD"),
        _("Memimpin rapat Dewan Smart City setiap bulan"),
        _("Mengumumkan kemajuan kepada warga setiap tahun"),
    )
    return Slide(_("Yang kami minta kepada kepala daerah"), points=points)

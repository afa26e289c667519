"""What the head shows in ten slides: vision, pillars, quick wins, money, what is asked."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.deck import Deck, Figure, Slide
from gerakan.foundation.documents.book.text import plain
from gerakan.foundation.documents.book.tree import Block, Chart, Notice, Roadmap, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import cells, table
from gerakan.stages.books.documents.financing import by_pillar, by_source
from gerakan.stages.books.documents.joint import joint
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
        language=source.language, is_sample=head["is_sample"], is_draft=imprint.is_draft, address=imprint.address, look=imprint.look,
    )  # fmt: skip


def _slides(source: Source) -> Iterator[Slide]:
    yield Slide(_("Ke mana kita menuju"), statement=source.head["vision"] or _("Visi belum dirumuskan."), points=tuple(row["text"] for row in source.rows("misi"))[:MOST])  # fmt: skip
    yield _in_figures(source)
    yield _problems(source)
    yield _pillars(source)
    yield from _flagships(source)
    yield _slide(_("Dalam satu tahun warga merasakan quick win"), _quick_wins(source))
    chosen = [row for code, _name in pillars() for row in flagships(source, code)[:1]]
    yield _slide(_("Program unggulan berjalan bertahap"), picture(source, "g-roadmap", _("Peta jalan program unggulan"), chosen))  # fmt: skip
    yield from _joint(source)
    yield from _money(source)
    yield _asked(source)


def _slide(title: str, block: Block) -> Slide:
    """A sheet that is empty says so."""
    if isinstance(block, Chart | Table | Roadmap):
        return Slide(title, shows=block)
    return Slide(title, points=(plain(block.runs),) if isinstance(block, Notice) else ())


def _in_figures(source: Source) -> Slide:
    budget = source.budget
    figures = (
        Figure(formats.number(len(source.programmes), 0), _("program")),
        Figure(formats.number(len(source.rows("indikator")), 0), _("indikator")),
        Figure(formats.number(len(source.rows("quick-win")), 0), _("quick win")),
        Figure(formats.money(budget.total) if budget.total else "–", _("selama %s tahun") % len(source.years)),
    )
    return Slide(_("Rencana ini dalam empat angka"), figures=figures, notes=(_("Biaya tepatnya %s.") % formats.money_exact(budget.total),))  # fmt: skip


def _problems(source: Source) -> Slide:
    gaps = sorted(source.rows("kesenjangan"), key=lambda row: -(row["priority"] or 0))[:MOST]
    points = tuple(row["gap"] or row["present"] for row in gaps if row["gap"] or row["present"])
    return Slide(_("Kesenjangan yang paling mendesak"), points=points or (_("Kesenjangan belum dicatat."),))


def _pillars(source: Source) -> Slide:
    chart = charts.counts("g-programmes", _("Program menurut pilar"), charts.tally(source.programmes, "pillar", pillars()), unit=_("program"), source=_("lembar Program"))  # fmt: skip
    is_served = {row["pillar"] for row in source.programmes} >= {code for code, _name in pillars()}
    return _slide(_("Enam pilar, semuanya mempunyai program") if is_served else _("Program menurut pilar"), chart)  # fmt: skip


def _flagships(source: Source) -> Iterator[Slide]:
    """Two slides of three pillars each."""
    named = list(pillars())
    for half in (named[:3], named[3:]):
        points = tuple(_flagship(source, name, row) for code, name in half for row in flagships(source, code)[:1])
        yield Slide(_("Unggulan: %s") % ", ".join(name for _code, name in half), points=points or (_("Belum ada program."),))  # fmt: skip


def _flagship(source: Source, pillar: str, row: Row) -> str:
    """What it is, who answers for it, and what it shall change."""
    measured = (span_of(source, one) for one in source.of("indikator", programme=row["code"])[:1])
    return ". ".join((f"{pillar}: {row['name']} ({row['owner']})", *measured))


def _quick_wins(source: Source) -> Block:
    """Narrower than in the books: whoever watches wants the promise, who keeps it, and for how many."""
    return table("t-quick-wins", _("Quick win menurut pilar"), cells("quick-win", "code", "name", "owner", "starts_on", "beneficiaries_number"), source.rows("quick-win"), empty=_("Quick win belum diisi."), widths=(2, 8, 8, 4, 4), right=(4,))  # fmt: skip


def _joint(source: Source) -> Iterator[Slide]:
    """Where there are some: with whom, and what of it is ours."""
    if rows := joint(source):
        yield Slide(_("Dikerjakan bersama daerah lain"), points=tuple(map(_carried, rows)))


def _carried(row: Row) -> str:
    partners = ", ".join(one["name"] for one in row["shares"] if one["member"] != row["own"]["member"])
    return _("%(name)s bersama %(partners)s: bagian kita %(own)s dari %(total)s") % {"name": row["name"], "partners": partners, "own": formats.money(row["own"]["total"]), "total": formats.money(row["total"])}  # fmt: skip


def _money(source: Source) -> Iterator[Slide]:
    budget = source.budget
    if not budget.total:
        yield Slide(_("Anggaran belum diisi"), points=(_("Biaya per tahun dan sumbernya belum diisi."),))
        return
    yield _slide(_("Biaya seluruhnya %s") % formats.money(budget.total), charts.money_by_year("g-money-pillars", _("Biaya per tahun menurut pilar"), budget, by_pillar(budget), source=_("lembar Anggaran")))  # fmt: skip
    yield _slide(_("Dari mana uangnya"), charts.money_by_year("g-money-sources", _("Biaya per tahun menurut sumber"), budget, by_source(budget), source=_("lembar Anggaran")))  # fmt: skip


def _asked(source: Source) -> Slide:
    points = (
        *([_("Menetapkan rencana ini dengan peraturan kepala daerah")] if source.imprint.is_draft else []),
        _("Memasukkan program tahun pertama ke RKPD dan APBD"),
        _("Memimpin rapat Dewan Smart City setiap bulan"),
        _("Mengumumkan kemajuan kepada warga setiap tahun"),
    )
    return Slide(_("Yang kami minta kepada kepala daerah"), points=points)

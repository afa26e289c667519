"""Buku 1: where the region stands, from evidence to vision."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Block, Notice, Points, Section, Table
from gerakan.foundation.ui import formats
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import NONE, cells, heading, part_name, parts_of, said, table
from gerakan.stages.books.documents.framing import Entry, Extra, made, sentence
from gerakan.stages.books.documents.future import future
from gerakan.stages.books.documents.source import Row, Source, pillars
from gerakan.stages.masterplans.models import Evidence, SwotLine
from gerakan.stages.masterplans.queries.sheets import SHEETS

EXTERNAL = "external"


def in_figures(source: Source) -> Extra:
    """How much the plan says, sheet by sheet."""
    rows = tuple(
        (str(sheet.label), formats.number(len(source.rows(code)), 0))
        for code, sheet in SHEETS.items()
        if source.rows(code)
    )
    if not rows:
        return Extra()
    headers = (_("Lembar"), _("Banyaknya baris"))
    counted = Table("t-rows", _("Isi rencana menurut lembar"), headers, rows, right=(1,), widths=(3, 1))
    return Extra(parts=(made("s-in-figures", _("Rencana dalam angka"), counted),))


def swot_table(source: Source, setting: Entry, caption: str) -> Block:
    """Of one component, or what comes from outside."""
    order = {kind: at for at, kind in enumerate(SwotLine.Kind.values)}
    rows = sorted(_swot(source, setting["only"]), key=lambda row: (order.get(row["kind"], 9), -(row["weight"] or 0)))
    fields = ("code", "kind", "statement", "weight", "evidence")
    columns = cells("swot", *fields[:1], *(["component"] if setting["only"] == EXTERNAL else []), *fields[1:])
    widths = (2, 3, 3, 9, 2, 3) if setting["only"] == EXTERNAL else (2, 3, 9, 2, 3)
    return table(setting["anchor"], caption, columns, rows, empty=_("SWOT untuk bagian ini belum dinilai."), widths=widths, source=_("lembar SWOT"))  # fmt: skip


def _swot(source: Source, only: str) -> Sequence[Row]:
    if only == EXTERNAL:
        return [row for row in source.rows("swot") if row["kind"] in ("O", "T")]
    return source.of("swot", component=only) if only else source.rows("swot")


def readiness(source: Source) -> Extra:
    """All five components in one picture."""
    components = list(zip(SwotLine.Component.values, map(str, SwotLine.Component.labels), strict=True))
    counted = Counter((row["component"], row["kind"]) for row in source.rows("swot"))
    by_kind = {str(kind.label): [counted[code, kind.value] for code, _name in components] for kind in SwotLine.Kind}
    drawn = charts.stacked("g-swot", _("Butir SWOT menurut komponen kesiapan"), [name for _code, name in components], by_kind, unit=_("butir"), source=_("lembar SWOT"), is_horizontal=True)  # fmt: skip
    return Extra(before=(sentence(_("Lima komponen kesiapan dinilai bersama; setiap butir menyebut kode bukti yang menjadi sandarannya.")), drawn))  # fmt: skip


def gaps_table(source: Source, setting: Entry, caption: str) -> Block:
    """Of one pillar, on its side."""
    rows = [row for part in parts_of(setting["only"]) for row in source.of("kesenjangan", subdimension=part)]
    columns = cells("kesenjangan", "code", "subdimension", "present", "desired", "gap", "cause", "recommendation", "priority", "evidence")  # fmt: skip
    return table(
        setting["anchor"], caption, columns, rows, empty=_("Belum ada kesenjangan yang dicatat pada pilar ini."),
        widths=(3, 4, 6, 6, 6, 6, 6, 3, 4), is_landscape=True, source=_("lembar Kesenjangan"),
    )  # fmt: skip


def gaps(source: Source) -> Extra:
    """Where problems and gaps are, and what was left out on purpose."""
    levels = [(str(level), _("prioritas %s") % level) for level in range(5, 0, -1)]
    counted = charts.tally(source.rows("kesenjangan"), "priority", levels)
    drawn = charts.counts("g-gap-priority", _("Kesenjangan menurut prioritas"), counted, unit=_("kesenjangan"), source=_("lembar Kesenjangan"))  # fmt: skip
    lead = sentence(_("Enam pilar masing-masing mempunyai tiga subdimensi. Tabel berikut memperlihatkan di mana masalah dan kesenjangan dicatat dan berapa program yang menjawabnya."))  # fmt: skip
    return Extra(before=(lead, _overview(source), drawn), parts=tuple(_waived(source)))


def _waived(source: Source) -> Iterable[Section]:
    if rows := source.rows("pengecualian"):
        shown = table("t-waivers", _("Subdimensi yang dikecualikan"), cells("pengecualian", "code", "subdimension", "reason"), rows, empty="", widths=(1, 2, 6))  # fmt: skip
        yield made("s-waivers", _("Subdimensi yang dikecualikan"), shown)


def _overview(source: Source) -> Table:
    rows = []
    for pillar, name in pillars():
        for part in parts_of(pillar):
            problems, found = (source.of(sheet, subdimension=part) for sheet in ("masalah", "kesenjangan"))
            highest = max((row["priority"] or 0 for row in found), default=0)
            serving = [row for row in source.programmes if row["subdimension"] == part]
            figures = [formats.number(len(own), 0) for own in (problems, found, serving)]
            rows.append((name, part_name(part), *figures, str(highest) if highest else NONE))
    headers = (_("Pilar"), _("Subdimensi"), _("Masalah"), _("Kesenjangan"), _("Program"), _("Prioritas tertinggi"))
    return Table(
        "t-gap-overview", _("Masalah, kesenjangan, dan program menurut subdimensi"), headers, tuple(rows),
        right=(2, 3, 4, 5), widths=(5, 5, 2, 3, 2, 2), source=_("lembar Masalah, Kesenjangan, dan Program"),
    )  # fmt: skip


def problems_table(source: Source, setting: Entry, caption: str) -> Block:
    """All of them in the order of the pillars."""
    columns = cells("masalah", "code", "pillar", "subdimension", "statement", "evidence")
    return table(setting["anchor"], caption, columns, source.rows("masalah"), empty=_("Belum ada masalah yang dicatat."), widths=(2, 3, 3, 8, 3), source=_("lembar Masalah"))  # fmt: skip


def problems(source: Source) -> Extra:
    """How many in each pillar."""
    counted = charts.tally(source.rows("masalah"), "pillar", pillars())
    return Extra(after=(charts.counts("g-problems", _("Masalah menurut pilar"), counted, unit=_("masalah"), source=_("lembar Masalah")),))  # fmt: skip


def evidence_table(source: Source, setting: Entry, caption: str) -> Block:
    """With its age."""
    columns = [*cells("bukti", "code", "kind", "text", "source", "page"), (heading("bukti", "dated"), _dated)]
    return table(setting["anchor"], caption, columns, source.rows("bukti"), empty=_("Belum ada bukti yang dicatat."), widths=(2, 3, 8, 5, 2, 3))  # fmt: skip


def evidence(source: Source) -> Extra:
    """What the statements rest on."""
    kinds = zip(Evidence.Kind.values, map(str, Evidence.Kind.labels), strict=True)
    counted = charts.tally(source.rows("bukti"), "kind", kinds)
    return Extra(after=(charts.counts("g-evidence", _("Bukti menurut jenis"), counted, unit=_("bukti"), source=_("lembar Bukti")),))  # fmt: skip


def _dated(row: Row) -> str:
    """With what a reader must know of it."""
    text = said("bukti", "dated", row)
    if row["withdrawn"]:
        return f"{text} ({_('ditarik')})"
    return f"{text} ({_('usang')})" if row["is_stale"] else text


def keywords(source: Source) -> Extra:
    """One a line."""
    text = source.head["keywords"].replace(";", ",").replace("\n", ",")
    found = [part.strip() for part in text.split(",") if part.strip()]
    if not found:
        return Extra(after=(Notice(words(_("Kata kunci visi belum diisi."))),))
    return Extra(after=(Points(tuple(words(one) for one in found)),))


def vision(source: Source, place: str) -> Extra:
    """The sentence itself, unless the region's text at this place says it."""
    text = source.head["vision"]
    if text and "[[rencana/visi]]" in source.text_at(place):
        return Extra()
    return Extra(before=(Notice((Run(text, is_strong=True),) if text else words(_("Visi belum dirumuskan."))),))


def potentials(source: Source) -> Extra:
    """Frozen calculations of the region's figures."""
    return Extra(parts=tuple(future(source)))

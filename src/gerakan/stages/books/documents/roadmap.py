"""Peta jalan: programmes over the years, milestones, terms."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Block, Notice, Points, Roadmap, Span
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.charts.chart import PILLARS
from gerakan.stages.books.documents import charts
from gerakan.stages.books.documents.cells import NONE, cells, pillar_name, table
from gerakan.stages.books.documents.framing import Entry, Extra, sentence
from gerakan.stages.books.documents.source import Row, Source, pillars

TERMS = (1, 5, 10)
MOST_FLAGSHIPS = 3


def whole_roadmap(source: Source, setting: Entry, caption: str) -> Block:
    """All programmes."""
    return picture(source, setting["anchor"], caption, source.programmes)


def flagship_roadmap(source: Source, setting: Entry, caption: str) -> Block:
    """The few that a head remembers."""
    return picture(
        source, setting["anchor"], caption, [row for code, _name in pillars() for row in flagships(source, code)]
    )


def flagships(source: Source, pillar: str) -> list[Row]:
    """Marked ones, or else the first of the pillar."""
    own = [row for row in source.programmes if row["pillar"] == pillar]
    return [row for row in own if row["flagship"]][:MOST_FLAGSHIPS] or own[:1]


def milestones_table(source: Source, setting: Entry, caption: str) -> Block:
    """Year by year."""
    columns = [
        *cells("peta-jalan", "year", "programme"),
        (_("Nama program"), _name(source)),
        *cells("peta-jalan", "text"),
    ]
    rows = sorted(source.rows("peta-jalan"), key=lambda row: (row["year"] or 0, row["programme"] or ""))
    return table(setting["anchor"], caption, columns, rows, empty=_("Tonggak belum diisi."), widths=(2, 2, 6, 8), source=_("lembar Peta jalan"))  # fmt: skip


def picture(source: Source, anchor: str, caption: str, rows: Iterable[Row]) -> Block:
    """Those with their years, grouped by pillar."""
    order = {code: at for at, (code, _name) in enumerate(pillars())}
    dated = [row for row in rows if row["starts"] and row["ends"]]
    dated.sort(key=lambda row: (order.get(row["pillar"], 9), row["starts"], row["code"]))
    if not dated:
        return Notice(words(_("Tahun mulai dan selesai program belum diisi, jadi peta jalan belum dapat digambar.")))
    spans = tuple(_span(source, row) for row in dated)
    return Roadmap(anchor, caption, source.years, spans, _("lembar Program dan Peta jalan"))


def undated(source: Source) -> Extra:
    """What the roadmap cannot draw is named, not lost."""
    rows = [row for row in source.programmes if not (row["starts"] and row["ends"])]
    if not rows or len(rows) == len(source.programmes):
        return Extra()
    said = _("Belum digambar karena tahun mulai atau selesainya belum diisi: %s.") % ", ".join(f"{row['code']} {row['name']}" for row in rows)  # fmt: skip
    return Extra(after=(Notice(words(said)),))


def _span(source: Source, row: Row) -> Span:
    milestones = tuple(
        (one["year"], one["text"]) for one in source.of("peta-jalan", programme=row["code"]) if one["year"]
    )
    return Span(
        row["code"], row["name"], row["starts"], row["ends"], group=pillar_name(row["pillar"]),
        colour=PILLARS.get(row["pillar"], ""), milestones=milestones, waits_for=tuple(row["depends_on"] or ()),
    )  # fmt: skip


def _name(source: Source) -> Callable[[Row], str]:
    names = {row["code"]: row["name"] for row in source.rows("program")}
    return lambda row: names.get(row["programme"], NONE)


def term(source: Source, number: int) -> Extra:
    """Programmes that end in the first, the middle, the last stretch."""
    first, last = _stretch(source, number)
    found = [row for row in source.programmes if row["ends"] and first <= row["ends"] <= last]
    names = Points(
        tuple((Run(f"{row['code']} ", is_strong=True), Run(f"{row['name']} ({row['ends']})")) for row in found)
    )
    said = sentence(_("Selesai %(term)s: %(count)s program.") % {"term": _span_of(first, last), "count": formats.number(len(found), 0)})  # fmt: skip
    return Extra(before=(said, names) if found else (said,), after=tuple(_counted(source)) if number == len(TERMS) - 1 else ())  # fmt: skip


def _stretch(source: Source, number: int) -> tuple[int, int]:
    before = TERMS[number - 1] if number else 0
    return source.years[0] + before, source.years[0] + TERMS[number] - 1


def _span_of(first: int, last: int) -> str:
    return f"{first}–{last}" if first != last else str(last)


def _counted(source: Source) -> Iterator[Block]:
    counted = []
    for number in range(len(TERMS)):
        first, last = _stretch(source, number)
        found = [row for row in source.programmes if row["ends"] and first <= row["ends"] <= last]
        counted.append((_span_of(first, last), len(found)))
    yield charts.counts("g-terms", _("Program menurut tahun selesainya"), counted, unit=_("program"), source=_("lembar Program"))  # fmt: skip

"""Tables with captions that Word counts, heads on every page, rows that are not torn."""

from collections.abc import Iterable, Iterator, Sequence

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.colours import legible, tint
from gerakan.foundation.documents.book.tree import Chart, Roadmap, Table
from gerakan.foundation.documents.book.widths import MOST_WHOLE, lines_of
from gerakan.foundation.documents.book.word_fit import ACROSS, WIDE, fitted, gaps
from gerakan.foundation.documents.book.word_setting import Setting
from gerakan.foundation.documents.book.word_xml import (
    Piece,
    field,
    on,
    paragraph,
    run,
    shade,
    stay_with_next,
    unseen,
    w,
)

Captioned = Table | Chart | Roadmap
FEWEST = 3
"""Rows at the end of a table that stay on one page with its source."""


def captioned_table(table: Table, setting: Setting) -> Iterator[Piece]:
    """Caption, table, source."""
    yield caption(table, setting)
    yield _table(table, ACROSS if table.is_landscape else WIDE, tint(legible(setting.book.look.colour)))
    yield source(table, setting)


def caption(block: Captioned, setting: Setting, *, keeps_next: bool = True) -> Piece:
    """A label that Word counts by itself, and the words behind it."""
    label = setting.numbering.labels[block.anchor]
    kind, _space, place = label.rpartition(" ")
    chapter, _dot, number = place.rpartition(".")
    counted = [run(f"{kind} "), *_counted(kind, chapter, number)]
    properties = () if keeps_next else (w("keepNext", val=0),)
    words = run(f"  {one_line(block.caption)}", w("b", val=0))
    return paragraph("Caption", *setting.place(block.anchor, *counted), words, properties=properties)


def _counted(kind: str, chapter: str, number: str) -> list[Piece]:
    """Anew in each numbered chapter; outside of them at a number of their own."""
    if not chapter:
        return field(f"SEQ {kind} \\* ARABIC \\r {number}", run(number))
    chapters = field("STYLEREF 1 \\s", run(chapter))
    return [*chapters, run("."), *field(f"SEQ {kind} \\* ARABIC \\s 1", run(number))]


def counted_anew(setting: Setting) -> list[Piece]:
    """At the head of a chapter, for offices that do not know how Word begins a count anew."""
    return [piece for kind in (setting.said.table, setting.said.figure) for piece in unseen(f"SEQ {kind} \\h \\r 0")]


def source(block: Captioned, setting: Setting) -> Piece:
    """Where it comes from; an empty line keeps two tables apart."""
    return paragraph("Source", run(f"{setting.said.source}: {block.source}") if block.source else None)


def _table(table: Table, width: int, total: str) -> Piece:
    """`total` is the ground of a last row that sums up; the last row stays with the source below it, a short table on one page."""
    fit, free = fitted(table, width), gaps(table)
    kinds = ["Number" if at in table.right else "" for at in range(len(fit.widths))]
    styles = [f"Table{kind or 'Text'}{fit.size}" for kind in kinds]
    heads = [f"TableHeader{kind}{fit.size}" for kind in kinds]
    *others, last = table.rows or ((),)
    rows = [row(cells(table.headers, fit.widths, heads, gaps=free), is_head=True)]
    rows += [row(cells(texts, fit.widths, styles, gaps=free)) for texts in others]
    if last:
        rows.append(row(cells(last, fit.widths, styles, gaps=free, ground=total if table.has_total else "")))
    return framed(fit.widths, rows, table, is_whole=lines_of(table) <= MOST_WHOLE)


def framed(widths: Sequence[int], rows: Sequence[Piece], block: Captioned, *, is_whole: bool = False) -> Piece:
    """A table of such columns, told by its caption to a reader who does not see it; no page begins with its last row alone."""
    for one in rows[0 if is_whole else -FEWEST : None if block.source else -1]:
        stay_with_next(one)
    look = w("tblLook", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    properties = w(
        "tblPr", w("tblStyle", val="BookTable"), w("tblW", w=sum(widths), type="dxa"), w("tblLayout", type="fixed"),
        look, w("tblCaption", val=one_line(block.caption)[:255]),
    )  # fmt: skip
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(pieces: Iterable[Piece], *, is_head: bool = False) -> Piece:
    """Never torn by the end of a page; a head comes back on the next."""
    return w("tr", w("trPr", w("cantSplit"), on("tblHeader", is_head)), *pieces)


def cells(
    texts: Sequence[str], widths: Sequence[int], styles: Sequence[str], *, gaps: Sequence[int] = (), ground: str = ""
) -> Iterator[Piece]:
    """One text each, strong upon a ground; `gaps` are twips that stay free on the right."""
    for text, width, style, gap in zip(texts, widths, styles, gaps or [0] * len(texts), strict=True):
        words = run(text, on("b", bool(ground)))
        yield cell(paragraph(style, words, properties=[w("ind", right=gap)] if gap else ()), width=width, ground=ground)


def cell(*paragraphs: Piece, width: int, span: int = 1, ground: str = "") -> Piece:
    """Over so many columns of the grid."""
    merged = w("gridSpan", val=span) if span > 1 else None
    filled = (shade(ground), w("vAlign", val="center")) if ground else ()
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), merged, *filled), *paragraphs)

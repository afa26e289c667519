"""Tables and roadmaps on slides: real tables in letters that the last row reads."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches

from gerakan.foundation.documents.book.clean import clean, one_line
from gerakan.foundation.documents.book.colours import ink_on, known
from gerakan.foundation.documents.book.slide_house import dress, paint
from gerakan.foundation.documents.book.tree import Roadmap, Span, Table
from gerakan.foundation.documents.book.widths import crowding, shares
from gerakan.foundation.documents.book.word_roadmap import lasting

LARGE, LEAST = 18, 12
ROW = Inches(0.46)
YEAR, NARROW_YEAR = Inches(1.1), Inches(0.74)
MOST_YEARS_SHARE = 0.62
Box = tuple[int, int, int, int]


def place_table(shapes: Any, table: Table, box: Box) -> None:
    """In the theme's own style, so that it changes with it."""
    made = _grid(shapes, box, _widths(shares(table), box[2]), rows=len(table.rows) + 1, words=table.caption)
    made.last_row, made.horz_banding = table.has_total, False
    size = max(LEAST, int(LARGE / crowding(replace(table, is_landscape=False))))
    for down, row in enumerate((table.headers, *table.rows)):
        for at, text in enumerate(row):
            _write(made.cell(down, at), text, size=size, right=at in table.right)


def place_roadmap(shapes: Any, roadmap: Roadmap, box: Box, heading: str) -> None:
    """A bar is one merged cell that says its years."""
    year = min(YEAR, int(box[2] * MOST_YEARS_SHARE / max(len(roadmap.years), 1)))
    names = box[2] - year * len(roadmap.years)
    widths = [names, *([year] * len(roadmap.years))]
    made = _grid(shapes, box, widths, rows=len(roadmap.spans) + 1, words=roadmap.caption)
    made.horz_banding = False
    _write(made.cell(0, 0), heading, size=LEAST + 2, right=False)
    for at, text in enumerate(map(str, roadmap.years), start=1):
        _write(made.cell(0, at), text, size=LEAST + 2 if year >= NARROW_YEAR else LEAST, right=False)
        made.cell(0, at).margin_left = made.cell(0, at).margin_right = 0  # a year is never broken
        made.cell(0, at).text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    for down, span in enumerate(roadmap.spans, start=1):
        _write(made.cell(down, 0), f"{span.code} {span.name}".strip(), size=LARGE, right=False)
        _bar(made, down, span, roadmap.years)


def _bar(made: Any, down: int, span: Span, years: Sequence[int]) -> None:
    for at in range(len(years)):
        made.cell(down, at + 1).fill.background()
    active = [at for at, year in enumerate(years, start=1) if span.first <= year <= span.last]
    if not active:
        return
    cell, colour = made.cell(down, active[0]), known(span.colour)
    if len(active) > 1:
        cell.merge(made.cell(down, active[-1]))
    cell.fill.solid()
    cell.fill.fore_color.rgb = paint(colour)
    _write(cell, lasting(span), size=LARGE if len(active) > 1 else LEAST + 2, right=False, ink=ink_on(colour))
    cell.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def _grid(shapes: Any, box: Box, widths: Sequence[int], *, rows: int, words: str) -> Any:
    left, top, width, _height = box
    frame = shapes.add_table(rows, len(widths), left, top, width, ROW * rows)
    frame.name = one_line(words)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", one_line(words))  # noqa: SLF001 - python-pptx knows no alternative texts
    made = frame.table
    for column, across in zip(made.columns, widths, strict=True):
        column.width = Emu(across)
    return made


def _widths(parts: Sequence[int], width: int) -> list[int]:
    return [int(width * part / sum(parts)) for part in parts]


def _write(cell: Any, text: str, *, size: int, right: bool, ink: str = "") -> None:
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.margin_left = cell.margin_right = Inches(0.08)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.text_frame.text = clean(text)
    for paragraph in cell.text_frame.paragraphs:
        dress(paragraph, size, bold=True if ink else None, colour=ink)
        if right:
            paragraph.alignment = PP_ALIGN.RIGHT

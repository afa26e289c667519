"""Word: paragraphs with their headings, tables, pages where Word itself wrote down its breaks."""

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.oxml.ns import qn

from gerakan.foundation.exchange import FileRefused
from gerakan.stages.readings.exchange.pages import Block, Document, Table

HEADING = re.compile(r"^(?:heading|judul|kop)\s*(\d)", re.IGNORECASE)
LISTED = re.compile(r"list|daftar butir|butir|bullet", re.IGNORECASE)
QUOTED = re.compile(r"quote|kutipan|catatan", re.IGNORECASE)
CONTENTS = re.compile(r"^(toc|table of figures|daftar isi)", re.IGNORECASE)
NUMBERED = re.compile(r"^(?:BAB\s+[IVXLC\d]+|\d+(?:\.\d+)*\.?\s|[A-Z]\.\s)")
LONGEST_HEADING = 90
MOST_BLOCKS = 60_000
MOST_COLUMNS = 63
"""More than Word itself makes of one table: a span that says more is made to fill the memory."""
PARAGRAPH = qn("w:p")
TEXT, TAB, BREAK, RENDERED = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:lastRenderedPageBreak")


def read_word(data: bytes) -> Document:
    """Raises FileRefused when it cannot be opened."""
    try:
        opened = docx.Document(io.BytesIO(data))
        blocks, pages = _blocks(opened)
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise FileRefused(_("Berkas ini rusak dan tidak dapat dibuka. Minta kiriman ulang.")) from error
    return Document(blocks, pages)


def _blocks(opened: Any) -> tuple[list[Block | Table], int | None]:
    styles = {style.style_id: str(style.name) for style in opened.styles}
    page, knows = 1, False
    blocks: list[Block | Table] = []
    for number, element in enumerate(_parts(opened.element.body), start=1):
        breaks = _breaks(element)
        knows = knows or any(breaks)
        if element.tag == qn("w:p"):
            if block := _paragraph(element, number, page + breaks[0], styles):
                blocks.append(block)
        elif rows := list(_rows(element)):
            blocks.append(Table(number, [cells for cells, _n in rows], [page + before for _c, before in rows]))
        page += sum(breaks)
        if number > MOST_BLOCKS:
            break
    return (blocks, page) if knows else ([_without_page(one) for one in blocks], None)


def _parts(body: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls."""
    for element in body:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")):
            yield from _parts(element)


def _breaks(element: Any) -> tuple[int, int]:
    """Page breaks before the first word of a paragraph, and after it."""
    before = after = 0
    seen = False
    for part in element.iter(TEXT, RENDERED, BREAK):
        if part.tag == TEXT:
            seen = seen or bool((part.text or "").strip())
        elif part.tag == RENDERED or part.get(qn("w:type")) == "page":
            before, after = (before, after + 1) if seen else (before + 1, after)
    return before, after


def _words(element: Any) -> str:
    """All of its words, also those of fields and links, without what was deleted."""
    parts = element.iter(TEXT, TAB, BREAK, PARAGRAPH)
    said = ((part.text or "") if part.tag == TEXT else " " for part in parts)
    return " ".join("".join(said).split())


def _paragraph(element: Any, number: int, page: int, styles: dict[str, str]) -> Block | None:
    text = _words(element)
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = styles.get(style.get(qn("w:val")), "") if style is not None else ""
    if not text or CONTENTS.match(name):
        return None
    is_item = bool(LISTED.search(name)) or element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    heading = HEADING.match(name)
    level = int(heading[1]) if heading else _looks_like_heading(element, text, is_item=is_item)
    return Block(number, text, page, level, is_item and not level, bool(QUOTED.search(name)))


def _looks_like_heading(element: Any, text: str, *, is_item: bool) -> int:
    """Plans are often written without styles: short, and bold or in capitals."""
    if len(text) > LONGEST_HEADING or text.endswith((".", ";", ",")):
        return 0
    runs = [run for run in element.iter(qn("w:r")) if _words(run)]
    bold = bool(runs) and all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)
    capitals = text.isupper() and len(text) > 3
    if not (bold or capitals) or (is_item and not capitals):
        return 0
    return 1 if text.startswith("BAB ") else 3 if NUMBERED.match(text) else 4


def _rows(table: Any) -> Iterator[tuple[list[str], int]]:
    """Cells of each row, and how many pages began before it; a merged cell says its words in each row it covers."""
    above: dict[int, str] = {}
    pages = 0
    for row in table.iter(qn("w:tr")):
        pages += _breaks(row)[0]
        cells: list[str] = []
        for cell in row.findall(qn("w:tc")) + [c for s in row.findall(qn("w:sdt")) for c in s.iter(qn("w:tc"))]:
            words = _words(cell)
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merged is not None and merged.get(qn("w:val")) != "restart":
                words = above.get(len(cells), "")
            above[len(cells)] = words
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            cells += [words] * (min(int(span.get(qn("w:val"))), MOST_COLUMNS) if span is not None else 1)
        yield cells, pages
        pages += _breaks(row)[1]


def _without_page(block: Block | Table) -> Block | Table:
    if isinstance(block, Table):
        return Table(block.number, block.rows, [None] * len(block.rows))
    return Block(block.number, block.text, None, block.level, block.is_item, block.is_quote)

"""A book as Word: real styles, numbers, fields and references, so that the office can go on writing."""

import io
from collections.abc import Callable, Iterator
from typing import Any, Final

from docx.oxml.ns import qn

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.drawing import drawn
from gerakan.foundation.documents.book.leading import with_leads
from gerakan.foundation.documents.book.tree import (
    Block,
    Book,
    Chart,
    Notice,
    Paragraph,
    Points,
    Roadmap,
    Section,
    Signatures,
    Table,
)
from gerakan.foundation.documents.book.widths import stood
from gerakan.foundation.documents.book.word_fit import WIDE, lies_across
from gerakan.foundation.documents.book.word_front import cover, lists, signatures
from gerakan.foundation.documents.book.word_package import fresh_list
from gerakan.foundation.documents.book.word_pages import Pages
from gerakan.foundation.documents.book.word_roadmap import captioned_roadmap
from gerakan.foundation.documents.book.word_setting import Setting, setting_of
from gerakan.foundation.documents.book.word_styles import HEADINGS
from gerakan.foundation.documents.book.word_tables import caption, captioned_table, counted_anew, source
from gerakan.foundation.documents.book.word_xml import Piece, paragraph, run, stay_with_next, w

SHARPNESS, DOT = 2.0, 7.1
"""Points of a picture for one of the drawing, and twips of such a point: letters of charts are those of tables."""
LEAD, BELOW, ASIDE = 60, 180, 210
"""Twips between a line that leads and what it leads, below a list, before a notice that follows another."""
FEW_BEFORE: Final = 2
"""Paragraphs at the head of a chapter that signatures share their page with."""
TALLEST: Final = 11500
"""Twips of a page that a picture may take with its caption."""


def book_docx(book: Book) -> bytes:
    """The book as a .docx file. Raises UnknownAnchor and DoubledAnchor."""
    setting = setting_of(book)
    pages = Pages(setting)
    pages.add_cover(cover(setting))
    pages.add(*lists(setting))
    for section in (*book.front, *book.chapters):
        _set(section, setting, pages, level=1)
    pages.close()
    made = io.BytesIO()
    setting.document.save(made)
    return made.getvalue()


def _set(section: Section, setting: Setting, pages: Pages, *, level: int) -> None:
    pages.add(_heading(section, setting, level))
    for at, (block, is_lead) in enumerate(with_leads(list(stood(section.blocks, lies_across)))):
        few = (
            level == 1 and at <= FEW_BEFORE and all(isinstance(one, Paragraph | Notice) for one in section.blocks[:at])
        )
        pieces = list(_pieces(block, setting, is_first=at == 0 or few))
        if at % 2 and isinstance(block, Notice):  # two that are indented alike would flow into one
            pieces[0].find(qn("w:pPr")).append(w("ind", left=ASIDE))
        if is_lead:
            stay_with_next(pieces[-1])
            pieces[-1].find(qn("w:pPr")).append(w("spacing", after=LEAD))
        pages.add(*pieces, across=_is_across(block))
    for part in section.sections:
        _set(part, setting, pages, level=level + 1)


def _heading(section: Section, setting: Setting, level: int) -> Piece:
    """Of the style of its level; one without a number says so itself."""
    number = setting.numbering.sections[section.anchor]
    plain = [] if number else [w("numPr", w("ilvl", val=0), w("numId", val=0)), w("ind", left=0, firstLine=0)]
    style = f"Heading{min(level, len(HEADINGS))}"
    title = setting.place(section.anchor, run(one_line(section.title)))
    return paragraph(style, *title, *(counted_anew(setting) if level == 1 else ()), properties=plain)


def _is_across(block: Block) -> bool:
    return isinstance(block, Roadmap) or (isinstance(block, Table) and block.is_landscape)


def _pieces(block: Block, setting: Setting, *, is_first: bool) -> Iterator[Piece]:
    if isinstance(block, Signatures):
        return signatures(block, setting, is_first=is_first)
    return SETTERS[type(block)](block, setting)


def _paragraph(block: Paragraph, setting: Setting) -> Iterator[Piece]:
    yield paragraph("Normal", *setting.runs(block.runs))


def _notice(block: Notice, setting: Setting) -> Iterator[Piece]:
    yield paragraph("Note", *setting.runs(block.runs))


def _points(block: Points, setting: Setting) -> Iterator[Piece]:
    style, properties = "ListBullet", []
    if block.is_numbered:
        style, properties = "ListNumber", [("numId", fresh_list(setting.document))]
    for at, item in enumerate(block.items, start=1):
        anew = [w("numPr", w("ilvl", val=0), w(name, val=number)) for name, number in properties]
        below = [w("spacing", after=BELOW)] if at == len(block.items) else []
        yield paragraph(style, *setting.runs(item), properties=[*anew, *below])


def _chart(block: Chart, setting: Setting) -> Iterator[Piece]:
    drawing = drawn(block, language=setting.book.language).png(SHARPNESS)
    picture = setting.picture(drawing, alt=block.alt, width=WIDE, height=TALLEST, dot=DOT)
    yield paragraph("Picture", picture)
    yield caption(block, setting, keeps_next=bool(block.source))
    if block.source:
        yield source(block, setting)


SETTERS: Final[dict[type, Callable[[Any, Setting], Iterator[Piece]]]] = {
    Paragraph: _paragraph,
    Points: _points,
    Notice: _notice,
    Table: captioned_table,
    Chart: _chart,
    Roadmap: captioned_roadmap,
}

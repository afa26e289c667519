"""Before and behind the text: cover, contents with entries that stand already, signatures."""

import io
from collections.abc import Iterable, Iterator
from itertools import zip_longest

import segno

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.numbering import Listed
from gerakan.foundation.documents.book.tree import Book, Section, Signatures
from gerakan.foundation.documents.book.word_fit import WIDE
from gerakan.foundation.documents.book.word_setting import Setting
from gerakan.foundation.documents.book.word_xml import (
    Piece,
    closed,
    field,
    linked,
    opened,
    paragraph,
    run,
    w,
)
from gerakan.foundation.documents.book.wording import Wording

LINES, HEADING_LINES = 36, 3
LOGO, QR = 1900, 1500


def cover(setting: Setting) -> Iterator[Piece]:
    """Whose book, which, in what version, and whether it may be relied on."""
    book = setting.book
    if book.look.logo:
        alt = book.look.logo_alt or f"{setting.said.coat_of_arms} {book.owner}"
        yield paragraph("Picture", setting.picture(book.look.logo, alt=alt, width=LOGO * 2, height=LOGO))
    yield paragraph("CoverOwner", run(book.owner))
    yield paragraph("Title", run(book.title))
    yield paragraph("Subtitle", run(book.subtitle))
    for mark in marks(book, setting.said):
        yield paragraph("Mark", run(mark))
    yield paragraph("CoverDetail", run(f"{setting.said.version} {book.version}"))
    yield paragraph("CoverDetail", run(book.dated))
    if book.address:
        picture = setting.picture(_qr(book.address), alt=f"{setting.said.check} {book.address}", width=QR, height=QR)
        yield paragraph("Picture", picture, properties=[w("spacing", before=300, after=60)])
        yield paragraph("CoverDetail", run(book.address))


def marks(book: Book, said: Wording) -> list[str]:
    """What a reader must know of a book that is not the adopted one."""
    return [words for words, holds in ((said.sample, book.is_sample), (said.draft, book.is_draft)) if holds]


def lists(setting: Setting) -> Iterator[Piece]:
    """Contents, tables, figures: fields of Word's own, filled, so that a reader without Word sees them too."""
    said = setting.said
    entries = _contents(setting)
    yield _in_gallery(said.contents, _filled(f'TOC \\o "1-{setting.book.depth()}" \\h \\z \\u', entries))
    lines = len(entries)
    for title, kind, listed in ((said.tables, said.table, setting.numbering.tables),
                                (said.figures, said.figure, setting.numbering.figures)):  # fmt: skip
        if listed:
            lines += len(listed) + HEADING_LINES
            # A short list stays on the page of the one before it.
            shared = [w("pageBreakBefore", val=0), w("spacing", before=360)] if lines <= LINES else []
            yield paragraph("TOCHeading", run(title), properties=shared)
            yield from _filled(f'TOC \\h \\z \\c "{kind}"', _captions(setting, listed))
            lines = lines if shared else len(listed)


def _in_gallery(title: str, entries: Iterable[Piece]) -> Piece:
    """So that Word offers to renew it at its head."""
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", paragraph("TOCHeading", run(title)), *entries))


def _contents(setting: Setting) -> list[Piece]:
    book = setting.book
    return [entry for section in (*book.front, *book.chapters) for entry in _entries(setting, section, level=1)]


def _entries(setting: Setting, section: Section, *, level: int) -> Iterator[Piece]:
    if level > setting.book.depth():
        return
    number = setting.numbering.sections[section.anchor]
    shown = f"{setting.said.chapter} {number}" if number and level == 1 else number
    pieces = [run(f"{shown}\t")] if number else []
    name = setting.names[section.anchor]
    # An entry without a number begins where numbers begin.
    properties = [] if number else [w("ind", left=0, firstLine=0)]
    entry = _entry(name, *pieces, run(one_line(section.title)))
    yield paragraph(f"TOC{level}", entry, properties=[_undotted(), *properties])
    for part in section.sections:
        yield from _entries(setting, part, level=level + 1)


def _captions(setting: Setting, listed: Iterable[Listed]) -> list[Piece]:
    return [
        paragraph("TableofFigures", _entry(setting.names[one.anchor], run(f"{one.label}  {one_line(one.caption)}")),
                  properties=[_undotted()])
        for one in listed
    ]  # fmt: skip


def _undotted() -> Piece:
    """No dots that lead to a page which is not counted yet; Word sets them when it renews the list."""
    return w("tabs", w("tab", val="right", leader="none", pos=WIDE))


def _entry(name: str, *pieces: Piece) -> Piece:
    """With its page as a field of its own and empty: Word counts it when it prints, and no other number can stand there."""
    return linked(name, *pieces, run("\t"), *field(f"PAGEREF {name} \\h"))


def _filled(code: str, entries: list[Piece]) -> Iterator[Piece]:
    """A field that goes on over its entries: it begins in the first and ends in the last."""
    if entries:
        for at, piece in enumerate(opened(code)):
            entries[0].insert(1 + at, piece)
        entries[-1].append(closed())
    yield from entries


def signatures(block: Signatures, setting: Setting, *, is_first: bool) -> Iterator[Piece]:
    """Who signs, two beside each other, and how anybody checks the paper."""
    yield paragraph("Normal", run(block.intro), properties=[] if is_first else [w("pageBreakBefore")])
    yield paragraph(
        "Normal", run(block.place_and_date), properties=[w("keepNext"), w("spacing", before=300, after=300)]
    )
    yield _signing(block.people)
    address = block.address or setting.book.address
    if address:
        alt = f"{setting.said.check} {address}"
        picture = setting.picture(_qr(address), alt=alt, width=QR, height=QR)
        yield paragraph("Picture", picture, properties=[w("spacing", before=500, after=60)])
        yield paragraph("Source", run(alt))


def _signing(people: tuple[tuple[str, ...], ...]) -> Piece:
    half = WIDE // 2
    rows = [
        w("tr", w("trPr", w("cantSplit")), *(_signatory(person or (), half) for person in pair))
        for pair in zip_longest(people[::2], people[1::2])
    ]
    bare = w("tblCellMar", w("left", w=0, type="dxa"))
    properties = w("tblPr", w("tblW", w=half * 2, type="dxa"), w("tblLayout", type="fixed"), bare)
    return w("tbl", properties, w("tblGrid", w("gridCol", w=half), w("gridCol", w=half)), *rows)


def _signatory(person: tuple[str, ...], width: int) -> Piece:
    """Office, room for the hand, name, number."""
    office, *others = person or ("",)
    room = [w("spacing", before=0, after=1100)]
    lines = [paragraph("Normal", run(office), properties=room if person else [])]
    lines += [paragraph("CoverDetail", run(text, w("b") if at == 0 else None)) for at, text in enumerate(others)]
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *lines)


def _qr(address: str) -> bytes:
    made = io.BytesIO()
    segno.make(one_line(address), error="m").save(made, kind="png", border=2, scale=8)
    return made.getvalue()

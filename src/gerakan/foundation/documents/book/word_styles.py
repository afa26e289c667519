"""The house look as real styles, so that the office changes a heading once and not a hundred times."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gerakan.foundation.documents.book.colours import INK, ink_on, legible, tint
from gerakan.foundation.documents.book.word_fit import SIZES, WIDE
from gerakan.foundation.documents.book.word_xml import Piece, edges, ink, on, shade, w

FONT: Final = "Arial"
LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}
HEADINGS: Final = ((20, 0, 14), (15, 18, 6), (12.5, 14, 4), (11, 12, 3), (10.5, 10, 3), (10.5, 10, 3))
"""Size, space above and below in points, from chapters down."""
SOFT, LINE, WARNING = "#475a72", "#c9d1dc", "#a1260d"


@dataclass(frozen=True)
class Style:
    """One paragraph style; `inside` and `around` are further properties in the order of Word's schema."""

    key: str
    name: str
    size: float = 10.5
    before: float = 0
    after: float = 6
    bold: bool = False
    italic: bool = False
    colour: str = ""
    align: str = ""
    line: int = 0
    keeps_next: bool = False
    based_on: str = "Normal"
    follows: str = "Normal"
    level: int | None = None
    numbers: tuple[int, int] | None = None
    border: tuple[Piece, ...] = ()
    ground: str = ""
    tabs: tuple[tuple[str, str, int], ...] = ()
    indent: tuple[int, int] | None = None
    is_new_page: bool = False
    is_quick: bool = True


def styles(colour: str, language: str) -> list[Piece]:
    """Everything of styles.xml: defaults, paragraphs, characters, the table."""
    own = legible(colour)
    return [
        _defaults(language),
        *map(_paragraph, (*_paragraphs(own), *_contents(language))),
        *_characters(own),
        *_tables(own),
    ]


def _paragraphs(own: str) -> Iterator[Style]:
    yield Style("Normal", "Normal", after=7, line=290, based_on="")
    for at, (size, before, after) in enumerate(HEADINGS):
        yield Style(
            f"Heading{at + 1}", f"heading {at + 1}", size=size, before=before, after=after, bold=True,
            colour=own if at < 2 else INK, keeps_next=True, level=at, numbers=(1, at), is_new_page=at == 0, line=260,
        )  # fmt: skip
    band = tuple(edges(top=(96, own), left=(96, own), bottom=(96, own), right=(96, own)))
    yield Style("Title", "Title", size=32, after=26, bold=True, colour=ink_on(own), ground=own, border=band, line=270)
    yield Style("Subtitle", "Subtitle", size=16, after=40, colour=INK)
    yield Style("CoverOwner", "Pemilik Buku", size=14, before=14, after=130, bold=True, colour=INK)
    yield Style("CoverDetail", "Keterangan Sampul", size=11, after=3, colour=SOFT)
    yield Style("Mark", "Tanda Contoh", size=11, before=10, after=10, bold=True, colour=WARNING)
    yield Style("Caption", "caption", size=9.5, before=10, after=4, bold=True, colour=INK, keeps_next=True, line=250)
    yield Style("Picture", "Gambar", after=2, keeps_next=True, line=240)
    yield Style("Source", "Sumber", size=8.5, before=3, after=10, colour=SOFT, line=240)
    yield Style("Note", "Catatan", before=4, after=10, border=tuple(edges(left=(24, own))), ground=tint(own, 0.07),
                indent=(200, 0))  # fmt: skip
    yield Style("ListBullet", "List Bullet", after=3, numbers=(2, 0))
    yield Style("ListNumber", "List Number", after=3, numbers=(3, 0))
    for end, size in SIZES.items():
        yield from _cells(end, size, own)
    yield Style("Bar", "Batang Peta Jalan", size=8, after=0, bold=True, align="center", line=240)
    yield Style(
        "Header", "header", size=8.5, after=0, colour=SOFT, border=tuple(edges(bottom=(4, LINE))), is_quick=False
    )
    yield Style("Footer", "footer", size=8.5, after=0, colour=SOFT, border=tuple(edges(top=(4, LINE))), is_quick=False)
    yield Style(
        "TOCHeading", "TOC Heading", size=20, after=14, bold=True, colour=own, keeps_next=True, is_new_page=True
    )


def _cells(end: str, size: float, own: str) -> Iterator[Style]:
    """Of tables, in one size."""
    named = f" {size} poin" if end else ""
    for kind, name, align in (("", "", ""), ("Number", " Angka", "right")):
        yield Style(
            f"TableHeader{kind}{end}", f"Kepala Tabel{name}{named}", size=size, after=0, bold=True, colour=ink_on(own),
            align=align, keeps_next=True, line=240,
        )  # fmt: skip
        key = kind or "Text"
        yield Style(f"Table{key}{end}", f"Isi Tabel{name}{named}", size=size, after=0, align=align, line=240)


def _contents(language: str) -> Iterator[Style]:
    """Titles begin behind "Bab 12", or "Chapter 12"."""
    right, begin = ("right", "dot", WIDE), 1350 if language == "en" else 1000
    yield Style("TOC1", "toc 1", before=6, after=2, bold=True, tabs=(("left", "", begin), right), indent=(begin, begin))
    yield Style("TOC2", "toc 2", size=10, after=1, tabs=(("left", "", begin), right), indent=(begin, 750))
    yield Style("TOC3", "toc 3", size=9.5, after=1, tabs=(("left", "", begin + 800), right), indent=(begin + 800, 800))
    yield Style("TableofFigures", "table of figures", size=10, after=3, tabs=(right,), indent=(1250, 1250))


def _defaults(language: str) -> Piece:
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    spoken = w("lang", val=LANGUAGES.get(language, "id-ID"), eastAsia="en-US", bidi="ar-SA")
    looks = w("rPr", fonts, w("sz", val=21), w("szCs", val=21), spoken)
    return w("docDefaults", w("rPrDefault", looks), w("pPrDefault", w("pPr")))


def _paragraph(style: Style) -> Piece:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based_on) if style.based_on else None,
        w("next", val=style.key if style.key.startswith(("List", "Table", "TOC")) else style.follows),
        w("uiPriority", val=1 if style.is_quick else 99),
        on("qFormat", style.is_quick),
        w("pPr", *_layout(style)),
        w("rPr", *_letters(style)),
        type="paragraph",
        styleId=style.key,
        default=int(style.key == "Normal"),
    )


def _layout(style: Style) -> list[Piece | None]:
    spacing: dict[str, int | str] = {"before": int(style.before * 20), "after": int(style.after * 20)}
    if style.line:
        spacing |= {"line": style.line, "lineRule": "auto"}
    return [
        on("keepNext", style.keeps_next),
        on("keepLines", style.level is not None),
        on("pageBreakBefore", style.is_new_page),
        on("widowControl", style.key == "Normal"),
        _numbered(style.numbers),
        w("pBdr", *style.border) if style.border else None,
        shade(style.ground) if style.ground else None,
        w("tabs", *(_tab(*tab) for tab in style.tabs)) if style.tabs else None,
        w("spacing", **spacing),
        w("ind", left=style.indent[0], hanging=style.indent[1]) if style.indent else None,
        w("jc", val=style.align) if style.align else None,
        w("outlineLvl", val=style.level) if style.level is not None else None,
    ]


def _numbered(numbers: tuple[int, int] | None) -> Piece | None:
    return w("numPr", w("ilvl", val=numbers[1]), w("numId", val=numbers[0])) if numbers else None


def _tab(kind: str, leader: str, at: int) -> Piece:
    return w("tab", val=kind, leader=leader or "none", pos=at)


def _letters(style: Style) -> list[Piece | None]:
    half_points = int(style.size * 2)
    return [
        on("b", style.bold),
        on("i", style.italic),
        ink(style.colour) if style.colour else None,
        w("sz", val=half_points),
        w("szCs", val=half_points),
    ]


def _characters(own: str) -> list[Piece]:
    return [
        _character("DefaultParagraphFont", "Default Paragraph Font"),
        _character("Strong", "Strong", w("b"), w("bCs")),
        _character("Emphasis", "Emphasis", w("i"), w("iCs")),
        _character("Hyperlink", "Hyperlink", ink(own)),
    ]


def _character(key: str, name: str, *looks: Piece) -> Piece:
    looked = w("rPr", *looks) if looks else None
    shown = (w("uiPriority", val=1), on("qFormat", bool(looks)), looked)
    return w("style", w("name", val=name), *shown, type="character", styleId=key, default=int(not looks))


def _tables(ground: str) -> list[Piece]:
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in
                                (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))))  # fmt: skip
    bare = w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("tblPr", margins),
             type="table", styleId="TableNormal", default=1)  # fmt: skip
    lines = w("tblBorders", *(w(side, val="single", sz=4, space=0, color=LINE.lstrip("#").upper())
                              for side in ("top", "bottom", "insideH")))  # fmt: skip
    book = w(
        "style", w("name", val="Tabel Buku"), w("basedOn", val="TableNormal"), w("uiPriority", val=1), w("qFormat"),
        w("tblPr", lines), _band("firstRow", ground, ink_on(ground)),
        type="table", styleId="BookTable",
    )  # fmt: skip
    return [bare, book]


def _band(row: str, ground: str, letters: str) -> Piece:
    return w("tblStylePr", w("rPr", w("b"), ink(letters)), w("tcPr", shade(ground)), type=row)

"""The pieces of which a Word file is made; texts become text nodes here, so no words of people can open a tag or a field."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

from gerakan.foundation.documents.book.clean import clean

Piece = Any
"""An element of lxml, which python-docx publishes no type for."""
WORD: Final = {"w": nsmap["w"]}
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Piece | None, **attributes: str | int) -> Piece:
    """An element of Word's namespace with such attributes; what is None is left out."""
    made = oxml_parser.makeelement(_name(tag), nsmap=WORD)
    for name, value in attributes.items():
        made.set(_name(name), str(value))
    made.extend(child for child in children if child is not None)
    return made


@cache
def _name(name: str) -> str:
    return str(qn(f"w:{name}"))


def on(tag: str, wanted: bool) -> Piece | None:  # noqa: FBT001 - a switch of Word's, on or absent
    """A switch."""
    return w(tag) if wanted else None


def run(text: str, *looks: Piece | None, style: str = "") -> Piece:
    """Words in one look; line feeds are breaks of line, tabs are tabs."""
    chosen = [w("rStyle", val=style)] if style else []
    chosen += [look for look in looks if look is not None]
    made = w("r", w("rPr", *chosen)) if chosen else w("r")
    made.extend(_written(clean(text)))
    return made


def _written(text: str) -> Iterator[Piece]:
    for at, line in enumerate(text.split("\n")):
        if at:
            yield w("br")
        for place, words in enumerate(line.split("\t")):
            if place:
                yield w("tab")
            if words:
                yield _words(words)


def _words(text: str, tag: str = "t") -> Piece:
    made = w(tag)
    made.text = text
    made.set(SPACE, "preserve")
    return made


def paragraph(style: str, *pieces: Piece | None, properties: Iterable[Piece | None] = ()) -> Piece:
    """A paragraph of a named style; `properties` in the order of Word's schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *pieces)


def stay_with_next(piece: Piece) -> None:
    """What has paragraphs, or is one, goes to the page of what is after it."""
    for properties in piece.iter(_name("pPr")):
        if properties.find(_name("keepNext")) is None:
            properties.insert(1, w("keepNext"))


def field(code: str, *result: Piece) -> list[Piece]:
    """A field with what it says until Word counts anew; `code` is ours, never words of people."""
    return [*opened(code), *result, closed()]


def unseen(code: str) -> list[Piece]:
    """A field that only counts."""
    pieces = field(code)
    for piece in pieces:
        piece.insert(0, w("rPr", w("vanish")))
    return pieces


def opened(code: str) -> list[Piece]:
    """The beginning of a field that may go on over paragraphs."""
    instruction = w("r", _words(f" {code} ", "instrText"))
    return [w("r", w("fldChar", fldCharType="begin")), instruction, w("r", w("fldChar", fldCharType="separate"))]


def closed() -> Piece:
    """Its end."""
    return w("r", w("fldChar", fldCharType="end"))


def marked(name: str, number: int, *pieces: Piece) -> list[Piece]:
    """Pieces that a reference can point to."""
    return [w("bookmarkStart", id=number, name=name), *pieces, w("bookmarkEnd", id=number)]


def linked(name: str, *pieces: Piece) -> Piece:
    """A way to a place in the same file."""
    return w("hyperlink", *pieces, anchor=name, history=1)


def controlled(tag: str, number: int, *pieces: Piece) -> Piece:
    """A control that names the datum behind a figure, so that the office sees where it comes from."""
    properties = w("sdtPr", w("alias", val=tag[-60:]), w("tag", val=tag[-60:]), w("id", val=number))
    return w("sdt", properties, w("sdtContent", *pieces))


def shade(colour: str) -> Piece:
    """A ground; "#14467c" is written without its mark."""
    return w("shd", val="clear", color="auto", fill=colour.lstrip("#").upper())


def ink(colour: str) -> Piece:
    """The colour of letters."""
    return w("color", val=colour.lstrip("#").upper())


def edges(**sides: tuple[int, str]) -> list[Piece]:
    """Lines of (eighths of a point, colour), in Word's order: top, left, bottom, right."""
    return [
        w(side, val="single", sz=width, space=4, color=colour.lstrip("#").upper())
        for side, (width, colour) in sides.items()
    ]

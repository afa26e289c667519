"""The file around the text: styles, numbers of headings and lists, settings, properties; nothing of the template is left."""

import datetime
from typing import Any, Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.tree import Book
from gerakan.foundation.documents.book.word_styles import HEADINGS, LANGUAGES, styles
from gerakan.foundation.documents.book.word_xml import Piece, w
from gerakan.foundation.documents.book.wording import Wording

HEADING_NUMBERS, BULLETS, LIST_NUMBERS = 1, 2, 3
COMPATIBILITY: Final = "http://schemas.microsoft.com/office/word"
LONGEST_PROPERTY = 255
LEFTOVERS: Final = ("stylesWithEffects", "customXml", "thumbnail")


def package(book: Book, said: Wording) -> Any:
    """An empty document in the house look."""
    document = Document()
    _forget_leftovers(document)
    _replace(document.styles.element, styles(book.look.colour, book.language))
    _replace(document.part.numbering_part.element, _numbering(said))
    _replace(document.settings.element, _settings(book.language))
    _describe(document.core_properties, book)
    _replace(document.element.body, [])
    return document


def fresh_list(document: Any) -> int:
    """The number of a numbered list that begins at one."""
    numbering = document.part.numbering_part.element
    number = len(numbering.num_lst) + 1
    again = w("lvlOverride", w("startOverride", val=1), ilvl=0)
    numbering.append(w("num", w("abstractNumId", val=LIST_NUMBERS), again, numId=number))
    return number


def _forget_leftovers(document: Any) -> None:
    """The template's preview picture and copies of its styles."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in LEFTOVERS or relation.reltype == RELATION.THUMBNAIL:
                del relations[key]


def _replace(element: Any, pieces: list[Piece]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(pieces)


def _numbering(said: Wording) -> list[Piece]:
    headings = [_heading_level(level, said) for level in range(len(HEADINGS))]
    bullets = [_level("bullet", "•", left=360, style="ListBullet")]
    numbers = [_level("decimal", "%1.", left=400, style="ListNumber")]
    kinds = ((HEADING_NUMBERS, headings), (BULLETS, bullets), (LIST_NUMBERS, numbers))
    abstract = [
        w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=kind) for kind, levels in kinds
    ]
    return [*abstract, *(w("num", w("abstractNumId", val=kind), numId=kind) for kind, _levels in kinds)]


def _heading_level(level: int, said: Wording) -> Piece:
    """Chapters are counted as "Bab 3", what is under them as "3.2"."""
    text = f"{said.chapter} %1" if level == 0 else ".".join(f"%{at + 1}" for at in range(level + 1))
    left = (1500, 800, 900, 1000, 1100, 1200)[level]
    return _level("decimal", text, level=level, left=left, style=f"Heading{level + 1}")


def _level(kind: str, text: str, *, left: int, style: str, level: int = 0) -> Piece:
    place = w("pPr", w("ind", left=left, hanging=left))
    shown = (w("pStyle", val=style), w("suff", val="tab"), w("lvlText", val=text), w("lvlJc", val="left"), place)
    return w("lvl", w("start", val=1), w("numFmt", val=kind), *shown, ilvl=level)


def _settings(language: str) -> list[Piece]:
    spoken = LANGUAGES.get(language, "id-ID")
    modern = w("compatSetting", name="compatibilityMode", uri=COMPATIBILITY, val=15)
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("updateFields", val="true"),
        w("compat", modern),
        w("themeFontLang", val=spoken),
        w("decimalSymbol", val="." if language == "en" else ","),
        w("listSeparator", val="," if language == "en" else ";"),
    ]


def _describe(properties: Any, book: Book) -> None:
    texts = {
        "title": book.title, "subject": book.subtitle, "author": book.owner, "last_modified_by": book.owner,
        "identifier": book.code, "version": book.version, "comments": "", "keywords": "",
    }  # fmt: skip
    for name, text in texts.items():
        setattr(properties, name, one_line(text)[:LONGEST_PROPERTY])
    properties.language = LANGUAGES.get(book.language, "id-ID")
    properties.revision = 1
    properties.created = properties.modified = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)

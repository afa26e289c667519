"""What a workbook holds that its values do not tell: hidden sheets, cells whose formula failed or was never worked out."""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TAG = re.compile(rb"<(?:\w+:)?(sheet|Relationship)\b([^>]*)>")
ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
VALUE = re.compile(rb"<v\b[^>]*>([^<]+)</v>|<is>")
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Place = tuple[int, int]


@dataclass(frozen=True)
class Unread:
    """Names of hidden sheets; sheet -> (row, column) from 0 -> the error, empty for a formula without a result."""

    hidden: tuple[str, ...] = ()
    cells: Mapping[str, Mapping[Place, str]] = field(default_factory=dict)


def unread_in(data: bytes) -> Unread:
    """Of an .xlsx that `read_tables` has taken; of other kinds of files nothing is known."""
    if not data.startswith(b"PK\x03\x04"):
        return Unread()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if not {BOOK, RELATIONS} <= names:
            return Unread()
        paths = {said["Id"]: said.get("Target", "") for said in _tags(archive.read(RELATIONS), b"Relationship")}
        hidden, cells = [], {}
        for said in _tags(archive.read(BOOK), b"sheet"):
            name, path = said.get("name", ""), _inside(paths.get(said.get("r:id", ""), ""))
            if said.get("state", "visible") != "visible":
                hidden.append(name)
            elif path in names:
                cells[name] = dict(_unread_cells(archive.read(path)))
    return Unread(tuple(hidden), cells)


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


def _tags(xml: bytes, wanted: bytes) -> Iterator[dict[str, str]]:
    for found in TAG.finditer(xml):
        if found[1] == wanted:
            yield _attributes(found[2])


def _attributes(text: bytes) -> dict[str, str]:
    return {key.decode(): html.unescape(value.decode(errors="replace")) for key, value in ATTRIBUTE.findall(text)}


def _unread_cells(xml: bytes) -> Iterator[tuple[Place, str]]:
    for found in CELL.finditer(xml):
        is_error, body = b't="e"' in found[1], found[2] or b""
        if not is_error and b"<f" not in body:
            continue
        value = VALUE.search(body)
        if (is_error or value is None) and (place := PLACE.fullmatch(_attributes(found[1]).get("r", ""))):
            yield _place(place[1], place[2]), (value[1] or b"").decode() if value else ""


def _place(letters: str, number: str) -> Place:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(number) - 1, column - 1

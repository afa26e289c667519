"""What every part of a Word file needs while it is written: numbers, names of places, pictures."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from docx.image.image import Image
from docx.shared import Emu

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.numbering import Numbering, numbered
from gerakan.foundation.documents.book.text import Run, Runs
from gerakan.foundation.documents.book.tree import Book
from gerakan.foundation.documents.book.word_package import package
from gerakan.foundation.documents.book.word_xml import Piece, controlled, field, marked, run, w
from gerakan.foundation.documents.book.wording import Wording

LONGEST_NAME = 40
"""Word cuts names of bookmarks there."""
PER_TWIP = 635
"""English Metric Units of a twentieth of a point."""


@dataclass(frozen=True)
class Setting:
    """One book on its way into Word."""

    book: Book
    numbering: Numbering
    names: Mapping[str, str]
    document: Any
    ids: Iterator[int]

    @property
    def said(self) -> Wording:
        """The fixed words."""
        return self.numbering.wording

    def runs(self, runs: Runs) -> Iterator[Piece]:
        """Running text, with fields where it refers to another place and controls where a datum stands."""
        for one in runs:
            yield from self._run(one)

    def _run(self, one: Run) -> Iterator[Piece]:
        style = "Strong" if one.is_strong else "Emphasis" if one.is_emphasis else ""
        look = w("i") if one.is_strong and one.is_emphasis else None
        words = [run(one.text, look, style=style)] if one.text else []
        yield from [controlled(one_line(one.datum), next(self.ids), *words)] if one.datum else words
        if one.refers_to:
            yield from self.reference(one.refers_to)

    def reference(self, anchor: str) -> Iterator[Piece]:
        """How the text names a place, as Word itself would count it: "Bab 3", "Bagian " + 3.2, "Tabel 3.2"."""
        label, name = self.numbering.reference(anchor), self.names[anchor]
        number = self.numbering.sections.get(anchor)
        if number is None:
            yield from field(f"REF {name} \\h", run(label))
        elif number:
            is_chapter = "." not in number
            if not is_chapter:
                yield run(label.removesuffix(number))
            yield from field(f"REF {name} \\n \\h", run(label if is_chapter else number))
        else:
            yield from (run(label[0]), *field(f"REF {name} \\h", run(one_line(label[1:-1]))), run(label[-1]))

    def place(self, anchor: str, *pieces: Piece) -> list[Piece]:
        """Pieces to which references to the anchor lead."""
        return marked(self.names[anchor], next(self.ids), *pieces)

    def picture(self, data: bytes, *, alt: str, width: int, height: int, dot: float = 0) -> Piece:
        """A picture within so many twips; with `dot` each of its points is so many twips and no more."""
        inline = self.document.part.new_pic_inline(io.BytesIO(data))
        across, down = Image.from_blob(data).px_width, Image.from_blob(data).px_height
        scale = min(width / across, height / down, dot or width) * PER_TWIP
        size = Emu(int(across * scale)), Emu(int(down * scale))
        shape = inline.graphic.graphicData.pic.spPr
        (inline.extent.cx, inline.extent.cy), (shape.cx, shape.cy) = size, size
        for side in ("distT", "distB", "distL", "distR"):  # where nothing is said other offices leave a margin
            inline.set(side, "0")
        inline.docPr.set("id", str(next(self.ids)))
        inline.docPr.set("descr", one_line(alt))
        return w("r", w("drawing", inline))


def setting_of(book: Book) -> Setting:
    """Ready to write. Raises UnknownAnchor and DoubledAnchor before anything is written."""
    numbering = numbered(book)
    anchors = [*numbering.sections, *(one.anchor for one in (*numbering.tables, *numbering.figures))]
    names = {anchor: _name(at, anchor) for at, anchor in enumerate(anchors, start=1)}
    return Setting(book, numbering, names, package(book, numbering.wording), count(1))


def _name(at: int, anchor: str) -> str:
    """Letters, digits and underscores; hidden from the list of bookmarks by the first one, different by the number."""
    return f"_Ref{at:04}_{re.sub(r'[^A-Za-z0-9]+', '_', anchor)}"[:LONGEST_NAME]

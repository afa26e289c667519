"""The pages of a Word file: upright ones, ones laid across for what is wide, each with head and foot."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from docx.oxml.ns import qn

from gerakan.foundation.documents.book.clean import one_line
from gerakan.foundation.documents.book.word_fit import ACROSS, WIDE
from gerakan.foundation.documents.book.word_front import marks
from gerakan.foundation.documents.book.word_setting import Setting
from gerakan.foundation.documents.book.word_styles import WARNING
from gerakan.foundation.documents.book.word_xml import Piece, ink, paragraph, run, w
from gerakan.foundation.documents.book.word_xml import field as word_field

SHORT, LONG, MARGIN = 11906, 16838, 1418
LONGEST_TITLE = 40
MOST_MOVED, MOST_LETTERS = 3, 900
"""What may stand between a heading and a wide table for the heading to go with the table."""
HEADS: Final = tuple(f"Heading{level}" for level in range(1, 7))


@dataclass
class Pages:
    """Pieces in the order of reading, and which way the page lies."""

    setting: Setting
    waiting: list[Piece] = field(default_factory=list)
    is_across: bool = False
    frames: dict[bool, list[Piece]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Heads and feet are made once for each way."""
        for is_across in (False, True):
            self.frames[is_across] = self._frame(ACROSS if is_across else WIDE)

    def add_cover(self, pieces: Iterable[Piece]) -> None:
        """A page without head and foot."""
        self.waiting += pieces
        self._break(w("sectPr", *_sheet(is_across=False)))

    def add(self, *pieces: Piece, across: bool = False) -> None:
        """Pieces for a page that lies this way."""
        if across != self.is_across:
            moved = _opening(self.waiting) if across else []
            del self.waiting[len(self.waiting) - len(moved) :]
            self._break(self._section())
            self.is_across, self.waiting = across, moved
        self.waiting += pieces

    def close(self) -> None:
        """The last pages."""
        body = self.setting.document.element.body
        body.extend(self.waiting)
        body.append(self._section())

    def _section(self) -> Piece:
        frames = [w(tag, type="default") for tag in ("headerReference", "footerReference")]
        for frame, key in zip(frames, self.frames[self.is_across], strict=True):
            frame.set(qn("r:id"), key)
        return w("sectPr", *frames, *_sheet(is_across=self.is_across))

    def _break(self, section: Piece) -> None:
        """A section's shape stands in its last paragraph."""
        if not self.waiting:
            return
        if self.waiting[-1].tag != qn("w:p"):
            self.waiting.append(
                paragraph("Source", properties=[w("spacing", before=0, after=0, line=20, lineRule="exact")])
            )
        self.waiting[-1].find(qn("w:pPr")).append(section)
        self.setting.document.element.body.extend(self.waiting)
        self.waiting = []

    def _frame(self, width: int) -> list[Any]:
        part = self.setting.document.part
        head, head_key = part.add_header_part()
        foot, foot_key = part.add_footer_part()
        for frame, pieces in ((head, self._head(width)), (foot, self._foot(width))):
            for child in list(frame.element):
                frame.element.remove(child)
            frame.element.extend(pieces)
        return [head_key, foot_key]

    def _head(self, width: int) -> list[Piece]:
        book, said = self.setting.book, self.setting.said
        title = textwrap.shorten(one_line(book.title), LONGEST_TITLE, placeholder="…")
        warning = " · ".join(marks(book, said))
        return [_line("Header", width, run(f"{title}\t"), run(warning, w("b"), ink(WARNING)))]

    def _foot(self, width: int) -> list[Piece]:
        before, _page, rest = self.setting.said.page.partition("{page}")
        between, _count, after = rest.partition("{count}")
        counted = [run(f"\t{before}"), *word_field("PAGE", run("1")), run(between)]
        whose = (
            f"{one_line(self.setting.book.owner)} · {self.setting.said.version} {one_line(self.setting.book.version)}"
        )
        return [_line("Footer", width, run(whose), *counted,
                      *word_field("NUMPAGES", run("1")), run(after))]  # fmt: skip


def _line(style: str, width: int, *pieces: Piece) -> Piece:
    return paragraph(style, *pieces, properties=[w("tabs", w("tab", val="right", pos=width))])


def _sheet(*, is_across: bool) -> list[Piece]:
    wide, tall = (LONG, SHORT) if is_across else (SHORT, LONG)
    turned = {"orient": "landscape"} if is_across else {}
    margins = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    return [
        w("type", val="nextPage"),
        w("pgSz", w=wide, h=tall, **turned),
        w("pgMar", **margins, header=720, footer=720, gutter=0),
    ]


def _opening(pieces: list[Piece]) -> list[Piece]:
    """The heading at the end with the few words under it, so that no page holds these alone."""
    at = next((at for at in range(len(pieces) - 1, -1, -1) if _style(pieces[at]) in HEADS), None)
    if at is None:
        return []
    while at and _style(pieces[at - 1]) in HEADS:
        at -= 1
    under = [piece for piece in pieces[at:] if _style(piece) not in HEADS]
    letters = sum(len(said.text or "") for piece in under for said in piece.iter(qn("w:t")))
    is_small = len(under) <= MOST_MOVED and letters <= MOST_LETTERS
    return pieces[at:] if is_small and all(piece.tag == qn("w:p") for piece in under) else []


def _style(piece: Piece) -> str:
    found = piece.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else str(found.get(qn("w:val")))

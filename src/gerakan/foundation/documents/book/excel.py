"""Every table of a book as a sheet of one workbook: numbers as numbers, codes as texts, nothing that starts by itself."""

import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter

from gerakan.foundation.documents.book.clean import clean, one_line
from gerakan.foundation.documents.book.colours import ink_on, legible, tint
from gerakan.foundation.documents.book.numbering import Captioned, Numbering, numbered
from gerakan.foundation.documents.book.tree import Book, Chart, Roadmap, Table
from gerakan.foundation.documents.book.typed import DAY_FORMS, Cell, points, typed_rows
from gerakan.foundation.documents.book.widths import shares
from gerakan.foundation.exchange.writing import SAFE, sheet_name

HEAD: Final = 4
"""The row of the headings, below caption, book and the way back."""
LEAST, MOST, ROOM, SLIM = 9, 60, 2, 1.1
"""Letters of a column as broad as digits, and how many usual ones have the room of one of these."""
CONTENTS: Final = (18, MOST, 52)
RIGHT: Final = {"align": "right", "indent": 1}
LINE, TALLEST = 15, 400
"""Points of a line, and of a row."""
WIDE, LONG = 6, 10
"""Columns from which on the first stands still; rows from which on they can be chosen from."""
A4: Final = 9
CELL_LETTERS: Final = 32_000
"""A cell holds a few more; what is longer ends in an ellipsis rather than in a file that wants repair."""


@dataclass(frozen=True)
class Sheet:
    """One captioned block as rows under headings."""

    name: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    has_total: bool = False
    source: str = ""
    right: tuple[int, ...] = ()

    @property
    def across(self) -> list[int]:
        """Letters a column."""
        return [min(max(width + ROOM, LEAST), MOST) for width in self.widths]

    @property
    def figures(self) -> frozenset[int]:
        """Columns in which numbers stand, days not among them."""
        none = ("", *DAY_FORMS.values())
        return frozenset(self.right) | frozenset(
            at for row in self.rows for at, cell in enumerate(row) if cell.form not in none
        )


def book_xlsx(book: Book) -> bytes:
    """The tables, roadmaps and numbers of the charts as an .xlsx file, the list of them in front."""
    numbers = numbered(book)
    sheets = [_sheet(block, numbers, book.language) for block in book.blocks() if isinstance(block, Captioned)]
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, SAFE)
    _describe(made, book)
    pen = Pen(made, book, numbers)
    pen.list_of(sheets)
    for sheet in sheets:
        pen.write(sheet)
    made.close()
    return out.getvalue()


def _sheet(block: Captioned, numbers: Numbering, language: str) -> Sheet:
    name, caption = sheet_name(numbers.labels[block.anchor]), one_line(block.caption)
    match block:
        case Table():
            return Sheet(name, caption, block.headers, tuple(typed_rows(block, language)), shares(block),
                         block.has_total, one_line(block.source), block.right)  # fmt: skip
        case Chart():
            heads = [f"{one.name} ({block.unit})" if block.unit else one.name for one in block.series]
            return Sheet(name, caption, (numbers.wording.category, *heads), tuple(_points(block)),
                         (24, *(max(12, len(head)) for head in heads)), source=one_line(block.source))  # fmt: skip
        case Roadmap():
            return _roadmap(block, name, numbers)


def _points(chart: Chart) -> Iterator[tuple[Cell, ...]]:
    for at, category in enumerate(points(chart.categories)):
        values = (one.values[at] for one in chart.series)
        yield category, *(Cell("") if value is None else Cell(value, _form(value)) for value in values)


def _form(value: float) -> str:
    return "#,##0" if float(value).is_integer() else "General"


def _roadmap(roadmap: Roadmap, name: str, numbers: Numbering) -> Sheet:
    said = numbers.wording
    rows = tuple(
        (Cell(clean(span.code)), Cell(clean(span.name)), Cell(clean(span.group)), Cell(span.first, "0"), Cell(span.last, "0"),
         Cell("\n".join(f"{year}: {clean(words)}" for year, words in span.milestones)), Cell(", ".join(map(clean, span.waits_for))))
        for span in roadmap.spans
    )  # fmt: skip
    heads = (said.code, said.programme, said.group, said.begins, said.ends, said.milestones, said.waits_for)
    return Sheet(
        name, one_line(roadmap.caption), heads, rows, (12, 40, 20, 9, 9, 50, 20), source=one_line(roadmap.source)
    )


class Pen:
    """Writes sheets into one workbook, each look made once."""

    def __init__(self, made: Any, book: Book, numbers: Numbering) -> None:
        self.made, self.book, self.said = made, book, numbers.wording
        self.contents = sheet_name(self.said.contents_sheet)
        colour = legible(book.look.colour)
        head = {"bold": True, "bg_color": colour, "font_color": ink_on(colour), "text_wrap": True, "valign": "top",
                "border": 1, "border_color": "#c9d1dc"}  # fmt: skip
        self.head, self.head_of_figures = made.add_format(head), made.add_format({**head, **RIGHT})
        self.title = made.add_format({"bold": True, "font_size": 14, "font_color": colour})
        self.mark = made.add_format({"bold": True, "font_color": "#a1260d"})
        self.soft = made.add_format({"font_color": "#475a72"})
        self.link = made.add_format({"font_color": colour, "underline": 1, "valign": "top"})
        self.looks: dict[tuple[str, bool, bool], Any] = {}
        self.total = tint(colour)

    def list_of(self, sheets: Sequence[Sheet]) -> None:
        """The first sheet: whose numbers, which version, and where each table stands."""
        page = self._page(self.contents, CONTENTS)
        self._top(page, self.book.title)
        page.write_string(HEAD - 2, 0, self.said.sheets_note, self.soft)
        for at, words in enumerate((self.said.sheet, self.said.caption, self.said.source)):
            page.write_string(HEAD, at, words, self.head)
        for down, sheet in enumerate(sheets, start=HEAD + 1):
            page.write_url(down, 0, f"internal:'{sheet.name}'!A1", self.link, sheet.name)
            for at, words in enumerate((sheet.caption, sheet.source), start=1):
                page.write_string(down, at, words, self._look(""))
            _lift(page, down, (sheet.name, sheet.caption, sheet.source), CONTENTS)

    def write(self, sheet: Sheet) -> None:
        """One table."""
        page = self._page(sheet.name, sheet.across)
        self._top(page, f"{sheet.name}  {sheet.caption}")
        page.write_url(HEAD - 2, 0, f"internal:'{self.contents}'!A1", self.link, f"← {self.contents}")
        for at, words in enumerate(sheet.headers):
            page.write_string(HEAD, at, one_line(words), self.head_of_figures if at in sheet.figures else self.head)
        heads = [across - 2 * (at in sheet.figures) for at, across in enumerate(sheet.across)]
        _lift(page, HEAD, sheet.headers, heads)
        for down, row in enumerate(sheet.rows, start=HEAD + 1):
            is_total = sheet.has_total and down == HEAD + len(sheet.rows)
            for at, cell in enumerate(row):
                self._write(page, down, at, cell, is_total=is_total, is_right=at in sheet.figures)
            _lift(page, down, [cell.value for cell in row], sheet.across)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes are meant as texts
        last = len(sheet.rows) - sheet.has_total
        if last > LONG:
            page.autofilter(HEAD, 0, HEAD + last, len(sheet.headers) - 1)
        if sheet.source:
            page.write_string(HEAD + len(sheet.rows) + 2, 0, f"{self.said.source}: {sheet.source}", self.soft)

    def _page(self, name: str, widths: Sequence[int]) -> Any:
        page = self.made.add_worksheet(name)
        page.freeze_panes(HEAD + 1, int(len(widths) > WIDE))
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        page.set_paper(A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEAD)
        page.set_footer("&C&P / &N")
        return page

    def _top(self, page: Any, title: str) -> None:
        book = self.book
        page.write_string(0, 0, one_line(title), self.title)
        said = f"{one_line(book.title)} · {one_line(book.owner)} · {self.said.version} {one_line(book.version)}, {one_line(book.dated)}"
        page.write_string(1, 0, said, self.soft)
        marks = [
            words for words, holds in ((self.said.sample, book.is_sample), (self.said.draft, book.is_draft)) if holds
        ]
        page.write_string(HEAD - 1, 0, " · ".join(marks), self.mark)

    def _write(self, page: Any, down: int, at: int, cell: Cell, *, is_total: bool, is_right: bool) -> None:
        look = self._look(cell.form, is_total=is_total, is_right=is_right)
        if isinstance(cell.value, str):
            text = cell.value if len(cell.value) <= CELL_LETTERS else f"{cell.value[:CELL_LETTERS]}…"
            page.write_string(down, at, text, look)
        else:
            page.write_number(down, at, cell.value, look)

    def _look(self, form: str, *, is_total: bool = False, is_right: bool = False) -> Any:
        """Texts are marked as such, so that a correction of one does not become a formula."""
        key = form, is_total, is_right
        if key not in self.looks:
            kind: dict[str, Any] = {"num_format": form} if form else {"quote_prefix": True, "text_wrap": True}
            bold: dict[str, Any] = {"bold": True, "bg_color": self.total, "top": 1} if is_total else {}
            side = RIGHT if is_right else {"align": "left"}
            self.looks[key] = self.made.add_format({"valign": "top", **kind, **bold, **side})
        return self.looks[key]


def _lift(page: Any, down: int, values: Sequence[str | float], across: Sequence[int]) -> None:
    """As high as its words are: not every office looks for itself."""
    lines = (
        sum(len(textwrap.wrap(line, int(width * SLIM))) or 1 for line in value.split("\n"))
        for value, width in zip(values, across, strict=True)
        if isinstance(value, str)
    )
    most = max(lines, default=1)
    if most > 1:
        page.set_row(down, min(most * LINE, TALLEST))


def _describe(made: Any, book: Book) -> None:
    made.set_properties({
        "title": one_line(book.title)[:255], "subject": one_line(book.subtitle)[:255], "author": one_line(book.owner)[:255],
        "comments": one_line(f"{book.code} {book.version}, {book.dated}"),
    })  # fmt: skip

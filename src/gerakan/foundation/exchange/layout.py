"""Where the table is on the sheet: titles above, a heading of one or more rows, data, totals and notes below."""

import re
from dataclasses import dataclass
from enum import StrEnum

from gerakan.foundation.exchange.figures import Sense, read_number
from gerakan.foundation.exchange.table import Cell, Table, is_blank, shown

SEARCH_ROWS = 60
YEAR = re.compile(r"(19|20)\d{2}(\.0)?[*\u00b9\u00b2)]*")
COLUMN_NUMBER = re.compile(r"\(?\[?\d{1,3}\)?\]?")
TOTAL = re.compile(r"(jumlah|total|rata-?\s?rata|indonesia|nasional|sub\s?total|rerata|average)\b", re.IGNORECASE)
NOTE = re.compile(r"(sumber|catatan|keterangan|ket\.|note|source)\b|\*+\)?|\d\)|[¹²³\-]", re.IGNORECASE)
SENTENCE = 50


class Line(StrEnum):
    """What a line of the sheet is; only DATA is imported, the others are counted and shown."""

    DATA = "data"
    BLANK = "blank"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True)
class Heading:
    """Rows of the heading (from 0, last one excluded) and one label a column."""

    first: int
    end: int
    labels: list[str]


def find_heading(table: Table) -> Heading:
    """The first row about as full as the data, the rows below it that only divide it further, no column numbers."""
    sample = _sample_row(table)
    width, lead = len(_filled(sample)), next(iter(_filled(sample)), 0)
    first = next((at for at in range(len(table.rows)) if _may_begin(table, at, width)), 0)
    end = first + 1
    while end < len(table.rows) and _continues(table, first, end, lead):
        end += 1
    return heading_at(table, first, end - first)


def _sample_row(table: Table) -> list[Cell]:
    """A line that surely is data, else the fullest one."""
    rows = table.rows[:SEARCH_ROWS]
    return next(
        (row for row in rows[1:] if _looks_like_data(row)), max(rows, key=lambda row: len(_filled(row)), default=[])
    )


def _filled(row: list[Cell]) -> list[int]:
    return [at for at, cell in enumerate(row) if not is_blank(cell)]


def _may_begin(table: Table, row: int, width: int) -> bool:
    """Titles fill a cell or two; a group heading that is merged beside the first column begins the heading too."""
    filled = len(_filled(table.rows[row]))
    if filled >= 2 and filled * 2 >= width:
        return True
    return any(top == row and left > 0 and right > left for top, left, _bottom, right in table.merged)


def _continues(table: Table, first: int, row: int, lead: int) -> bool:
    """Below a heading of its first column comes data, unless that column's cell is left free."""
    cells = table.rows[row]
    if not _filled(cells) or _is_numbering(cells):
        return False
    if all(is_blank(table.cell(above, lead)) for above in range(first, row)):
        return True
    return is_blank(table.cell(row, lead)) and not _looks_like_data(cells)


def heading_at(table: Table, first: int, count: int) -> Heading:
    """The heading where a person says it is; a row of column numbers below it is skipped."""
    end = min(first + max(count, 1), len(table.rows))
    after = end + 1 if end < len(table.rows) and _is_numbering(table.rows[end]) else end
    return Heading(first, after, labels_of(table, first, end))


def labels_of(table: Table, first: int, end: int) -> list[str]:
    """Upper and lower headings of each column joined; a merged upper one holds for all columns below it."""
    levels = [_spread(table, row, is_last=row == end - 1) for row in range(first, end)]
    return [_joined([level[column] for level in levels]) for column in range(table.width)]


def _joined(parts: list[str]) -> str:
    kept: list[str] = []
    for part in parts:
        if part and part not in kept:
            kept.append(part)
    return " · ".join(kept)


def _spread(table: Table, row: int, *, is_last: bool) -> list[str]:
    texts = [" ".join(shown(table.cell(row, column)).split()) for column in range(table.width)]
    for top, left, bottom, right in table.merged:
        if top <= row <= bottom and right > left:
            texts[left : right + 1] = [" ".join(shown(table.cell(top, left)).split())] * (right + 1 - left)
    if is_last or table.merged:
        return texts
    for column in range(1, len(texts)):
        if not texts[column] and not is_blank(table.cell(row + 1, column)):
            texts[column] = texts[column - 1]
    return texts


def _looks_like_data(row: list[Cell]) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    figures = sum(_is_figure(cell) for cell in filled)
    return len(filled) >= 2 and figures >= 1 and not _is_numbering(row) and figures >= (len(filled) - 1) / 4


def _is_figure(cell: Cell) -> bool:
    if YEAR.fullmatch(shown(cell).strip()):
        return False
    return read_number(cell).sense not in {Sense.UNREADABLE, Sense.BLANK}


def _is_numbering(row: list[Cell]) -> bool:
    """(1) (2) (3) ... below the heading, as BPS prints it."""
    filled = [shown(cell).strip() for cell in row if not is_blank(cell)]
    if len(filled) < 2 or not all(COLUMN_NUMBER.fullmatch(text) for text in filled):
        return False
    numbers = [int(re.sub(r"\D", "", text)) for text in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def kind_of_line(row: list[Cell]) -> Line:
    """Blank, total, note or data."""
    filled = [cell for cell in row if not is_blank(cell)]
    if not filled:
        return Line.BLANK
    first = shown(filled[0]).strip()
    if TOTAL.match(first):
        return Line.TOTAL
    return Line.NOTE if _is_note(first, len(filled)) else Line.DATA


def _is_note(first: str, filled: int) -> bool:
    """A line that begins with "Sumber:", or a sentence standing alone; a lone name is a region without values."""
    if filled > 2:
        return False
    return bool(NOTE.match(first)) or (filled == 1 and (len(first) > SENTENCE or first.endswith(".")))

"""Shares of a table's columns: longest words fit, dates and names of a few words stay on one line, long texts get the rest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil
from typing import Final

from gerakan.foundation.documents.book.tree import Block, Table

LONGEST_WORD, LONGEST_LINE, PADDING, BOLD = 24, 60, 2, 1.12
LETTERS_UPRIGHT, LETTERS_ACROSS = 98, 150
SHORT, FEW, MOST_CROWDED, HARDLY_HIGHER = 18, 3, 1.25, 1.25
"""Letters of a cell that ought to stay on one line; rows that do not turn a page; how far their type may shrink for it; how
many times more lines a table may take for standing upright."""


MOST_WHOLE = 26
"""Lines of a table so short that no page's end may cut it."""
NARROW: Final = {**dict.fromkeys("0123456789", 0.93), **dict.fromkeys(".,:;-–()'| ", 0.55)}
"""Of a usual letter."""


def laid(table: Table) -> Table:
    """Upright after all, when its words fit: as they are and short or hardly higher, or a little smaller in a few rows."""
    upright = replace(table, is_landscape=False)
    crowded = crowding(upright)
    high = lines_of(upright)
    fits = crowded == 1 and (high <= MOST_WHOLE or high <= HARDLY_HIGHER * lines_of(table))
    few = crowded <= MOST_CROWDED and len(table.rows) <= FEW
    return upright if table.is_landscape and (fits or few) else table


def stood(blocks: Iterable[Block], turns: Callable[[Table], bool]) -> Iterator[Block]:
    """Every table as it will lie: of wide ones in a row those before the first and behind the last that must be turned stand
    upright, those between share the turned pages.
    """
    for is_wide, group in groupby(blocks, key=lambda block: isinstance(block, Table) and block.is_landscape):
        row = list(group)
        across = [at for at, block in enumerate(row) if is_wide and isinstance(block, Table) and turns(block)]
        for at, block in enumerate(row):
            is_turned = bool(across) and across[0] <= at <= across[-1]
            yield replace(block, is_landscape=is_turned) if isinstance(block, Table) else block


def shares(table: Table) -> tuple[int, ...]:
    """Letters that each column gets of a line; none less than its longest word while there is room."""
    line = letters(table)
    if not table.widths:
        return _shared(table, line)
    unbroken = _least(table, short=SHORT)
    least = unbroken if sum(unbroken) <= line else _least(table)
    return _held([part * line / sum(table.widths) for part in table.widths], least, line)


def letters(table: Table) -> int:
    """How many letters of usual size a line of the table has."""
    return LETTERS_ACROSS if table.is_landscape else LETTERS_UPRIGHT


def crowding(table: Table) -> float:
    """Above 1 by as much as the type must shrink, since not even the longest words fit side by side."""
    return max(1.0, sum(_least(table)) / letters(table))


def lines_of(table: Table) -> int:
    """About how many lines of type its rows take."""
    room = [max(1, share - PADDING) for share in shares(table)]
    return sum(max(ceil(len(cell) / wide) for cell, wide in zip(row, room, strict=True)) for row in table.rows)


def _held(wished: Sequence[float], least: Sequence[int], line: int) -> tuple[int, ...]:
    """Columns that would be too narrow get what they need; the others share the rest as wished."""
    if sum(least) >= line:
        return tuple(least)
    held: dict[int, int] = {}
    while True:
        free = {at: part for at, part in enumerate(wished) if at not in held}
        scale = (line - sum(held.values())) / sum(free.values())
        narrow = {at: least[at] for at, part in free.items() if part * scale < least[at]}
        if not narrow:
            return tuple(held.get(at, round(part * scale)) for at, part in enumerate(wished))
        held |= narrow


def _shared(table: Table, line: int) -> tuple[int, ...]:
    least, wished = _least(table), _wished(table)
    spare, wish = max(0, line - sum(least)), sum(wished) - sum(least)
    given = min(1.0, spare / wish) if wish else 0.0
    return tuple(round(low + given * (high - low)) for low, high in zip(least, wished, strict=True))


def _least(table: Table, *, short: int = 0) -> list[int]:
    """By the longest word; by the longest line in a column whose lines are all `short`."""
    return [PADDING + round(max(_longest(head) * BOLD, _unbroken(cells, short))) for head, *cells in _columns(table)]


def _unbroken(cells: Sequence[str], short: int) -> float:
    line = max(map(_broad, cells), default=1)
    return line if line <= short else max(map(_longest, cells), default=1)


def _longest(text: str) -> float:
    return min(LONGEST_WORD, max(map(_broad, text.split()), default=1))


def _broad(text: str) -> float:
    return sum(NARROW.get(letter, 1) for letter in text)


def _wished(table: Table) -> list[int]:
    lines = [max((len(line) for cell in cells for line in cell.splitlines()), default=1) for cells in _columns(table)]
    return [max(low, PADDING + min(LONGEST_LINE, line)) for low, line in zip(_least(table), lines, strict=True)]


def _columns(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cells) for cells in zip(table.headers, *table.rows, strict=True)]

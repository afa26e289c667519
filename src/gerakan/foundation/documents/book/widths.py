"""Shares of a table's columns where nobody has said them: longest words fit, long texts get what is left."""

from gerakan.foundation.documents.book.tree import Table

LONGEST_WORD, LONGEST_LINE, PADDING = 24, 60, 2
LETTERS_UPRIGHT, LETTERS_ACROSS = 98, 150


def shares(table: Table) -> tuple[int, ...]:
    """Letters that each column gets of a line; `widths` of the table go before."""
    return table.widths or _shared(table, letters(table))


def letters(table: Table) -> int:
    """How many letters of usual size a line of the table has."""
    return LETTERS_ACROSS if table.is_landscape else LETTERS_UPRIGHT


def crowding(table: Table) -> float:
    """Above 1 by as much as the type must shrink, since not even the longest words fit side by side."""
    return max(1.0, sum(_least(table)) / letters(table))


def _shared(table: Table, line: int) -> tuple[int, ...]:
    least, wished = _least(table), _wished(table)
    spare, wish = max(0, line - sum(least)), sum(wished) - sum(least)
    given = min(1.0, spare / wish) if wish else 0.0
    return tuple(round(low + given * (high - low)) for low, high in zip(least, wished, strict=True))


def _least(table: Table) -> list[int]:
    return [PADDING + min(LONGEST_WORD, max((len(word) for cell in cells for word in cell.split()), default=1))
            for cells in _columns(table)]  # fmt: skip


def _wished(table: Table) -> list[int]:
    lines = [max((len(line) for cell in cells for line in cell.splitlines()), default=1) for cells in _columns(table)]
    return [max(low, PADDING + min(LONGEST_LINE, line)) for low, line in zip(_least(table), lines, strict=True)]


def _columns(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cells) for cells in zip(table.headers, *table.rows, strict=True)]

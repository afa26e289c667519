"""How a table fits between the margins of Word: in the largest letters in which no number and no usual word is broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gerakan.foundation.documents.book.tree import Table
from gerakan.foundation.documents.book.widths import shares

SIZES: Final[Mapping[str, float]] = {"": 9, "Small": 8, "Tiny": 7, "Least": 6}
"""Points by the end of the styles' keys."""
LETTER, CAPITAL, MARGINS, LONGEST = 10.4, 13, 180, 24
"""Twips a point of size: of a small letter or digit, of a capital; of a cell's margins. Letters of a word that may break."""


@dataclass(frozen=True)
class Fit:
    """Twips a column, and the end of the styles' keys."""

    widths: tuple[int, ...]
    size: str


def fitted(table: Table, width: int) -> Fit:
    """Columns as wide as their texts ask for, none narrower than its longest word."""
    for size, points in SIZES.items():
        least = _least(table, points)
        if sum(least) <= width:
            return Fit(_widened(shares(table), least, width), size)
    return Fit(tuple(int(part * width / sum(least)) for part in least), size)


def _least(table: Table, points: float) -> list[int]:
    columns = zip(table.headers, *table.rows, strict=True)
    return [MARGINS + int(points * max(map(_long, _words(cells)), default=LETTER)) for cells in columns]


def _words(cells: Sequence[str]) -> list[str]:
    return [word[:LONGEST] for cell in cells for word in cell.split()]


def _long(word: str) -> float:
    return sum(CAPITAL if letter.isupper() else LETTER for letter in word)


def _widened(parts: Sequence[int], least: Sequence[int], width: int) -> tuple[int, ...]:
    """Columns that would be too narrow get what they need; the others share the rest as before."""
    held: dict[int, int] = {}
    while True:
        rest, total = width - sum(held.values()), sum(part for at, part in enumerate(parts) if at not in held)
        narrow = {at: least[at] for at, part in enumerate(parts) if at not in held and part * rest / total < least[at]}
        if not narrow:
            return tuple(held.get(at, int(part * rest / max(total, 1))) for at, part in enumerate(parts))
        held |= narrow

"""How a table fits between the margins of Word: in the largest letters in which no number and no usual word is broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from gerakan.foundation.documents.book.tree import Table
from gerakan.foundation.documents.book.widths import SHORT, laid, shares

WIDE, ACROSS, FEW = 9070, 14002, 3
"""Twips between the margins of an upright page and of one laid across; rows."""
SIZES: Final[Mapping[str, float]] = {"": 9, "Small": 8, "Tiny": 7, "Least": 6}
"""Points by the end of the styles' keys."""
LETTER, CAPITAL, DIGIT, POINT, MARGINS, LONGEST, BOLD = 10.4, 14.5, 11.2, 5.7, 180, 24, 1.18
"""Twips a point of size: of a small letter, a capital, a digit (as broad in strong type), a point in a number; of a cell's
margins. Letters of a word that may break."""
GAP: Final = 120
"""Twips between a column of figures and the words that begin behind it."""


@dataclass(frozen=True)
class Fit:
    """Twips a column, and the end of the styles' keys."""

    widths: tuple[int, ...]
    size: str


def lies_across(table: Table) -> bool:
    """As on paper, unless upright letters would be too small; those of a few rows, which turn no page, may be smaller."""
    is_short = len(table.rows) <= FEW
    smallest = SIZES["Tiny" if is_short else "Small"]
    is_full = sum(_least(table, smallest)) > WIDE
    return table.is_landscape and (is_full or not (is_short or not laid(table).is_landscape))


def fitted(table: Table, width: int) -> Fit:
    """Columns as wide as their texts ask for, none narrower than its longest word; dates stay whole where that can be."""
    for size, points in SIZES.items():
        for short in (SHORT, 0):
            least = _least(table, points, short)
            if sum(least) <= width:
                return Fit(_widened(shares(table), least, width), size)
    return Fit(tuple(int(part * width / sum(least)) for part in least), size)


def gaps(table: Table) -> tuple[int, ...]:
    """Twips that each column keeps free on its right."""
    right = [at in table.right for at in range(len(table.headers))]
    return tuple(GAP if one and not after else 0 for one, after in zip_longest(right, right[1:], fillvalue=True))


def _least(table: Table, points: float, short: int = 0) -> list[int]:
    """By the longest word; by the longest line in a column whose lines are all `short`."""
    columns = zip(gaps(table), table.headers, *table.rows, strict=True)
    return [
        MARGINS + gap + int(points * max(_long(head) * BOLD, _unbroken(cells, short), LETTER))
        for gap, head, *cells in columns
    ]


def _unbroken(cells: Sequence[str], short: int) -> float:
    is_short = all(len(line) <= short for cell in cells for line in cell.splitlines())
    return max((sum(map(_broad, cell)) if is_short else _long(cell) for cell in cells), default=0)


def _long(text: str) -> float:
    """Of its longest word."""
    return max((sum(map(_broad, word[:LONGEST])) for word in text.split()), default=0)


def _broad(letter: str) -> float:
    if letter in "0123456789., ":
        return DIGIT if letter.isdigit() else POINT
    return CAPITAL if letter.isupper() or letter in "mw" else LETTER


def _widened(parts: Sequence[int], least: Sequence[int], width: int) -> tuple[int, ...]:
    """Columns that would be too narrow get what they need; the others share the rest as before."""
    held: dict[int, int] = {}
    while True:
        rest, total = width - sum(held.values()), sum(part for at, part in enumerate(parts) if at not in held)
        narrow = {at: least[at] for at, part in enumerate(parts) if at not in held and part * rest / total < least[at]}
        if not narrow:
            return tuple(held.get(at, int(part * rest / max(total, 1))) for at, part in enumerate(parts))
        held |= narrow

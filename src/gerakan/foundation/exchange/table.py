"""A sheet as read: plain cells from A1 on, and addresses as people write them."""

from dataclasses import dataclass, field

Cell = str | float | bool | None


@dataclass(frozen=True)
class Table:
    """One sheet; `rows` may differ in length; merged ranges are (first row, first column, last row, last column), from 0."""

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    remarks: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """What stands there, None outside."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None


def letters(column: int) -> str:
    """Column 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """Row and column from 0 as Excel writes them: C14."""
    return f"{letters(column)}{row + 1}"


def shown(cell: Cell) -> str:
    """A cell as a person would see it; whole numbers without ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def is_blank(cell: Cell) -> bool:
    """Nothing, or spaces only."""
    return cell is None or (isinstance(cell, str) and not cell.strip())

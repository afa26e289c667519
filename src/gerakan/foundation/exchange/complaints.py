"""What is wrong, where, and what helps: one line for a person, one mark for the copy of the workbook."""

from dataclasses import dataclass

from gerakan.foundation.exchange.table import address, letters


@dataclass(frozen=True, order=True)
class Complaint:
    """Row and column count from 0; a complaint that does not block is a remark on how a cell was understood."""

    sheet: str
    row: int
    column: int
    value: str
    problem: str
    remedy: str = ""
    is_blocking: bool = True

    @property
    def cell(self) -> str:
        """As Excel writes it: C14."""
        return address(self.row, self.column)

    @property
    def column_letters(self) -> str:
        """The column's name on the sheet."""
        return letters(self.column)

    @property
    def row_number(self) -> int:
        """The row's number on the sheet."""
        return self.row + 1

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell} “{self.value}”: {self.problem} {self.remedy}".rstrip()

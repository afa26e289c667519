"""A sheet declared once: its template, its import report by cell, its export in the same shape."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gerakan.foundation.exchange import writing
from gerakan.foundation.exchange.complaints import Complaint
from gerakan.foundation.exchange.layout import Heading, Line, find_heading, kind_of_line
from gerakan.foundation.exchange.readers import Read, text
from gerakan.foundation.exchange.reading import read_tables
from gerakan.foundation.exchange.table import Cell, Table, is_blank, shown

Reader = Callable[[Sequence[Cell]], list[Read]]


@dataclass(frozen=True)
class Column:
    """One column: its key in the program, its title on the sheet, how cells are read, what the notes say about it."""

    key: str
    title: str | Promise
    read: Reader = text
    required: bool = True
    help: str | Promise = ""
    headings: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    example: str = ""

    def is_headed(self, label: str) -> bool:
        """Does this heading of a file mean this column?"""
        return fold(label) in {fold(self.key), fold(str(self.title)), *map(fold, self.headings)}


@dataclass(frozen=True)
class Row:
    """One line of data that was read without complaint; `number` is the sheet's, from 1."""

    number: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Report:
    """What a file says, and everything that is wrong with it."""

    table: Table
    rows: list[Row] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    skipped: Mapping[Line, int] = field(default_factory=dict)

    @property
    def is_clean(self) -> bool:
        """Nothing stands against importing it."""
        return not any(complaint.is_blocking for complaint in self.complaints)


class Sheet:
    """Columns in their order."""

    def __init__(self, *columns: Column, name: str | Promise = "Data", notes: Sequence[str | Promise] = ()) -> None:
        self.columns = columns
        self.name = name
        self.notes = notes

    def template(self, rows: Iterable[Mapping[str, Any]] = ()) -> bytes:
        """An .xlsx to fill in, with a second sheet that explains every column."""
        return writing.workbook(self, rows, with_notes=True)

    def export(self, rows: Iterable[Mapping[str, Any]], *, suffix: str = ".xlsx") -> bytes:
        """Rows in the template's shape (.xlsx or .csv); `read` takes it back unchanged."""
        if suffix == ".csv":
            return writing.text_file([str(c.title) for c in self.columns], self._lines(rows))
        return writing.workbook(self, rows, with_notes=False)

    def read(self, name: str, data: bytes) -> Report:
        """Read a filled template, or a table that has the same columns in any order; raises FileRefused."""
        table = max(read_tables(name, data), key=self._likeness)
        heading = find_heading(table)
        places = self.places(heading)
        missing = [column for column in self.columns if column.required and column.key not in places]
        if missing:
            return Report(table, complaints=[_no_column(table, heading, column) for column in missing])
        return self._report(table, heading, places)

    def places(self, heading: Heading) -> dict[str, int]:
        """Where each column stands in a file."""
        found: dict[str, int] = {}
        for at, label in enumerate(heading.labels):
            for column in self.columns:
                if column.key not in found and column.is_headed(label):
                    found[column.key] = at
                    break
        return found

    def _likeness(self, table: Table) -> int:
        return len(self.places(find_heading(table)))

    def _report(self, table: Table, heading: Heading, places: Mapping[str, int]) -> Report:
        kinds = [kind_of_line(row) for row in table.rows[heading.end :]]
        lines = [heading.end + at for at, kind in enumerate(kinds) if kind is Line.DATA]
        complaints: list[Complaint] = []
        read: dict[str, list[Read]] = {}
        for column in self.columns:
            if column.key in places:
                read[column.key] = self._read_column(table, lines, places[column.key], column, complaints)
        rows = [
            Row(line + 1, {key: answers[at].value for key, answers in read.items()})
            for at, line in enumerate(lines)
            if not any(answers[at].problem for answers in read.values())
        ]
        skipped: dict[Line, int] = {kind: kinds.count(kind) for kind in Line if kind is not Line.DATA and kind in kinds}
        return Report(table, rows, sorted(complaints), skipped)

    def _read_column(
        self, table: Table, lines: Sequence[int], at: int, column: Column, complaints: list[Complaint]
    ) -> list[Read]:
        cells = [table.cell(line, at) for line in lines]
        answers = column.read(cells)
        for place, (line, cell) in enumerate(zip(lines, cells, strict=True)):
            if column.required and is_blank(cell):
                answers[place] = Read(problem=_("Kosong."), remedy=_("Isi %s.") % column.title)
            if problem := answers[place].problem:
                complaints.append(Complaint(table.name, line, at, shown(cell), problem, answers[place].remedy))
        return answers

    def _lines(self, rows: Iterable[Mapping[str, Any]]) -> Iterable[list[Any]]:
        return ([row.get(column.key) for column in self.columns] for row in rows)


def fold(label: str) -> str:
    """Headings are compared by their letters and digits."""
    return re.sub(r"[\W_]+", "", label.casefold())


def _no_column(table: Table, heading: Heading, column: Column) -> Complaint:
    return Complaint(
        table.name,
        max(heading.end - 1, 0),
        0,
        "",
        _("Kolom “%s” tidak ada.") % column.title,
        _("Tambahkan kolom dengan judul itu, atau pakai templat."),
    )

"""CSV in with line numbers, CSV out with the same bits every time."""

import csv
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gerakan.compute.complaints import Complaint

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
NOT_APPLICABLE = "NA"
HEADER = "1"


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its line in the file, and its cells by column, stripped of spaces."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file as it was read."""

    file: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def need(self, *columns: str) -> None:
        """Refuse a table without these columns."""
        for column in columns:
            if column not in self.columns:
                raise Complaint(self.file, "kolom ini tidak ada di kepala tabel", row=HEADER, column=column)

    def units(self, column: str = "unit") -> tuple[str, ...]:
        """Names in a column, each given and none twice."""
        self.need(column)
        seen: dict[str, int] = {}
        for row in self.rows:
            name = row.cells[column]
            if not name:
                raise Complaint(self.file, "nama unit kosong", row=row.line, column=column)
            if name in seen:
                raise Complaint(self.file, f"'{name}' sudah ada di baris {seen[name]}", row=row.line, column=column)
            seen[name] = row.line
        if not seen:
            raise Complaint(self.file, "tabel ini tidak berisi satu unit pun", row=2, column=column)
        return tuple(seen)

    def lines(self, column: str = "unit") -> dict[str, int]:
        """Line of each unit, for complaints."""
        return {row.cells[column]: row.line for row in self.rows}

    def number(self, row: Row, column: str) -> float:
        """A cell that must hold a number."""
        text = row.cells[column]
        if not NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            said = f"'{text}' bukan bilangan" if text else "sel ini kosong"
            raise Complaint(self.file, said, row=f"{row.line} ({next(iter(row.cells.values()))})", column=column)
        return float(text)

    def number_or_hole(self, row: Row, column: str) -> float | str | None:
        """A cell that may be empty (None, not reported) or NA (not applicable)."""
        text = row.cells[column]
        if text in ("", NOT_APPLICABLE):
            return text or None
        return self.number(row, column)


def read_table(file: Path) -> Table:
    """Read a UTF-8 CSV with a header; refuses ragged rows and doubled columns."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            records = [(reader.line_num, record) for record in reader]
    except OSError as error:
        raise Complaint(file, f"tidak dapat dibaca ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise Complaint(file, "bukan teks UTF-8", row=line) from error
    except csv.Error as error:
        raise Complaint(file, f"bukan CSV yang benar ({error})", row=reader.line_num) from error
    if not records:
        raise Complaint(file, "berkas kosong", row=HEADER, column="unit")
    return _table(file, records)


def _table(file: Path, records: Sequence[tuple[int, list[str]]]) -> Table:
    columns = tuple(name.strip() for name in records[0][1])
    for column in columns:
        if columns.count(column) > 1:
            raise Complaint(file, "nama kolom ini muncul dua kali", row=HEADER, column=column or "(tanpa nama)")
    rows = []
    for line, record in records[1:]:
        if not any(cell.strip() for cell in record):
            continue
        if len(record) != len(columns):
            at = columns[len(record)] if len(record) < len(columns) else str(len(record))
            raise Complaint(
                file, f"baris ini berisi {len(record)} sel, kepala tabel {len(columns)}", row=line, column=at
            )
        rows.append(Row(line, {column: cell.strip() for column, cell in zip(columns, record, strict=True)}))
    return Table(file, columns, tuple(rows))


def text_of(value: float | str | None) -> str:
    """A cell as text: up to 15 significant digits, so that the last bit of a rounding never shows; nan is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    number = float(value)
    if math.isnan(number):
        return ""
    return f"{number + 0.0:.15g}"


def write_table(file: Path, columns: Sequence[str], rows: Iterable[Sequence[float | int | str | None]]) -> None:
    """Write a CSV with a header, one line feed per row on every system."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([text_of(value) for value in row] for row in rows)

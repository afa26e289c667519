"""From an uploaded file to plain tables; everything suspicious is refused with one sentence."""

import marshal
import re
import subprocess
import sys
from pathlib import Path, PurePath

from django.utils.translation import gettext as _

from gerakan.foundation.exchange import delimited, sandbox
from gerakan.foundation.exchange.refusal import FileRefused
from gerakan.foundation.exchange.safety import Format, check_file
from gerakan.foundation.exchange.table import Cell, Table, address

MAX_CELLS = 3_000_000
WAIT_SECONDS = 45
# "=..." always; "+", "-" and "@" only where a call or a program follows ("- Angka sementara" is a note).
FORMULA = re.compile(r"[\s\"]*(=|[+\-@]\s*[A-Za-z][\w.]*\s*[(|!])")


def read_tables(name: str, data: bytes) -> list[Table]:
    """The visible sheets of a workbook, or the one table of a CSV file, safe to work with."""
    kind = check_file(name, data)
    tables = [_from_text(name, data)] if kind is Format.CSV else _from_workbook(data)
    tables = [table for table in tables if any(cell is not None for row in table.rows for cell in row)]
    if not tables:
        raise FileRefused(_("Berkas ini tidak berisi tabel: semua lembarnya kosong."))
    for table in tables:
        _refuse_formulas(table)
    return tables


def _from_text(name: str, data: bytes) -> Table:
    rows = delimited.read_rows(data)
    if sum(map(len, rows)) > MAX_CELLS:
        raise _too_many()
    return Table(PurePath(name).stem[:31] or "CSV", rows)


def _from_workbook(data: bytes) -> list[Table]:
    answer, content = _opened(data)
    if answer == "ok":
        return [Table(name, rows, [_span(span) for span in merged]) for name, rows, merged in content]
    if answer == "locked":
        raise FileRefused(_("Berkas ini dikunci dengan kata sandi. Hapus kata sandinya lalu unggah lagi."))
    if answer == "large":
        raise _too_many()
    raise FileRefused(_("Berkas ini rusak dan tidak dapat dibuka. Buka di Excel, simpan ulang, lalu unggah lagi."))


def _span(span: list[list[int]]) -> tuple[int, int, int, int]:
    (top, left), (bottom, right) = span
    return (top, left, bottom, right)


def _opened(data: bytes) -> tuple[str, list[tuple[str, list[list[Cell]], list[list[list[int]]]]]]:
    """Ask the sandbox; a process that died was refused memory or time."""
    command = [sys.executable, "-I", str(Path(sandbox.__file__)), str(MAX_CELLS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=WAIT_SECONDS, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        return "large", []
    if done.returncode != 0:
        return "large", []
    answer, content = marshal.loads(done.stdout)  # noqa: S302 - written by our own process
    return answer, content


def _refuse_formulas(table: Table) -> None:
    """Text that a spreadsheet would run when the value is exported again."""
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and cell[0] in "=+-@ \t\r'\"" and FORMULA.match(cell):
                raise FileRefused(
                    _(
                        "Sel %(cell)s di lembar “%(sheet)s” berisi rumus dalam teks (%(text)s), jadi berkas ditolak. "
                        "Ganti dengan nilainya (salin, lalu tempel sebagai nilai)."
                    )
                    % {"cell": address(row, column), "sheet": table.name, "text": cell.strip()[:30]}
                )


def _too_many() -> FileRefused:
    return FileRefused(
        _("Tabel ini terlalu luas untuk dibuka (lebih dari 3 juta sel, sering karena sel jauh yang terisi tidak sengaja). "
          "Salin bagian yang dipakai ke berkas baru.")
    )  # fmt: skip

"""Workbooks and CSV files that start nothing when they are opened."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from gerakan.foundation.exchange.sheets import Sheet

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
HEADER = {"bold": True, "bg_color": "#14467C", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top", "border": 1}
# Texts stay texts: no formula, address or number is made of what somebody typed.
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": False,
}
MAX_WIDTH = 48


def guarded(value: Any) -> Any:
    """A text that a spreadsheet would run gets an apostrophe in front; numbers pass."""
    if isinstance(value, str) and value.startswith(DANGEROUS) and len(value) > 1:
        return f"'{value}"
    return value


def text_file(header: Sequence[str], lines: Iterable[Sequence[Any]]) -> bytes:
    """CSV as Excel in Indonesia opens it: semicolons, decimal comma, byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(title) for title in header])
    writer.writerows([_written(value) for value in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _written(value: Any) -> Any:
    if isinstance(value, float):
        return _decimal(value)
    return "" if value is None else guarded(value) if isinstance(value, str) else value


def _decimal(value: float) -> str:
    """All digits that distinguish this number, without exponent where it can be avoided, three decimals never alone."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    digits = repr(value)
    if len(digits.partition(".")[2]) == 3:
        digits += "0"
    return digits.replace(".", ",")


def workbook(sheet: "Sheet", rows: Iterable[Mapping[str, Any]], *, with_notes: bool) -> bytes:
    """The sheet as .xlsx, perhaps with the sheet of notes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    keys = [column.key for column in sheet.columns]
    write_grid(
        book, str(sheet.name), [str(c.title) for c in sheet.columns], ([row.get(k) for k in keys] for row in rows)
    )
    if with_notes:
        _limit_choices(book, sheet)
        _write_notes(book, sheet)
    book.close()
    return out.getvalue()


def grid(name: str, header: Sequence[str], lines: Iterable[Sequence[Any]]) -> bytes:
    """One sheet of a heading and lines as .xlsx, for shapes that no Sheet declares (region x indicator)."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    write_grid(book, name, header, lines)
    book.close()
    return out.getvalue()


def write_grid(book: Any, name: str, header: Sequence[str], lines: Iterable[Sequence[Any]]) -> Any:
    """Heading frozen, columns as wide as their titles."""
    page = book.add_worksheet(sheet_name(name))
    page.freeze_panes(1, 0)
    bold = book.add_format(HEADER)
    for at, title in enumerate(header):
        page.write_string(0, at, title, bold)
        page.set_column(at, at, min(max(12, len(title) + 2), MAX_WIDTH))
    for row, line in enumerate(lines, start=1):
        for at, value in enumerate(line):
            write_cell(page, row, at, value)
    return page


def write_cell(page: Any, row: int, column: int, value: Any, style: Any = None) -> None:
    """Numbers as numbers, everything else as text; never a formula."""
    if value is None or value == "":
        page.write_blank(row, column, None, style)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, style)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, style)
    else:
        page.write_string(row, column, guarded(str(value)), style)


def sheet_name(name: str) -> str:
    """Excel allows 31 characters and no brackets, colons, stars, question marks or slashes."""
    return "".join(" " if mark in "[]:*?/\\'" else mark for mark in name)[:31].strip() or "Data"


def _limit_choices(book: Any, sheet: "Sheet") -> None:
    page = book.worksheets()[0]
    for at, column in enumerate(sheet.columns):
        if column.choices:
            page.data_validation(1, at, 5000, at, {"validate": "list", "source": list(column.choices)})


def _write_notes(book: Any, sheet: "Sheet") -> None:
    lines = [
        [str(c.title), _("wajib") if c.required else _("boleh kosong"), str(c.help), ", ".join(c.choices), c.example]
        for c in sheet.columns
    ]
    lines += [[str(note)] for note in sheet.notes]
    header = [_("Kolom"), _("Wajib?"), _("Penjelasan"), _("Pilihan"), _("Contoh")]
    write_grid(book, _("Petunjuk"), header, lines)

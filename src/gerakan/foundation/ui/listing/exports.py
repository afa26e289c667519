"""A list as a file: no text in it is ever read as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing.columns import Column, Rows

if TYPE_CHECKING:
    from gerakan.foundation.ui.listing.declaration import Listing

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
ROW_LIMIT = 100_000
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
EXCEL_EXACT_DIGITS = 10**15


def answer(
    listing: "Listing", columns: Sequence[Column], rows: Rows, kind: str, filters: Sequence[str]
) -> HttpResponse:
    """The file as a download."""
    lines = ([column.exported(row) for column in columns] for row in _limited(rows))
    content = _csv(columns, lines) if kind == "csv" else _xlsx(listing, columns, lines, filters)
    name = f"{listing.name.replace('.', '-')}-{timezone.localdate():%Y-%m-%d}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=KINDS[kind], headers=headers)


def harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _limited(rows: Rows) -> Iterable[Any]:
    cut = rows[:ROW_LIMIT]
    return cut.iterator(chunk_size=2000) if isinstance(cut, QuerySet) else cut


def _csv(columns: Sequence[Column], lines: Iterable[list[Any]]) -> str:
    file = io.StringIO()
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow([harmless(_heading(column)) for column in columns])
    for line in lines:
        writer.writerow([_plain(value) for value in line])
    return file.getvalue()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | Decimal):
        return (
            {None: "", True: _("ya"), False: _("tidak")}[value]
            if value is None or value is True or value is False
            else value
        )
    if isinstance(value, datetime):
        return (
            timezone.localtime(value).isoformat(timespec="seconds") if timezone.is_aware(value) else value.isoformat()
        )
    return value.isoformat() if isinstance(value, date) else harmless(str(value))


def _heading(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit else str(column.label)


def _xlsx(listing: "Listing", columns: Sequence[Column], lines: Iterable[list[Any]], filters: Sequence[str]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        styles = {"date": book.add_format({"num_format": "dd-mm-yyyy"})}
        styles["moment"] = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        sheet = book.add_worksheet(_("Data"))
        for at, column in enumerate(columns):
            sheet.write_string(0, at, _heading(column), bold)
            sheet.set_column(at, at, 32 if at == 0 else 16)
        count = 0
        for count, line in enumerate(lines, start=1):
            for at, value in enumerate(line):
                _write(sheet, count, at, value, styles)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, count, max(len(columns) - 1, 0))
        _notes(book.add_worksheet(_("Keterangan")), listing, count, filters)
    return file.getvalue()


def _write(sheet: Any, row: int, at: int, value: Any, styles: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(row, at, _("ya") if value else _("tidak"))
    elif _is_number(value):
        sheet.write_number(row, at, float(value) if isinstance(value, Decimal) else value)
    elif isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(row, at, local.replace(tzinfo=None), styles["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, styles["date"])
    else:
        sheet.write_string(row, at, str(value)[:32767])


def _is_number(value: Any) -> bool:
    """A finite number that Excel keeps exactly; longer ones (NIP, NIK) are written as text."""
    is_number = isinstance(value, int | float | Decimal)
    return is_number and abs(value) < EXCEL_EXACT_DIGITS


def _notes(sheet: Any, listing: "Listing", count: int, filters: Sequence[str]) -> None:
    lines = [
        (_("Daftar"), str(listing.title)),
        (_("Diambil"), formats.moment(timezone.now())),
        (_("Jumlah baris"), formats.number(count)),
        (_("Saringan"), "; ".join(filters) or _("tidak ada")),
    ]
    if count == ROW_LIMIT:
        lines.append((_("Perhatian"), _("Hanya 100.000 baris pertama.")))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 80)
    for at, (name, text) in enumerate(lines):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, text)

"""A copy of what was sent with every complaint marked in its cell: red where it blocks, yellow where it is a remark."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from gerakan.foundation.exchange.complaints import Complaint
from gerakan.foundation.exchange.table import Table
from gerakan.foundation.exchange.writing import SAFE, sheet_name, write_cell, write_grid

RED = {"bg_color": "#F6C7C3", "font_color": "#7A1109", "bold": True}
YELLOW = {"bg_color": "#FCEBB6"}


def marked_copy(tables: Sequence[Table], complaints: Iterable[Complaint]) -> bytes:
    """An .xlsx: first all complaints as a list, then each sheet with its marked cells and a comment in each."""
    listed = sorted(complaints)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    write_grid(book, _("Keluhan"), _header(), (_line(complaint) for complaint in listed))
    styles = {True: book.add_format(RED), False: book.add_format(YELLOW)}
    for table in tables:
        _copy(book, table, [item for item in listed if item.sheet == table.name], styles)
    book.close()
    return out.getvalue()


def _header() -> list[str]:
    return [_("Lembar"), _("Sel"), _("Isi"), _("Masalah"), _("Cara memperbaiki"), _("Menghalangi?")]


def _line(complaint: Complaint) -> list[str]:
    blocking = _("ya") if complaint.is_blocking else _("tidak")
    return [complaint.sheet, complaint.cell, complaint.value, complaint.problem, complaint.remedy, blocking]


def _copy(book: Any, table: Table, complaints: Sequence[Complaint], styles: dict[bool, Any]) -> None:
    page = book.add_worksheet(_free_name(book, table.name))
    at = {(item.row, item.column): item for item in reversed(complaints)}
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if (row, column) not in at:
                write_cell(page, row, column, cell)
    for (row, column), item in at.items():
        write_cell(page, row, column, table.cell(row, column), styles[item.is_blocking])
        page.write_comment(row, column, f"{item.problem} {item.remedy}".strip())


def _free_name(book: Any, name: str) -> str:
    taken = {page.get_name().casefold() for page in book.worksheets()}
    wanted = sheet_name(name)
    return wanted if wanted.casefold() not in taken else sheet_name(f"{wanted[:27]} (2)")

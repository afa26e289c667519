"""A plan as one workbook: a page of instructions, then every sheet as on screen."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from gerakan.foundation.exchange import Complaint, marked_copy, read_tables
from gerakan.foundation.exchange.writing import SAFE, sheet_name, write_grid
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.cells import plain
from gerakan.stages.masterplans.queries.sheets import SHEETS, Column, Kind, Sheet, label_of
from gerakan.stages.workbooks.exchange.values import cell_of

GUIDE, PLAN, REVISION = "Petunjuk", "Rencana", "Perubahan ke-"
MOST_LISTED = 255
"""Letters of a list of choices that a spreadsheet allows."""


def plan_workbook(plan: Masterplan) -> bytes:
    """As .xlsx; it names its plan and revision, so that what others change meanwhile is not written over."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, SAFE)
    write_grid(book, GUIDE, [_("Lembar"), _("Kolom"), _("Penjelasan"), _("Pilihan")], _guide(plan))
    for sheet in SHEETS.values():
        columns = sheet.columns_of(plan)
        page = write_grid(book, sheet.label, [label_of(column, plan) for column in columns], _lines(plan, sheet))
        for at, column in enumerate(columns):
            _limit(page, at, column)
    book.close()
    return out.getvalue()


def _guide(plan: Masterplan) -> Iterator[list[Any]]:
    yield [PLAN, plan.pk, str(plan.region)]
    yield [REVISION, plan.revision]
    yield [_("Cara"), "", _("Baris dicocokkan menurut kode. Baris baru boleh tanpa kode. Jangan mengubah judul kolom.")]
    yield [_("Hapus"), "", _("Baris yang hilang dari berkas tidak dihapus kecuali Anda mencentangnya pada pratinjau.")]
    for sheet in SHEETS.values():
        for column in sheet.columns_of(plan):
            choices = ", ".join(map(str, column.choices.values()))
            yield [sheet.label, label_of(column, plan), str(column.help), choices]


def _lines(plan: Masterplan, sheet: Sheet) -> Iterator[list[Any]]:
    columns = sheet.columns_of(plan)
    for row in sheet.rows_of(plan):
        yield [cell_of(column, plain(column, row)) for column in columns]


def _limit(page: Any, at: int, column: Column) -> None:
    """Choices as a list, codes as text."""
    choices = [str(label) for label in column.choices.values()]
    if choices and len(",".join(choices)) <= MOST_LISTED:
        page.data_validation(1, at, 5000, at, {"validate": "list", "source": choices, "error_type": "warning"})
    elif column.kind is Kind.YES:
        page.data_validation(1, at, 5000, at, {"validate": "list", "source": ["ya"], "error_type": "warning"})


def name_of_page(sheet: Sheet) -> str:
    """As the tab is called."""
    return sheet_name(sheet.label)


def marked_workbook(name: str, data: bytes, complaints: Iterable[Mapping[str, Any]]) -> bytes:
    """What was sent with every complaint of its preview in its cell."""
    fields = ("sheet", "row", "column", "value", "problem", "remedy", "is_blocking")
    said = [Complaint(**{field: one[field] for field in fields}) for one in complaints]
    return marked_copy(read_tables(name, data), said)

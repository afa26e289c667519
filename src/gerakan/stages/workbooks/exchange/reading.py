"""A workbook that came back, from tables to lines of known columns; what is not understood is said by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.exchange import Complaint, FileRefused, Table, read_tables
from gerakan.foundation.exchange.layout import Line as LineKind
from gerakan.foundation.exchange.layout import kind_of_line
from gerakan.foundation.exchange.sheets import fold
from gerakan.foundation.exchange.table import Cell, address, is_blank, shown
from gerakan.foundation.exchange.unread import Unread, unread_in
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS, Column, Sheet, label_of
from gerakan.stages.workbooks.exchange.writing import GUIDE, PLAN, REVISION, name_of_page

SEARCHED = 20
YEAR_LENGTH = 4
LONGEST_REVISION = 10


@dataclass(frozen=True)
class Line:
    """One line of a page; `number` counts from 0 on the sheet."""

    number: int
    cells: Mapping[str, Cell]


@dataclass
class Page:
    """A sheet of the workbook that is a sheet of the plan."""

    sheet: Sheet
    table: Table
    places: dict[str, int]
    lines: list[Line] = field(default_factory=list)


@dataclass
class Workbook:
    """What was sent: pages, where they come from, what is wrong with them."""

    tables: Sequence[Table]
    revision: int | None
    unread: Unread = field(default_factory=Unread)
    pages: dict[str, Page] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def absent(self) -> list[str]:
        """Sheets of the plan that the file does not have; their rows are left alone."""
        hidden = set(map(fold, self.unread.hidden))
        return [
            sheet.label
            for code, sheet in SHEETS.items()
            if code not in self.pages and fold(name_of_page(sheet)) not in hidden
        ]


def read_workbook(name: str, data: bytes, plan: Masterplan) -> Workbook:
    """Raises FileRefused for what is no table, or a workbook of another plan."""
    tables = read_tables(name, data)
    book = Workbook(tables, _revision(tables, plan), unread_in(data))
    names = _named({code: name_of_page(sheet) for code, sheet in SHEETS.items()})
    for table in tables:
        if (code := names.get(fold(table.name))) and code not in book.pages:
            _read_page(book, SHEETS[code], table, plan)
        elif fold(table.name) != fold(GUIDE):
            said = _("Lembar ini tidak dikenal, jadi dilewati.")
            book.complaints.append(
                Complaint(table.name, 0, 0, table.name, said, _nearest(table.name, _labels()), is_blocking=False)
            )
    book.complaints += [_hidden(name) for name in book.unread.hidden if fold(name) in names]
    if not book.pages:
        raise FileRefused(_("Tidak ada lembar rencana induk di berkas ini. Unduh buku kerjanya lebih dahulu."))
    return book


def _labels() -> list[str]:
    return [name_of_page(sheet) for sheet in SHEETS.values()]


def _named(labels: Mapping[str, str]) -> dict[str, str]:
    """Every way a key is written -> key: itself, its label, and that in English."""
    with translation.override("en"):
        english = {fold(name_of_page(sheet)): code for code, sheet in SHEETS.items() if code in labels}
    return {**english, **{fold(code): code for code in labels}, **{fold(label): code for code, label in labels.items()}}


def _revision(tables: Sequence[Table], plan: Masterplan) -> int | None:
    guide = next((table for table in tables if fold(table.name) == fold(GUIDE)), None)
    told = {shown(row[0]): row[1] for row in guide.rows if len(row) > 1} if guide else {}
    if PLAN in told and shown(told[PLAN]) != str(plan.pk):
        raise FileRefused(_("Buku kerja ini milik rencana lain. Unduh buku kerja rencana ini lalu isi kembali."))
    said = shown(told.get(REVISION))
    return int(said) if said.isdecimal() and len(said) <= LONGEST_REVISION and int(said) <= plan.revision else None


def _read_page(book: Workbook, sheet: Sheet, table: Table, plan: Masterplan) -> None:
    columns = sheet.columns_of(plan)
    known = _headings(columns, plan)
    at = max(range(min(len(table.rows), SEARCHED)), key=lambda row: len(_places(table, row, known)))
    page = Page(sheet, table, _places(table, at, known))
    if "code" not in page.places:
        book.complaints.append(_no_code(table, at))
        return
    book.pages[sheet.code] = page
    book.complaints += _strange_headings(page, at, columns, plan)
    for number in range(at + 1, len(table.rows)):
        _read_line(book, page, number)


def _headings(columns: Sequence[Column], plan: Masterplan) -> dict[str, str]:
    with translation.override("en"):
        english = {fold(label_of(column, plan)): column.field for column in columns}
    return {
        **english,
        **{fold(column.field): column.field for column in columns if not column.year},
        **{fold(label_of(column, plan)): column.field for column in columns},
    }


def _places(table: Table, row: int, known: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at in range(table.width):
        name = known.get(fold(shown(table.cell(row, at))))
        if name and name not in found:
            found[name] = at
    return found


def _no_code(table: Table, at: int) -> Complaint:
    said = _("Kolom kode tidak ada, jadi lembar ini dilewati."), _("Beri judul “Kode”.")
    return Complaint(table.name, at, 0, shown(table.cell(at, 0)), *said)


def _hidden(name: str) -> Complaint:
    said = _("Lembar ini tersembunyi, jadi tidak dibaca."), _("Tampilkan lembarnya di Excel, lalu unggah lagi.")
    return Complaint(name, 0, 0, "", *said, is_blocking=False)


def _strange_headings(page: Page, at: int, columns: Sequence[Column], plan: Masterplan) -> Iterator[Complaint]:
    """Headings that nobody knows, above cells that say something."""
    free = [label_of(column, plan) for column in columns if column.field not in page.places]
    for place in range(page.table.width):
        label = shown(page.table.cell(at, place)).strip()
        below = any(not is_blank(page.table.cell(row, place)) for row in range(at + 1, len(page.table.rows)))
        if place not in page.places.values() and label and below:
            yield Complaint(page.table.name, at, place, label, _strange(label, plan), _nearest(label, free))


def _strange(label: str, plan: Masterplan) -> str:
    if label.isdecimal() and len(label) == YEAR_LENGTH:
        years = plan.all_years
        said = {"year": label, "first": years[0], "last": years[-1]}
        return _("Tahun %(year)s di luar rencana (%(first)d–%(last)d), jadi kolom ini dilewati.") % said
    return _("Judul kolom ini tidak dikenal, jadi kolomnya dilewati.")


def _nearest(label: str, free: Sequence[str]) -> str:
    folded = {fold(one): one for one in free}
    near = get_close_matches(fold(label), folded, n=1, cutoff=0.5)
    return _("Mungkin maksudnya “%s”.") % folded[near[0]] if near else ""


def _read_line(book: Workbook, page: Page, number: int) -> None:
    cells = {name: page.table.cell(number, at) for name, at in page.places.items()}
    left = dict(_left_alone(book, page, number))
    if all(is_blank(cell) for cell in cells.values()) and not left:
        return
    if kind_of_line(page.table.rows[number]) is not LineKind.DATA and _is_no_code(cells["code"]):
        said = _("Baris jumlah atau catatan dilewati.")
        where = page.places["code"]
        book.complaints.append(Complaint(page.table.name, number, where, shown(cells["code"]), said, is_blocking=False))
        return
    book.complaints += [one for one in dict.fromkeys(left.values()) if one not in book.complaints]
    if "code" not in left:
        page.lines.append(Line(number, {name: cell for name, cell in cells.items() if name not in left}))


def _left_alone(book: Workbook, page: Page, number: int) -> Iterator[tuple[str, Complaint]]:
    """Cells whose value the file does not tell, each with its complaint: they empty nothing."""
    failed = book.unread.cells.get(page.table.name, {})
    for name, at in page.places.items():
        if (number, at) in failed:
            yield name, _failed(page.table, number, at, failed[number, at])
        elif span := next((one for one in page.table.merged if _covers(one, number, at)), None):
            yield name, _merged(page.table, span)


def _covers(span: tuple[int, int, int, int], row: int, column: int) -> bool:
    top, left, bottom, right = span
    return top <= row <= bottom and left <= column <= right and (row, column) != (top, left)


def _failed(table: Table, row: int, column: int, error: str) -> Complaint:
    said = _("Rumus di sel ini belum dihitung, jadi selnya dilewati.")
    if error:
        said = _("Rumus di sel ini gagal, jadi selnya dilewati.")
    return Complaint(table.name, row, column, error, said, _("Ganti rumusnya dengan nilai, lalu unggah lagi."))


def _merged(table: Table, span: tuple[int, int, int, int]) -> Complaint:
    top, left, bottom, right = span
    where = f"{address(top, left)}:{address(bottom, right)}"
    said = _("Sel %s digabung: hanya sel pertamanya dibaca, yang lain dilewati.") % where
    return Complaint(
        table.name, top, left, shown(table.cell(top, left)), said, _("Pisahkan selnya, lalu isi satu per satu.")
    )


def _is_no_code(cell: Cell) -> bool:
    """A word of its own, not a code with a number."""
    text = shown(cell).strip()
    return bool(text) and not any(sign.isdigit() for sign in text)

"""What a workbook would change, cell by cell, against the rows as they stand and as they stood when it was downloaded."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.exchange import Complaint
from gerakan.foundation.exchange.table import is_blank, shown
from gerakan.stages.masterplans.models import Change, Masterplan, PlanRow
from gerakan.stages.masterplans.queries.cells import plain_row
from gerakan.stages.masterplans.queries.cells import shown as shown_cell
from gerakan.stages.masterplans.queries.sheets import Column, Kind
from gerakan.stages.workbooks.exchange.reading import Line, Page, Workbook
from gerakan.stages.workbooks.exchange.values import says, typed


@dataclass(frozen=True)
class Difference:
    """One cell: what stands, what the file says, where in the file; row None is a new row."""

    sheet: str
    column: Column
    line: int
    row: int | None
    code: str
    before: str
    after: str
    by: str = ""

    @property
    def name(self) -> str:
        """What a choice between two texts calls it."""
        return f"{self.sheet}:{self.line}:{self.column.field}"


@dataclass(frozen=True)
class Lost:
    """A row that the file no longer has."""

    sheet: str
    row: int
    code: str
    words: str

    @property
    def name(self) -> str:
        """What a tick calls it."""
        return f"{self.sheet}:{self.row}"


@dataclass
class _Then:
    """How the rows stood at the file's revision: values that changed since, rows that came or went."""

    values: dict[int, dict[str, Any]] = field(default_factory=dict)
    added: set[int] = field(default_factory=set)
    removed: dict[str, str] = field(default_factory=dict)
    who: dict[tuple[int, str], str] = field(default_factory=dict)


class Comparison:
    """Differences, conflicts with what others changed meanwhile, rows that are gone."""

    def __init__(self, plan: Masterplan, book: Workbook) -> None:
        self.plan, self.book = plan, book
        self.edits: list[Difference] = []
        self.conflicts: list[Difference] = []
        self.lost: list[Lost] = []
        self.complaints = list(book.complaints)
        since = self._since()
        for code, page in book.pages.items():
            self._compare(page, since.get(code, _Then()))

    def _since(self) -> dict[str, _Then]:
        """Changes after the file's revision, the oldest value first; none when the file does not tell its revision."""
        found: dict[str, _Then] = {}
        if self.book.revision is None or self.book.revision == self.plan.revision:
            return found
        changes = self.plan.changes.filter(revision__gt=self.book.revision).select_related("by")
        for change in changes.order_by("revision", "pk"):
            _remember(found.setdefault(change.sheet, _Then()), change)
        return found

    def _compare(self, page: Page, then: _Then) -> None:
        rows = {row.pk: row for row in page.sheet.rows_of(self.plan)}
        known = {row.code.casefold(): row for row in rows.values()}
        for pk, values in then.values.items():
            if "code" in values and pk in rows:
                known.setdefault(str(values["code"]).casefold(), rows[pk])
        met: set[int | str] = set()
        for line in page.lines:
            code = typed(page.sheet.columns[0], line.cells["code"])
            row = known.get(code.casefold()) if code else None
            who: int | str = row.pk if row else code.casefold()
            if who and who in met:
                self._complain(page, line, "code", _("Kode %s dipakai dua baris di berkas ini.") % code)
                continue
            met.add(who)
            self._line(page, line, row, code, then)
        self._lose([row for row in rows.values() if row.pk not in met and row.pk not in then.added], page)

    def _line(self, page: Page, line: Line, row: PlanRow | None, code: str, then: _Then) -> None:
        if row is None:
            gone = then.removed.get(code.casefold()) if code else None
            found = list(self._new(page, line, code, gone or ""))
            (self.conflicts if gone is not None else self.edits).extend(found)
            return
        now = plain_row(page.sheet, row)
        old = {} if row.pk in then.added else {**now, **then.values.get(row.pk, {})}
        for name in line.cells:
            column = page.sheet.column(name)
            if column is None or name == "code" or says(column, line.cells[name], now[name], self.plan):
                continue
            was = old.get(name)
            if name in old and now[name] != was and says(column, line.cells[name], was, self.plan):
                continue
            by = then.who.get((row.pk, name), "")
            text = typed(column, line.cells[name])
            said = Difference(page.sheet.code, column, line.number, row.pk, row.code, shown_cell(column, row), text, by)
            (self.edits if name in old and now[name] == was else self.conflicts).append(said)

    def _new(self, page: Page, line: Line, code: str, by: str) -> Iterator[Difference]:
        for name, cell in line.cells.items():
            column = page.sheet.column(name)
            if column is not None and not is_blank(cell):
                yield Difference(page.sheet.code, column, line.number, None, code, "", typed(column, cell), by)

    def _lose(self, rows: list[PlanRow], page: Page) -> None:
        named = [column.field for column in page.sheet.columns[1:] if column.kind in {Kind.TEXT, Kind.WORDS}]
        for row in rows:
            words = next((str(getattr(row, name)) for name in named if getattr(row, name)), "")
            self.lost.append(Lost(page.sheet.code, row.pk, row.code, words[:120]))

    def _complain(self, page: Page, line: Line, name: str, problem: str) -> None:
        cell = shown(line.cells.get(name))
        self.complaints.append(Complaint(page.table.name, line.number, page.places[name], cell, problem))

    def complain(self, sheet: str, line: int, name: str, problem: str) -> None:
        """What a command refused, by its cell."""
        page = self.book.pages[sheet]
        where = page.places.get(name, 0)
        said = Complaint(page.table.name, line, where, shown(page.table.cell(line, where)), problem)
        if said not in self.complaints:
            self.complaints.append(said)


def _remember(then: _Then, change: Change) -> None:
    if change.act == Change.Act.ADDED:
        then.added.add(change.row)
    elif change.act == Change.Act.REMOVED:
        then.removed.setdefault(change.code.casefold(), str(change.by))
    values = then.values.setdefault(change.row, {})
    for name, value in change.before.items():
        values.setdefault(name, value)
    for name in {*change.before, *change.after}:
        then.who[change.row, name] = str(change.by)

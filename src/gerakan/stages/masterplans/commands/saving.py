"""What a save would do to the rows of a sheet: read cell by cell, judged before anything is written."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.models import PILLAR_OF, Change, Masterplan, PlanIndicator, PlanRow, Programme
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.definitions import complete
from gerakan.stages.masterplans.queries.rules import what_is_wrong
from gerakan.stages.masterplans.queries.sheets import Sheet

LONGEST_NUMBER = 6
"""Digits of a code that the series goes on from: after a longer one the next might not fit."""


@dataclass(frozen=True)
class Edit:
    """One cell as somebody typed it, and the text that stood there before; a new row has a key of the screen's own.

    A lasting key is that of a device: a new row sent twice is one row.
    """

    field: str
    text: str
    seen: str = ""
    row: int | None = None
    key: str = ""
    lasting: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of an edit; `text` is what stands in the cell now; dragged: refused only with another cell of its row."""

    SAVED, REFUSED, CONFLICT = "saved", "refused", "conflict"

    edit: Edit
    status: str
    text: str
    sentence: str = ""
    row: int | None = None
    by: str = ""
    dragged: bool = False


@dataclass
class Touched:
    """A row with the cells that were taken over, and how it was before."""

    row: PlanRow
    before: dict[str, Any]
    taken: list[Edit] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """It stands on no sheet yet."""
        return self.row.pk is None

    @property
    def key(self) -> str:
        """What the device calls it, if that lasts."""
        return next((edit.key for edit in self.taken if edit.lasting), "")


class Save:
    """Edits of one sheet against the rows as they stand; the plan is locked meanwhile."""

    def __init__(self, plan: Masterplan, sheet: Sheet) -> None:
        self.plan, self.sheet = plan, sheet
        self.codes = cells.Codes(plan)
        self.outcomes: list[Outcome] = []
        self.touched: dict[int | str, Touched] = {}
        self.own_codes = set(self.codes.of(sheet.code))
        self.number = _highest_number(sheet, self.own_codes)

    def judge(self, edits: Sequence[Edit], *, is_by_hand: bool = False) -> list[Touched]:
        """The rows that may be kept; what may not is among the outcomes, with its sentence."""
        edits = self._rows_already_made(edits)
        wanted = {edit.row for edit in edits if edit.row is not None}
        rows = {row.pk: row for row in self.sheet.rows_of(self.plan).filter(pk__in=wanted)}
        for edit in edits:
            self._take(edit, rows)
        for one in self.touched.values() if is_by_hand else ():
            complete(self.plan, one.row, {edit.field for edit in one.taken})
        with_indicator = self._programmes_with_indicator()
        return [one for one in self.touched.values() if one.taken and self._stands(one, with_indicator)]

    def _rows_already_made(self, edits: Sequence[Edit]) -> Sequence[Edit]:
        keys = {edit.key for edit in edits if edit.lasting and edit.row is None}
        known = Change.objects.filter(plan=self.plan, sheet=self.sheet.code, key__in=keys) if keys else ()
        made = {change.key: change.row for change in known}
        return [replace(edit, row=made[edit.key]) if edit.key in made else edit for edit in edits]

    def _take(self, edit: Edit, rows: dict[int, PlanRow]) -> None:
        if edit.row is not None and edit.row not in rows:
            self._refuse(edit, _("Baris ini sudah dihapus orang lain."))
            return
        touched = self._touch(edit, rows)
        column = self.sheet.column(edit.field)
        if column is None or (column.year or 1) > self.plan.years:
            self._refuse(edit, _("Kolom ini tidak ada di lembar %s.") % self.sheet.label)
            return
        stands = "" if touched.is_new else cells.shown(column, touched.row)
        if edit.text.strip() == stands:
            self.outcomes.append(Outcome(edit, Outcome.SAVED, stands, row=edit.row))
        elif edit.seen.strip() != stands:
            self._conflict(edit, stands)
        else:
            self._put(edit, touched)

    def _put(self, edit: Edit, touched: Touched) -> None:
        column = self.sheet.column(edit.field)
        if column is None:
            return
        try:
            value = cells.read(column, edit.text, self.codes)
            if edit.field == "code":
                value = self._free_code(str(value), touched)
        except cells.CellRefused as refused:
            self._refuse(edit, str(refused))
            return
        if not touched.is_new and getattr(touched.row, edit.field) == value:
            self.outcomes.append(Outcome(edit, Outcome.SAVED, cells.shown(column, touched.row), row=edit.row))
            return
        setattr(touched.row, edit.field, value)
        if edit.field == "subdimension" and value and hasattr(touched.row, "pillar"):
            touched.row.pillar = PILLAR_OF[value]
        touched.taken.append(edit)

    def _touch(self, edit: Edit, rows: dict[int, PlanRow]) -> Touched:
        key = edit.row if edit.row is not None else edit.key
        if key not in self.touched:
            row = rows[edit.row] if edit.row is not None else self.sheet.model(plan=self.plan)
            self.touched[key] = Touched(row, {} if edit.row is None else cells.plain_row(self.sheet, row))
        return self.touched[key]

    def _stands(self, one: Touched, with_indicator: set[int]) -> bool:
        """A row that says something impossible is given back whole: half of it would mean something else."""
        wrong = dict(what_is_wrong(one.row))
        if _is_technology(one.row) and "innovation" not in wrong and one.row.pk not in with_indicator:
            wrong["innovation"] = _("Teknologi dipilih setelah program ini mempunyai indikator.")
        if not wrong:
            return True
        said = " ".join(wrong.values())
        is_named = any(edit.field in wrong for edit in one.taken)
        for edit in one.taken:
            self._refuse(edit, wrong.get(edit.field, said), dragged=is_named and edit.field not in wrong)
        return False

    def _free_code(self, code: str, touched: Touched) -> str:
        if not code or any(mark.isspace() or mark in ",;" for mark in code):
            raise cells.CellRefused(_("Kode ditulis tanpa spasi dan koma."))
        own = "" if touched.is_new else touched.row.code.casefold()
        if code.casefold() != own and code.casefold() in self.own_codes:
            raise cells.CellRefused(_("Kode %s sudah dipakai di lembar ini.") % code)
        self.own_codes.add(code.casefold())
        return code

    @staticmethod
    def renamed(kept: Iterable[Touched]) -> Iterator[tuple[str, str]]:
        """(before, after) of every code that changed."""
        for one in kept:
            if not one.is_new and one.before["code"] != one.row.code:
                yield str(one.before["code"]), one.row.code

    def next_code(self) -> str:
        """The next free one of the sheet's own series."""
        self.number += 1
        code = f"{self.sheet.model.PREFIX}-{self.number:03d}"
        return self.next_code() if code.casefold() in self.own_codes else code

    def _programmes_with_indicator(self) -> set[int]:
        asked = [one.row.pk for one in self.touched.values() if _is_technology(one.row) and one.row.pk]
        found = PlanIndicator.objects.filter(programme__in=asked).values_list("programme", flat=True) if asked else []
        return {int(pk) for pk in found if pk}

    def _refuse(self, edit: Edit, sentence: str, *, dragged: bool = False) -> None:
        self.outcomes.append(Outcome(edit, Outcome.REFUSED, edit.text, sentence, row=edit.row, dragged=dragged))

    def _conflict(self, edit: Edit, stands: str) -> None:
        rows = Change.objects.filter(plan=self.plan, sheet=self.sheet.code, row=edit.row or 0)
        last = rows.select_related("by").first()
        said = _("Sel ini diubah orang lain. Pilih yang berlaku.")
        self.outcomes.append(Outcome(edit, Outcome.CONFLICT, stands, said, edit.row, str(last.by) if last else ""))


class Revision:
    """One more revision of a plan, whoever makes it."""

    @staticmethod
    def keep(plan: Masterplan, changes: Sequence[Change], by: User) -> None:
        """One revision more, with what it did to which row."""
        plan.revision += 1
        Masterplan.objects.filter(pk=plan.pk).update(revision=plan.revision)
        for change in changes:
            change.plan, change.revision, change.by = plan, plan.revision, by
        Change.objects.bulk_create(changes, batch_size=200)

    @staticmethod
    def told(plan: Masterplan, sheet: Sheet, changes: Sequence[Change]) -> dict[str, Any]:
        """The log names a few rows and the fingerprint of all; the plan's own history has every cell."""
        content = [[change.sheet, change.code, change.before, change.after] for change in changes]
        return {
            "revision": plan.revision,
            "sheet": sheet.label,
            "rows": [change.code for change in changes[:5]],
            "cell_count": sum(len(change.after) for change in changes),
            "digest": hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest(),
        }


def _is_technology(row: PlanRow) -> bool:
    return isinstance(row, Programme) and row.innovation == Programme.Innovation.TECHNOLOGY


def _highest_number(sheet: Sheet, codes: set[str]) -> int:
    start = f"{sheet.model.PREFIX}-".casefold()
    tails = (code.removeprefix(start) for code in codes if code.startswith(start))
    return max((int(tail) for tail in tails if tail.isdecimal() and len(tail) <= LONGEST_NUMBER), default=0)

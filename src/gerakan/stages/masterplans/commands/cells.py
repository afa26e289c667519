"""Verbs of the sheets: cells kept, rows removed, a save taken back."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.saving import Edit, Outcome, Revision, Save, Touched
from gerakan.stages.masterplans.models import Change, Masterplan, PlanRow, Programme
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.plans import held
from gerakan.stages.masterplans.queries.rules import LEVEL
from gerakan.stages.masterplans.queries.sheets import SHEETS, Kind, Sheet, linking_columns

MOST_CELLS = 60_000
NAMED = 5
BACK: dict[str, Callable[[Masterplan, Any, Change], Change]] = {}
"""How a later stage takes back what it keeps of a row under a name that is no column's."""


class NothingKept(Exception):
    """No cell of this save was new and possible; the outcomes say why for each."""

    def __init__(self, outcomes: list[Outcome]) -> None:
        super().__init__(_("Tidak ada sel yang berubah."))
        self.outcomes = outcomes


@command
def save_cells(plan: Masterplan, *, sheet: Sheet, edits: Sequence[Edit], by: User) -> list[Outcome]:
    """Keep every cell that can stand, and say for each other why it cannot; never over what was not seen.

    Raises NothingKept when nothing was written.
    """
    check(by, permissions.WRITE, plan)
    if len(edits) > MOST_CELLS:
        raise TransitionRefused(_("Terlalu banyak sel sekaligus (paling banyak 60.000). Tempel sebagian-sebagian."))
    plan = held(plan, by)
    save = Save(plan, sheet)
    kept = save.judge(edits)
    if not kept:
        raise NothingKept(save.outcomes)
    _write(save, kept, by)
    return save.outcomes


def _write(save: Save, kept: Sequence[Touched], by: User) -> None:
    sheet, plan = save.sheet, save.plan
    new = [one for one in kept if one.is_new]
    known = [one for one in kept if not one.is_new]
    _place(plan, sheet, new, save)
    changes = [_change(sheet, one) for one in known]
    sheet.model._default_manager.bulk_create([one.row for one in new], batch_size=200)
    if known:
        fields = [column.field for column in sheet.columns]
        sheet.model._default_manager.bulk_update([one.row for one in known], fields, batch_size=50)
    for before, after in save.renamed(known):
        changes += _follow(sheet, plan, before, after)
    changes += [_change(sheet, one) for one in new]
    Revision.keep(plan, changes, by)
    for one in kept:
        save.outcomes += [_saved(sheet, one, edit) for edit in one.taken]
    record("masterplan.saved", plan, by=by, changes=Revision.told(plan, sheet, changes))


def _place(plan: Masterplan, sheet: Sheet, new: Sequence[Touched], save: Save) -> None:
    """New rows come last, in the order in which they were typed."""
    last = sheet.model._default_manager.filter(plan=plan).aggregate(last=Max("position"))["last"] or 0
    for number, one in enumerate(new, start=1):
        one.row.position = last + number
        one.row.code = one.row.code or save.next_code()


def _change(sheet: Sheet, one: Touched) -> Change:
    after = cells.plain_row(sheet, one.row)
    if not one.before:
        told = {name: value for name, value in after.items() if value not in ("", None, [], False)}
        return Change(
            sheet=sheet.code, row=one.row.pk, code=one.row.code, act=Change.Act.ADDED, after=told, key=one.key
        )
    names = [name for name, value in after.items() if one.before[name] != value]
    return Change(
        sheet=sheet.code, row=one.row.pk, code=one.row.code, act=Change.Act.CHANGED,
        before={name: one.before[name] for name in names}, after={name: after[name] for name in names},
    )  # fmt: skip


def _follow(sheet: Sheet, plan: Masterplan, before: str, after: str) -> list[Change]:
    """Lists of codes elsewhere name the row by its new code."""
    changes = []
    for other, column in linking_columns(sheet):
        if column.kind is not Kind.LINKS:
            continue
        for row in other.model._default_manager.filter(plan=plan):
            codes = getattr(row, column.field)
            if before in codes:
                told = {column.field: codes}
                setattr(row, column.field, [after if code == before else code for code in codes])
                row.save(update_fields=[column.field])
                now = {column.field: getattr(row, column.field)}
                changes.append(
                    Change(sheet=other.code, row=row.pk, code=row.code, act=Change.Act.CHANGED, before=told, after=now)
                )
    return changes


def _saved(sheet: Sheet, one: Touched, edit: Edit) -> Outcome:
    column = sheet.column(edit.field)
    text = cells.shown(column, one.row) if column else edit.text
    return Outcome(edit, Outcome.SAVED, text, row=one.row.pk)


@command
def remove_rows(plan: Masterplan, *, sheet: Sheet, rows: Sequence[int], by: User) -> int:
    """Take rows off the sheet, unless another row names them; how many went."""
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    going = list(sheet.rows_of(plan).filter(pk__in=rows))
    if not going:
        raise TransitionRefused(_("Baris ini sudah dihapus orang lain."))
    if named := list(_who_names(plan, sheet, going)):
        raise TransitionRefused(_("Masih dirujuk oleh %s. Hapus rujukannya lebih dahulu.") % "; ".join(named[:NAMED]))
    changes = [_removal(sheet, row) for row in going]
    parts = [row.pk for row in going if isinstance(row, Programme)]
    Programme.objects.filter(pk__in=parts).update(parent=None)  # they go with their whole
    sheet.model._default_manager.filter(pk__in=[row.pk for row in going]).delete()
    Revision.keep(plan, changes, by)
    record("masterplan.removed", plan, by=by, changes=Revision.told(plan, sheet, changes))
    return len(going)


def _removal(sheet: Sheet, row: PlanRow) -> Change:
    before = {name: value for name, value in cells.plain_row(sheet, row).items() if value not in ("", None, [], False)}
    return Change(sheet=sheet.code, row=row.pk, code=row.code, act=Change.Act.REMOVED, before=before)


def _who_names(plan: Masterplan, sheet: Sheet, going: Sequence[PlanRow]) -> "list[str]":
    codes, keys = {row.code for row in going}, {row.pk for row in going}
    named = []
    for other, column in linking_columns(sheet):
        rows = other.model._default_manager.filter(plan=plan)
        if column.kind is Kind.LINK:
            found = list(rows.filter(**{f"{column.field}__in": keys}))
        else:
            found = [row for row in rows if codes & set(getattr(row, column.field))]
        named += [f"{other.label} {row.code}" for row in found if not _goes_too(row, other, sheet, keys)]
    return named


def _goes_too(row: PlanRow, other: Sheet, sheet: Sheet, keys: set[int]) -> bool:
    return other.code == sheet.code and row.pk in keys


@command
def undo(plan: Masterplan, *, revision: int, by: User) -> None:
    """Take one save back, unless somebody has changed the same cells since."""
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    done = list(plan.changes.filter(revision=revision).order_by("pk"))
    if not done:
        raise TransitionRefused(_("Perubahan ini tidak ada."))
    back = [_taken_back(plan, change) for change in sorted(done, key=_turn)]
    Revision.keep(plan, back, by)
    record("masterplan.undone", plan, by=by, changes={"revision": [revision, plan.revision]})


def _turn(change: Change) -> tuple[int, int]:
    """The last is taken back first; of what was removed a whole comes before its parts."""
    return (0, -change.pk) if change.act != Change.Act.REMOVED else (LEVEL.get(change.before.get("kind"), 0), change.pk)


def _taken_back(plan: Masterplan, change: Change) -> Change:
    sheet = SHEETS[change.sheet]
    row = sheet.rows_of(plan).filter(pk=change.row).first()
    if change.act == Change.Act.REMOVED:
        return _put_back(plan, sheet, change)
    if row is None:
        raise TransitionRefused(_("%(sheet)s %(code)s sudah dihapus.") % {"sheet": sheet.label, "code": change.code})
    if act := next((act for name, act in BACK.items() if name in change.after), None):
        return act(plan, row, change)
    now = cells.plain_row(sheet, row)
    moved = [name for name, value in change.after.items() if now[name] != value]
    if moved:
        said = {
            "sheet": sheet.label,
            "code": row.code,
            "cells": ", ".join(str(c.label) for c in sheet.columns if c.field in moved),
        }
        raise TransitionRefused(_("%(sheet)s %(code)s sudah berubah lagi: %(cells)s.") % said)
    if change.act == Change.Act.ADDED:
        return _take_off(plan, sheet, row)
    _set(plan, sheet, row, change.before)
    row.save()
    return Change(
        sheet=sheet.code, row=row.pk, code=row.code, act=Change.Act.CHANGED, before=change.after, after=change.before
    )


def _take_off(plan: Masterplan, sheet: Sheet, row: PlanRow) -> Change:
    if named := _who_names(plan, sheet, [row]):
        raise TransitionRefused(_("Masih dirujuk oleh %s. Hapus rujukannya lebih dahulu.") % "; ".join(named[:NAMED]))
    gone = _removal(sheet, row)
    row.delete()
    return gone


def _put_back(plan: Masterplan, sheet: Sheet, change: Change) -> Change:
    codes = cells.Codes(plan)
    if change.code.casefold() in codes.of(sheet.code):
        raise TransitionRefused(_("Kode %s sudah dipakai di lembar ini.") % change.code)
    row = sheet.model(plan=plan, code=change.code)
    row.pk = change.row
    last = sheet.model._default_manager.filter(plan=plan).aggregate(last=Max("position"))["last"] or 0
    row.position = last + 1
    _set(plan, sheet, row, change.before)
    row.save(force_insert=True)
    return Change(sheet=sheet.code, row=row.pk, code=row.code, act=Change.Act.ADDED, after=change.before)


def _set(plan: Masterplan, sheet: Sheet, row: PlanRow, values: dict[str, Any]) -> None:
    """Cells as JSON kept them."""
    codes = cells.Codes(plan)
    for name, value in values.items():
        column = sheet.column(name)
        if column is None:
            continue
        if column.kind is Kind.LINK and value:
            row_there = codes.of(column.links_to).get(str(value).casefold())
            if row_there is None:
                raise TransitionRefused(_("%s sudah tidak ada.") % value)
            setattr(row, name, row_there)
        else:
            field: Any = sheet.model._meta.get_field(name)
            setattr(row, name, field.to_python(value) if value is not None else None)

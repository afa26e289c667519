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
def save_cells(
    plan: Masterplan, *, sheet: Sheet, edits: Sequence[Edit], by: User, is_by_hand: bool = False
) -> list[Outcome]:
    """Keep every cell that can stand, and say for each other why it cannot; never over what was not seen.

    is_by_hand: typed on a screen, where a shared definition fills the cells beside its name.
    Raises NothingKept when nothing was written.
    """
    check(by, permissions.WRITE, plan)
    if len(edits) > MOST_CELLS:
        raise TransitionRefused(_("Terlalu banyak sel sekaligus (paling banyak 60.000). Tempel sebagian-sebagian."))
    plan = held(plan, by)
    save = Save(plan, sheet)
    kept = save.judge(edits, is_by_hand=is_by_hand)
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
    last = _last_position(plan, sheet)
    for number, one in enumerate(new, start=1):
        one.row.position = last + number
        one.row.code = one.row.code or save.next_code()


def _last_position(plan: Masterplan, sheet: Sheet) -> int:
    return sheet.model._default_manager.filter(plan=plan).aggregate(last=Max("position"))["last"] or 0


def _change(sheet: Sheet, one: Touched) -> Change:
    after = cells.plain_row(sheet, one.row)
    if not one.before:
        return Change.of(one.row, sheet=sheet.code, act=Change.Act.ADDED, before={}, after=_filled(after), key=one.key)
    names = [name for name, value in after.items() if one.before[name] != value]
    before, after = ({name: side[name] for name in names} for side in (one.before, after))
    return Change.of(one.row, sheet=sheet.code, before=before, after=after)


def _filled(plain: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if value not in ("", None, [], False)}


def _follow(sheet: Sheet, plan: Masterplan, before: str, after: str) -> list[Change]:
    """Lists of codes elsewhere name the row by its new code."""
    changes = []
    for other, column in linking_columns(sheet):
        rows = other.model._default_manager.filter(plan=plan) if column.kind is Kind.LINKS else ()
        for row in rows:
            if before in (codes := getattr(row, column.field)):
                now = [after if code == before else code for code in codes]
                setattr(row, column.field, now)
                row.save(update_fields=[column.field])
                told = {column.field: codes}, {column.field: now}
                changes.append(Change.of(row, sheet=other.code, before=told[0], after=told[1]))
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
    changes = _take_off(plan, sheet, going)
    Revision.keep(plan, changes, by)
    record("masterplan.removed", plan, by=by, changes=Revision.told(plan, sheet, changes))
    return len(going)


def _take_off(plan: Masterplan, sheet: Sheet, going: Sequence[PlanRow]) -> list[Change]:
    if named := _who_names(plan, sheet, going):
        raise TransitionRefused(_("Masih dirujuk oleh %s. Hapus rujukannya lebih dahulu.") % "; ".join(named[:NAMED]))
    changes = [
        Change.of(row, sheet=sheet.code, act=Change.Act.REMOVED, before=_filled(cells.plain_row(sheet, row)), after={})
        for row in going
    ]
    keys = [row.pk for row in going]
    if sheet.model is Programme:
        Programme.objects.filter(pk__in=keys).update(parent=None)  # they go with their whole
    sheet.model._default_manager.filter(pk__in=keys).delete()
    return changes


def _who_names(plan: Masterplan, sheet: Sheet, going: Sequence[PlanRow]) -> list[str]:
    codes, keys = {row.code for row in going}, {row.pk for row in going}
    named = []
    for other, column in linking_columns(sheet):
        rows = other.model._default_manager.filter(plan=plan)
        if column.kind is Kind.LINK:
            found = list(rows.filter(**{f"{column.field}__in": keys}))
        else:
            found = [row for row in rows if codes & set(getattr(row, column.field))]
        named += [f"{other.label} {row.code}" for row in found if other.code != sheet.code or row.pk not in keys]
    return named


@command
def undo(plan: Masterplan, *, revision: int, by: User) -> None:
    """Take one save back, unless somebody has changed the same cells since."""
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    done = list(plan.changes.filter(revision=revision).order_by("pk"))
    if not done:
        raise TransitionRefused(_("Perubahan ini tidak ada."))
    added = [change for change in done if change.act == Change.Act.ADDED]
    others = [change for change in done if change.act != Change.Act.ADDED]
    codes = cells.Codes(plan)
    back = _added_taken_off(plan, added) + [_taken_back(plan, change, codes) for change in sorted(others, key=_turn)]
    Revision.keep(plan, back, by)
    record("masterplan.undone", plan, by=by, changes={"revision": [revision, plan.revision]})


def _turn(change: Change) -> tuple[int, int]:
    """The last is taken back first; of what was removed a whole comes before its parts."""
    return (0, -change.pk) if change.act != Change.Act.REMOVED else (LEVEL.get(change.before.get("kind"), 0), change.pk)


def _added_taken_off(plan: Masterplan, added: Sequence[Change]) -> list[Change]:
    """All new rows of a save at once; one save fills one sheet."""
    if not added:
        return []
    sheet = SHEETS[added[0].sheet]
    rows = {row.pk: row for row in sheet.rows_of(plan).filter(pk__in=[change.row for change in added])}
    for change in added:
        _stands_as_left(sheet, rows.get(change.row), change)
    return _take_off(plan, sheet, list(rows.values()))


def _taken_back(plan: Masterplan, change: Change, codes: cells.Codes) -> Change:
    sheet = SHEETS[change.sheet]
    if change.act == Change.Act.REMOVED:
        return _put_back(plan, sheet, change, codes)
    row = sheet.rows_of(plan).filter(pk=change.row).first()
    if row is not None and (act := next((act for name, act in BACK.items() if name in change.after), None)):
        return act(plan, row, change)
    row = _stands_as_left(sheet, row, change)
    _set(sheet, row, change.before, codes)
    row.save()
    return Change.of(row, sheet=sheet.code, before=change.after, after=change.before)


def _stands_as_left(sheet: Sheet, row: PlanRow | None, change: Change) -> PlanRow:
    """The row, if nobody has removed or changed since what the save wrote; raises TransitionRefused."""
    if row is None:
        raise TransitionRefused(_("%(sheet)s %(code)s sudah dihapus.") % {"sheet": sheet.label, "code": change.code})
    now = cells.plain_row(sheet, row)
    moved = [
        str(column.label)
        for column in sheet.columns
        if now[column.field] != change.after.get(column.field, now[column.field])
    ]
    if moved:
        said = {"sheet": sheet.label, "code": row.code, "cells": ", ".join(moved)}
        raise TransitionRefused(_("%(sheet)s %(code)s sudah berubah lagi: %(cells)s.") % said)
    return row


def _put_back(plan: Masterplan, sheet: Sheet, change: Change, codes: cells.Codes) -> Change:
    taken = codes.of(sheet.code)
    if change.code.casefold() in taken:
        raise TransitionRefused(_("Kode %s sudah dipakai di lembar ini.") % change.code)
    row = sheet.model(plan=plan, code=change.code, position=_last_position(plan, sheet) + 1)
    row.pk = change.row
    _set(sheet, row, change.before, codes)
    row.save(force_insert=True)
    taken[row.code.casefold()] = row
    return Change.of(row, sheet=sheet.code, act=Change.Act.ADDED, before={}, after=change.before)


def _set(sheet: Sheet, row: PlanRow, values: dict[str, Any], codes: cells.Codes) -> None:
    """Cells as JSON kept them."""
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

"""Verbs of the order: rows are moved, each with everything below it, and each move is taken back by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import BACK
from gerakan.stages.masterplans.commands.saving import Revision
from gerakan.stages.masterplans.models import Change, Masterplan, PlanRow
from gerakan.stages.masterplans.queries.plans import held
from gerakan.stages.masterplans.queries.rules import what_is_wrong
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.outlines.queries import SHEET, Outline, moves_since, parent_of

MOST_AT_ONCE = 100


@dataclass(frozen=True)
class Place:
    """Part of which row, behind which of its siblings; None: of nothing, first."""

    parent: int | None
    after: int | None


@dataclass
class Moved:
    """Codes of the rows that were moved, and a sentence for each that could not be."""

    codes: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


class AlreadyThere(Exception):
    """The row stands where it should: sent twice, or moved there by a colleague."""


class MovedMeanwhile(TransitionRefused):
    """Somebody else has moved the row since the page was read; `now` and `wanted` are both sides."""

    def __init__(self, by: str, now: str, wanted: str) -> None:
        said = _("%(by)s lebih dahulu memindahkan baris ini: sekarang %(now)s. Anda ingin %(wanted)s.")
        super().__init__(said % {"by": by, "now": now, "wanted": wanted})
        self.by, self.now, self.wanted = by, now, wanted


@command
def move(plan: Masterplan, *, row: int, to: Place, revision: int, by: User, sheet: str = SHEET) -> PlanRow:
    """Put a row with its branch somewhere else; `revision` is what the person saw.

    Raises AlreadyThere, MovedMeanwhile, or TransitionRefused with a sentence; nothing is moved then.
    """
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    outline = Outline(plan, sheet)
    moving = _moving(outline, row)
    _place_stands(outline, moving, to)
    if (parent_of(moving), outline.before(moving)) == (to.parent, to.after):
        raise AlreadyThere
    newer = moves_since(plan, revision, sheet).filter(row=row).exclude(by=by).first()
    if newer is not None:
        raise MovedMeanwhile(str(newer.by), outline.words(moving), _in_words(outline, moving, to))
    changes = [_put(outline, moving, to)]
    Revision.keep(plan, changes, by)
    record("masterplan.moved", plan, by=by, changes=Revision.told(plan, outline.sheet, changes))
    return moving


@command
def move_several(plan: Masterplan, *, sheet: str, rows: Sequence[int], to: Place, revision: int, by: User) -> Moved:
    """Put rows one behind another, each a revision of its own, the first where `to` says.

    A row that cannot go there stays and is told, the others go on. Raises TransitionRefused when none of them moved.
    """
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    outline = Outline(plan, sheet)
    going = outline.wholes_of(rows)
    if not going:
        raise TransitionRefused(_("Pilih baris yang dipindahkan."))
    if len(going) > MOST_AT_ONCE:
        raise TransitionRefused(_("Paling banyak %d baris sekaligus.") % MOST_AT_ONCE)
    if to.after in going:
        raise TransitionRefused(_("Pilih tempat di luar baris yang dipindahkan."))
    moved, after = Moved(), to.after
    for key in going:
        try:
            move(plan, row=key, to=Place(to.parent, after), revision=revision, by=by, sheet=sheet)
            moved.codes.append(outline.code(key))
        except AlreadyThere:
            pass
        except TransitionRefused as reason:
            moved.said.append(f"{outline.code(key)}: {reason}")
            continue
        after = key
    if not moved.codes:
        raise TransitionRefused(" ".join(moved.said) or _("Baris ini sudah di tempat itu."))
    return moved


def _moving(outline: Outline, row: int) -> PlanRow:
    if row not in outline.items:
        raise TransitionRefused(_("Baris ini sudah dihapus orang lain."))
    moving: PlanRow = outline.items[row].row
    return moving


def _place_stands(outline: Outline, moving: PlanRow, to: Place) -> None:
    """The parent and the sibling are still there, and a part is below its whole."""
    if to.parent is not None:
        if to.parent not in outline.items:
            raise TransitionRefused(_("Baris tujuan sudah dihapus orang lain. Muat ulang halaman ini."))
        if any(item.row.pk == to.parent for item in outline.items[moving.pk].branch()):
            raise TransitionRefused(_("Baris tidak dapat menjadi bagian dari dirinya sendiri."))
    if to.after is not None and to.after not in {item.row.pk for item in outline.siblings_of(to.parent)} - {moving.pk}:
        raise TransitionRefused(_("Tempat tujuan sudah berubah. Muat ulang halaman ini, lalu pindahkan lagi."))
    if wrong := _wrong_whole(outline, moving, to.parent):
        raise TransitionRefused(wrong)


def _wrong_whole(outline: Outline, moving: PlanRow, parent: int | None) -> str:
    """Why it cannot be part of that row; empty when it can."""
    if not outline.is_tree:
        return "" if parent is None else _("Baris lembar ini tidak mempunyai bagian.")
    was, there = moving.parent, outline.items[parent].row if parent else None  # type: ignore[attr-defined]
    moving.parent = there  # type: ignore[attr-defined]
    wrong = dict(what_is_wrong(moving)).get("parent", "")
    moving.parent = was  # type: ignore[attr-defined]
    return wrong


def _in_words(outline: Outline, moving: PlanRow, to: Place) -> str:
    behind = _("setelah %s") % outline.code(to.after) if to.after else _("paling atas")
    return (
        _("%(place)s di bawah %(code)s") % {"place": behind, "code": outline.code(to.parent)} if to.parent else behind
    )


def _put(outline: Outline, moving: PlanRow, to: Place) -> Change:
    """Move it in the database; what was done, as history keeps it."""
    before: dict[str, Any] = {"place": outline.code(outline.before(moving))}
    after: dict[str, Any] = {"place": outline.code(to.after)}
    if parent_of(moving) != to.parent:
        before["parent"], after["parent"] = (outline.code(key) or None for key in (parent_of(moving), to.parent))
    order = outline.with_row_at(moving, parent=to.parent, after=to.after)
    if outline.is_tree:
        moving.parent = outline.items[to.parent].row if to.parent else None  # type: ignore[attr-defined]
    moved = []
    for position, key in enumerate(order, start=1):
        row = outline.items[key].row
        if row.position != position or key == moving.pk:
            row.position = position
            moved.append(row)
    fields = ["position", "parent"] if outline.is_tree else ["position"]
    outline.sheet.model._default_manager.bulk_update(moved, fields, batch_size=500)
    return Change.of(moving, sheet=outline.sheet.code, before=before, after=after)


def _taken_back(plan: Masterplan, row: PlanRow, change: Change) -> Change:
    """For the history: where it stood before, unless it was moved again or that place is gone."""
    if moves_since(plan, change.revision, change.sheet).filter(row=row.pk).exists():
        said = {"sheet": SHEETS[change.sheet].label, "code": row.code, "cells": _("tempat")}
        raise TransitionRefused(_("%(sheet)s %(code)s sudah berubah lagi: %(cells)s.") % said)
    outline = Outline(plan, change.sheet)
    codes = {item.row.code: key for key, item in outline.items.items()}
    moving = outline.items[row.pk].row
    named = [change.before["place"], change.before.get("parent")]
    if gone := next((code for code in named if code and code not in codes), None):
        raise TransitionRefused(_("%s sudah tidak ada.") % gone)
    parent = codes.get(str(named[1])) if "parent" in change.before else parent_of(moving)
    to = Place(parent, codes.get(named[0]))
    _place_stands(outline, moving, to)
    return _put(outline, moving, to)


BACK["place"] = _taken_back

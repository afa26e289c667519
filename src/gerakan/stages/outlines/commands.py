"""The verb of the tree: a row is moved with everything below it, and the move is taken back."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import BACK
from gerakan.stages.masterplans.commands.saving import Revision
from gerakan.stages.masterplans.models import Change, Masterplan, Programme
from gerakan.stages.masterplans.queries.plans import held
from gerakan.stages.masterplans.queries.rules import what_is_wrong
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.outlines.queries import SHEET, Outline, moves_since


@dataclass(frozen=True)
class Place:
    """Part of which row, behind which of its siblings; None: of nothing, first."""

    parent: int | None
    after: int | None


class AlreadyThere(Exception):
    """The row stands where it should: sent twice, or moved there by a colleague."""


class MovedMeanwhile(TransitionRefused):
    """Somebody else has moved the row since the page was read; `now` and `wanted` are both sides."""

    def __init__(self, by: str, now: str, wanted: str) -> None:
        said = _("%(by)s lebih dahulu memindahkan baris ini: sekarang %(now)s. Anda ingin %(wanted)s.")
        super().__init__(said % {"by": by, "now": now, "wanted": wanted})
        self.by, self.now, self.wanted = by, now, wanted


@command
def move(plan: Masterplan, *, row: int, to: Place, revision: int, by: User) -> Programme:
    """Put a row with its branch somewhere else; `revision` is what the person saw.

    Raises AlreadyThere, MovedMeanwhile, or TransitionRefused with a sentence; nothing is moved then.
    """
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    outline = Outline(plan)
    moving = _moving(outline, row)
    _place_stands(outline, moving, to)
    if (moving.parent_id, outline.before(moving)) == (to.parent, to.after):
        raise AlreadyThere
    newer = moves_since(plan, revision).filter(row=row).exclude(by=by).first()
    if newer is not None:
        raise MovedMeanwhile(str(newer.by), outline.words(moving), _in_words(outline, moving, to))
    changes = [_put(outline, moving, to)]
    Revision.keep(plan, changes, by)
    record("masterplan.moved", plan, by=by, changes=Revision.told(plan, SHEETS[SHEET], changes))
    return moving


def _moving(outline: Outline, row: int) -> Programme:
    if row not in outline.items:
        raise TransitionRefused(_("Baris ini sudah dihapus orang lain."))
    return outline.items[row].row


def _place_stands(outline: Outline, moving: Programme, to: Place) -> None:
    """The parent and the sibling are still there, and a part is below its whole."""
    if to.parent is not None:
        if to.parent not in outline.items:
            raise TransitionRefused(_("Baris tujuan sudah dihapus orang lain. Muat ulang halaman ini."))
        if any(item.row.pk == to.parent for item in outline.items[moving.pk].branch()):
            raise TransitionRefused(_("Baris tidak dapat menjadi bagian dari dirinya sendiri."))
    if to.after is not None and to.after not in {item.row.pk for item in outline.siblings_of(to.parent)} - {moving.pk}:
        raise TransitionRefused(_("Tempat tujuan sudah berubah. Muat ulang halaman ini, lalu pindahkan lagi."))
    was = moving.parent
    moving.parent = outline.items[to.parent].row if to.parent else None
    wrong = dict(what_is_wrong(moving)).get("parent")
    moving.parent = was
    if wrong:
        raise TransitionRefused(wrong)


def _in_words(outline: Outline, moving: Programme, to: Place) -> str:
    behind = _("setelah %s") % outline.code(to.after) if to.after else _("paling atas")
    return (
        _("%(place)s di bawah %(code)s") % {"place": behind, "code": outline.code(to.parent)} if to.parent else behind
    )


def _put(outline: Outline, moving: Programme, to: Place) -> Change:
    """Move it in the database; what was done, as history keeps it."""
    before: dict[str, Any] = {"place": outline.code(outline.before(moving))}
    after: dict[str, Any] = {"place": outline.code(to.after)}
    if moving.parent_id != to.parent:
        before["parent"], after["parent"] = (outline.code(key) or None for key in (moving.parent_id, to.parent))
    order = outline.with_row_at(moving, parent=to.parent, after=to.after)
    moving.parent = outline.items[to.parent].row if to.parent else None
    moved = []
    for position, key in enumerate(order, start=1):
        row = outline.items[key].row
        if row.position != position or key == moving.pk:
            row.position = position
            moved.append(row)
    Programme.objects.bulk_update(moved, ["position", "parent"], batch_size=500)
    return Change(sheet=SHEET, row=moving.pk, code=moving.code, act=Change.Act.CHANGED, before=before, after=after)


def _taken_back(plan: Masterplan, row: Programme, change: Change) -> Change:
    """For the history: where it stood before, unless it was moved again or that place is gone."""
    if moves_since(plan, change.revision).filter(row=row.pk).exists():
        said = {"sheet": SHEETS[SHEET].label, "code": row.code, "cells": _("tempat")}
        raise TransitionRefused(_("%(sheet)s %(code)s sudah berubah lagi: %(cells)s.") % said)
    outline = Outline(plan)
    codes = {item.row.code: key for key, item in outline.items.items()}
    moving = outline.items[row.pk].row
    named = [change.before["place"], change.before.get("parent")]
    if gone := next((code for code in named if code and code not in codes), None):
        raise TransitionRefused(_("%s sudah tidak ada.") % gone)
    parent = codes.get(str(named[1])) if "parent" in change.before else moving.parent_id
    to = Place(parent, codes.get(named[0]))
    _place_stands(outline, moving, to)
    return _put(outline, moving, to)


BACK["place"] = _taken_back

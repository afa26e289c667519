"""The verb of a roadmap: a programme is delayed, and what waits for it follows."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import NothingKept, save_cells
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import YEAR_FIELDS, Masterplan, Programme
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.plans import held
from gerakan.stages.masterplans.queries.sheets import SHEETS, Sheet
from gerakan.stages.roadmaps.calculations import CannotMove, Moved, moves
from gerakan.stages.roadmaps.queries.following import Shifts, along, shifted

NAMED = 5


@command
def delay(plan: Masterplan, *, programme: Programme, years: int, revision: int, by: User) -> list[Moved]:
    """Move a programme with everything that waits for it, as one act; `revision` is that of the preview.

    Raises TransitionRefused with nothing moved when the plan has changed since, when programmes wait in a ring or
    when something would leave the plan's last year.
    """
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    if plan.revision != revision:
        raise TransitionRefused(_("Rencana ini berubah sejak pratinjau. Lihat lagi apa yang bergeser."))
    found = _possible(plan, programme, years)
    for sheet, edits in _edits(plan, found):
        _keep(plan, sheet, edits, by)
    told = {"years": years, "moved": [f"{one.programme.code} +{one.years}" for one in found]}
    record("roadmap.delayed", plan, by=by, changes=told)
    return found


def _possible(plan: Masterplan, programme: Programme, years: int) -> list[Moved]:
    try:
        found = moves(plan, programme=programme, years=years)
    except CannotMove as reason:
        raise TransitionRefused(str(reason)) from reason
    if beyond := [one.programme.code for one in found if one.is_beyond]:
        raise TransitionRefused(_("Melewati tahun terakhir rencana: %s.") % ", ".join(beyond[:NAMED]))
    if lost := along(plan, _shifts(found)).lost:
        codes = ", ".join(row.code for row in lost[:NAMED])
        raise TransitionRefused(_("Anggaran atau tonggak akan keluar dari tahun rencana: %s.") % codes)
    return found


def _shifts(found: Sequence[Moved]) -> Shifts:
    return {one.programme.pk: one.years for one in found}


def _edits(plan: Masterplan, found: Sequence[Moved]) -> Iterator[tuple[Sheet, list[Edit]]]:
    """Sheet by sheet, each cell with what stands in it now."""
    shifts = _shifts(found)
    rows = along(plan, shifts)
    yield SHEETS["program"], [edit for one in found for edit in _years(one)]
    yield SHEETS["peta-jalan"], [_milestone(row, shifts[row.programme_id]) for row in rows.milestones]  # type: ignore[index]
    for code, lines in (("anggaran", rows.money), ("indikator", rows.targets)):
        yield SHEETS[code], [edit for row in lines for edit in _figures(plan, SHEETS[code], row, shifts)]


def _years(one: Moved) -> Iterator[Edit]:
    row = one.programme
    yield Edit("starts", str(one.starts), str(row.starts), row.pk)
    yield Edit("ends", str(one.ends), str(row.ends), row.pk)


def _milestone(row: Any, by: int) -> Edit:
    return Edit("year", str(row.year + by), str(row.year), row.pk)


def _figures(plan: Masterplan, sheet: Sheet, row: Any, shifts: Shifts) -> Iterator[Edit]:
    shown = {column.field: cells.shown(column, row) for column in sheet.columns if column.year}
    for field, source in shifted(YEAR_FIELDS[: plan.years], shifts[row.programme_id]):
        text = shown[source] if source else ""
        if text != shown[field]:
            yield Edit(field, text, shown[field], row.pk)


def _keep(plan: Masterplan, sheet: Sheet, edits: Sequence[Edit], by: User) -> None:
    """All of it or nothing: half a move would be a plan that nobody decided on."""
    if not edits:
        return
    try:
        outcomes = save_cells(plan, sheet=sheet, edits=edits, by=by)
    except NothingKept as refused:
        outcomes = refused.outcomes
    if wrong := next((one for one in outcomes if one.status != Outcome.SAVED), None):
        raise TransitionRefused(_("%(sheet)s tidak dapat digeser: %(why)s") % {"sheet": sheet.label, "why": wrong.sentence})  # fmt: skip

"""Verbs of the workbook: sent and tried out, tried out again, applied in one piece, thrown away."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import NothingKept, remove_rows, save_cells
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import held
from gerakan.stages.masterplans.queries.sheets import SHEETS, label_of
from gerakan.stages.workbooks.exchange import Comparison, Difference, read_workbook
from gerakan.stages.workbooks.models import WorkbookUpload

LATER = {"program": {"parent", "depends_on", "innovation", "kind"}}
"""Cells that name rows of their own sheet or need rows of another; a new row says its kind at once."""

SHOWN, MOST_COMPLAINTS = 300, 2_000
LANGUAGE = "id"
"""In which a workbook is written and read, whoever sends it."""


@command
def send_workbook(plan: Masterplan, *, name: str, data: bytes, by: User) -> WorkbookUpload:
    """Keep a file with what it would do; raises FileRefused for what is no workbook of this plan."""
    check(by, permissions.WRITE, plan)
    plan = held(plan, by)
    digest = hashlib.sha256(data).hexdigest()
    upload = WorkbookUpload(plan=plan, name=PurePath(name).name[-200:], sha256=digest, by=by)
    _try_out(upload, data, by)
    upload.file.save(f"{digest[:16]}{PurePath(name).suffix.lower()}", ContentFile(data), save=False)
    upload.save()
    record("masterplan.workbook_sent", upload, by=by, changes={"sha256": digest})
    return upload


@command
def try_again(upload: WorkbookUpload, *, by: User) -> None:
    """What the file would do to the plan as it stands now."""
    check(by, permissions.WRITE, upload.plan)
    upload.plan = held(upload.plan, by)
    upload = _open(upload)
    _try_out(upload, _content(upload), by)
    upload.save()
    record("masterplan.workbook_tried", upload, by=by, changes={"revision": upload.previewed})


@command
def apply_workbook(upload: WorkbookUpload, *, chosen: Collection[str], removed: Collection[str], by: User) -> int:
    """Every cell that can stand, in one piece; conflicts and removals only where they were chosen; how many cells."""
    check(by, permissions.WRITE, upload.plan)
    plan = held(upload.plan, by)
    upload = _open(upload)
    if plan.revision != upload.previewed:
        raise TransitionRefused(_("Rencana ini berubah sejak pratinjau dibuat. Periksa pratinjau yang baru."))
    with translation.override(LANGUAGE):
        compared = Comparison(plan, read_workbook(upload.name, _content(upload), plan))
        picked = [one for one in compared.conflicts if one.name in chosen]
        kept = _carry_out(compared, [*compared.edits, *picked], by)
    going = [one for one in compared.lost if one.name in removed]
    for code in reversed(SHEETS):
        if rows := [one.row for one in going if one.sheet == code]:
            remove_rows(plan, sheet=SHEETS[code], rows=rows, by=by)
    if not kept and not going:
        raise TransitionRefused(_("Tidak ada yang berubah."))
    upload.state, upload.applied_at = WorkbookUpload.State.APPLIED, timezone.now()
    upload.save()
    told = {"sha256": upload.sha256, "cell_count": len(kept), "rows": [one.code for one in going[:5]]}
    record("masterplan.workbook_applied", upload, by=by, changes=told)
    return len(kept)


@command
def discard_workbook(upload: WorkbookUpload, *, by: User) -> None:
    """Nothing of it is kept but that it came."""
    check(by, permissions.WRITE, upload.plan)
    held(upload.plan, by)
    upload = _open(upload)
    upload.state = WorkbookUpload.State.DISCARDED
    upload.save()
    record("masterplan.workbook_discarded", upload, by=by, changes={"sha256": upload.sha256})


def _open(upload: WorkbookUpload) -> WorkbookUpload:
    """As it stands; the plan is locked already."""
    found = WorkbookUpload.objects.select_related("plan__region", "plan__edition").get(pk=upload.pk)
    if found.state != WorkbookUpload.State.OPEN:
        raise TransitionRefused(_("Buku kerja ini sudah %s.") % found.get_state_display().lower())
    return found


def _content(upload: WorkbookUpload) -> bytes:
    with upload.file.open("rb") as file:
        return bytes(file.read())


def _try_out(upload: WorkbookUpload, data: bytes, by: User) -> None:
    """Carried out by the same verbs and taken back, so that the preview says what applying will do."""
    plan = Masterplan.objects.select_related("region", "edition").get(pk=upload.plan_id)
    with translation.override(LANGUAGE):
        compared = Comparison(plan, read_workbook(upload.name, data, plan))
        with transaction.atomic():
            kept = _carry_out(compared, compared.edits, by)
            transaction.set_rollback(True)
        upload.preview = _told(compared, kept)
    upload.previewed = plan.revision


def _carry_out(compared: Comparison, edits: Sequence[Difference], by: User) -> list[Difference]:
    """Sheet by sheet, rows before those that name them; what is refused becomes a complaint."""
    made: dict[tuple[str, int], int] = {}
    kept: list[Difference] = []
    for later in (False, True):
        for code in SHEETS:
            own = [one for one in edits if one.sheet == code and _comes_later(one) is later]
            if own:
                kept += _save(compared, code, own, made, by)
    return kept


def _comes_later(one: Difference) -> bool:
    return one.column.field in LATER.get(one.sheet, ()) and not (one.column.field == "kind" and one.row is None)


def _save(
    compared: Comparison, code: str, own: Iterable[Difference], made: dict[tuple[str, int], int], by: User
) -> list[Difference]:
    asked = {}
    for one in own:
        row = one.row or made.get((code, one.line))
        edit = Edit(one.column.field, one.after, one.before, row, "" if row else str(one.line))
        asked[edit.row or edit.key, edit.field] = edit, one
    try:
        outcomes = save_cells(compared.plan, sheet=SHEETS[code], edits=[edit for edit, _one in asked.values()], by=by)
    except NothingKept as nothing:
        outcomes = nothing.outcomes
    kept = []
    for outcome in outcomes:
        _edit, one = asked[outcome.edit.row or outcome.edit.key, outcome.edit.field]
        if outcome.status == Outcome.SAVED:
            kept.append(replace(one, after=outcome.text))
            if one.row is None and outcome.row:
                made[code, one.line] = outcome.row
        elif not outcome.dragged:
            compared.complain(code, one.line, one.column.field, outcome.sentence)
    return kept


def _told(compared: Comparison, kept: Sequence[Difference]) -> dict[str, Any]:
    """The preview as the upload keeps it."""
    new = {(one.sheet, one.line): one.code for one in kept if one.row is None}
    changed = [one for one in kept if one.row is not None]
    return {
        "changed": [_cell(compared, one) for one in changed[:SHOWN]],
        "added": [{"sheet": SHEETS[s].label, "line": line + 1, "code": c} for (s, line), c in list(new.items())[:SHOWN]],
        "changed_count": len(changed),
        "added_count": len(new),
        "conflicts": [_cell(compared, one) for one in compared.conflicts],
        "lost": [
            {"name": one.name, "sheet": SHEETS[one.sheet].label, "code": one.code, "words": one.words}
            for one in compared.lost
        ],
        "complaints": [
            {"sheet": one.sheet, "cell": one.cell, "value": one.value[:200], "problem": one.problem, "remedy": one.remedy,
             "row": one.row, "column": one.column, "is_blocking": one.is_blocking}
            for one in sorted(compared.complaints)[:MOST_COMPLAINTS]
        ],
        "complaint_count": len(compared.complaints),
        "absent": compared.book.absent,
        "revision": compared.book.revision,
    }  # fmt: skip


def _cell(compared: Comparison, one: Difference) -> dict[str, Any]:
    said = label_of(one.column, compared.plan)
    return {
        "name": one.name, "sheet": SHEETS[one.sheet].label, "code": one.code, "column": said,
        "before": one.before, "after": one.after, "by": one.by,
    }  # fmt: skip

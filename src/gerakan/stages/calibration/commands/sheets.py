"""Verbs of the one who marks: keep what is typed, never over a newer word; send once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.models import CalibrationMark, CalibrationSheet, SampleCase
from gerakan.stages.calibration.queries import sheets as queries
from gerakan.stages.calibration.workflow import sheet_workflow


@dataclass(frozen=True)
class Said:
    """What an assessor says about one sample item; `based_on` is the revision that was on the screen, 0 for none."""

    item: int
    level: int | None
    reason: str = ""
    based_on: int = 0


@dataclass(frozen=True)
class Kept:
    """What stands after a save; another device's newer word is left as it is."""

    mark: CalibrationMark
    is_older: bool


@command
def save_marks(case: SampleCase, *, said: Sequence[Said], by: User) -> list[Kept]:
    """One or several items; the same words again change nothing, an older screen never overwrites a newer mark."""
    check(by, permissions.MARK, case)
    engagement = queries.own_engagement(by, case)
    sheet, _new = CalibrationSheet.objects.get_or_create(case=case, engagement=engagement)
    locked = CalibrationSheet.objects.select_for_update(of=("self", "case__calibration"))
    sheet = locked.select_related("case__calibration__edition").get(pk=sheet.pk)
    if reason := queries.why_closed(sheet.case.calibration, sheet):
        raise TransitionRefused(reason)
    known = set(case.items.values_list("pk", flat=True))
    if any(one.item not in known for one in said):
        raise TransitionRefused(_("Butir ini bukan bagian dari contohnya."))
    standing = {mark.item_id: mark for mark in sheet.marks.all()}
    kept = [_keep(sheet, standing.get(one.item), one) for one in said]
    older = sum(one.is_older for one in kept)
    record("calibration_sheet.saved", sheet, by=by, changes={"saved": len(kept) - older, "older": older})
    return kept


@command
def send(case: SampleCase, *, by: User) -> CalibrationSheet:
    """Complete or not at all; from here on the reference and the group are open to this person."""
    check(by, permissions.MARK, case)
    sheet = queries.own_sheet(by, case)
    if sheet is None:
        raise TransitionRefused(_("Nilailah contoh ini lebih dahulu."))
    CalibrationSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    sheet_workflow.fire(sheet, "send", by=by)
    sheet.sent_at = timezone.now()
    CalibrationSheet.objects.filter(pk=sheet.pk).update(sent_at=sheet.sent_at)
    return sheet


def _keep(sheet: CalibrationSheet, mark: CalibrationMark | None, said: Said) -> Kept:
    if mark is None:
        mark = CalibrationMark(sheet=sheet, item_id=said.item, revision=0)
    elif (mark.level, mark.reason) == (said.level, said.reason):
        return Kept(mark, is_older=False)
    if mark.revision != said.based_on:
        return Kept(mark, is_older=True)
    mark.level, mark.reason = said.level, said.reason
    mark.revision, mark.saved_at = mark.revision + 1, timezone.now()
    mark.save()
    return Kept(mark, is_older=False)

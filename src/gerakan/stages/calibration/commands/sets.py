"""Verbs of a set: prepare it, open it to all assessors of the edition, close it, remind."""

import datetime

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration import notices, permissions
from gerakan.stages.calibration.models import CalibrationSet
from gerakan.stages.calibration.queries.gate import unfinished
from gerakan.stages.calibration.workflow import set_workflow


@command
def prepare(
    edition: Edition, *, version: InstrumentVersion, due_on: datetime.date | None = None, is_required: bool = True,
    by: User,
) -> CalibrationSet:  # fmt: skip
    """An empty set of an edition; another instrument may be chosen as long as no sample case stands."""
    check(by, permissions.PREPARE)
    found = CalibrationSet.objects.select_for_update().filter(edition=edition).first()
    if found is not None and found.state != CalibrationSet.State.PREPARING:
        raise TransitionRefused(_("Kalibrasi edisi ini sudah dibuka; yang dapat diubah hanya ketentuannya."))
    if found is not None and found.version_id != version.pk and found.cases.exists():
        raise TransitionRefused(_("Hapus dahulu contohnya; butirnya milik instrumen yang lama."))
    fields = {"version": version, "due_on": due_on, "is_required": is_required}
    made, _new = CalibrationSet.objects.update_or_create(edition=edition, defaults=fields)
    check(by, permissions.PREPARE, made)
    record("calibration.prepared", made, by=by, changes=fields | {"version": str(version)})
    return made


@command
def rule(calibration: CalibrationSet, *, is_required: bool, due_on: datetime.date | None, note: str, by: User) -> None:
    """Whether marking waits for it, and until when; may change at any time, with a reason."""
    check(by, permissions.RUN, calibration)
    if not note.strip():
        raise TransitionRefused(_("Tuliskan alasan perubahan ketentuan."))
    changes = {
        "is_required": [calibration.is_required, is_required],
        "due_on": [calibration.due_on, due_on],
    }
    CalibrationSet.objects.filter(pk=calibration.pk).update(is_required=is_required, due_on=due_on)
    calibration.is_required, calibration.due_on = is_required, due_on
    record("calibration.ruled", calibration, by=by, changes=changes, note=note)


@command
def open_set(calibration: CalibrationSet, *, by: User) -> None:
    """Everybody who serves in the edition is told."""
    set_workflow.fire(calibration, "open", by=by)
    notices.tell(calibration, notices.OPENED, unfinished(calibration))


@command
def take_back(calibration: CalibrationSet, *, note: str, by: User) -> None:
    """To mend a slip, while nobody has marked."""
    CalibrationSet.objects.select_for_update().get(pk=calibration.pk)
    set_workflow.fire(calibration, "take_back", by=by, note=note)


@command
def close(calibration: CalibrationSet, *, by: User) -> None:
    """Nothing is marked any longer; what was sent stays readable."""
    set_workflow.fire(calibration, "close", by=by)


@command
def reopen(calibration: CalibrationSet, *, note: str, by: User) -> None:
    """For those who came late."""
    set_workflow.fire(calibration, "reopen", by=by, note=note)


@command
def remind(calibration: CalibrationSet, *, by: User) -> int:
    """One act for all who have not sent every case."""
    check(by, permissions.RUN, calibration)
    if calibration.state != CalibrationSet.State.OPEN:
        raise TransitionRefused(_("Pengingat dikirim selama kalibrasi dibuka."))
    waiting = list(unfinished(calibration))
    notices.tell(calibration, notices.WANTED, waiting)
    record("calibration.reminded", calibration, by=by, changes={"count": len(waiting)})
    return len(waiting)

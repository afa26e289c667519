"""Verbs of cases: open them from the interviews, keep them in step, stop them, remind."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import notices, permissions
from gerakan.stages.assessment.models import Case, MarkSheet, Ruling
from gerakan.stages.assessment.queries import cases as queries
from gerakan.stages.assessment.workflow import ACTOR, WITHDRAWABLE, case_workflow, keep_in_step, sheet_workflow
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.models import Interview, Seat
from gerakan.stages.questionnaires.models import Submission
from gerakan.stages.questionnaires.models.submissions import SubmissionQuerySet

OPEN = (Case.State.MARKING, Case.State.CONSOLIDATING, Case.State.CLOSED)


@dataclass(frozen=True)
class Opened:
    """What came of one run."""

    new_cases: int
    new_sheets: int
    removed: int
    withdrawn: int


@command
def open_cases(ruling: Ruling, *, by: User | str) -> Opened:
    """A case for every published interview, a sheet for every seat; run again it adds what is new and nothing twice."""
    if not isinstance(by, str):
        check(by, permissions.OPEN_CASES, ruling)
    Ruling.objects.select_for_update().get(pk=ruling.pk)
    if ruling.fixed_at is None:
        raise TransitionRefused(_("Tetapkan dahulu ketentuan penilaian; sesudahnya berkas dapat dibuka."))
    new_cases = _add_cases(ruling)
    withdrawn = _withdraw_leavers(ruling)
    opened = list(queries.cases().filter(ruling=ruling, state__in=OPEN))
    removed = sum(_remove_unseated(case) for case in opened)
    new_sheets = sum(_add_sheets(case) for case in opened)
    for case in opened:
        if keep_in_step(case):
            notices.tell_case(case, notices.DISCUSSION, queries.panel_of(case))
    result = Opened(new_cases, new_sheets, removed, withdrawn)
    record("cases.opened", ruling, by=by, changes={"new_cases": new_cases, "new_sheets": new_sheets})
    return result


@command
def hand_over(case: Case, *, by: User) -> None:
    """The panel's work is done; what comes next belongs to the right of reply."""
    case_workflow.fire(case, "hand_over", by=by)


@command
def withdraw(case: Case, *, note: str, by: User | str) -> None:
    """The region left; its marks stay where they are and count for nothing."""
    case_workflow.fire(case, "withdraw", by=by, note=note)


@command
def remind_markers(ruling: Ruling, *, sheets: Iterable[MarkSheet], by: User) -> int:
    """One act for all: whoever has not sent a sheet is told which."""
    check(by, permissions.OPEN_CASES, ruling)
    waiting = [sheet for sheet in sheets if sheet.state == MarkSheet.State.DRAFT and sheet.case.ruling_id == ruling.pk]
    for sheet in waiting:
        notices.tell_marker(sheet)
    record("cases.reminded", ruling, by=by, changes={"count": len(waiting)})
    return len(waiting)


def _add_cases(ruling: Ruling) -> int:
    interviews = Interview.objects.filter(board__edition=ruling.edition_id, board__published_number__isnull=False)
    fresh = interviews.exclude(state=Interview.State.CANCELLED).filter(case__isnull=True, further=0)
    fresh = fresh.exclude(region__in=_leavers(ruling).values("region"))
    made = Case.objects.bulk_create(
        [Case(ruling=ruling, region_id=interview.region_id, interview=interview) for interview in fresh]
    )
    return len(made)


def _leavers(ruling: Ruling) -> SubmissionQuerySet:
    return Submission.objects.filter(round__edition=ruling.edition_id, state=Submission.State.WITHDRAWN)


def _withdraw_leavers(ruling: Ruling) -> int:
    going = Case.objects.filter(ruling=ruling, state__in=WITHDRAWABLE)
    gone = [
        *going.filter(interview__state=Interview.State.CANCELLED),
        *going.filter(region__in=_leavers(ruling).values("region")).exclude(interview__state="cancelled"),
    ]
    for case in gone:
        case_workflow.fire(case, "withdraw", by=ACTOR, note=_("Daerah mengundurkan diri atau wawancaranya dibatalkan."))
    return len(gone)


def _remove_unseated(case: Case) -> int:
    """Sheets of people who no longer may sit there: taken off the panel, dismissed, or tied to the region."""
    sitting = Interview.objects.filter(pk=case.interview_id)
    gone = [
        sheet
        for sheet in case.sheets.that_count().select_related("engagement__assessor__user", "case__region")
        if sheet.seat_id is None or not sitting.of_assessor(sheet.engagement.assessor.user).exists()
    ]
    for sheet in gone:
        sheet_workflow.fire(sheet, "remove", by=ACTOR, note=_("Tidak lagi duduk di panel daerah ini."))
    return len(gone)


def _add_sheets(case: Case) -> int:
    mine = MarkSheet.objects.filter(case=case, engagement=OuterRef("engagement"))
    seats = Seat.objects.filter(interview=case.interview_id, engagement__state=Engagement.State.ACCEPTED)
    seats = seats.select_related("engagement__assessor__user").annotate(has_sheet=Exists(mine))
    sitting = Interview.objects.filter(pk=case.interview_id)
    allowed = [seat for seat in seats if sitting.of_assessor(seat.engagement.assessor.user).exists()]
    fresh = [MarkSheet(case=case, engagement=seat.engagement, seat=seat) for seat in allowed if not seat.has_sheet]
    MarkSheet.objects.bulk_create(fresh)
    return len(fresh) + sum(_restored(case, seat) for seat in allowed if seat.has_sheet)


def _restored(case: Case, seat: Seat) -> bool:
    sheet = MarkSheet.objects.get(case=case, engagement=seat.engagement_id)
    MarkSheet.objects.filter(pk=sheet.pk).update(seat=seat)
    if sheet.state != MarkSheet.State.REMOVED:
        return False
    sheet_workflow.fire(sheet, "restore", by=ACTOR)
    return True

"""Verbs of the day: begin, end, late, who came; and the secret addresses."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.models import Attendance, Board, Feed, Interview
from gerakan.stages.interviews.models.visits import new_token
from gerakan.stages.interviews.workflow import interview_workflow

MOST_MINUTES = 240


@command
def start(interview: Interview, *, by: User) -> None:
    """The delegation is in, the panel sits."""
    interview_workflow.fire(interview, "start", by=by)
    _keep(interview, started_at=timezone.now(), ended_at=None)


@command
def finish(interview: Interview, *, by: User) -> None:
    """The room is free; whoever was still noted as present has left."""
    interview_workflow.fire(interview, "finish", by=by)
    now = timezone.now()
    _keep(interview, ended_at=now)
    interview.attendances.filter(left_at__isnull=True, came_at__lte=now).update(left_at=now)


@command
def undo_start(interview: Interview, *, note: str, by: User) -> None:
    """It was pressed by mistake."""
    interview_workflow.fire(interview, "undo_start", by=by, note=note)
    _keep(interview, started_at=None)


@command
def delay(interview: Interview, *, minutes: int, by: User) -> None:
    """This interview begins so much later than planned; those behind it in the room move as far as they must."""
    check(by, permissions.RUN, interview)
    if not 0 <= minutes <= MOST_MINUTES:
        raise TransitionRefused(_("Keterlambatan antara 0 dan %d menit.") % MOST_MINUTES)
    if interview.state != Interview.State.PLANNED:
        raise TransitionRefused(_("Hanya wawancara yang belum mulai dapat ditunda."))
    before = interview.delay_minutes
    _keep(interview, delay_minutes=minutes)
    record("interview.delayed", interview, by=by, changes={"delay_minutes": [before, minutes]})


@command
def note_attendance(
    interview: Interview, *, office: str, name: str, by: User, title: str = "", acting_kind: str = "",
    came_at: dt.datetime | None = None, left_at: dt.datetime | None = None,
) -> Attendance:  # fmt: skip
    """Somebody of the delegation came; an acting official is named as such."""
    check(by, permissions.RUN, interview)
    if acting_kind and office not in {Attendance.Office.HEAD, Attendance.Office.SECRETARY}:
        raise TransitionRefused(_("Hanya kepala daerah dan sekretaris daerah yang dapat dijabat sementara."))
    noted = Attendance.objects.create(
        interview=interview, office=office, name=name, title=title, acting_kind=acting_kind,
        came_at=came_at or timezone.now(), left_at=left_at, noted_by=by,
    )  # fmt: skip
    record("attendance.noted", noted, by=by, changes={"office": noted.full_title, "name": name})
    return noted


@command
def note_left(attendance: Attendance, *, by: User) -> None:
    """Somebody went before the end."""
    check(by, permissions.RUN, attendance.interview)
    now = timezone.now()
    if not Attendance.objects.filter(pk=attendance.pk, left_at__isnull=True).update(left_at=now):
        raise TransitionRefused(_("Kepergiannya sudah dicatat."))
    attendance.left_at = now
    record("attendance.left", attendance, by=by)


@command
def make_feed(owner: User | Region | Board, *, by: User) -> Feed:
    """A new secret address; the one before dies with it."""
    if isinstance(owner, Board):
        check(by, permissions.PLAN, owner)
        feed, made = Feed.objects.get_or_create(board=owner)
    elif isinstance(owner, Region):
        feed, made = Feed.objects.get_or_create(region=owner)
    else:
        feed, made = Feed.objects.get_or_create(person=owner)
    if not made:
        Feed.objects.filter(pk=feed.pk).update(token=new_token())
        feed.refresh_from_db()
    record("feed.made", feed, by=by)
    return feed


def _keep(interview: Interview, **fields: object) -> None:
    Interview.objects.filter(pk=interview.pk).update(**fields)
    for name, value in fields.items():
        setattr(interview, name, value)

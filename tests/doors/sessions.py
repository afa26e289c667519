"""Doors of the meetings."""

from gerakan.stages.sessions.models import Attendance, Session, Task
from tests.doors.mentoring import its_edition, its_guidance
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.mentoring import a_guidance
from tests.factories.sessions import a_line, a_session, a_task, present


def its_meeting() -> Session:
    """Of the region that the visitors belong to, with a decision."""
    known = Session.objects.filter(edition=its_edition()).first()
    if known is not None:
        return known
    made = a_session(its_guidance())
    a_line(made)
    return made


@door(
    "sessions:sessions", "sessions:new", "sessions:continuities", "sessions:certificates", "sessions:certificate_plan",
    "sessions:certify",
)  # fmt: skip
def an_edition_with_meetings() -> Arguments:
    its_meeting()
    return {"slug": its_edition().slug}


@door(
    "sessions:session", "sessions:edit", "sessions:act", "sessions:recording", "sessions:calendar", "sessions:minutes",
    "sessions:lines", "sessions:attendance", "sessions:qr",
)  # fmt: skip
def a_meeting() -> Arguments:
    return {"pk": its_meeting().pk}


@rows("meetings.Session", "sessions.see")
def meetings() -> Rows:
    return [its_meeting(), a_session(a_guidance(its_edition()))]


@door("sessions:check_in")
def a_code() -> Arguments:
    return {"token": its_meeting().token}


@door("sessions:continuity", "sessions:delegates", "sessions:new_task", "sessions:join")
def a_region_on_its_way() -> Arguments:
    return {"pk": its_guidance().pk}


@door("sessions:task_of_decision")
def a_decision() -> Arguments:
    return {"pk": a_line(its_meeting()).pk}


def its_task() -> Task:
    """Of the visitors' region, for an agency."""
    return Task.objects.filter(guidance=its_guidance()).first() or a_task(its_guidance())


@door("sessions:task", "sessions:edit_task", "sessions:act_on_task", "sessions:evidence")
def a_thing_to_do() -> Arguments:
    return {"pk": its_task().pk}


@rows("meetings.Task", "sessions.see_task")
def tasks() -> Rows:
    return [its_task(), a_task(a_guidance(its_edition()))]


@door("sessions:part")
def somebody_who_came() -> Arguments:
    if not its_guidance().participants.exists():
        present(its_meeting(), its_guidance(), "Ani")
    return {"pk": its_guidance().participants.first().pk}


@rows("meetings.Attendance", "sessions.see_attendance")
def attendances() -> Rows:
    meeting, other = its_meeting(), a_guidance(its_edition())
    elsewhere = a_session(other)
    present(meeting, its_guidance(), "Ani")
    present(elsewhere, other, "Budi")
    return Attendance.objects.filter(session__in=[meeting, elsewhere])

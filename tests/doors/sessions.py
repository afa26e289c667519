"""Doors of the meetings."""

from gerakan.stages.sessions.models import Session
from tests.doors.mentoring import its_edition, its_guidance
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.mentoring import a_guidance
from tests.factories.sessions import a_line, a_session


def its_meeting() -> Session:
    """Of the region that the visitors belong to, with a decision."""
    known = Session.objects.filter(edition=its_edition()).first()
    if known is not None:
        return known
    made = a_session(its_guidance())
    a_line(made)
    return made


@door("sessions:sessions", "sessions:new")
def an_edition_with_meetings() -> Arguments:
    its_meeting()
    return {"slug": its_edition().slug}


@door(
    "sessions:session", "sessions:edit", "sessions:act", "sessions:recording", "sessions:calendar", "sessions:minutes",
    "sessions:lines",
)  # fmt: skip
def a_meeting() -> Arguments:
    return {"pk": its_meeting().pk}


@rows("meetings.Session", "sessions.see")
def meetings() -> Rows:
    return [its_meeting(), a_session(a_guidance(its_edition()))]

"""Doors of what participants say."""

from gerakan.stages.sessions.models import Attendance
from tests.doors.registry import WITHOUT_RIGHT, Arguments, door
from tests.doors.sessions import its_meeting
from tests.factories.sessions import present

WITHOUT_RIGHT.update(
    {
        "ratings.SessionRating": "seen as sums of five people or more",
        "ratings.MentorRating": "as ratings of meetings",
    }
)


@door("ratings:links")
def a_meeting_to_rate() -> Arguments:
    return {"pk": its_meeting().pk}


@door("ratings:rate")
def a_link() -> Arguments:
    meeting = its_meeting()
    if not meeting.attendances.exists():
        present(meeting, meeting.stages.get().guidance, "Ani Peserta")
    return {"token": Attendance.objects.filter(session=meeting)[0].rating_token}

"""Doors of what participants say."""

from datetime import timedelta

from django.utils import timezone

from gerakan.stages.ratings.models import SessionRating
from gerakan.stages.sessions.models import Attendance, Session
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


@door("ratings:comment")
def words_that_can_be_read() -> Arguments:
    meeting = its_meeting()
    long_ago = timezone.now() - timedelta(days=30)
    Session.objects.filter(pk=meeting.pk).update(
        state="held", starts_at=long_ago, ends_at=long_ago + timedelta(hours=2)
    )
    made = [SessionRating(session=meeting, useful=4, clear=4, run=4, comment="Jelas") for _number in range(5)]
    SessionRating.objects.bulk_create(made)
    return {"key": made[0].pk}


@door("ratings:rate")
def a_link() -> Arguments:
    meeting = its_meeting()
    if not meeting.attendances.exists():
        present(meeting, meeting.stages.get().guidance, "Ani Peserta")
    return {"token": Attendance.objects.filter(session=meeting)[0].rating_token}

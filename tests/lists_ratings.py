"""Lists of what participants say, for tests/lists.py."""

from datetime import timedelta

from django.utils import timezone

from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.sessions.models import Attendance, Participant, Session
from tests.factories.accounts import somebody
from tests.lists import Look, listed, staff
from tests.lists_sessions import many_sessions, many_ways


@listed("ratings:comments")
def words_of_participants(count: int) -> Look:
    (session,) = many_sessions(many_ways(1))
    long_ago = timezone.now() - timedelta(days=30)
    Session.objects.filter(pk=session.pk).update(starts_at=long_ago, ends_at=long_ago + timedelta(hours=2))
    lead, many = somebody("mentor"), range(max(count, 5))
    SessionRating.objects.bulk_create(
        SessionRating(session=session, useful=4, clear=4, run=4, comment=f"Kata {n}") for n in many
    )
    MentorRating.objects.bulk_create(
        MentorRating(session=session, mentor=lead, score=4, comment="Sabar") for _n in many
    )
    look = staff()
    return Look(look.by, query={"edisi": session.edition.slug})


@listed("ratings:links")
def links_of_a_meeting(count: int) -> Look:
    stage = many_ways(1)[0]
    (session,) = many_sessions([stage])
    people = Participant.objects.bulk_create(
        Participant(guidance=stage.guidance, name=f"Orang {n}", name_key=f"orang {n}") for n in range(count)
    )
    by = staff().by
    Attendance.objects.bulk_create(
        Attendance(session=session, participant=person, state="confirmed", judged_by=by) for person in people
    )
    return staff(pk=session.pk)

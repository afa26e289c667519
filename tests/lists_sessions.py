"""Lists of the meetings, for tests/lists.py."""

from django.utils import timezone

from gerakan.foundation.editions.models import Participation
from gerakan.stages.mentoring.models import Guidance, GuidanceStage, Seat
from gerakan.stages.sessions.models import Attendance, Participant, Session, Task
from tests.factories.accounts import somebody
from tests.factories.mentoring import a_programme, an_edition
from tests.factories.sessions import HOUR
from tests.lists import Look, listed, many_regions, staff


def many_ways(count: int) -> list[GuidanceStage]:
    """First stages of so many regions of one edition."""
    programme = a_programme(an_edition("pertemuan"))
    places = Participation.objects.bulk_create(
        Participation(edition=programme.edition, region=region, role="selected") for region in many_regions(count)
    )
    ways = Guidance.objects.bulk_create(Guidance(participation=place) for place in places)
    first = programme.workshops.get(number=1)
    return GuidanceStage.objects.bulk_create(GuidanceStage(guidance=way, workshop=first, number=1) for way in ways)


def many_sessions(stages: list[GuidanceStage]) -> list[Session]:
    """One of each region."""
    by, now = staff().by, timezone.now()
    edition = stages[0].guidance.participation.edition
    made = Session.objects.bulk_create(
        Session(
            edition=edition,
            title=f"Pertemuan {n}",
            starts_at=now,
            ends_at=now + HOUR,
            place="Aula",
            made_by=by,
            state="held",
        )
        for n, _stage in enumerate(stages)
    )
    through = Session.stages.through
    through.objects.bulk_create(
        through(session=row, guidancestage=stage) for row, stage in zip(made, stages, strict=True)
    )
    return made


@listed("sessions:sessions", "sessions:continuities", "sessions:certificates")
def sessions_of_an_edition(count: int) -> Look:
    stages = many_ways(count)
    sessions = many_sessions(stages)
    people = Participant.objects.bulk_create(
        Participant(guidance=stage.guidance, name="Ani", name_key="ani", is_expected=True) for stage in stages
    )
    by = staff().by
    Attendance.objects.bulk_create(
        Attendance(session=session, participant=person, state="confirmed", judged_by=by)
        for session, person in zip(sessions, people, strict=True)
    )
    return staff(slug=stages[0].guidance.participation.edition.slug)


@listed("sessions:mine")
def sessions_of_a_mentor(count: int) -> Look:
    stages = many_ways(count)
    many_sessions(stages)
    lead = somebody("mentor")
    Seat.objects.bulk_create(
        Seat(guidance=stage.guidance, user=lead, role="lead", why="Uji.", seated_by=lead) for stage in stages
    )
    return Look(lead)


@listed("sessions:own")
def sessions_of_a_region(count: int) -> Look:
    [stage] = many_ways(1)
    many_sessions([stage] * count)
    return Look(somebody("region_admin", region=stage.guidance.region))


@listed("sessions:attendance")
def people_of_a_session(count: int) -> Look:
    stage = many_ways(1)[0]
    (session,) = many_sessions([stage])
    people = Participant.objects.bulk_create(
        Participant(guidance=stage.guidance, name=f"Orang {n}", name_key=f"orang {n}") for n in range(count)
    )
    Attendance.objects.bulk_create(Attendance(session=session, participant=person) for person in people)
    return staff(pk=session.pk)


@listed("sessions:tasks")
def tasks_of_regions(count: int) -> Look:
    by = staff().by
    Task.objects.bulk_create(
        Task(guidance=stage.guidance, title=f"Tugas {n}", owner=by, given_by=by, due_on=timezone.localdate())
        for n, stage in enumerate(many_ways(count))
    )
    return staff()

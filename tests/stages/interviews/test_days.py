"""The day: begin, end, late, who came; calendars; the hall; nobody sees what a tie closes."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.commands import engagements
from gerakan.stages.interviews.commands import days
from gerakan.stages.interviews.exchange import escaped, fold
from gerakan.stages.interviews.models import Attendance, Interview
from gerakan.stages.interviews.queries import diary
from tests.factories.accounts import a_region, somebody
from tests.factories.assessors import a_tie, an_engagement
from tests.factories.interviews import a_board, an_interview

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
KEDIRI = "Kota Kediri"


def kediri():
    return a_region("35.71", KEDIRI)


def enter(client, person):
    client.force_login(person, BACKEND)


def chair_of(interview):
    return interview.seats.get(is_chair=True).engagement.assessor.user


def test_the_chair_begins_and_ends():
    interview = an_interview()
    chair = chair_of(interview)
    days.note_attendance(interview, office="head", name="Bupati", by=chair)

    days.start(interview, by=chair)
    days.finish(interview, by=chair)

    kept = Interview.objects.get()
    assert kept.state == "done"
    assert kept.started_at <= kept.ended_at
    assert Attendance.objects.get().left_at == kept.ended_at


def test_a_member_who_is_not_the_chair_does_not():
    interview = an_interview()
    member = interview.seats.get(is_chair=False).engagement.assessor.user
    with pytest.raises(PermissionDenied):
        days.start(interview, by=member)


def test_a_tied_chair_does_not():
    interview = an_interview()
    a_tie(interview.seats.get(is_chair=True).engagement.assessor, interview.region)
    with pytest.raises(PermissionDenied):
        days.start(interview, by=chair_of(interview))


def test_one_at_a_time_in_a_room():
    staff = somebody(Role.SECRETARIAT)
    first, second = an_interview(), an_interview(kediri(), place=2)
    days.start(first, by=staff)
    with pytest.raises(TransitionRefused, match="masih berlangsung di ruang ini"):
        days.start(second, by=staff)


def test_acting_officials_are_named_as_such():
    interview = an_interview()
    staff = somebody(Role.SECRETARIAT)
    noted = days.note_attendance(interview, office="head", name="Sari", acting_kind="pj", by=staff)
    assert noted.full_title == "Pj. Kepala daerah"
    with pytest.raises(TransitionRefused, match="dijabat sementara"):
        days.note_attendance(interview, office="agency", name="Sari", acting_kind="plt", by=staff)


def test_a_delay_moves_those_behind_and_a_gap_swallows_it():
    board = a_board(rooms=1, days=1, slots=4)
    rows = [an_interview(a_region(f"35.{n:02d}", f"Kabupaten {n}"), board=board, place=n) for n in range(3)]
    days.delay(rows[0], minutes=40, by=somebody(Role.SECRETARIAT))

    lines = diary.day_lines(diary.with_all(), 45, timezone.now())

    # 45 minutes of an hour each: 40 minutes late leaves 25 for the second and 10 for the third.
    assert [line.clock for line in lines] == ["08.40", "09.25", "10.10"]


def test_the_hall_shows_regions_and_no_assessor(client):
    interview = an_interview(kediri())
    staff = somebody(Role.SECRETARIAT)
    days.start(interview, by=staff)
    feed = days.make_feed(interview.board, by=staff)

    page = client.get(reverse("interviews:hall", args=[feed.token])).content.decode()

    assert KEDIRI in page
    assert 'http-equiv="refresh"' in page
    for seat in interview.seats.all():
        assert str(seat) not in page


@pytest.mark.parametrize("name", ["hall", "calendar"])
def test_nobody_guesses_an_address(name, client):
    assert client.get(reverse(f"interviews:{name}", args=["tebakan"])).status_code == 404


def test_an_address_of_one_kind_opens_nothing_of_another(client):
    interview = an_interview()
    hall = days.make_feed(interview.board, by=somebody(Role.SECRETARIAT))
    own = days.make_feed(chair_of(interview), by=chair_of(interview))
    assert client.get(reverse("interviews:calendar", args=[hall.token])).status_code == 404
    assert client.get(reverse("interviews:hall", args=[own.token])).status_code == 404


def calendar_of(client, owner, by):
    feed = days.make_feed(owner, by=by)
    answer = client.get(reverse("interviews:calendar", args=[feed.token]))
    return Calendar.from_ical(answer.content), answer


def test_a_calendar_is_read_by_a_real_reader(client):
    interview = an_interview(kediri())
    chair = chair_of(interview)

    calendar, answer = calendar_of(client, chair, chair)

    [event] = calendar.walk("VEVENT")
    assert answer["Content-Type"].startswith("text/calendar")
    assert event.decoded("DTSTART") == dt.datetime(2027, 5, 3, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == dt.timedelta(minutes=45)
    assert str(event["SUMMARY"]) == "Wawancara Kota Kediri"
    assert str(event["LOCATION"]) == "Ruang 1"
    assert max(len(line) for line in answer.content.split(b"\r\n")) <= 75


@pytest.mark.parametrize(("zone", "clock"), [
    ("Asia/Jakarta", "08.00 WIB"), ("Asia/Makassar", "09.00 WITA"), ("Asia/Jayapura", "10.00 WIT"),
])  # fmt: skip
def test_every_zone_reads_its_own_hour(zone, clock):
    assert diary.local_clock(an_interview(), zone) == clock


def test_the_calendar_of_a_delegation(client):
    interview = an_interview(kediri())
    official = somebody(Role.REGION_ADMIN, region=kediri())
    enter(client, official)
    client.post(reverse("interviews:make_feed"))
    address = client.get(reverse("interviews:own")).context["address"]
    client.logout()

    calendar = Calendar.from_ical(client.get(address).content)

    assert [str(event["UID"]).split("@")[0] for event in calendar.walk("VEVENT")] == [f"wawancara-{interview.pk}"]


def test_a_new_address_ends_the_old_one(client):
    interview = an_interview()
    chair = chair_of(interview)
    old = days.make_feed(chair, by=chair).token
    days.make_feed(chair, by=chair)
    assert client.get(reverse("interviews:calendar", args=[old])).status_code == 404


def test_a_tie_or_a_removal_empties_the_calendar_at_once(client):
    engagement, other = an_engagement(), an_engagement()
    an_interview(kediri(), [engagement, other])
    a_tie(engagement.assessor, kediri())
    engagements.remove(other, note="x", by=somebody(Role.SECRETARIAT))
    for one in (engagement, other):
        calendar, _answer = calendar_of(client, one.assessor.user, one.assessor.user)
        assert calendar.walk("VEVENT") == []


def test_long_lines_are_folded_between_letters_and_text_is_escaped():
    long = "SUMMARY:" + "Wawancara Kabupaten Kepulauan Siau Tagulandang Biaro – é" * 3
    assert all(len(part.encode()) <= 75 for part in fold(long).split("\r\n"))
    assert fold(long).replace("\r\n ", "") == long
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


def test_a_tied_assessor_finds_the_region_nowhere(client):
    tied, free = an_engagement(), an_engagement()
    interview = an_interview(kediri(), [tied, free])
    a_tie(tied.assessor, kediri())
    enter(client, tied.assessor.user)

    assert KEDIRI not in client.get(reverse("interviews:own")).content.decode()
    assert client.get(reverse("interviews:interview", args=[interview.pk])).status_code == 404
    assert client.post(reverse("interviews:act", args=[interview.pk]), {"action": "start"}).status_code == 404
    for name in ("board", "needs", "absences", "day", "import"):
        assert client.get(reverse(f"interviews:{name}", args=[interview.board.edition.slug])).status_code == 403
    enter(client, free.assessor.user)
    assert KEDIRI in client.get(reverse("interviews:own")).content.decode()


def test_a_region_sees_its_own_interview_and_no_other(client):
    own, other = an_interview(kediri()), an_interview(a_region(), place=1)
    enter(client, somebody(Role.REGION_ADMIN, region=kediri()))
    assert client.get(reverse("interviews:interview", args=[own.pk])).status_code == 200
    assert client.get(reverse("interviews:interview", args=[other.pk])).status_code == 404
    assert "Sumenep" not in client.get(reverse("interviews:own")).content.decode()


def test_before_publication_nobody_outside_sees_anything(client):
    interview = an_interview(kediri())
    type(interview.board).objects.update(published_number=None)
    for person in (somebody(Role.REGION_ADMIN, region=kediri()), chair_of(interview)):
        enter(client, person)
        assert client.get(reverse("interviews:interview", args=[interview.pk])).status_code == 404


def test_the_chair_reads_who_must_leave(client):
    interview = an_interview(kediri())
    tied = an_engagement()
    a_tie(tied.assessor, kediri())
    enter(client, chair_of(interview))
    page = client.get(reverse("interviews:interview", args=[interview.pk])).content.decode()
    assert "Harus meninggalkan ruang" in page
    assert str(tied) in page


def test_attendance_and_delay_on_screen(client):
    interview = an_interview(kediri())
    enter(client, chair_of(interview))
    client.post(
        reverse("interviews:attend", args=[interview.pk]), {"office": "head", "name": "Sari", "acting_kind": "pj"}
    )
    client.post(reverse("interviews:delay", args=[interview.pk]), {"minutes": 10})
    client.post(reverse("interviews:leave", args=[Attendance.objects.get().pk]))
    client.post(reverse("interviews:act", args=[interview.pk]), {"action": "start"})

    kept = Interview.objects.get()
    assert (kept.delay_minutes, kept.state) == (10, "running")
    assert Attendance.objects.get().left_at is not None


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("name", ["own", "day", "hall"])
def test_pages_ask_as_often_for_one_as_for_thirty(name, count, client, django_assert_max_num_queries):
    board = a_board(rooms=5, days=2, slots=4)
    engagement = an_engagement(board.edition)
    for n in range(count):
        an_interview(a_region(f"35.{n + 1:02d}", f"Kabupaten {n}"), [engagement], board=board, place=n)
    staff = somebody(Role.SECRETARIAT)
    feed = days.make_feed(board, by=staff)
    enter(client, engagement.assessor.user if name == "own" else staff)
    arguments = {"own": [], "day": [board.edition.slug], "hall": [feed.token]}[name]
    client.get(reverse(f"interviews:{name}", args=arguments))
    with django_assert_max_num_queries(26):
        client.get(reverse(f"interviews:{name}", args=arguments))

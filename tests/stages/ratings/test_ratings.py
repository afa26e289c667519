"""What participants say: once, unlinked, never of fewer than five, never while it can still move."""

import datetime
import random
from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.ratings import commands
from gerakan.stages.ratings.calculations import groups_of, outliers
from gerakan.stages.ratings.commands import Answers, rate
from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.ratings.queries.given import RATE_FOR, Scores, of_mentor
from gerakan.stages.sessions.models import Attendance, Session
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.mentoring import a_guidance, seated, worker
from tests.factories.sessions import a_session, present
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
NAMES = ("Ani", "Budi", "Citra", "Dedi", "Eka", "Fitri")
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module", autouse=True)
def way(request: pytest.FixtureRequest) -> Iterator[Guidance]:
    with standing_rows(request):
        made = a_guidance()
        lead = seated(made)
        made.seats.update(seated_at=timezone.now() - 400 * DAY)
        held(made)
        made.lead = lead
        yield made


def held(way: Guidance, people: int = 6, days: int = 0) -> Session:
    """A meeting that six people came to."""
    session = a_session(way, state="held")
    present(session, way, *(f"{name} {session.pk}" for name in NAMES[:people]))
    return moved(session, days) if days else session


def moved(session: Session, days: int) -> Session:
    """So many days ago; what was said stays."""
    begins = timezone.now() - days * DAY
    Session.objects.filter(pk=session.pk).update(starts_at=begins, ends_at=begins + DAY / 12)
    session.refresh_from_db()
    return session


def link(row: Attendance) -> str:
    return reverse("ratings:rate", args=[row.rating_token])


def rated(session: Session, lead: User, *scores: int, words: str = "") -> None:
    """These scores of the meeting and its lead, as somebody would have given them in time."""
    for number, value in enumerate(scores):
        said = f"{words} {number}".strip() if words else ""
        SessionRating.objects.create(session=session, useful=value, clear=value, run=value, comment=said)
        MentorRating.objects.create(session=session, mentor=lead, score=value, comment=said)


def test_a_participant_rates_once_without_an_account_and_nothing_leads_back(client, way):
    session = Session.objects.get()
    mine, other = session.attendances.order_by("pk")[:2]
    page = client.get(link(mine))
    assert way.lead.name in page.text
    assert client.post(link(mine), {"useful": 9, "clear": 5, "run": 5}).context["form"].errors.keys() == {"useful"}
    lone = client.post(link(mine), {"useful": 4, "clear": 5, "run": 5, f"words-{way.lead.pk}": "Sabar"})
    assert f"mentor-{way.lead.pk}" in lone.context["form"].errors

    said = {
        "useful": 4,
        "clear": 5,
        "run": 3,
        "comment": "Ruang panas",
        f"mentor-{way.lead.pk}": 5,
        f"words-{way.lead.pk}": "Sabar",
    }
    assert "tersimpan tanpa nama" in client.post(link(mine), said).text
    assert "sudah dipakai" in client.post(link(mine), said).text
    (meeting,), (mentor,) = SessionRating.objects.all(), MentorRating.objects.all()
    assert (meeting.useful, meeting.clear, meeting.run, meeting.comment) == (4, 5, 3, "Ruang panas")
    assert (mentor.mentor, mentor.score, mentor.comment) == (way.lead, 5, "Sabar")
    fields = {field.name for model in (SessionRating, MentorRating) for field in model._meta.fields}
    assert fields == {"id", "session", "useful", "clear", "run", "comment", "hidden_because", "mentor", "score"}
    event = Event.objects.filter(action="rating.given").get()
    assert (event.target, event.changes, event.note) == (str(session), {}, "")
    assert mine.participant.name not in f"{event.actor} {event.target}"
    assert "Seorang peserta" not in str(history_of(session)), "hours of single ratings stand in no trail"
    other.refresh_from_db()
    assert not other.has_rated
    assert client.get(reverse("ratings:rate", args=["tidak-ada"])).status_code == 404


def test_a_link_holds_for_a_confirmed_participant_in_its_days(way):
    session = Session.objects.get()
    row = session.attendances.first()
    answers = Answers(5, 5, 5, mentors={somebody(Role.MENTOR).pk: (1, "Bukan pembimbing daerah ini")})

    def refused(match: str, **facts: object) -> None:
        Attendance.objects.filter(pk=row.pk).update(**facts)
        with pytest.raises(TransitionRefused, match=match):
            rate(row, answers=answers)

    refused("menunggu konfirmasi", state="waiting")
    refused("tidak berlaku", state="refused")
    Attendance.objects.filter(pk=row.pk).update(state="confirmed")
    moved(session, -1)
    refused("belum dimulai", state="confirmed")
    moved(session, RATE_FOR.days + 1)
    refused("berakhir", state="confirmed")
    moved(session, RATE_FOR.days - 1)
    rate(row, answers=answers)
    assert not MentorRating.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionRating.objects.create(session=session, useful=6, clear=5, run=5)


def test_a_mentor_sees_closed_meetings_of_five_or_more_and_never_a_moving_figure(client, way):
    session, page = Session.objects.get(), reverse("ratings:mine")
    client.force_login(way.lead)
    rated(session, way.lead, 5, 5, 4, 4, 2, words="Terima kasih")
    assert "Belum ada yang dapat ditunjukkan" in client.get(page).text, "people can still rate it"
    moved(session, 60)
    first = client.get(page)
    assert [round(group.mean, 2) for group in first.context["groups"]] == [4.0]
    assert "Terima kasih 3" in first.text
    small = held(way, people=2, days=40)
    rated(small, way.lead, 1, 1, words="Rahasia")
    then = client.get(page)
    assert (len(then.context["groups"]), then.context["left"]) == (1, 2)
    assert "Rahasia" not in then.text
    assert "kurang dari 5 penilaian" in then.text
    later = held(way, people=3, days=20)
    rated(later, way.lead, 5, 5, 3)
    groups, left = groups_of(of_mentor(way.lead))
    assert ([len(group.sessions) for group in groups], [group.mean for group in groups], left) == (
        [1, 2],
        [4.0, 3.0],
        0,
    )
    whole = client.get(page)
    assert "Rahasia 1" in whole.text
    assert whole.context["chart"].rows
    client.force_login(somebody(Role.MENTOR))
    assert "Rahasia" not in client.get(page).text


def test_outliers_lie_beyond_three_standard_errors_of_all_others():
    draw = random.Random(7)
    usual = [Scores(key, f"P{key}", draw.choices((3, 4, 5), (1, 3, 2), k=12)) for key in range(8)]
    low = Scores(90, "Rendah", [1, 2, 1, 2, 2, 1])
    few = Scores(91, "Sedikit", [1, 1, 1, 1])

    found, looked = outliers([*usual, low, few])
    assert ([one.name for one in found], looked) == (["Rendah"], 9)
    others = [value for one in usual for value in one.values]
    middle = sum(others) / len(others)
    spread = (sum((value - middle) ** 2 for value in others) / len(others)) ** 0.5
    assert found[0].low == pytest.approx(middle - 3 * spread / 6**0.5)
    assert found[0].is_below
    assert outliers([*usual[:2], low]) == ([], 3)
    same = [Scores(key, "S", [5] * 6) for key in range(5)]
    assert outliers([*same, Scores(9, "Hampir", [5, 5, 5, 5, 5, 4])])[0] == []


def test_the_secretariat_sees_outliers_and_no_ranking(client, way):
    for number, scores in enumerate([(4, 5, 4, 5, 4)] * 5 + [(1, 1, 2, 1, 1)]):
        mentor = somebody(Role.MENTOR)
        User.objects.filter(pk=mentor.pk).update(name=f"Pembimbing {number}")
        rated(held(way, people=5, days=30 + number), mentor, *scores, words="Kalimat peserta")
    page = reverse("ratings:overview")
    client.force_login(staff())
    text = client.get(page, {"edisi": way.edition.slug}).text
    assert "Pembimbing 5" in text
    assert "di bawah yang lain" in text
    assert "Pembimbing 1" not in text
    assert "Kalimat peserta" not in text
    rated(held(way, people=1, days=20), mentor, 5)
    [low] = client.get(page, {"edisi": way.edition.slug}).context["mentors"][0]
    assert (low.count, low.mean) == (5, 1.2), "one more would be read from the difference of two looks"
    client.force_login(way.lead)
    assert client.get(page).url == reverse("ratings:mine"), "the mentor's own words, not everybody's"


def test_links_are_handed_out_by_the_own_region_only(client, way):
    session = Session.objects.get()
    page = reverse("ratings:links", args=[session.pk])
    client.force_login(worker(way))
    text = client.get(page).text
    assert all(row.rating_token in text for row in session.attendances.all())
    assert "Tautan penilaian untuk peserta" in client.get(session.get_absolute_url()).text
    client.force_login(way.lead)
    assert client.get(page).status_code == 403, "who is rated holds no links"
    client.force_login(worker(a_guidance(edition=way.edition)))
    assert client.get(page).status_code == 404


def test_words_that_name_somebody_are_hidden_with_a_reason_and_the_score_counts_on(client, way):
    session, page, boss = Session.objects.get(), reverse("ratings:comments"), staff()
    rated(session, way.lead, 5, 4, 4, 4, 3, words="Bu Rina tidak siap")
    [about_meeting], [about_lead] = (
        model.objects.filter(comment__endswith="2") for model in (SessionRating, MentorRating)
    )
    doors = [reverse("ratings:comment", args=[row.pk]) for row in (about_meeting, about_lead)]
    client.force_login(boss)
    assert [client.get(door).status_code for door in doors] == [404, 404], "not before its mentor can read it"
    moved(session, 60)
    assert client.get(page, {"edisi": way.edition.slug}).text.count("Bu Rina tidak siap") == 10
    assert client.post(doors[0], {"act": "hide", "because": " "}).status_code == 422
    said = {"act": "hide", "because": "Menyebut nama."}
    for door in doors:
        assert client.post(door, said).url == page
        assert "sudah disembunyikan" in client.post(door, said, follow=True).text, "a second press undoes nothing"
    client.post(doors[0], said | {"act": "show", "because": "Keliru."})
    client.post(doors[0], said)
    listed = client.get(page, {"edisi": way.edition.slug, "tersembunyi": "1"})
    assert listed.context["page"].count == 2
    assert "Bu Rina" not in listed.text
    assert "Bu Rina" not in client.get(page, {"edisi": way.edition.slug, "unduh": "csv"}).content.decode()
    events = Event.objects.filter(action="rating.comment_hidden").order_by("pk")
    assert [(one.target, one.note) for one in events] == [
        (str(it), "Menyebut nama.") for it in (session, way.lead, session)
    ]
    assert "Rina" not in str(list(Event.objects.values()))

    client.force_login(way.lead)
    mine = client.get(reverse("ratings:mine"))
    assert [round(group.mean, 2) for group in mine.context["groups"]] == [4.0]
    assert (mine.text.count("Bu Rina tidak siap"), mine.text.count("Disembunyikan sekretariat: Menyebut nama.")) == (
        8,
        2,
    )
    assert [client.get(door).status_code for door in (page, *doors)] == [403, 403, 403], (
        "nobody hides what is said of the own work"
    )
    client.force_login(somebody(Role.AUDITOR))
    assert client.post(doors[0], {"because": "Tidak boleh."}).status_code == 403
    with pytest.raises(PermissionDenied):
        commands.show_again(about_meeting, because="Tidak boleh.", by=way.lead)

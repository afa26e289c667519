"""What participants say: a link on a phone, nothing shown too early or of too few, a trend, an outlier, words that name somebody hidden."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.mentoring.models import Guidance, Seat
from gerakan.stages.ratings.commands import Answers, rate
from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.sessions.models import Session
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.mentoring import a_guidance
from tests.factories.sessions import a_session, lead_of, present
from tests.journeys.conduct import DESK_AND_PHONE, Traveller

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DAY = datetime.timedelta(days=1)
NAMES = ("Ani", "Budi", "Citra", "Dedi", "Eka")
NAMING = "Bu Rina dari Bappeda tidak menyiapkan datanya."


def test_what_participants_say_from_a_link_to_a_hidden_name(transactional_db, visit, picture):
    way = a_guidance()
    lead = lead_of(way)
    User.objects.filter(pk=lead.pk).update(name="Dr. Pembimbing Utama")
    Seat.objects.filter(guidance=way).update(seated_at=timezone.now() - 400 * DAY)
    rated(way, lead, days=60, scores=(4, 4, 5, 4, 4))
    for number in range(4):
        rated(way, somebody(Role.MENTOR), days=50 - number, scores=(4, 5, 4, 5, 4))
    meeting = a_session(way, state="held", title="Klinik data")
    present(meeting, way, *NAMES)

    one_rates_on_a_phone_and_four_more(visit, meeting, lead, picture)
    their_mentor_sees_it_only_afterwards(visit, meeting, lead, picture)
    the_secretariat_hides_a_name(visit, way, lead, picture)


def moved(session: Session, days: int) -> None:
    """So many days ago."""
    ends = timezone.now() - days * DAY
    Session.objects.filter(pk=session.pk).update(starts_at=ends - DAY / 12, ends_at=ends)


def rated(way: Guidance, mentor: User, *, days: int, scores: tuple[int, ...]) -> None:
    """An older meeting and what was said of it."""
    session = a_session(way, state="held", title=f"Klinik {days}")
    moved(session, days)
    SessionRating.objects.bulk_create(SessionRating(session=session, useful=4, clear=4, run=4) for _score in scores)
    MentorRating.objects.bulk_create(MentorRating(session=session, mentor=mentor, score=score) for score in scores)


def one_rates_on_a_phone_and_four_more(visit: Any, meeting: Session, lead: User, picture: Any) -> None:
    """Without an account; one link is one rating; nothing joins a row to a person."""
    person = visit()
    guest = Traveller(person, DESK_AND_PHONE)
    first, *others = meeting.attendances.order_by("pk")
    link = reverse("ratings:rate", args=[first.rating_token])
    guest.go(link)
    for name in ("useful", "clear", "run"):
        guest.page.locator(f"main input[name={name}][value='4']").check()
    guest.choose(f"mentor-{lead.pk}", "1")
    guest.fill(**{f"words-{lead.pk}": NAMING})
    picture(person, "kata-peserta-telepon")
    guest.press("Kirim tanpa nama")
    guest.reads("tersimpan tanpa nama")
    guest.go(link)
    guest.reads("Tautan ini sudah dipakai")
    for one in others:
        rate(one, answers=Answers(2, 2, 2, mentors={lead.pk: (1, "Terlalu cepat.")}))
    assert MentorRating.objects.filter(session=meeting).count() == len(NAMES)
    assert not {field.name for field in MentorRating._meta.fields} & {"participant", "attendance", "region", "given_at"}


def their_mentor_sees_it_only_afterwards(visit: Any, meeting: Session, lead: User, picture: Any) -> None:
    """One point until the seven days are over; then a trend with words."""
    person = visit(user=lead)
    mentor = Traveller(person, DESK_AND_PHONE)
    mentor.visitor.go(reverse("ratings:mine"))
    mentor.reads("4,20")
    assert "Terlalu cepat" not in mentor.page.content()
    moved(meeting, 8)
    mentor.go(reverse("ratings:mine"))
    mentor.reads("Kecenderungan", "1,00", "Terlalu cepat.", NAMING)
    picture(person, "kata-peserta-pembimbing")


def the_secretariat_hides_a_name(visit: Any, way: Guidance, lead: User, picture: Any) -> None:
    """An outlier is named, nobody else; the comment goes with a reason, the score stays."""
    person = visit(user=staff())
    desk = Traveller(person, DESK_AND_PHONE)
    desk.go(f"{reverse('ratings:overview')}?edisi={way.edition.slug}")
    desk.reads("Dr. Pembimbing Utama", "di bawah yang lain")
    desk.follow("Komentar peserta")
    desk.follow(NAMING)
    desk.fill(because="Menyebut nama orang.")
    picture(person, "kata-peserta-sembunyikan")
    desk.press("Sembunyikan komentar")
    desk.reads("disembunyikan: Menyebut nama orang.")
    assert NAMING not in desk.page.content()
    mentor = Traveller(visit(user=lead))
    mentor.visitor.go(reverse("ratings:mine"))
    mentor.reads("Disembunyikan sekretariat: Menyebut nama orang.", "1,00")
    assert NAMING not in mentor.page.content()

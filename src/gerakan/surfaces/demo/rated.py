"""Sample meetings of the region of the whole plan, and what those who came said: four closed ones, one that can still be rated."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.stages.mentoring.models import Guidance, Seat
from gerakan.stages.mentoring.queries import guidance as guidances
from gerakan.stages.ratings.commands import Answers, rate
from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.sessions.commands import attendance, sessions
from gerakan.stages.sessions.models import Attendance, Session

PEOPLE = (
    ("Ani Contoh", "Kepala Dinas Kesehatan", "echelon_2"), ("Budi Contoh", "Sekretaris Bappeda", "echelon_3"),
    ("Citra Contoh", "Kepala Bidang TIK", "echelon_3"), ("Dedi Contoh", "Kepala Dinas Perhubungan", "echelon_2"),
    ("Eka Contoh", "Analis kebijakan", "staff"), ("Fitri Contoh", "Kepala Dinas Sosial", "echelon_2"),
    ("Gilang Contoh", "Pranata komputer", "staff"),
)  # fmt: skip
AWAY = ((), (5,), (4,), (), (1, 6))
"""Who stayed away from which meeting, by place in the list above."""
SPELT = {2: ("Eka Contoh Rahayu", "Analis kebijakan", "staff")}
"""At that meeting somebody wrote a known name otherwise: one person on two rows, to be joined."""
MEETINGS = (
    ("Memetakan data dan kesiapan", 70), ("Menyusun visi dan sasaran", 45), ("Program dan peta jalan", 31),
    ("Menghitung anggaran", 17), ("Menelaah rancangan rencana", 2),
)  # fmt: skip
"""Title, and how many days ago."""
WORDS = (
    "", "Contoh dari daerah lain sangat membantu.", "", "Waktunya terlalu pendek untuk latihan anggaran.", "",
    "Bahan sebaiknya dikirim sehari sebelumnya.", "",
)  # fmt: skip
MENTOR_WORDS = ("", "Penjelasannya sabar dan runtut.", "", "Mohon lebih banyak contoh angka.", "", "", "")
AGENDA = "09.00 Pembukaan\n09.15 Latihan bersama\n11.30 Keputusan dan tugas"
ZONE = ZoneInfo("Asia/Makassar")
SEED = 2027
DRAWN = ((3, 4, 5), (2, 5, 4))
"""Scores and their weights."""


def show(guidance: Guidance, *, writer: User, chief: User) -> None:
    """Held, attended, rated; words and scores are drawn and belong to nobody."""
    draw = random.Random(SEED)  # noqa: S311 - a sample that is the same each time
    guidance.seats.update(
        seated_at=timezone.now() - dt.timedelta(days=MEETINGS[0][1] + 30)
    )  # they sat there at the first meeting
    first = guidances.stages_of(guidance)[0]
    mentors = [
        seat.user for seat in guidance.seats.filter(ended_at__isnull=True, role__in=Seat.GUIDING).select_related("user")
    ]
    for place, (title, days) in enumerate(MEETINGS):
        begins = dt.datetime.combine(timezone.localdate() - dt.timedelta(days=days), dt.time(9), ZONE)
        facts = {
            "title": title, "starts_at": begins, "ends_at": begins + dt.timedelta(hours=3), "place": "Aula contoh",
            "time_zone": str(ZONE), "video_link": "", "agenda": AGENDA,
        }  # fmt: skip
        session = sessions.plan(guidance.edition, stages=[first], facts=facts, by=chief)
        Session.objects.filter(pk=session.pk).update(state=Session.State.HELD)
        session.refresh_from_db()
        for person in _who_came(place):
            attendance.note(session, guidance=guidance, person=attendance.Person(*person), by=writer)
        _say(session, mentors, draw)


def _who_came(meeting: int) -> list[tuple[str, str, str]]:
    came = [person for place, person in enumerate(PEOPLE) if place not in AWAY[meeting]]
    return [*came, SPELT[meeting]] if meeting in SPELT else came


def _say(session: Session, mentors: list[User], draw: random.Random) -> None:
    """By the links while they hold; earlier meetings get their rows as they would have stood."""
    rows = list(Attendance.objects.filter(session=session).select_related("session", "participant").order_by("pk"))
    is_open = timezone.now() - session.ends_at < dt.timedelta(days=7)
    for place, row in enumerate(rows[:2] if is_open else rows):
        useful, clear, run = draw.choices(*DRAWN, k=3)
        scores = {one.pk: (draw.choices(*DRAWN)[0], MENTOR_WORDS[place]) for one in mentors}
        if is_open:
            rate(row, answers=Answers(useful, clear, run, WORDS[place], scores))
            continue
        SessionRating.objects.create(session=session, useful=useful, clear=clear, run=run, comment=WORDS[place])
        MentorRating.objects.bulk_create(
            MentorRating(session=session, mentor_id=key, score=value, comment=words)
            for key, (value, words) in scores.items()
        )
    if not is_open:
        Attendance.objects.filter(session=session).update(has_rated=True)

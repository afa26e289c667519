"""What was said, once it may be read: after the days of rating are over, and never of fewer than five people."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.stages.mentoring.models import Seat
from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.sessions.models import Attendance, Session
from gerakan.stages.sessions.queries.attendance import PERSON

MINIMUM = 5
"""[default] Nothing is shown that fewer people said."""
RATE_FOR = datetime.timedelta(days=7)
"""[default] So long after its end a meeting can be rated; only then is anything shown, so that nobody can watch who adds what."""
MEETINGS_SHOWN = 30


@dataclass(frozen=True)
class Said:
    """How one meeting was rated; scores are None below the minimum."""

    session: Session
    count: int
    useful: float | None
    clear: float | None
    run: float | None
    comments: Sequence[SessionRating]

    @property
    def is_shown(self) -> bool:
        """Enough people said something."""
        return self.count >= MINIMUM


@dataclass(frozen=True)
class Scores:
    """All closed ratings of a mentor or of a meeting, as the outlier rule takes them."""

    key: int
    name: str
    values: Sequence[int]


def attendance_of(token: str) -> Attendance | None:
    """Whose link this is."""
    rows = Attendance.objects.select_related("session__edition", "participant__guidance")
    return rows.filter(rating_token=token).first()


def people_at_once(attendance: Attendance) -> QuerySet[Attendance]:
    """The same person at the same meeting, under whatever name: one word each."""
    rows = Attendance.objects.filter(session=attendance.session_id).annotate(person=PERSON)
    return rows.filter(person=attendance.participant.person.pk)


def why_closed(attendance: Attendance, now: datetime.datetime | None = None) -> str:
    """Why this person cannot rate now, in a sentence; empty when nothing stands against it."""
    session, moment = attendance.session, now or timezone.now()
    if attendance.has_rated or people_at_once(attendance).filter(has_rated=True).exists():
        return _("Tautan ini sudah dipakai. Terima kasih atas penilaian Anda.")
    if session.state == Session.State.CANCELLED or attendance.state == Attendance.State.REFUSED:
        return _("Tautan ini tidak berlaku.")
    if moment < session.starts_at:
        return _("Pertemuan ini belum dimulai. Buka lagi tautan ini sesudahnya.")
    if moment > session.ends_at + RATE_FOR:
        return _("Masa penilaian pertemuan ini berakhir %s.") % formats.day((session.ends_at + RATE_FOR).date())
    if attendance.state == Attendance.State.WAITING:
        return _("Kehadiran Anda menunggu konfirmasi daerah. Buka lagi tautan ini nanti.")
    return ""


def mentors_at(attendance: Attendance) -> list[User]:
    """Who guided this person's region at the time of the meeting."""
    session = attendance.session
    seats = Seat.objects.filter(
        guidance=attendance.participant.guidance_id, role__in=Seat.GUIDING, seated_at__lte=session.ends_at
    ).exclude(ended_at__lt=session.starts_at)
    found = {seat.user_id: seat.user for seat in seats.select_related("user").order_by("user__name", "pk")}
    return list(found.values())


def closed_sessions(edition: Edition | None = None) -> QuerySet[Session]:
    """Meetings that nobody can rate any longer."""
    rows = Session.objects.filter(ends_at__lt=timezone.now() - RATE_FOR)
    return rows if edition is None else rows.filter(edition=edition)


def of_mentor(mentor: User) -> list[tuple[Session, list[MentorRating]]]:
    """A mentor's closed ratings, meeting by meeting in time; rows of a meeting in the order of keys drawn at random."""
    rows = MentorRating.objects.filter(mentor=mentor, session__in=closed_sessions()).select_related("session")
    found: dict[int, tuple[Session, list[MentorRating]]] = {}
    for row in rows.order_by("session__ends_at", "session", "pk"):
        found.setdefault(row.session_id, (row.session, []))[1].append(row)
    return list(found.values())


def meetings_of(mentor: User) -> list[Said]:
    """The last closed meetings at which this person sat as mentor, the newest first."""
    seats = Seat.objects.filter(user=mentor, role__in=Seat.GUIDING)
    there = (
        closed_sessions().filter(stages__guidance__seats__in=seats).exclude(state=Session.State.CANCELLED).distinct()
    )
    return list(_said(list(there.order_by("-ends_at", "-pk")[:MEETINGS_SHOWN])))


def _said(sessions: Sequence[Session]) -> Iterator[Said]:
    rows = SessionRating.objects.filter(session__in=[one.pk for one in sessions]).order_by()
    means = rows.values("session").annotate(n=Count("pk"), a=Avg("useful"), b=Avg("clear"), c=Avg("run"))
    told = {row["session"]: row for row in means}
    words: dict[int, list[SessionRating]] = {}
    for said in rows.exclude(comment="").order_by("pk"):
        words.setdefault(said.session_id, []).append(said)
    for session in sessions:
        row = told.get(session.pk, {"n": 0})
        if row["n"] < MINIMUM:
            yield Said(session, row["n"], None, None, None, ())
        else:
            yield Said(session, row["n"], row["a"], row["b"], row["c"], words.get(session.pk, ()))


def joined(rated: Iterable[tuple[Any, Sequence[Any]]]) -> tuple[list[tuple[list[Any], list[Any]]], int]:
    """Meetings in time, joined until enough people spoke; (groups of meetings and what was said, ratings still too few to show).

    A group never changes once it is full, so that nobody learns one rating from the difference of two looks.
    """
    full: list[tuple[list[Any], list[Any]]] = []
    meetings: list[Any] = []
    said: list[Any] = []
    for meeting, ratings in rated:
        meetings.append(meeting)
        said += ratings
        if len(said) >= MINIMUM:
            full.append((meetings, said))
            meetings, said = [], []
    return full, len(said)


def scores_of_mentors(edition: Edition) -> list[Scores]:
    """Everybody rated in an edition, by name; only full groups of meetings, as the mentor sees them."""
    rows = MentorRating.objects.filter(session__in=closed_sessions(edition))
    rows = rows.order_by("mentor__name", "mentor", "session__ends_at", "session", "pk")
    found: dict[tuple[int, str], dict[int, list[int]]] = {}
    for key, name, meeting, value in rows.values_list("mentor", "mentor__name", "session", "score"):
        found.setdefault((key, name), {}).setdefault(meeting, []).append(value)
    return [
        Scores(key, name, [value for _meetings, values in joined(by_meeting.items())[0] for value in values])
        for (key, name), by_meeting in found.items()
    ]


def scores_of_meetings(edition: Edition) -> list[Scores]:
    """Every meeting's use, by its day."""
    rows = SessionRating.objects.filter(session__in=closed_sessions(edition))
    rows = rows.order_by("session__starts_at", "session", "pk")
    found: dict[int, list[int]] = {}
    for key, value in rows.values_list("session", "useful"):
        found.setdefault(key, []).append(value)
    meetings = Session.objects.in_bulk(found)
    return [Scores(key, _with_its_day(meetings[key]), values) for key, values in found.items()]


def _with_its_day(session: Session) -> str:
    return f"{session.title}, {formats.day(session.begins.date())}"

"""Comments that somebody may read now, for whoever hides those that name a person."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui import formats
from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.ratings.queries.given import MINIMUM, closed_sessions, joined
from gerakan.stages.sessions.models import Session

MEETING, MENTOR = "pertemuan", "pembimbing"
KINDS = {MEETING: gettext_lazy("Pertemuan"), MENTOR: gettext_lazy("Pembimbing")}


@dataclass(frozen=True)
class Comment:
    """One comment where it is read: at its meeting with the day, or at its mentor with the months of the group."""

    kind: str
    row: SessionRating | MentorRating
    about: str
    when: str

    @property
    def text(self) -> str:
        """What is read now."""
        return self.row.shown or _("disembunyikan: %s") % self.reason

    @property
    def reason(self) -> str:
        """Why it is hidden; empty while it is shown."""
        return self.row.hidden_because

    @property
    def kind_label(self) -> str:
        """Of whom it speaks."""
        return str(KINDS[self.kind])

    @property
    def state(self) -> str:
        """In a word."""
        return _("disembunyikan") if self.reason else _("terbaca")

    def get_absolute_url(self) -> str:
        """Where it is hidden and shown again."""
        return reverse("ratings:comment", args=[self.row.pk])


def comments_of(edition: Edition) -> list[Comment]:
    """Of closed meetings with enough ratings, and of mentors' full groups; in the order of random keys within each."""
    ratings = _readable().filter(session__edition=edition).order_by("-session__ends_at", "session", "pk")
    there = MentorRating.objects.filter(session__in=closed_sessions(edition)).values("mentor")
    said = (
        one
        for meetings, rows in _groups(there)
        if meetings[-1].edition_id == edition.pk
        for one in _of_group(meetings, rows)
    )
    return [*map(_of_meeting, ratings), *said]


def comment_by(key: uuid.UUID) -> Comment | None:
    """One of them; None for what nobody may read yet."""
    row = _readable().filter(pk=key).first()
    if row is not None:
        return _of_meeting(row)
    mentor = MentorRating.objects.filter(pk=key).values("mentor")
    said = (one for meetings, rows in _groups(mentor) for one in _of_group(meetings, rows))
    return next((one for one in said if one.row.pk == key), None)


def _readable() -> QuerySet[SessionRating]:
    enough = closed_sessions().annotate(n=Count("ratings")).filter(n__gte=MINIMUM)
    return SessionRating.objects.filter(session__in=enough.values("pk")).exclude(comment="").select_related("session")


def _of_meeting(row: SessionRating) -> Comment:
    return Comment(MEETING, row, row.session.title, formats.day(row.session.begins.date()))


def _groups(mentors: QuerySet[MentorRating, Any]) -> Iterator[tuple[list[Session], list[MentorRating]]]:
    """Full groups of each of these mentors, the newest first."""
    rows = MentorRating.objects.filter(mentor__in=mentors, session__in=closed_sessions())
    rows = rows.select_related("session", "mentor").order_by(
        "mentor__name", "mentor", "session__ends_at", "session", "pk"
    )
    for _mentor, own in groupby(rows, key=lambda row: row.mentor_id):
        by_meeting = [list(each) for _meeting, each in groupby(own, key=lambda row: row.session_id)]
        yield from reversed(joined((each[0].session, each) for each in by_meeting)[0])


def _of_group(meetings: Sequence[Session], rows: Sequence[MentorRating]) -> Iterator[Comment]:
    first, last = (date_format(one.begins, "F Y") for one in (meetings[0], meetings[-1]))
    when = last if first == last else f"{first} – {last}"
    for row in sorted(rows, key=lambda one: one.pk):
        if row.comment:
            yield Comment(MENTOR, row, row.mentor.name, when)

"""What people ask on the day: my interviews, this room, now and next."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.assessors.queries import closed_pairs
from gerakan.stages.interviews.models import Board, Feed, Interview, Room, Seat
from gerakan.stages.interviews.models.interviews import InterviewQuerySet

State = Interview.State
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def with_all() -> InterviewQuerySet:
    """Interviews with everything a page or a calendar shows."""
    rows = Interview.objects.select_related("region__province", "room", "slot", "board__edition")
    return rows.prefetch_related("seats__engagement__assessor__user")


def own_interviews(user: Actor) -> InterviewQuerySet:
    """Of the person's panels or region, in order of the clock."""
    rows = with_all().visible_to(user).filter(slot__isnull=False).exclude(state=State.CANCELLED)
    return rows.exclude(pk__in=_heard_further(user))


def _heard_further(user: Actor) -> QuerySet[Seat, int]:
    """Interviews whose region this person marks but hears in a further one."""
    seats = Seat.objects.filter(is_third_mark=True, engagement__assessor__user_id=user.pk or 0)
    return seats.values_list("interview", flat=True)


def of_person(user: User) -> InterviewQuerySet:
    """For the calendar of an assessor, who is not signed in there: panels only, never a tied region."""
    rows = with_all().of_assessor(user).unmasked()
    return rows.filter(board__published_number__isnull=False, slot__isnull=False).exclude(pk__in=_heard_further(user))


def of_region(region: Region) -> InterviewQuerySet:
    """For the calendar of a delegation."""
    return with_all().filter(region=region, board__published_number__isnull=False, slot__isnull=False)


def begins_at(interview: Interview) -> dt.datetime | None:
    """The planned moment, on the clock of the place."""
    if interview.slot is None:
        return None
    zone = ZoneInfo(interview.board.timezone)
    return dt.datetime.combine(interview.slot.date, interview.slot.starts_at, zone)


def local_clock(interview: Interview, zone: str) -> str:
    """The hour where somebody sits, such as: 10.00 WIT."""
    begin = begins_at(interview)
    return f"{begin.astimezone(ZoneInfo(zone)):%H.%M} {ZONE_NAMES.get(zone, zone)}" if begin else "–"


@dataclass(frozen=True)
class Line:
    """An interview with the moment at which it really begins, as delays move it."""

    interview: Interview
    begins: dt.datetime
    planned: dt.datetime

    @property
    def is_late(self) -> bool:
        """Later than planned."""
        return self.begins > self.planned

    @property
    def clock(self) -> str:
        """Of the place."""
        return f"{self.begins:%H.%M}"

    @property
    def planned_clock(self) -> str:
        """Of the plan."""
        return f"{self.planned:%H.%M}"


@dataclass(frozen=True)
class RoomNow:
    """One room of the hall: what runs, and what comes next."""

    room: Room
    now: Line | None
    next: Line | None
    waiting: int


def day_lines(interviews: Iterable[Interview], minutes: int, now: dt.datetime) -> list[Line]:
    """One room on one day, in order: who is late pushes those behind, a gap swallows the push."""
    lines: list[Line] = []
    free_from: dt.datetime | None = None
    for interview in interviews:
        planned = begins_at(interview)
        if planned is None:
            continue
        begins = planned + dt.timedelta(minutes=interview.delay_minutes)
        begins = (
            interview.started_at.astimezone(planned.tzinfo)
            if interview.started_at
            else max(begins, free_from or begins)
        )
        ended = interview.ended_at if interview.state == State.DONE else None
        free_from = ended.astimezone(planned.tzinfo) if ended else begins + dt.timedelta(minutes=minutes)
        if interview.state == State.RUNNING:
            free_from = max(free_from, now.astimezone(planned.tzinfo))
        lines.append(Line(interview, begins, planned))
    return lines


def hall_now(board: Board, now: dt.datetime | None = None) -> list[RoomNow]:
    """Every room: what runs and what comes next, today on the clock of the place (or on the next day with interviews)."""
    now = now or timezone.now()
    rows = list(with_all().filter(board=board, slot__isnull=False).exclude(state=State.CANCELLED))
    day = shown_day(rows, now.astimezone(ZoneInfo(board.timezone)).date())
    rooms = list(board.rooms.filter(is_active=True))
    return [
        _room_now(room, [r for r in rows if r.room_id == room.pk and r.slot and r.slot.date == day], board, now)
        for room in rooms
    ]


def shown_day(interviews: Iterable[Interview], today: dt.date) -> dt.date | None:
    """Today, or the next day with interviews, or the last one."""
    days = sorted({row.slot.date for row in interviews if row.slot})
    return next((day for day in days if day >= today), days[-1] if days else None)


def _room_now(room: Room, rows: list[Interview], board: Board, now: dt.datetime) -> RoomNow:
    lines = day_lines(rows, board.slot_minutes, now)
    running = next((line for line in lines if line.interview.state == State.RUNNING), None)
    waiting = [line for line in lines if line.interview.state == State.PLANNED]
    return RoomNow(room, running, waiting[0] if waiting else None, len(waiting))


def tied_members(interview: Interview) -> list[Engagement]:
    """Assessors of the edition who must leave the room when this region comes in."""
    rows = Engagement.objects.filter(edition=interview.board.edition_id, state=Engagement.State.ACCEPTED)
    people = list(rows.select_related("assessor__user"))
    closed = {pk for pk, _region in closed_pairs(people, [interview.region])}
    return [row for row in people if row.pk in closed]


def feed_of(user: User, region: Region | None) -> Feed | None:
    """The calendar that this person may subscribe to: the delegation's, or the own."""
    return Feed.objects.filter(region=region).first() if region else Feed.objects.filter(person=user).first()

"""Meetings as tests need them: a region and its mentor at one table, who came, what was decided."""

import datetime
from typing import Any

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.workdays import add_working_days
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions.commands import attendance, minutes, sessions, tasks
from gerakan.stages.sessions.models import MinuteLine, Session, Task
from tests.factories.agreements import staff
from tests.factories.mentoring import a_guidance, seated, stage, worker

HOUR = datetime.timedelta(hours=1)


def lead_of(guidance: Guidance) -> User:
    """Who guides it; seated when nobody is."""
    held = guidance.seats.filter(role="lead", ended_at__isnull=True).select_related("user").first()
    return held.user if held else seated(guidance)


def a_session(*guidances: Guidance, days: int = 0, state: str = "planned", **facts: Any) -> Session:
    """Of these regions, an hour ago until in an hour (or so many days from now)."""
    ways = guidances or (a_guidance(),)
    begins = timezone.now().replace(microsecond=0) - HOUR + datetime.timedelta(days=days)
    said = {
        "title": "Bimbingan tahap I", "starts_at": begins, "ends_at": begins + 2 * HOUR, "time_zone": "Asia/Jakarta",
        "place": "Balai kota", "video_link": "", "agenda": "Pembukaan",
    } | facts  # fmt: skip
    made = sessions.plan(ways[0].edition, stages=[stage(way) for way in ways], facts=said, by=staff())
    if state != "planned":
        Session.objects.filter(pk=made.pk).update(state=state)
        made.refresh_from_db()
    return made


def a_line(session: Session, text: str = "Data dikirim Jumat.", kind: str = "decision", by: User | None = None) -> MinuteLine:  # fmt: skip
    """Of the minutes."""
    said = minutes.save_lines(session, lines=[minutes.Said(text, kind=kind)], by=by or staff())
    return MinuteLine.objects.get(pk=said[0].line)


def present(session: Session, guidance: Guidance, *names: str) -> None:
    """Noted by the secretariat."""
    for name in names:
        attendance.note(session, guidance=guidance, person=attendance.Person(name, "Dinas Kominfo"), by=staff())


def a_task(guidance: Guidance, title: str = "Kirim data produksi padi", **facts: Any) -> Task:
    """In five working days; the region's Diskominfo when nobody else is said."""
    due = add_working_days(timezone.localdate(), 5)
    owner = {} if {"owner", "agency"} & facts.keys() else {"owner": worker(guidance)}
    return tasks.give(guidance, facts={"title": title, "due_on": due, **owner, **facts}, by=staff())

"""Out of the house: calendar files (RFC 5545), the code on the wall."""

import datetime
from collections.abc import Iterable

import segno

from gerakan.stages.interviews.exchange import escaped, fold
from gerakan.stages.sessions.models import Session
from gerakan.stages.sessions.queries.sessions import region_names


def calendar(sessions: Iterable[Session], *, host: str, site: str) -> str:
    """Meetings as a file that every calendar reads: moments in UTC, changes count up."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Gerakan//Pertemuan//ID",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for session in sessions:
        lines += _event(session, host, site)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in [fold(line)])


def _event(session: Session, host: str, site: str) -> list[str]:
    is_cancelled = session.state == Session.State.CANCELLED
    where = " · ".join(filter(None, (session.place, session.video_link)))
    about = "\n".join(filter(None, (region_names(session), session.agenda, f"{site}{session.get_absolute_url()}")))
    return [
        "BEGIN:VEVENT",
        f"UID:pertemuan-{session.pk}@{host}",
        f"DTSTAMP:{_utc(session.changed_at)}",
        f"LAST-MODIFIED:{_utc(session.changed_at)}",
        f"SEQUENCE:{session.sequence}",
        f"DTSTART:{_utc(session.starts_at)}",
        f"DTEND:{_utc(session.ends_at)}",
        f"SUMMARY:{escaped(session.title)}",
        f"LOCATION:{escaped(where)}",
        f"DESCRIPTION:{escaped(about)}",
        f"STATUS:{'CANCELLED' if is_cancelled else 'CONFIRMED'}",
        "END:VEVENT",
    ]


def _utc(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def code_of(address: str) -> str:
    """A QR drawing without a size of its own: it fills a hall's screen or a sheet of paper."""
    return str(segno.make(address, error="m").svg_inline(border=0, omitsize=True))

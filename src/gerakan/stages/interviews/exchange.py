"""Out of the house: calendars (RFC 5545), the day plan as a workbook; in: assignments from a spreadsheet."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.exchange import Column, Sheet, day, text
from gerakan.foundation.exchange.readers import Read, plain_text
from gerakan.foundation.exchange.table import Cell
from gerakan.stages.interviews.models import Interview
from gerakan.stages.interviews.queries.diary import begins_at

OCTETS = 75
SEATS = 5


def calendar(name: str, interviews: Iterable[Interview], *, host: str) -> str:
    """A calendar that programs subscribe to: moments in UTC, so that every zone shows its own hour; changes count up."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gerakan//Wawancara//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M",
    ]  # fmt: skip
    for interview in interviews:
        lines += _event(interview, host)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in [fold(line)])


def _event(interview: Interview, host: str) -> list[str]:
    begin = begins_at(interview)
    if begin is None:
        return []
    end = begin + dt.timedelta(minutes=interview.board.slot_minutes)
    room = interview.room
    link = [f"URL:{room.link}"] if room and room.link else []
    cancelled = interview.state == Interview.State.CANCELLED
    return [
        "BEGIN:VEVENT",
        f"UID:wawancara-{interview.pk}@{host}",
        f"DTSTAMP:{_utc(interview.changed_at)}",
        f"LAST-MODIFIED:{_utc(interview.changed_at)}",
        f"SEQUENCE:{interview.sequence}",
        f"DTSTART:{_utc(begin)}",
        f"DTEND:{_utc(end)}",
        f"SUMMARY:{escaped(f'Wawancara {interview.region.name}')}",
        f"LOCATION:{escaped(room.name if room else '')}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        *link,
        "END:VEVENT",
    ]


def _utc(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def escaped(words: str) -> str:
    """Text of a property (RFC 5545, 3.3.11)."""
    plain = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n")


def fold(line: str) -> str:
    """Lines of at most 75 octets, no letter cut in two (RFC 5545, 3.1)."""
    parts, length = [""], 0
    for letter in line:
        size = len(letter.encode())
        if length + size > OCTETS:
            parts.append("")
            length = 1  # the space that begins a continued line
        parts[-1] += letter
        length += size
    return "\r\n ".join(parts)


def hour(cells: Sequence[Cell]) -> list[Read]:
    """08:00, 8.00, or a time of a spreadsheet."""
    return [_hour(cell) for cell in cells]


def _hour(cell: Cell) -> Read:
    if isinstance(cell, float) and 0 <= cell < 1:  # a time of a spreadsheet: a share of the day
        return Read(f"{round(cell * 1440) // 60:02d}:{round(cell * 1440) % 60:02d}")
    if isinstance(cell, float):  # 8.3 is what a spreadsheet made of 8.30
        cell = f"{cell:.2f}"
    hours, _sep, minutes = plain_text(cell).replace(".", ":").partition(":")
    if hours.isdecimal() and minutes[:2].isdecimal() and len(hours) < 3 and int(hours) < 24 and int(minutes[:2]) < 60:
        return Read(f"{int(hours):02d}:{int(minutes[:2]):02d}")
    return Read(problem=str(_("Bukan jam.")), remedy=str(_("Tulis seperti 08.00.")))


assignment_sheet = Sheet(
    Column("region", _("Kode wilayah"), text, example="35.29"),
    Column("name", _("Daerah"), text, required=False, example="Kabupaten Sumenep"),
    Column("date", _("Hari"), day, help=_("Tanggal seperti 2027-05-03."), example="2027-05-03"),
    Column("hour", _("Jam"), hour, example="08.00"),
    Column("room", _("Ruang"), text, example="Ruang 1"),
    *(
        Column(f"assessor_{n}", f"Asesor {n}", text, required=n == 1, help=_("Surel atau kode samaran."),
               example=f"A0{n}")
        for n in range(1, SEATS + 1)
    ),
    name=_("Penugasan"),
)  # fmt: skip


def plan_rows(
    instance: Mapping[str, Any], plan: Mapping[str, Any], regions: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The plan in the shape that the import reads."""
    for place in plan["interviews"]:
        chosen = instance["days"][place["day"]]
        yield {
            "region": place["region"],
            "name": regions.get(place["region"], ""),
            "date": chosen["date"],
            "hour": chosen["slots"][place["slot"]].replace(":", "."),
            "room": place["room"],
            **{f"assessor_{n}": name for n, name in enumerate(place["assessors"], 1)},
        }

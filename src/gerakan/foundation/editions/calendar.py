"""Copying an edition: what is taken over, what moves in time, what is left behind."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.foundation.editions.models import Edition


@dataclass(frozen=True)
class Shifted:
    """A date of the old edition and of the new one."""

    label: str
    old: dt.date
    new: dt.date
    code: str = ""
    old_end: dt.date | None = None
    new_end: dt.date | None = None


@dataclass(frozen=True)
class CopyPlan:
    """Shown before anything is made."""

    taken_over: list[tuple[str, str]]
    shifted: list[Shifted]
    left: list[tuple[str, int]]


def plan_copy(source: Edition, *, year: int) -> CopyPlan:
    """Words and calendar come along; nothing of persons, regions or numbers does."""
    words = [(_("Tema"), source.theme), (_("Cara memilih daerah"), source.rule)]
    return CopyPlan(
        taken_over=[(label, text) for label, text in words if text],
        shifted=_shifted_calendar(source, year - source.year),
        left=[
            (_("Keikutsertaan daerah dan langkah-langkahnya"), source.participations.count()),
            (_("Keikutsertaan provinsi"), source.province_participations.count()),
            (_("Angka corong yang diumumkan"), source.funnel_counts.count()),
            (_("Nomor surat pada tonggak"), source.milestones.exclude(letter_number="").count()),
        ],
    )


def _shifted_calendar(source: Edition, years: int) -> list[Shifted]:
    frame = [(_("Mulai edisi"), source.starts_on), (_("Selesai edisi"), source.ends_on)]
    dates = [Shifted(label, day, later(day, years)) for label, day in frame if day]
    for stone in source.milestones.all():
        end = later(stone.ends_on, years) if stone.ends_on else None
        dates.append(
            Shifted(stone.label, stone.starts_on, later(stone.starts_on, years), stone.code, stone.ends_on, end)
        )
    return dates


def later(day: dt.date, years: int) -> dt.date:
    """The same day in another year; a weekend moves to Monday, 29 February to 1 March."""
    try:
        moved = day.replace(year=day.year + years)
    except ValueError:
        moved = dt.date(day.year + years, 3, 1)
    return moved + dt.timedelta(days=(7 - moved.weekday()) % 7 if moved.weekday() >= 5 else 0)

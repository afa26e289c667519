"""Numbers of letters: one series a unit and year, none left out, none given twice."""

import datetime
import re
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from gerakan.foundation.documents.models import Letter, NumberSeries

PLACE = re.compile(r"\{(\w+)(?::0(\d))?\}")
FIELDS = frozenset({"nomor", "bulan", "bulan_romawi", "tahun", "unit"})
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class NoSeries(Exception):
    """Nobody has set up how this unit numbers its letters in this year."""


def pattern_error(pattern: str) -> str | None:
    """Why this is no pattern, in a person's words; None when it is one."""
    names = {name for name, _width in PLACE.findall(pattern)}
    if unknown := names - FIELDS:
        return _("Bagian tidak dikenal: %s.") % ", ".join(sorted(unknown))
    if not {"nomor", "tahun"} <= names:
        return _("Format harus memuat {nomor} dan {tahun} agar tidak ada nomor ganda.")
    if "{" in PLACE.sub("", pattern) or "}" in PLACE.sub("", pattern):
        return _("Kurung kurawal tidak berpasangan.")
    return None


def written(pattern: str, *, number: int, on: datetime.date, unit: str) -> str:
    """The number as it stands on paper.

    >>> written("B-{nomor:03}/DJAI/AI.01.04/{bulan:02}/{tahun}", number=7, on=datetime.date(2026, 3, 2), unit="DJAI")
    'B-007/DJAI/AI.01.04/03/2026'
    """
    values: dict[str, Any] = {
        "nomor": number,
        "bulan": on.month,
        "bulan_romawi": ROMAN[on.month - 1],
        "tahun": on.year,
        "unit": unit,
    }
    return PLACE.sub(lambda match: str(values[match[1]]).zfill(int(match[2] or 0)), pattern)


def take_number(unit: str, *, on: datetime.date) -> tuple[NumberSeries, str]:
    """The next free number; call inside the transaction that issues the letter.

    The series' row is the lock: a second process waits for the first, and a rolled back transaction gives its
    number back. Numbers already in the register (a letter made outside the system) are passed over.
    Raises NoSeries when the unit has none for the year.
    """
    while True:
        if not NumberSeries.objects.filter(unit=unit, year=on.year).update(next_number=F("next_number") + 1):
            raise NoSeries(
                _("Belum ada format nomor surat untuk unit %(unit)s tahun %(year)d. Buat dahulu di register surat.")
                % {"unit": unit, "year": on.year}
            )
        series = NumberSeries.objects.get(unit=unit, year=on.year)
        number = written(series.pattern, number=series.next_number - 1, on=on, unit=unit)
        if not Letter.objects.filter(number=number).exists():
            return series, number

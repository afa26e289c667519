"""Numbers, money and dates as Indonesians write them; English only when English is in use."""

import math
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, TypeVar, cast

from django.utils import timezone, translation
from django.utils.translation import gettext as _

Number = int | float | Decimal
Day = TypeVar("Day", bound=date)

MISSING: Final = "–"
SCALES: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
ENGLISH_SCALES: Final = {"triliun": "trillion", "miliar": "billion", "juta": "million"}
DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
SHORT_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def number(value: Number | None, decimals: int | None = None) -> str:
    """1234.5 -> "1.234,5"; without `decimals` as many as are there, at most six.

    >>> number(1234.5)
    '1.234,5'
    """
    if value is None or _is_nan(value):
        return MISSING
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    text = _grouped(_rounded(exact, 6 if decimals is None else decimals))
    return _separators(_trimmed(text) if decimals is None else text)


def money(value: Number | None) -> str:
    """Short: "Rp1,2 miliar"; below a million the exact rupiah."""
    if value is None or _is_nan(value):
        return MISSING
    amount = abs(Decimal(str(value)))
    for scale, name in SCALES:
        if _rounded(1000 * amount / scale, 1) >= 1000:
            return _rupiah(number(_rounded(amount / scale, 1)), value, _scale(name))
    return _rupiah(number(_rounded(amount, 0), 0), value)


def money_exact(value: Number | None) -> str:
    """Every rupiah: "Rp1.234.567.890"."""
    if value is None or _is_nan(value):
        return MISSING
    return _rupiah(number(_rounded(abs(Decimal(str(value))), 0), 0), value)


def percent(value: Number | None, decimals: int = 1) -> str:
    """A number that already is a percentage: 82.37 -> "82,4 %"."""
    return MISSING if value is None or _is_nan(value) else f"{number(value, decimals)} %"


def share(value: Number | None, decimals: int = 0) -> str:
    """A share from 0 to 1 as a percentage; what is not quite 0 or 1 never reads as 0 or 100."""
    if value is None or _is_nan(value):
        return MISSING
    points = Decimal(str(value)) * 100
    edge = Decimal(1).scaleb(-decimals)
    if 0 < points < edge / 2:
        return f"< {percent(edge, decimals)}"
    if 100 - edge / 2 <= points < 100:
        return f"> {percent(100 - edge, decimals)}"
    return percent(points, decimals)


def rank(value: int | None, out_of: int | None = None) -> str:
    """Write "27" or "27 dari 98"."""
    if value is None:
        return MISSING
    place = number(value, 0)
    return place if out_of is None else _("%(rank)s dari %(count)s") % {"rank": place, "count": number(out_of, 0)}


def day(value: date | None, *, weekday: bool = False, short: bool = False) -> str:
    """Write "21 November 2026", with the weekday when it matters."""
    if value is None:
        return MISSING
    value = _local(value)
    if _english():
        text = f"{value.day} {value:%b}" if short else f"{value.day} {value:%B}"
        return f"{value:%A}, {text} {value.year}" if weekday else f"{text} {value.year}"
    month = (SHORT_MONTHS if short else MONTHS)[value.month - 1]
    text = f"{value.day} {month} {value.year}"
    return f"{DAYS[value.weekday()]}, {text}" if weekday else text


def moment(value: datetime | None) -> str:
    """Write "Sabtu, 21 November 2026 pukul 14.05 WIB"."""
    if value is None:
        return MISSING
    return _("%(day)s pukul %(time)s") % {"day": day(value, weekday=True), "time": clock(value)}


def clock(value: datetime | time | None) -> str:
    """Write "14.05 WIB": an instant says its zone; a bare time of day has none."""
    if value is None:
        return MISSING
    local = _local(value) if isinstance(value, datetime) else value
    text = f"{local.hour:02d}{':' if _english() else '.'}{local.minute:02d}"
    zone = local.tzname() if isinstance(local, datetime) else None
    return f"{text} {zone}" if zone else text


def days_range(first: date, last: date) -> str:
    """Write "21-22 Februari 2019": what both days share is said once."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first).removesuffix(f' {last.year}')} – {day(last)}"


def _local(value: Day) -> Day:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return cast("Day", timezone.localtime(value))
    return value


def _english() -> bool:
    return (translation.get_language() or "id").startswith("en")


def _rupiah(text: str, value: Number, scale: str = "") -> str:
    sign = "-" if value < 0 and text != "0" else ""
    return f"{sign}Rp{text} {scale}".rstrip()


def _scale(name: str) -> str:
    return ENGLISH_SCALES[name] if _english() else name


def _separators(text: str) -> str:
    return text if _english() else text.translate(str.maketrans(",.", ".,"))


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _grouped(value: Decimal) -> str:
    return f"{abs(value) if value == 0 else value:,f}"


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_nan(value: Number) -> bool:
    return math.isnan(value) or math.isinf(value)

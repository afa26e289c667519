"""Dates in words, the same in every language of the screen: letters are in Indonesian."""

import datetime

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def long_date(day: datetime.date | None) -> str:
    """As on a letter.

    >>> long_date(datetime.date(2026, 3, 2))
    '2 Maret 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "…"


def amount_in_words(count: int) -> str:
    """Small counts as a letter writes them: 2 (dua)."""
    names = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
    return f"{count} ({names[count]})" if count < len(names) else str(count)

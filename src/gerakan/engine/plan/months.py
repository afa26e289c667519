"""Months as YYYY-MM and as a count, so that they can be added to."""

import re

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def month_number(text: str) -> int | None:
    """Months since year 0; None when the text is no month.

    >>> month_number("2025-03") - month_number("2024-12"), month_number("2025-13")
    (3, None)
    """
    match = MONTH.fullmatch(text.strip())
    return int(match[1]) * 12 + int(match[2]) - 1 if match else None


def month_text(number: int) -> str:
    """The month of a count.

    >>> month_text(month_number("2025-12") + 1)
    '2026-01'
    """
    return f"{number // 12:04d}-{number % 12 + 1:02d}"

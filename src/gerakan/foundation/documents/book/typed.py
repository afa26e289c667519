"""Cells as spreadsheets want them: numbers where a text says one exactly, texts everywhere else; codes stay codes."""

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gerakan.foundation.documents.book.clean import clean
from gerakan.foundation.documents.book.tree import Table, Value
from gerakan.foundation.documents.words import MONTHS

MARKS: Final = {"id": (".", ","), "en": (",", ".")}
YEAR: Final = re.compile(r"(19|20)\d\d")
COUNT: Final = re.compile(r"0|[1-9]\d{0,3}")
NOTHING: Final = frozenset({"", "–"})
DAY: Final = re.compile(r"(\d{1,2}) (\w+) ((?:19|20)\d\d)")
DAY_FORMS: Final = {"id": "[$-421]d mmmm yyyy", "en": "[$-809]d mmmm yyyy"}
"""Months in the language of the book, whatever the office's own."""
FIRST_DAY: Final = datetime.date(1899, 12, 30)
"""Of which a spreadsheet counts the days."""
CODES: Final = ("kode", "code", "nomor", "number")
MOST_EXACT: Final = 10**15
"""A spreadsheet keeps fifteen digits; a longer number would end in noughts that nobody wrote."""


@dataclass(frozen=True)
class Cell:
    """What is kept and how it is shown; `form` is Excel's, empty for text."""

    value: str | int | float
    form: str = ""


def typed_rows(table: Table, language: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table."""
    counts = {at for at in range(len(table.headers)) if at not in table.right and _are_counts(table, at)}
    for down, row in enumerate(table.rows):
        behind = table.values[down] if table.values else (None,) * len(row)
        yield tuple(
            _count(text)
            if at in counts
            else _day(text, language) or typed(text, value, is_figure=at in table.right, language=language)
            for at, (text, value) in enumerate(zip(row, behind, strict=True))
        )


def typed(text: str, value: Value = None, *, is_figure: bool, language: str = "id") -> Cell:
    """A number when one is given or stands there exactly.

    >>> typed("Rp1.250.000", is_figure=True)
    Cell(value=1250000, form='"Rp"#,##0')
    >>> typed("Rp1,2 miliar", 1_234_500_000, is_figure=True)
    Cell(value=1234500000, form='"Rp"#,##0')
    >>> typed("82,4 %", is_figure=True)
    Cell(value=82.4, form='#,##0.0" %"')
    >>> typed("1.02", is_figure=True)
    Cell(value='1.02', form='')
    """
    written = _written(text, language) if is_figure or value is not None else None
    if value is not None and abs(value) < MOST_EXACT:
        return _behind(text, value, written)
    return written if written and is_figure else Cell(clean(text))


def _behind(text: str, value: float, written: Cell | None) -> Cell:
    """The number behind a text in the form of that text."""
    if written and "%" in written.form and abs(value * 100 - float(written.value)) <= 1 and abs(value) <= 1:
        return Cell(value, written.form.replace('" %"', "%"))
    if written:
        return Cell(value, written.form)
    digits = "#,##0" if float(value).is_integer() else "#,##0.00"
    return Cell(value, f'"Rp"{digits}' if text.lstrip("-").startswith("Rp") else digits)


def _written(text: str, language: str) -> Cell | None:
    group, point = MARKS.get(language, MARKS["id"])
    shape = rf"([-−]?)(Rp ?)?(\d{{1,3}}(?:\{group}\d{{3}})+|0|[1-9]\d*)(?:\{point}(\d+))?( ?%)?"
    found = re.fullmatch(shape, text.strip())
    if not found:
        return None
    sign, rupiah, whole, fraction, percent = found.groups()
    number = Decimal(f"{'-' if sign else ''}{whole.replace(group, '')}.{fraction or 0}")
    if abs(number) >= MOST_EXACT or (whole.startswith("0") and whole != "0"):
        return None
    form = ("#,##0" if len(whole) < 4 or group in whole else "0") + (f".{'0' * len(fraction)}" if fraction else "")
    shown = f"{chr(34) + 'Rp' + chr(34) if rupiah else ''}{form}{chr(34) + ' %' + chr(34) if percent else ''}"
    return Cell(float(number) if fraction else int(number), shown)


def _are_counts(table: Table, at: int) -> bool:
    """Years, months, weights: small whole numbers and nothing else but dashes, which are no code."""
    said = {row[at] for row in table.rows} - NOTHING
    is_code = table.headers[at].strip().lower().startswith(CODES)
    return bool(said) and not is_code and all(map(COUNT.fullmatch, said))


def points(names: Sequence[str]) -> Iterator[Cell]:
    """What stands at the axis of a chart: years as numbers where all are years."""
    are_years = all(map(YEAR.fullmatch, names))
    return (_count(name) if are_years else Cell(clean(name)) for name in names)


def _count(text: str) -> Cell:
    return Cell(text) if text in NOTHING else Cell(int(text), "0")


def _day(text: str, language: str) -> Cell | None:
    """A day that is written out."""
    months = [*(calendar.month_name[1:] if language == "en" else MONTHS)]
    found = DAY.fullmatch(text.strip())
    if not found or found[2] not in months:
        return None
    try:
        said = datetime.date(int(found[3]), months.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
    return Cell((said - FIRST_DAY).days, DAY_FORMS.get(language, DAY_FORMS["id"]))

"""Numbers as people type them: decimal comma and point mixed, thousands marks of both styles, spaces, percent, dashes.

A single mark before three digits ("1.234") has two meanings. The rest of its column may settle it; when it does, the
reading says so; when it does not, the cell is reported and left out. Nothing is guessed in silence.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gerakan.foundation.exchange.table import Cell


class Sense(StrEnum):
    """What a cell says."""

    NUMBER = "number"
    BLANK = "blank"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"


class Remark(StrEnum):
    """What a person should know about how a number was read."""

    SETTLED_BY_COLUMN = "settled_by_column"
    SETTLED_BY_RANGE = "settled_by_range"
    DASH = "dash"


class DecimalMark(StrEnum):
    """How the person says the file is written; AUTO asks the column."""

    AUTO = "auto"
    COMMA = ","
    POINT = "."


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell's sense and number (for two meanings both: mark as decimal, mark as thousands), and the marks it uses."""

    sense: Sense
    number: float = math.nan
    other: float = math.nan
    mark: str = ""
    group: str = ""
    remark: Remark | None = None


# BPS prints "..." for not available, "NA" for what cannot be shown and a dash for zero or none: a dash is remarked upon.
SCALES = {
    "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "m": 10**9,
    "triliun": 10**12, "trilyun": 10**12, "t": 10**12,
}  # fmt: skip
"""What people write behind an amount in place of its zeros."""
WORDS = {
    **dict.fromkeys(("...", "…", "..", "na", "n.a.", "n.a", "n/a", "#n/a", "null", "none", "nan", "td", "t.d.",
                     "tidak ada data", "tidak tersedia", "belum tersedia"), Sense.NOT_REPORTED),
    **dict.fromkeys(("tidak berlaku", "tb", "t.b.", "n.b."), Sense.NOT_APPLICABLE),
    **dict.fromkeys(("dirahasiakan", "rahasia", "c", "(c)"), Sense.SUPPRESSED),
}  # fmt: skip
DASHES = frozenset({"-", "–", "—", "--", "−"})
PLAIN = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d{1,3})?")
GROUPED = {mark: re.compile(rf"[+-]?\d{{1,3}}(\{mark}\d{{3}})+") for mark in ".,"}
COMMON = re.compile(r" *[+-]?([0-9]{1,15})(?:([.,])([0-9]{1,15}))? *")
TWO_MEANINGS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
SPLIT_DIGITS = re.compile(r"\d\s+\d")
SPACED = re.compile(r"[^\d]*[+-]?\d{1,3}(\s\d{3})+([.,]\d+)?[^\d]*")
NOISE = re.compile(r"[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]+")
TRIM = re.compile(r"^(rp\.?|idr)|(%|\*+|\u00b9|\u00b2|\u00b3|,-)$", re.IGNORECASE)
BLANK = Reading(Sense.BLANK)
UNREADABLE = Reading(Sense.UNREADABLE)


def read_number(cell: Cell) -> Reading:
    """One cell by itself."""
    if isinstance(cell, str) and (common := COMMON.fullmatch(cell)):
        return _read_common(cell, *common.groups())
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return Reading(Sense.NUMBER, float(cell)) if math.isfinite(cell) else UNREADABLE
    if cell is None:
        return BLANK
    if isinstance(cell, bool):
        return UNREADABLE
    return _read_text(cell)


def _read_common(text: str, whole: str, mark: str | None, fraction: str | None) -> Reading:
    """The short way for nearly all cells: digits with at most one mark; the same answers as the long one."""
    if mark is None or fraction is None:
        return Reading(Sense.NUMBER, float(text))
    if len(fraction) == 3 and len(whole) <= 3 and whole[0] != "0":
        return _read_digits(text.strip())
    return Reading(Sense.NUMBER, float(text.replace(mark, ".")), mark=mark)


def _read_text(text: str) -> Reading:
    word = " ".join(text.split()).strip("'").casefold()
    if not word:
        return BLANK
    if word in WORDS:
        return Reading(WORDS[word])
    if word in DASHES:
        return Reading(Sense.NOT_REPORTED, remark=Remark.DASH)
    return _read_digits(_trimmed(word))


def _trimmed(word: str) -> str:
    if SPLIT_DIGITS.search(word) and not SPACED.fullmatch(word):
        return word
    bare = TRIM.sub("", NOISE.sub("", word).replace("−", "-"))
    return f"-{bare[1:-1]}" if bare.startswith("(") and bare.endswith(")") and len(bare) > 2 else bare


def _read_digits(digits: str) -> Reading:
    if TWO_MEANINGS.fullmatch(digits):
        mark = "." if "." in digits else ","
        return Reading(Sense.AMBIGUOUS, float(digits.replace(mark, ".")), float(digits.replace(mark, "")), mark=mark)
    if PLAIN.fullmatch(digits):
        return _finite(digits.replace(",", "."), _decimal_mark(digits))
    return _read_grouped(digits)


def _decimal_mark(digits: str) -> str:
    return "," if "," in digits else "." if "." in digits else ""


def _read_grouped(digits: str) -> Reading:
    """1.234.567,8 and 1,234,567.8: the last mark is the decimal one, the others stand before three digits each."""
    last = max(digits.rfind(","), digits.rfind("."))
    for whole, fraction in ((digits, ""), (digits[:last], digits[last + 1 :])):
        for mark, pattern in GROUPED.items():
            is_other = not fraction or digits[last] != mark
            if is_other and pattern.fullmatch(whole) and (fraction.isdigit() or not fraction):
                decimal = "," if mark == "." else "."
                return _finite(f"{whole.replace(mark, '')}.{fraction or 0}", decimal if fraction else "", group=mark)
    return UNREADABLE


def _finite(text: str, mark: str, *, group: str = "") -> Reading:
    number = float(text)
    return Reading(Sense.NUMBER, number, mark=mark, group=group) if math.isfinite(number) else UNREADABLE


def read_column(
    cells: Iterable[Cell],
    *,
    bounds: tuple[float | None, float | None] = (None, None),
    mark: DecimalMark = DecimalMark.AUTO,
) -> list[Reading]:
    """A whole column: what one cell leaves open, the others or the possible range may settle."""
    readings = [read_number(cell) for cell in cells]
    doubtful = [at for at, reading in enumerate(readings) if reading.sense is Sense.AMBIGUOUS]
    if doubtful:
        evidence = _evidence(readings)
        for at in doubtful:
            readings[at] = _settled(readings[at], evidence, bounds, mark)
    return readings


@dataclass(frozen=True)
class _Evidence:
    """Which marks the clear cells use for decimals and for thousands, and between which values they lie."""

    decimal: frozenset[str]
    group: frozenset[str]
    low: float
    high: float


def _evidence(readings: Sequence[Reading]) -> _Evidence:
    clear = [reading for reading in readings if reading.sense is Sense.NUMBER]
    sizes = [abs(reading.number) for reading in clear if reading.number]
    marks = frozenset(reading.mark for reading in clear if reading.mark)
    groups = frozenset(reading.group for reading in clear if reading.group)
    return _Evidence(marks, groups, min(sizes, default=math.nan), max(sizes, default=math.nan))


def _settled(
    reading: Reading, evidence: _Evidence, bounds: tuple[float | None, float | None], mark: DecimalMark
) -> Reading:
    if mark is not DecimalMark.AUTO:
        return Reading(Sense.NUMBER, reading.number if reading.mark == mark else reading.other, mark=mark)
    possible = [number for number in (reading.number, reading.other) if _within(number, bounds)]
    if len(possible) == 1:
        return Reading(Sense.NUMBER, possible[0], remark=Remark.SETTLED_BY_RANGE)
    if reading.mark in evidence.group - evidence.decimal:
        return Reading(Sense.NUMBER, reading.other, remark=Remark.SETTLED_BY_COLUMN)
    if evidence.decimal == {reading.mark} and _near(reading.number, evidence):
        return Reading(Sense.NUMBER, reading.number, remark=Remark.SETTLED_BY_COLUMN)
    if evidence.decimal and reading.mark not in evidence.decimal and _near(reading.other, evidence):
        return Reading(Sense.NUMBER, reading.other, remark=Remark.SETTLED_BY_COLUMN)
    return _settled_by_size(reading, evidence)


def _settled_by_size(reading: Reading, evidence: _Evidence) -> Reading:
    """One meaning lies among the other values, the other far from them."""
    near = [number for number in (reading.number, reading.other) if _near(number, evidence)]
    return Reading(Sense.NUMBER, near[0], remark=Remark.SETTLED_BY_COLUMN) if len(near) == 1 else reading


def _within(number: float, bounds: tuple[float | None, float | None]) -> bool:
    low, high = bounds
    return (low is None or number >= low) and (high is None or number <= high)


def _near(number: float, evidence: _Evidence) -> bool:
    """Of the size of the others: not ten times smaller than the smallest nor larger than the largest."""
    return evidence.low / 10 <= abs(number) <= evidence.high * 10

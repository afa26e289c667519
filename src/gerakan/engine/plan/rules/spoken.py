"""R-614: a number that a sentence gives to a row of the plan is one that the row has."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from gerakan.engine.plan.numbers import SCALES, read_number
from gerakan.engine.plan.prose import same
from gerakan.engine.plan.rules.finding import Found, Place, Severity, found
from gerakan.engine.plan.rules.measures import unit_of
from gerakan.engine.plan.rules.reading import Reading
from gerakan.engine.plan.rules.rule import rule
from gerakan.engine.plan.structure import Passage, PlanIndicator, Programme

SENTENCE = re.compile(r"(?<=[.!?;])\s+")
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
SAID = re.compile(rf"(?<![\w.,/-])({NUMBER})\s*(%|[a-z][\w%]*(?:\s+[a-z]\w*)?)", re.IGNORECASE)
MONEY = re.compile(rf"rp\.?\s?(?:{NUMBER})(?:\s(?:{'|'.join(SCALES)})\b)?", re.IGNORECASE)
Named = TypeVar("Named", PlanIndicator, Programme)
LEAST_NAME = 2
"""Names of fewer words are words of any sentence."""


@rule("R-614", Severity.WARNING, "passages", "indicators", "programmes", "money", certain=False)
def number_the_row_has_not(reading: Reading) -> Iterator[Found]:
    """A sentence names an indicator or a programme and gives it a number, in its unit or in rupiah, that it does not have."""
    measured = _names((one, unit_of(one.unit)) for one in reading.plan.indicators if one.unit)
    paid = _names((one, "") for one in reading.plan.programmes)
    for passage in reading.plan.passages:
        for one in SENTENCE.split(passage.text):
            if SAID.search(one):
                yield from _of_indicators(passage, one, measured)
            if MONEY.search(one):
                yield from _of_programmes(reading, passage, one, paid)


@dataclass(frozen=True, slots=True)
class _Name(Generic[Named]):
    """A row as sentences name it: by its code, or by a name of several words."""

    row: Named
    unit: str
    spoken: tuple[str, ...]

    def is_in(self, words: str) -> bool:
        return any(one in words for one in self.spoken)


def _names(told: Iterable[tuple[Named, str]]) -> list[_Name[Named]]:
    found = []
    for row, unit in told:
        name = same(row.name)
        spoken = [f" {name} "] if name.count(" ") + 1 >= LEAST_NAME else []
        if any(sign.isdigit() for sign in row.code):
            spoken.append(f" {same(row.code)} ")
        found.append(_Name(row, unit, tuple(spoken)))
    return found


def _of_indicators(passage: Passage, text: str, names: list[_Name[PlanIndicator]]) -> Iterator[Found]:
    words = f" {same(text)} "
    by_unit: dict[str, list[PlanIndicator]] = defaultdict(list)
    for one in names:
        if one.is_in(words):
            by_unit[one.unit].append(one.row)
    for number, unit in _measured(text, by_unit):
        values = [
            value for one in by_unit[unit] for value in (one.baseline, *one.targets.values()) if value is not None
        ]
        if values and not _stands(number, values) and number not in _shown(passage):
            first = by_unit[unit][0]
            yield found(
                Place("passages", passage.anchor, "text"),
                Place("indicators", first.code, "targets"),
                written=f"{number} {first.unit}",
                name=first.name,
            )


def _measured(text: str, units: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Numbers with one of these units behind them."""
    for match in SAID.finditer(text) if units else ():
        said = unit_of(match[2])
        unit = next((one for one in units if said == one or said.startswith(f"{one} ")), "")
        if unit:
            yield match[1], unit


def _of_programmes(reading: Reading, passage: Passage, text: str, names: list[_Name[Programme]]) -> Iterator[Found]:
    words = f" {same(text)} "
    named = [one.row for one in names if one.is_in(words)]
    values = [value for one in named for value in _sums(reading, one.code)]
    for match in MONEY.finditer(text):
        if values and not _stands(match[0], values) and match[0] not in _shown(passage):
            places = Place("passages", passage.anchor, "text"), Place("programmes", named[0].code)
            yield found(*places, written=match[0], name=named[0].name)


def _sums(reading: Reading, code: str) -> Iterator[float]:
    """Every amount of a programme, of each year, source and kind, and of all of them."""
    counted = tuple(reading.budget.counted(code))
    sums: dict[tuple[object, ...], int] = defaultdict(int)
    for row in counted:
        for key in ((), (row.year,), (row.source,), (row.kind,), (row.year, row.source), (row.year, row.kind)):
            sums[key] += row.amount
    yield from sums.values()
    yield from (float(row.amount) for row in counted)


def _stands(number: str, values: Iterable[float]) -> bool:
    written = read_number(number)
    return written is None or any(written.stands_for(value) for value in values)


def _shown(passage: Passage) -> str:
    """Words that the tables themselves put into the text."""
    return " | ".join((*passage.shown, *(one.written for one in passage.citations)))


RULES = (number_the_row_has_not,)

"""Targets side by side: the same indicator in the same unit by the same formula and year, or why it is not compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gerakan.stages.comparisons.queries.sides import Row, Side
from gerakan.stages.masterplans.models import YEAR_FIELDS


@dataclass(frozen=True)
class Cell:
    """One side's indicator: baseline, target in the common year, mean change a year between the two."""

    baseline: Decimal | None
    baseline_year: int | None
    target: Decimal | None
    a_year: Decimal | None


@dataclass(frozen=True)
class Match:
    """An indicator that several plans have. reasons: why its figures do not stand beside each other; then cells are empty."""

    name: str
    unit: str
    year: int | None
    cells: Sequence[Cell | None]
    reasons: Sequence[str]
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Readiness:
    """How many indicators a plan has, and how many of them can be followed."""

    indicators: int
    with_baseline: int
    with_last_target: int


def readiness(side: Side) -> Readiness:
    """Counts, not marks."""
    rows, last = side.rows.get("indikator", ()), YEAR_FIELDS[side.head["years"] - 1]
    known = [row for row in rows if row.get("baseline") is not None]
    return Readiness(len(rows), len(known), sum(1 for row in rows if row.get(last) is not None))


def matches(sides: Sequence[Side]) -> list[Match]:
    """Indicators that the first side shares with any other, by name; those that can be compared come first."""
    named = [{_plain(row["name"]): row for row in side.rows.get("indikator", ()) if row.get("name")} for side in sides]
    shared = [name for name in named[0] if any(name in own for own in named[1:])] if named else []
    found = [_match(sides, [own.get(name) for own in named]) for name in shared]
    return sorted(found, key=lambda one: (bool(one.reasons), one.name))


def _match(sides: Sequence[Side], rows: Sequence[Row | None]) -> Match:
    known = [(side, row) for side, row in zip(sides, rows, strict=True) if row is not None]
    first = known[0][1]
    reasons, year = list(_reasons(known)), _common_year(known)
    if year is None:
        reasons.append(_("tidak ada tahun target yang sama"))
    if reasons or year is None:
        return Match(first["name"], first.get("unit") or "", None, [None for _side in sides], reasons)
    cells = [_cell(side, row, year) if row else None for side, row in zip(sides, rows, strict=True)]
    return Match(first["name"], first.get("unit") or "", year, cells, (), list(_notes(known)))


def _reasons(known: Sequence[tuple[Side, Row]]) -> Iterator[str]:
    """What must be the same: unit, direction, formula."""
    units = {(row.get("unit") or "–").strip() for _side, row in known}
    if len({_plain(unit) for unit in units}) > 1:
        yield _("satuannya berbeda: %s") % ", ".join(sorted(units))
    if len({row.get("direction") for _side, row in known}) > 1:
        yield _("arah baiknya berbeda")
    formulas = {_plain(row.get("formula") or "") for _side, row in known}
    if len(formulas) > 1 or "" in formulas:
        yield _("rumusnya berbeda atau tidak ditulis")


def _notes(known: Sequence[tuple[Side, Row]]) -> Iterator[str]:
    years = {row.get("baseline_year") for _side, row in known}
    if len(years) > 1:
        yield _("tahun dasarnya berbeda")
    if len({_plain(row.get("source") or "") for _side, row in known}) > 1:
        yield _("sumber datanya berbeda")


def _common_year(known: Sequence[tuple[Side, Row]]) -> int | None:
    """The last year for which all have a target."""
    years = [{year for year, _value in _targets(side, row)} for side, row in known]
    return max(set.intersection(*years), default=None)


def _targets(side: Side, row: Row) -> Iterator[tuple[int, Any]]:
    for year, field in zip(side.years, YEAR_FIELDS, strict=False):
        if row.get(field) is not None:
            yield year, row[field]


def _cell(side: Side, row: Row, year: int) -> Cell:
    target = Decimal(str(dict(_targets(side, row))[year]))
    base, since = row.get("baseline"), row.get("baseline_year")
    if base is None or since is None or since >= year:
        return Cell(None, since, target, None)
    start = Decimal(str(base))
    return Cell(start, since, target, (target - start) / (year - since))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

"""Tables of a comparison, from contents alone: pillars, kinds of programmes, money per head. Nothing is ranked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gerakan.stages.comparisons.queries.sides import Row, Side
from gerakan.stages.masterplans.models import PILLAR_OF, Pillar, Programme, SubDimension
from gerakan.stages.masterplans.models import Field as ActionField
from gerakan.stages.reviews.queries.money import money_of


@dataclass(frozen=True)
class PillarCell:
    """One pillar of one side. money: rupiah in the common years, None without common years; share: of that side's money."""

    programmes: int
    indicators: int
    quick_wins: int
    money: int | None
    share: float | None
    per_head: float | None


@dataclass(frozen=True)
class Money:
    """Rupiah of one side. a_year and per_head: yearly mean over the common years."""

    whole: int
    common: int | None
    a_year: float | None
    per_head: float | None


Line = tuple[str, str, list[Any]]
"""Code, label, one cell a side."""


def common_years(sides: Sequence[Side]) -> list[int]:
    """Years that every plan covers."""
    return sorted(set.intersection(*(set(side.years) for side in sides))) if sides else []


def wholes(side: Side) -> list[Row]:
    """Programmes that are no part of another."""
    return [row for row in side.rows.get("program", ()) if not row.get("parent")]


def pillar_lines(sides: Sequence[Side], years: Sequence[int]) -> list[Line]:
    """Every pillar, also those that one of the plans leaves out."""
    money = [_by_pillar(side, years) for side in sides]
    found = [(code, str(Pillar(code).label) if code else _("Tanpa pilar")) for code in [*Pillar.values, ""]]
    lines = [
        (code, label, [_pillar_cell(side, code, own, years) for side, own in zip(sides, money, strict=True)])
        for code, label in found
    ]
    return [line for line in lines if line[0] or any(cell.programmes or cell.money for cell in line[2])]


def _pillar_cell(side: Side, code: str, money: dict[str, int], years: Sequence[int]) -> PillarCell:
    pillars = {row["code"]: row.get("pillar") or "" for row in wholes(side)}
    total, own = sum(money.values()), money.get(code, 0)
    people = side.region.population
    return PillarCell(
        sum(1 for pillar in pillars.values() if pillar == code),
        sum(1 for row in side.rows.get("indikator", ()) if pillars.get(row.get("programme") or "") == code),
        sum(1 for row in side.rows.get("quick-win", ()) if (row.get("pillar") or "") == code),
        own if years else None,
        own / total if years and total else None,
        own / len(years) / people if years and people else None,
    )


def _by_pillar(side: Side, years: Sequence[int]) -> dict[str, int]:
    places = [at for at, year in enumerate(side.years) if year in years]
    rows = [row for row in money_of(side.contents) if row.code]
    return {"" if row.code == "none" else row.code: sum(row.amounts[at] for at in places) for row in rows}


def money_cells(sides: Sequence[Side], years: Sequence[int]) -> list[Money]:
    """The whole plan, and its yearly mean over the common years, also per head."""
    return [_money(side, years) for side in sides]


def _money(side: Side, years: Sequence[int]) -> Money:
    whole = next((row.total for row in money_of(side.contents) if not row.code), 0)
    if not years:
        return Money(whole, None, None, None)
    common = sum(_by_pillar(side, years).values())
    a_year, people = common / len(years), side.region.population
    return Money(whole, common, a_year, a_year / people if people else None)


def kind_lines(sides: Sequence[Side]) -> list[tuple[str, list[Line]]]:
    """Programmes by kind of innovation and by field of action: (heading, lines), each cell (count, share)."""
    return [
        (_("Jenis inovasi"), list(_counted(sides, "innovation", Programme.Innovation.choices))),
        (_("Bidang tindakan"), list(_counted(sides, "field", ActionField.choices))),
    ]


def _counted(sides: Sequence[Side], name: str, choices: Iterable[tuple[Any, Any]]) -> Iterator[Line]:
    counts = [Counter(row.get(name) or "" for row in wholes(side)) for side in sides]
    for code, label in [*choices, ("", _("Tidak disebut"))]:
        if code or any(own[""] for own in counts):
            yield (
                str(code),
                str(label),
                [(own[code], own[code] / own.total() if own.total() else None) for own in counts],
            )


@dataclass(frozen=True)
class Part:
    """A sub-dimension with the names of its programmes, one list a side."""

    label: str
    names: list[list[str]]
    is_only_elsewhere: bool


def parts(sides: Sequence[Side]) -> list[tuple[str, list[Part]]]:
    """Pillars with their sub-dimensions; marked where others have programmes and the first side has none."""
    named = [_grouped(wholes(side), lambda row: row.get("subdimension") or "") for side in sides]
    found: dict[str, list[Part]] = {}
    for code in SubDimension.values:
        names = [[row["name"] for row in own.get(code, ())] for own in named]
        only = not names[0] and any(names[1:])
        if any(names):
            found.setdefault(str(Pillar(PILLAR_OF[code]).label), []).append(
                Part(str(SubDimension(code).label), names, only)
            )
    return list(found.items())


def _grouped(rows: Iterable[Row], by: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(by(row), []).append(row)
    return found

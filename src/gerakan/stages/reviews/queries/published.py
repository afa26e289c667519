"""Plans that everybody may read, as their pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.stages.masterplans.models import YEAR_FIELDS, Pillar, SubDimension
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.reviews.models import Publication
from gerakan.stages.reviews.queries import joint as joints
from gerakan.stages.reviews.queries.contents import Contents
from gerakan.stages.reviews.queries.money import Row, Sums, counted, money_of, years_of
from gerakan.stages.reviews.queries.reading import NONE, cell, figure, heading

OPEN_TABLES = (
    "misi", "sasaran", "strategi", "program", "indikator", "anggaran", "pagu", "peta-jalan", "quick-win", "langkah",
)  # fmt: skip
"""Sheets that anybody can take away as CSV; the whole version is there as JSON."""


@dataclass(frozen=True)
class Shown:
    """A programme with what hangs on it."""

    row: Row
    owner: str
    years: str
    subdimension: str
    total: int
    indicators: Sequence[Row]
    milestones: Sequence[Row]
    bar: Sequence[bool]


@dataclass(frozen=True)
class PillarShown:
    """A pillar with its programmes."""

    code: str
    label: str
    programmes: Sequence[Shown]
    total: int


@dataclass(frozen=True)
class PublicPlan:
    """Everything on the public page, from contents alone."""

    head: Mapping[str, Any]
    years: Sequence[int]
    missions: Sequence[Row]
    goals: Sequence[tuple[Row, Sequence[Sequence[str]]]]
    pillars: Sequence[PillarShown]
    money: Sequence[Sums]
    quick_wins: Sequence[tuple[Row, Sequence[Row]]]
    joint: Sequence[joints.Joint]
    joint_said: str
    programme_count: int
    indicator_count: int


def publications() -> QuerySet[Publication]:
    """Everything that was ever public, with what its page shows; contents come with one version only."""
    rows = Publication.objects.open_to_all().select_related(
        "version", "plan__region__province", "plan__edition", "adoption"
    )
    return rows.defer("version__contents")


def listed() -> QuerySet[Publication]:
    """The current one of every plan."""
    return Publication.objects.current().select_related(
        "version", "plan__region__province", "plan__edition", "adoption"
    ).defer("version__contents")  # fmt: skip


def history_of(edition: str, region: str) -> list[Publication]:
    """Of one plan, the newest first, withdrawn ones among them."""
    return list(publications().filter(plan__edition__slug=edition, plan__region__slug=region).order_by("-pk"))


def public_plan(contents: Contents) -> PublicPlan:
    """The page's content."""
    rows = contents["rows"]
    pillars = _pillars(contents)
    steps: dict[str, list[Row]] = {}
    for step in sorted(rows["langkah"], key=lambda one: one.get("month") or 0):
        steps.setdefault(step.get("quick_win") or "", []).append(step)
    return PublicPlan(
        contents["head"], list(years_of(contents)), rows["misi"], _goals(contents), pillars, money_of(contents),
        [(row, steps.get(row["code"], [])) for row in rows["quick-win"]],
        joints.joint_of(contents), joints.said_of(contents),
        sum(len(one.programmes) for one in pillars), len(rows["indikator"]),
    )  # fmt: skip


def _goals(contents: Contents) -> list[tuple[Row, Sequence[Sequence[str]]]]:
    """Each goal with its indicators as cells: name, unit, baseline, then every year."""
    found: dict[str, list[Sequence[str]]] = {}
    for row in contents["rows"]["indikator"]:
        if row.get("goal"):
            found.setdefault(row["goal"], []).append(indicator_cells(row, contents))
    return [(row, found.get(row["code"], [])) for row in contents["rows"]["sasaran"]]


def indicator_cells(row: Row, contents: Contents) -> Sequence[str]:
    """Name, unit, baseline with its year, targets."""
    base = figure(row.get("baseline"))
    first = f"{base} ({row['baseline_year']})" if row.get("baseline_year") else base
    targets = [figure(row.get(field)) for field in YEAR_FIELDS[: contents["head"]["years"]]]
    return [row["name"], row.get("unit") or NONE, first, *targets]


def _pillars(contents: Contents) -> list[PillarShown]:
    """Whole programmes under their pillar; parts are counted with them."""
    rows = contents["rows"]
    whole = [row for row in rows["program"] if not row.get("parent")]
    costs = _costs(contents)
    hung = {name: _hung(rows[name]) for name in ("indikator", "peta-jalan")}
    found = []
    for code in [*Pillar.values, ""]:
        own = [_shown(row, contents, costs, hung) for row in whole if (row.get("pillar") or "") == code]
        if own:
            label = str(Pillar(code).label) if code else _("Tanpa pilar")
            found.append(PillarShown(code, label, own, sum(one.total for one in own)))
    return found


def _costs(contents: Contents) -> dict[str, int]:
    found: dict[str, int] = {}
    for root, amounts in counted(contents):
        found[root["code"]] = found.get(root["code"], 0) + sum(amounts)
    return found


def _hung(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.get("programme"):
            found.setdefault(row["programme"], []).append(row)
    return found


def _shown(row: Row, contents: Contents, costs: Mapping[str, int], hung: Mapping[str, dict[str, list[Row]]]) -> Shown:
    starts, ends, part = row.get("starts"), row.get("ends"), row.get("subdimension")
    first, last = starts or contents["head"]["starts"], ends or starts or 0
    return Shown(
        row, row.get("owner") or NONE, f"{starts}–{ends}" if starts and ends and starts != ends else str(starts or NONE),
        str(SubDimension(part).label) if part else "", costs.get(row["code"], 0),
        hung["indikator"].get(row["code"], []),
        sorted(hung["peta-jalan"].get(row["code"], []), key=lambda one: one.get("year") or 0),
        [bool(starts) and first <= year <= last for year in years_of(contents)],
    )  # fmt: skip


def table_of(contents: Contents, code: str) -> list[list[str]]:
    """A sheet as rows of text, its headings first."""
    sheet, years = SHEETS[code], contents["head"]["years"]
    columns = [column for column in sheet.columns if (column.year or 1) <= years]
    body = [
        [("" if (said := cell(column, row.get(column.field))) == NONE else said) for column in columns]
        for row in contents["rows"].get(code, ())
    ]
    return [[heading(column, contents["head"]) for column in columns], *body]

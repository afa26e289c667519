"""A plan's history: one entry a save, its rows bounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, QuerySet, Window
from django.db.models.functions import RowNumber

from gerakan.stages.masterplans.models import Change, Masterplan
from gerakan.stages.masterplans.queries.screen import told
from gerakan.stages.masterplans.queries.sheets import SHEETS

PER_PAGE = 20
ROWS_SHOWN = 8


@dataclass(frozen=True)
class Told:
    """What a save did to one row."""

    change: Change
    sheet: str
    cells: Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class Save:
    """One revision: who, when, which rows; `more` rows are not shown."""

    revision: int
    rows: Sequence[Told]
    more: int

    @property
    def first(self) -> Change:
        """Its author and moment."""
        return self.rows[0].change


def saves(plan: Masterplan, number: str | None = None) -> tuple["Page[Any]", list[Save]]:
    """A page of saves, the newest first."""
    revisions = plan.changes.order_by("-revision").values("revision").annotate(rows=Count("pk"), at=Max("at"))
    page = Paginator(revisions, PER_PAGE).get_page(number)
    counts = {entry["revision"]: entry["rows"] for entry in page}
    found: dict[int, list[Told]] = {revision: [] for revision in counts}
    for change in _first_rows(plan, list(counts)):
        found[change.revision].append(Told(change, SHEETS[change.sheet].label, list(told(change, plan))))
    return page, [Save(revision, rows, counts[revision] - len(rows)) for revision, rows in found.items()]


def _first_rows(plan: Masterplan, revisions: list[int]) -> "QuerySet[Change]":
    place = Window(RowNumber(), partition_by=[F("revision")], order_by=F("pk").asc())
    changes = plan.changes.filter(revision__in=revisions).select_related("by")
    return changes.annotate(place=place).filter(place__lte=ROWS_SHOWN).order_by("-revision", "pk")

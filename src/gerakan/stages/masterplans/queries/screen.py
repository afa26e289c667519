"""A sheet as its page shows it: a hundred rows at a time, what may be chosen, what changed since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import Change, Masterplan, PlanRow
from gerakan.stages.masterplans.queries import cells, definitions
from gerakan.stages.masterplans.queries.sheets import SHEETS, Column, Kind, Part, Sheet, label_of

PER_PAGE = 100
MOST_FRESH = 2_500
MOST_OFFERED = 500
FIGURES = {Kind.MONEY, Kind.DECIMAL, Kind.WHOLE}
NAMES = ("name", "text", "statement", "label", "title", "key")
DEFINED = SHEETS["indikator"].column("name")
"""What is measured may be one of the shared definitions, or any other words."""
Option = tuple[str, str]


@dataclass(frozen=True)
class Head:
    """A column's heading, and what may be chosen in it."""

    column: Column
    label: str

    @property
    def is_figure(self) -> bool:
        """Set in figures of one width, at the right."""
        return self.column.kind in FIGURES

    @property
    def offers(self) -> str:
        """The list of what may be chosen, shared by columns that choose from the same."""
        if self.column is DEFINED:
            return "definisi"
        if self.column.kind is Kind.LINK:
            return f"kode-{self.column.links_to}"
        return f"pilih-{self.column.field}" if self.column.kind in (Kind.CHOICE, Kind.YES) else ""


@dataclass(frozen=True)
class Line:
    """A row with its cells in words."""

    row: PlanRow
    cells: Sequence[tuple[Head, str]]


@dataclass(frozen=True)
class SheetPage:
    """What the page of a sheet shows."""

    plan: Masterplan
    sheet: Sheet
    heads: Sequence[Head]
    page: "Page[Any]"
    lines: Sequence[Line]
    offered: dict[str, list[Option]]


def sheet_page(plan: Masterplan, sheet: Sheet, number: str | None) -> SheetPage:
    """One page of rows; a number that does not exist is the nearest."""
    heads = heads_of(plan, sheet)
    page = Paginator(sheet.rows_of(plan), PER_PAGE).get_page(number)
    lines = [Line(row, [(head, cells.shown(head.column, row)) for head in heads]) for row in page]
    return SheetPage(plan, sheet, heads, page, lines, offered(plan, heads))


def page_of(plan: Masterplan, sheet: Sheet, row: int) -> str:
    """The page on which a row stands; empty when it stands on none."""
    keys = list(sheet.rows_of(plan).values_list("pk", flat=True)) if row else []
    return str(keys.index(row) // PER_PAGE + 1) if row in keys else ""


def heads_of(plan: Masterplan, sheet: Sheet) -> list[Head]:
    """The columns that the plan has, each with its heading."""
    return [Head(column, label_of(column, plan)) for column in sheet.columns_of(plan)]


def offered(plan: Masterplan, heads: Sequence[Head]) -> dict[str, list[Option]]:
    """What may be chosen, list by list."""
    return {head.offers: options(plan, head.column) for head in heads if head.offers}


def options(plan: Masterplan, column: Column) -> list[Option]:
    """(what is typed, what it means) of everything a cell may say."""
    if column is DEFINED:
        return [(one.name, one.unit) for one in definitions.definitions_for(plan)[:MOST_OFFERED]]
    if column.kind is Kind.YES:
        return [(_("ya"), "")]
    if column.kind is Kind.CHOICE:
        return [(str(label), "") for label in column.choices.values()]
    rows = SHEETS[column.links_to].model._default_manager.filter(plan=plan).order_by("position", "pk")[:MOST_OFFERED]
    return [(row.code, name_of(row)) for row in rows]


def name_of(row: PlanRow) -> str:
    """What a row is called besides its code."""
    return next((text[:80] for name in NAMES if (text := getattr(row, name, ""))), "")


def shown_row(plan: Masterplan, sheet: Sheet, row: PlanRow) -> dict[str, str]:
    """Every cell in words."""
    return {column.field: cells.shown(column, row) for column in sheet.columns_of(plan)}


def since(plan: Masterplan, sheet: Sheet, revision: int) -> dict[str, Any]:
    """The rows of a sheet that changed after a revision, as they read now; many: the page is better read anew."""
    now = Masterplan.objects.values_list("revision", flat=True).get(pk=plan.pk)
    changed = plan.changes.filter(sheet=sheet.code, revision__gt=revision)
    touched = set(changed.order_by().values_list("row", flat=True).distinct()[: MOST_FRESH + 1])
    if len(touched) > MOST_FRESH:
        return {"revision": now, "many": True, "rows": [], "gone": [], "last": last_word(plan, sheet)}
    rows = list(sheet.rows_of(plan).filter(pk__in=touched)) if touched else []
    return {
        "revision": now,
        "rows": [{"row": row.pk, "cells": shown_row(plan, sheet, row)} for row in rows],
        "gone": sorted(touched - {row.pk for row in rows}),
        "last": last_word(plan, sheet),
    }


def last_word(plan: Masterplan, sheet: Sheet) -> str:
    """Who changed the sheet last, and when."""
    last = plan.changes.filter(sheet=sheet.code).select_related("by").first()
    return _("%(who)s, %(when)s") % {"who": last.by, "when": formats.moment(last.at)} if last else ""


def outline(counts: "dict[str, int]") -> Iterator[tuple[str, list[tuple[Sheet, int]]]]:
    """The sheets under the book they belong to, with their rows."""
    for part in Part:
        yield str(part.label), [(sheet, counts.get(code, 0)) for code, sheet in SHEETS.items() if sheet.part == part]


def in_words(column: Column, value: Any) -> str:
    """A cell as history keeps it, in words."""
    if value in (None, "", [], False):
        return "–"
    if column.kind is Kind.CHOICE:
        return str(column.choices.get(value, value))
    if column.kind is Kind.YES:
        return _("ya")
    if column.kind is Kind.MONEY:
        return cells.as_typed(value, 0)
    return ", ".join(value) if isinstance(value, list) else str(value)


def told(change: Change, plan: Masterplan) -> Iterator[tuple[str, str, str]]:
    """(column, before, after) of every cell of a change; `place`: behind which row it stands."""
    for column in SHEETS[change.sheet].columns:
        if column.field in change.before or column.field in change.after:
            before, after = change.before.get(column.field), change.after.get(column.field)
            yield label_of(column, plan), in_words(column, before), in_words(column, after)
    if "place" in change.after:
        first = _("paling atas")
        yield _("Tempat (setelah)"), change.before["place"] or first, change.after["place"] or first

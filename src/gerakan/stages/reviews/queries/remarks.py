"""Remarks: where they stand, what is open, what a cell says now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.stages.chapters.models import Language, Section
from gerakan.stages.masterplans.models import Masterplan, PlanRow
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.screen import name_of
from gerakan.stages.masterplans.queries.sheets import SHEETS, label_of
from gerakan.stages.reviews.models import PlanRemark
from gerakan.stages.reviews.models.remarks import PlanRemarkQuerySet

OPEN, ALL = "terbuka", "semua"
SHOWN: Mapping[str, dict[str, Any]] = {
    OPEN: {}, "wajib": {"is_compulsory": True}, "usulan": {"kind": PlanRemark.Kind.SUGGESTION},
}  # fmt: skip
"""What can be chosen of the open ones."""
PER_PAGE = 50
MOST_DIGITS = 16


@dataclass(frozen=True)
class Place:
    """Where a remark stands today: in words, where it opens, what is there; lost when its row or words are gone."""

    words: str
    url: str
    now: str = ""
    is_lost: bool = False


def remarks_for(user: Actor) -> "PlanRemarkQuerySet":
    """Every remark this person may read, what is open first."""
    rows = PlanRemark.objects.visible_to(user).select_related(
        "plan__region__province", "plan__edition", "author", "answered_by", "settled_by", "written_on"
    )
    return rows.defer("written_on__contents").order_by("-is_compulsory", "pk")


def chosen(rows: "PlanRemarkQuerySet", state: str) -> "PlanRemarkQuerySet":
    """All of them, or what is open, compulsory or a suggestion among what is open."""
    if state not in SHOWN:
        return rows
    return rows.unsettled().filter(**SHOWN[state])


def page_of(rows: "PlanRemarkQuerySet", state: str, asked: Mapping[str, str]) -> "tuple[str, Page[PlanRemark]]":
    """A page of them, or the one on which the remark asked for stands, settled or not; which choice shows it."""
    wanted = int(asked["catatan"]) if asked.get("catatan", "").isdecimal() and "halaman" not in asked else 0
    keys = {one: list(chosen(rows, one).values_list("pk", flat=True)) for one in (state, ALL)} if wanted else {}
    shown = next((one for one, own in keys.items() if wanted in own), state)
    number = keys[shown].index(wanted) // PER_PAGE + 1 if wanted in keys.get(shown, ()) else asked.get("halaman")
    return shown, Paginator(chosen(rows, shown), PER_PAGE).get_page(number)


def next_after(remark: PlanRemark, rows: "PlanRemarkQuerySet", state: str) -> int | None:
    """Where the reader goes on: the remark itself while it is still among the chosen ones, or the one behind it."""
    keys = chosen(rows, state).values_list("is_compulsory", "pk")
    return next((pk for first, pk in keys if (not first, pk) >= (not remark.is_compulsory, remark.pk)), None)


def place_asked(plan: Masterplan, asked: Mapping[str, str]) -> Place:
    """Where a remark would stand."""
    row = int(asked["baris"]) if asked["baris"].isdecimal() and len(asked["baris"]) < MOST_DIGITS else None
    field = asked["kolom"] if row else ""
    made = PlanRemark(plan=plan, sheet=asked["lembar"], row=row, field=field, section=asked["naskah"], quote="", pk=0)
    return places_of([made])[0]


def counts_of(plan: Masterplan) -> Mapping[str, int]:
    """For the plan's page: open, compulsory, suggestions that wait, answered."""
    waiting = Q(kind=PlanRemark.Kind.SUGGESTION, state=PlanRemark.State.OPEN)
    settled = Q(state__in=PlanRemark.SETTLED)
    done = Q(state__in=(PlanRemark.State.RESOLVED, PlanRemark.State.ACCEPTED))
    return plan.remarks.aggregate(
        all=Count("pk"), open=Count("pk", filter=~settled), blocking=Count("pk", filter=Q(is_compulsory=True) & ~done),
        suggestions=Count("pk", filter=waiting), answered=Count("pk", filter=Q(state=PlanRemark.State.ANSWERED)),
    )  # fmt: skip


def places_of(remarks: "list[PlanRemark]") -> dict[int, Place]:
    """Where each stands now; one query a sheet that is named, one for the texts."""
    rows: dict[tuple[str, int], PlanRow] = {}
    for code in {one.sheet for one in remarks if one.row and one.sheet in SHEETS}:
        sheet, keys = SHEETS[code], {one.row for one in remarks if one.sheet == code}
        links = [column.field for column in sheet.columns if column.kind == "link"]
        found = sheet.model._default_manager.filter(pk__in=keys).select_related(*links)
        rows |= {(code, row.pk): row for row in found}
    named = Q(plan__in={one.plan_id for one in remarks}, code__in={one.section for one in remarks if one.section})
    texts = Section.objects.filter(named, language=Language.INDONESIAN, is_dropped=False)
    said = {(one.plan_id, one.code): one for one in texts}
    return {one.pk: _place(one, rows, said) for one in remarks}


def _place(one: PlanRemark, rows: Mapping[tuple[str, int], PlanRow], said: Mapping[tuple[int, str], Section]) -> Place:
    if one.section:
        return _in_text(one, said.get((one.plan_id, one.section)))
    if one.sheet not in SHEETS:
        return Place(_("Seluruh rencana"), one.plan.get_absolute_url())
    sheet = SHEETS[one.sheet]
    url = reverse("masterplans:sheet", args=[one.plan_id, one.sheet])
    if one.row is None:
        return Place(sheet.label, url)
    row, column = rows.get((one.sheet, one.row)), sheet.column(one.field)
    if row is None:
        return Place(f"{sheet.label} {one.code}", url, is_lost=True)
    words = f"{sheet.label} {row.code} {name_of(row)}".strip()
    where = f"{url}?sorot={one.row}#baris-{one.row}"
    if column is None:
        return Place(words, where)
    return Place(f"{words}, {label_of(column, one.plan)}", where, cells.shown(column, row))


def _in_text(one: PlanRemark, section: Section | None) -> Place:
    title = section.title if section and section.title else one.section
    url = reverse("chapters:section", args=[one.plan_id, one.section])
    is_lost = bool(one.quote) and (section is None or one.quote not in section.text)
    return Place(f"{_('Naskah')} {title}", url, "" if is_lost else one.quote, is_lost)

"""Independent marks as the calculation reads them, and what calculations found."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from gerakan.foundation.instruments.scoring import score
from gerakan.stages.assessment.models import Case, MarkSheet, MarkVersion, Ruling
from gerakan.stages.assessment.queries.rubric import trees_of
from gerakan.stages.assessors.models import Tie
from gerakan.stages.interviews.models import Interview, Seat, Slot
from gerakan.stages.trust.models import TrustRun


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """One assessor's independent marks for one region; total is weighed by the instrument, 0 to 4."""

    case_id: int
    region: str
    engagement_id: int
    assessor: str
    order: int
    hour: float | None
    tie: str
    levels: Mapping[str, int]
    total: float | None


def independent_marks(ruling: Ruling) -> list[SheetMarks]:
    """Marks as each assessor sent them before the panel spoke, of regions whose marks are all in."""
    sheets = list(_sent_sheets(ruling))
    levels, not_applicable = _first_levels(ruling)
    trees = trees_of({sheet.case for sheet in sheets})
    slots, ties = _slots(sheets), _ties(sheets)
    places = _places_in_the_day(sheets, slots)
    found = []
    for sheet in sheets:
        marks = levels.get(sheet.pk, {})
        engagement = sheet.engagement
        total = score(trees[sheet.case_id], marks, not_applicable.get(sheet.pk, set())).total
        found.append(
            SheetMarks(
                case_id=sheet.case_id, region=sheet.case.region.code, engagement_id=engagement.pk,
                assessor=engagement.code, order=places[sheet.pk], levels=marks, total=total,
                hour=_hour(slots[sheet.pk]), tie=_tie_of(ties[engagement.assessor_id], sheet.case),
            )
        )  # fmt: skip
    return found


def _sent_sheets(ruling: Ruling) -> QuerySet[MarkSheet]:
    rows = MarkSheet.objects.filter(case__ruling=ruling, state=MarkSheet.State.SENT)
    related = ("case__region__province", "case__interview__slot", "case__ruling__version", "engagement")
    return rows.exclude(case__state__in=Case.SEALED).select_related(*related).order_by("pk")


def _first_levels(ruling: Ruling) -> tuple[dict[int, dict[str, int]], dict[int, set[str]]]:
    """By sheet: the levels that stood when blind marking ended, and what the assessor held not applicable."""
    blind = MarkVersion.objects.filter(phase=MarkVersion.Phase.BLIND)
    last = blind.filter(mark=OuterRef("mark")).order_by("-revision").values("revision")[:1]
    rows = blind.filter(mark__sheet__case__ruling=ruling, revision=Subquery(last))
    levels: dict[int, dict[str, int]] = defaultdict(dict)
    out: dict[int, set[str]] = defaultdict(set)
    for sheet, code, level, is_out in rows.values_list("mark__sheet", "mark__item__code", "level", "does_not_apply"):
        if is_out:
            out[sheet].add(code)
        elif level is not None:
            levels[sheet][code] = level
    return levels, out


def _slots(sheets: Sequence[MarkSheet]) -> dict[int, Slot | None]:
    """When the owner of each sheet heard the region."""
    further = _further_hours(sheets)
    return {
        sheet.pk: further.get((sheet.case.region_id, sheet.engagement_id), sheet.case.interview.slot)
        for sheet in sheets
    }


def _hour(slot: Slot | None) -> float | None:
    return slot.starts_at.hour + slot.starts_at.minute / 60 if slot else None


def _places_in_the_day(sheets: Sequence[MarkSheet], slots: Mapping[int, Slot | None]) -> dict[int, int]:
    """Which interview of the assessor's day it was, from 1; 1 where no hour is known."""
    days: dict[object, list[tuple[dt.time, int]]] = defaultdict(list)
    for sheet in sheets:
        slot = slots[sheet.pk]
        key, hour = (slot.date, slot.starts_at) if slot else (sheet.pk, dt.time.min)
        days[sheet.engagement_id, key].append((hour, sheet.pk))
    return {pk: place for day in days.values() for place, (_hour, pk) in enumerate(sorted(day), 1)}


def _further_hours(sheets: Sequence[MarkSheet]) -> dict[tuple[int, int], Slot]:
    """When somebody heard a region in a further interview: by region and engagement."""
    if not sheets:
        return {}
    seats = Seat.objects.filter(
        interview__board__edition=sheets[0].case.ruling.edition_id,
        interview__further__gt=0,
        interview__slot__isnull=False,
    ).exclude(interview__state=Interview.State.CANCELLED)
    rows = seats.select_related("interview__slot")
    return {(row.interview.region_id, row.engagement_id): row.interview.slot for row in rows if row.interview.slot}


def _ties(sheets: Sequence[MarkSheet]) -> dict[int, list[Tie]]:
    """Every ground that was ever named, dismissed ones too: whether it moved the marks is to be measured."""
    people = {sheet.engagement.assessor_id for sheet in sheets}
    ties: dict[int, list[Tie]] = defaultdict(list)
    for tie in Tie.objects.filter(assessor__in=people).order_by("pk"):
        ties[tie.assessor_id].append(tie)
    return ties


def _tie_of(ties: Sequence[Tie], case: Case) -> str:
    region = case.region
    here = [tie for tie in ties if tie.region_id == region.pk or tie.province_id == region.province_id]
    return str(here[0].ground) if here else ""


def rulings() -> QuerySet[Ruling]:
    """For one page."""
    return Ruling.objects.select_related("edition", "version")


def trust_runs() -> QuerySet[TrustRun]:
    """For one page, without the marks they rest on."""
    related = ("ruling__edition", "ruling__version", "computed_by")
    return TrustRun.objects.select_related(*related).defer("inputs")


def runs_of(ruling: Ruling) -> QuerySet[TrustRun]:
    """Calculations of an edition, the newest first, without the marks they rest on."""
    return ruling.trust_runs.defer("inputs").select_related("computed_by", "ruling__edition")


def cases_counted(ruling: Ruling) -> tuple[int, int]:
    """Regions whose marks are all in, of those that are marked at all."""
    counted = ruling.cases.exclude(state=Case.State.WITHDRAWN).aggregate(
        opened=Count("pk", filter=~Q(state__in=Case.SEALED)), all=Count("pk")
    )
    return counted["opened"], counted["all"]


def is_stale(run: TrustRun) -> bool:
    """Have marks come in, or regions left, since this was computed? That a further assessor is on the way changes nothing."""
    waiting = run.third_marks.filter(state="accepted").values("case")
    sent = MarkSheet.objects.filter(case__ruling=run.ruling_id, state=MarkSheet.State.SENT)
    read = Q(case__in=waiting, case__state=Case.State.MARKING) | ~Q(case__state__in=Case.SEALED)
    return bool(sent.filter(read).count() != run.parameters.get("sheets"))

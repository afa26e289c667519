"""What a region promised and what became of it; who has still to sign its commitment."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from gerakan.foundation.regions.models import Region
from gerakan.stages.agreements.models import Agreement, Duty
from gerakan.stages.institutions.models import (
    CommitmentSeat,
    CommitmentSheet,
    OfficeHolder,
    Promise,
    PromiseYear,
    RegionalQuerySet,
)
from gerakan.stages.institutions.queries.offices import chairs_on
from gerakan.stages.mentoring.models import Guidance

Standing = PromiseYear.Standing
SETTLED = (Standing.KEPT, Standing.DROPPED)


def promises() -> RegionalQuerySet[Promise]:
    """With what became of each in the latest year that somebody told of."""
    latest = PromiseYear.objects.filter(promise=OuterRef("pk")).order_by("-year")
    told = {"standing": Subquery(latest.values("standing")[:1]), "standing_year": Subquery(latest.values("year")[:1])}
    return Promise.objects.select_related("region__province", "sheet", "recorded_by").annotate(**told)


def promises_of(region: Region) -> RegionalQuerySet[Promise]:
    """Of one region, the newest first."""
    return promises().filter(region=region).order_by("-made_on", "-pk")


def open_promises(region: Region) -> RegionalQuerySet[Promise]:
    """Neither kept nor dropped, what is due first."""
    rows = promises_of(region).exclude(pk__in=PromiseYear.objects.filter(standing__in=SETTLED).values("promise"))
    return rows.order_by("due_on", "pk")


def duties_of(region: Region) -> QuerySet[Duty]:
    """What memoranda of the region bind it to: promises too, kept where they were given."""
    rows = Duty.objects.filter(agreement__region=region, owner="region", agreement__state__in=Agreement.SIGNED_STATES)
    return rows.select_related("agreement__edition", "agreement__region").order_by("due_on", "pk")


def sheets() -> RegionalQuerySet[CommitmentSheet]:
    """With everything a page about one shows."""
    return CommitmentSheet.objects.select_related(
        "region__province", "guidance__participation__edition", "guidance__participation__region"
    )


def sheets_of(region: Region) -> RegionalQuerySet[CommitmentSheet]:
    """The newest edition first."""
    return sheets().filter(region=region).order_by("-guidance__participation__edition__year")


def guidances_without_sheet(region: Region) -> QuerySet[Guidance]:
    """Where a commitment may be written."""
    rows = Guidance.objects.filter(participation__region=region, commitment_sheet__isnull=True)
    return rows.select_related("participation__edition", "participation__region").order_by("-participation__edition__year")  # fmt: skip


def seats_of(sheet: CommitmentSheet) -> list[CommitmentSeat]:
    """Who signs, in the order of offices."""
    order = list(OfficeHolder.Office.values)
    rows = sheet.seats.select_related("holder", "recorded_by")
    return sorted(rows, key=lambda row: (order.index(row.office), row.agency))


def signing_offices(region: Region) -> list[tuple[str, str]]:
    """Offices that have somebody today, with the agency where there is one."""
    held = [row for chair in chairs_on(region, timezone.localdate()) for row in chair.holders[:1]]
    return [(row.office, row.agency) for row in held if row.office != OfficeHolder.Office.DEPUTY]

"""Calculations that a region has opened to everybody."""

from django.db.models import QuerySet
from django.urls import reverse

from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.masking import masked_all
from gerakan.stages.potentials.models import PotentialRun


def opened_by(region: Region) -> "QuerySet[PotentialRun]":
    """By kind, the newest first."""
    rows = PotentialRun.objects.published().filter(region=region).select_related("region", "publication")
    return rows.defer("inputs", "result").order_by("-kind", "-number")


def opened(slug: str, kind: str, number: int) -> PotentialRun | None:
    """One of them, its texts masked for reading; a run is never saved again."""
    rows = PotentialRun.objects.published().select_related("region__province", "publication")
    found = rows.filter(region__slug=slug, kind=kind, number=number).first()
    if found is not None:
        found.inputs, found.parameters = masked_all(found.inputs), masked_all(found.parameters)
    return found


def newer(run: PotentialRun) -> PotentialRun | None:
    """A later one of the same kind that is open too."""
    rows = PotentialRun.objects.published().filter(region=run.region_id, kind=run.kind, number__gt=run.number)
    return rows.select_related("region").defer("inputs", "result").order_by("-number").first()


def address(run: PotentialRun) -> str:
    """Its lasting public address."""
    return reverse("potentials_public:run", args=[run.region.slug, run.kind, run.number])

"""Questions about assessors; every later stage asks here which doors a tie closes."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Assessor, Tie


def closing_ties(assessor: Assessor | OuterRef) -> QuerySet[Tie]:
    """Ties of a person that close doors today."""
    today = timezone.localdate()
    in_force = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    return Tie.objects.that_close().filter(in_force, assessor=assessor)


def regions_closed_to(assessor: Assessor) -> QuerySet[Region]:
    """Regions that this person may neither see, search, count nor mark."""
    tied = closing_ties(assessor).filter(Q(region=OuterRef("pk")) | Q(province=OuterRef("province")))
    return Region.objects.filter(Exists(tied))


def is_closed(assessor: Assessor, region: Region) -> bool:
    """Does a tie close this region to this person?"""
    ties = closing_ties(assessor)
    return ties.filter(Q(region=region) | Q(province_id=region.province_id)).exists()

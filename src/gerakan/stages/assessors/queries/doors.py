"""Which regions are closed to whom."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Assessor, Engagement, Tie


def closing_ties(assessor: Assessor | OuterRef) -> QuerySet[Tie]:
    """Ties of a person that close doors today."""
    return Tie.objects.that_close().filter(assessor=assessor)


def regions_closed_to(assessor: Assessor) -> QuerySet[Region]:
    """Regions that this person may neither see, search, count nor mark."""
    tied = closing_ties(assessor).filter(Q(region=OuterRef("pk")) | Q(province=OuterRef("province")))
    return Region.objects.filter(Exists(tied))


def is_closed(assessor: Assessor, region: Region) -> bool:
    """Does a tie close this region to this person?"""
    ties = closing_ties(assessor)
    return ties.filter(Q(region=region) | Q(province_id=region.province_id)).exists()


def open_assessors(edition: Edition) -> QuerySet[Engagement]:
    """Whoever may sit on a panel of this edition: accepted, the word about ties given."""
    rows = Engagement.objects.filter(edition=edition, state=Engagement.State.ACCEPTED, declaration__isnull=False)
    return rows.select_related("assessor__user")


def closed_pairs(engagements: Iterable[Engagement], regions: Iterable[Region]) -> set[tuple[int, int]]:
    """(engagement, region) that a tie keeps apart, for many of both in one query."""
    by_person: dict[int, tuple[set[int], set[int]]] = {}
    engagements = list(engagements)
    people = [engagement.assessor_id for engagement in engagements]
    for person, region, province in (
        Tie.objects.that_close().filter(assessor__in=people).values_list("assessor_id", "region_id", "province_id")
    ):
        own, whole = by_person.setdefault(person, (set(), set()))
        (own if region else whole).add(region or province)
    nothing: tuple[set[int], set[int]] = (set(), set())
    places = [(region.pk, region.province_id) for region in regions]
    return {
        (engagement.pk, region)
        for engagement in engagements
        for region, province in places
        for own, whole in [by_person.get(engagement.assessor_id, nothing)]
        if region in own or province in whole
    }

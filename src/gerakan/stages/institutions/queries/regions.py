"""All regions at a glance: who leads, which chairs are empty, which acts are missing."""

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Participation
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import LegalAct, OfficeHolder, regions_open_to
from gerakan.stages.institutions.queries.acts import REQUIRED
from gerakan.stages.institutions.queries.offices import EXPECTED


def overview(user: Actor) -> QuerySet[Region]:
    """Regions that took part in an edition and are open to the person; one query, however many."""
    today = timezone.localdate()
    there = Participation.objects.took_part().filter(region=OuterRef("pk"))
    sitting = OfficeHolder.objects.on(today).filter(region=OuterRef("pk"))
    order = Case(When(capacity__in=OfficeHolder.HOLDING, then=0), default=1, output_field=IntegerField())
    head = sitting.filter(office=OfficeHolder.Office.HEAD).order_by(order, "pk")
    filled = sitting.filter(office__in=EXPECTED).order_by().values("region")
    offices = filled.annotate(n=Count("office", distinct=True)).values("n")
    holding = LegalAct.objects.in_force(today).filter(region=OuterRef("pk"), kind__in=REQUIRED).order_by()
    kinds = holding.values("region").annotate(n=Count("kind", distinct=True)).values("n")
    return regions_open_to(user).filter(Exists(there)).select_related("province").annotate(
        head_name=Subquery(head.values("name")[:1]),
        head_capacity=Subquery(head.values("capacity")[:1]),
        empty_count=Value(len(EXPECTED)) - Coalesce(Subquery(offices), Value(0)),
        missing_count=Value(len(REQUIRED)) - Coalesce(Subquery(kinds), Value(0)),
    ).annotate(open_count=F("empty_count") + F("missing_count"))  # fmt: skip


def incomplete(rows: QuerySet[Region]) -> QuerySet[Region]:
    """With an empty chair or a missing act."""
    return rows.filter(Q(empty_count__gt=0) | Q(missing_count__gt=0))

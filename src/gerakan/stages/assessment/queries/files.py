"""Which evidence a person may open: that of cases the person may know of."""

from django.db.models import Exists, OuterRef, QuerySet

from gerakan.foundation.access import Actor
from gerakan.stages.assessment.models import Case
from gerakan.stages.assessment.queries.masks import region_is_masked
from gerakan.stages.questionnaires.models import Evidence


def evidence_for(user: Actor) -> QuerySet[Evidence]:
    """Not withdrawn, of a region whose case is open to this person."""
    cases = Case.objects.visible_to(user).filter(
        region=OuterRef("submission__region"), ruling__edition=OuterRef("submission__round__edition")
    )
    if not user.has_perm("assessment.see_work"):  # type: ignore[union-attr]
        cases = cases.exclude(region_is_masked(""))
    return Evidence.objects.filter(Exists(cases), removed_at__isnull=True).select_related("submission")

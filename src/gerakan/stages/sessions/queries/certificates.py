"""Questions about certificates: who came how often, who has earned one."""

from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from gerakan.foundation.editions.models import Edition
from gerakan.stages.sessions.models import Attendance, CertificatePlan, Participant, Session

ONE_PERSON = Q(participant=OuterRef("pk")) | Q(participant__same_as=OuterRef("pk"))


def standings(edition: Edition) -> QuerySet[Any]:
    """Everybody of an edition, each once: to how many counted meetings of the region they came, under whatever name.

    A meeting counts when it was held and somebody of the region was confirmed there.
    """
    counted = Attendance.objects.counted().filter(
        session__state=Session.State.HELD, participant__guidance=OuterRef("guidance")
    )
    held = counted.order_by().values("participant__guidance").annotate(n=Count("session", distinct=True)).values("n")
    own = (
        counted.filter(ONE_PERSON)
        .order_by()
        .values("participant__guidance")
        .annotate(n=Count("session", distinct=True))
    )
    rows = Participant.objects.filter(guidance__participation__edition=edition, same_as__isnull=True)
    return rows.select_related(
        "guidance__participation__region", "guidance__participation__edition", "certificate__letter"
    ).annotate(
        attended=Coalesce(Subquery(own.values("n")), Value(0)), held=Coalesce(Subquery(held), Value(0))
    )  # fmt: skip


def earned(plan: CertificatePlan) -> QuerySet[Any]:
    """Came often enough and have none yet."""
    enough = standings(plan.edition).filter(attended__gte=1, certificate__isnull=True)
    found: QuerySet[Any] = enough.annotate(
        points=F("attended") * 100, asked=F("held") * plan.minimum_percent
    ).filter(points__gte=F("asked"))  # fmt: skip
    return found


def plan_of(edition: Edition) -> CertificatePlan | None:
    """What the edition asks for."""
    return CertificatePlan.objects.select_related("edition").filter(edition=edition).first()

"""Joint programmes as a member's own plan and books say them (ADR 51: `contents["joint"]`).

[{"plan": name, "kind": "kawasan" | "provinsi", "charter": number, "code", "name", ..., "totals", "total", "shares": [...],
"own": the member's own share}] as `calculations.contents.programme_json` gives a programme; only what all members agreed on.
"""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme, Membership
from gerakan.stages.clusters.queries.plans import programmes
from gerakan.stages.masterplans.models import Masterplan

Row = dict[str, Any]


def joint_of(plan: Masterplan) -> list[Row]:
    """Programmes agreed on by everybody, in which the plan's region has a part, of plans whose charter is in force."""
    number = Charter.objects.filter(plan=OuterRef("plan"), state=Charter.State.IN_FORCE).values("number")
    rows = JointProgramme.objects.filter(plan__in=_bound(plan), agreed__isnull=False).select_related("plan")
    found = (as_printed(row, row.number) for row in rows.annotate(number=Subquery(number)).order_by("plan__name", "pk"))
    return [one | {"own": own} for one in found if (own := share_of(one, plan.region.code))]


def _bound(plan: Masterplan) -> "QuerySet[JointPlan]":
    """Joint plans of the same edition that run and that this region belongs to."""
    members = Membership.objects.today().filter(region=plan.region_id, plan__edition=plan.edition_id)
    return JointPlan.objects.filter(
        pk__in=members.values("plan"), state=JointPlan.State.ACTIVE, charters__state=Charter.State.IN_FORCE
    )


def as_printed(row: JointProgramme, number: str) -> Row:
    """What was agreed, with where it comes from."""
    said: Row = row.agreed or {}
    return {"plan": row.plan.name, "kind": row.plan.kind, "charter": number, **said}


def share_of(row: Row, code: str) -> Row | None:
    """A member's part of a programme."""
    return next((one for one in row["shares"] if one["member"] == code), None)


def shared_by(plan: Masterplan) -> "QuerySet[JointProgramme]":
    """Programmes in which the plan's region has a part, agreed on or not: the plan's page tells both."""
    members = Membership.objects.today().filter(region=plan.region_id, plan__edition=plan.edition_id)
    rows = programmes().filter(shares__member__in=members, plan__state=JointPlan.State.ACTIVE)
    return rows.order_by("plan__name", "pk")

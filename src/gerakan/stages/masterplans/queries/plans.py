"""Plans as their lists and pages show them."""

from collections.abc import Mapping

from django.db.models import CharField, Count, QuerySet, Value

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.masterplans.models import Change, Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS


def plans_for(user: Actor) -> "QuerySet[Masterplan]":
    """The plans this person may read, with what a list shows."""
    return Masterplan.objects.visible_to(user).select_related("region__province", "edition")


def row_counts(plan: Masterplan) -> Mapping[str, int]:
    """Rows of every sheet, in one query."""
    first, *rest = [
        sheet.model._default_manager.filter(plan=plan)
        .order_by()
        .values(sheet=Value(code, CharField()))
        .annotate(count=Count("pk"))
        for code, sheet in SHEETS.items()
    ]
    counted = {row["sheet"]: row["count"] for row in first.union(*rest, all=True)}
    return {code: counted.get(code, 0) for code in SHEETS}


def changes_of(plan: Masterplan) -> "QuerySet[Change]":
    """What was done, the newest first."""
    return plan.changes.select_related("by")


def stage_state(edition: Edition | None, user: Actor) -> StageState:
    """For the rail: running while plans are written, done when all are published."""
    plans = Masterplan.objects.visible_to(user).filter(edition=edition) if edition else Masterplan.objects.none()
    states = set(plans.values_list("state", flat=True))
    if not states:
        return StageState(Standing.LATER)
    return StageState(Standing.DONE if states == {Masterplan.State.PUBLISHED} else Standing.RUNNING)

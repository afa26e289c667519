"""Plans as their lists and pages show them."""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import TOOK_PART, Edition, Participation
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.navigation import StageState, Standing
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import YEAR_FIELDS, Ceiling, Change, Masterplan, MoneyLine, Programme
from gerakan.stages.masterplans.queries.sheets import SHEETS


def plans_for(user: Actor) -> "QuerySet[Masterplan]":
    """The plans this person may read, with what a list shows."""
    return Masterplan.objects.visible_to(user).select_related("region__province", "edition")


def listed_for(user: Actor) -> "QuerySet[Masterplan]":
    """The same with how many programmes each has and when it changed last."""
    programmes = Programme.objects.filter(plan=OuterRef("pk")).order_by().values("plan").annotate(n=Count("pk"))
    changes = Change.objects.filter(plan=OuterRef("pk")).order_by().values("plan").annotate(at=Max("at"))
    return plans_for(user).annotate(
        programme_count=Coalesce(Subquery(programmes.values("n"), IntegerField()), 0),
        changed_at=Subquery(changes.values("at")),
    )


def own_plan(region: int | None, edition: Edition | None) -> Masterplan | None:
    """The plan of a region in an edition."""
    return Masterplan.objects.filter(region=region, edition=edition).first() if region and edition else None


def why_not_begun(region: Region, edition: Edition) -> str:
    """Only regions that take part write a plan; empty when nothing stands against it."""
    if Participation.objects.filter(edition=edition, region=region, role__in=TOOK_PART).exists():
        return ""
    return _("%(region)s tidak mengikuti %(edition)s.") % {"region": region, "edition": edition}


def held(plan: Masterplan, by: User) -> Masterplan:
    """The plan, locked until the transaction ends: saves of one plan queue up."""
    locked = Masterplan.objects.select_for_update(of=("self",)).select_related("region", "edition").get(pk=plan.pk)
    check(by, permissions.WRITE, locked)
    return locked


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


def money_by_year(plan: Masterplan) -> Iterator[dict[str, Any]]:
    """What the programmes cost beside what the region can spend; no ceiling is not a ceiling of nothing."""
    sums = {field: Sum(field) for field in YEAR_FIELDS}
    cost = counted_money(plan).aggregate(**sums)
    most = Ceiling.objects.filter(plan=plan).aggregate(**sums)
    for year, field in zip(plan.all_years, YEAR_FIELDS, strict=False):
        left = None if most[field] is None else most[field] - (cost[field] or 0)
        yield {
            "year": year,
            "cost": cost[field],
            "ceiling": most[field],
            "left": left,
            "over": left is not None and left < 0,
        }


def counted_money(plan: Masterplan) -> "QuerySet[MoneyLine]":
    """A programme with money of its own counts that and not its parts'; the rules add up the same way."""
    said = reduce(or_, (Q(**{f"{field}__isnull": False}) for field in YEAR_FIELDS))
    own = MoneyLine.objects.filter(said, plan=plan, programme__isnull=False).order_by()
    above = [
        Exists(own.filter(programme=OuterRef(path))) for path in ("programme__parent", "programme__parent__parent")
    ]
    return own.exclude(above[0] | above[1])


def stage_state(request: HttpRequest) -> StageState:
    """For the rail, of the edition in view: running while plans are written, done when all are published."""
    edition = chosen_edition(request)
    plans = (
        Masterplan.objects.visible_to(request.user).filter(edition=edition) if edition else Masterplan.objects.none()
    )
    states = set(plans.values_list("state", flat=True))
    if not states:
        return StageState(Standing.LATER)
    return StageState(Standing.DONE if states == {Masterplan.State.PUBLISHED} else Standing.RUNNING)

"""Verbs of the RPJMD: noted when it changes."""

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews import notices, permissions
from gerakan.stages.reviews.models import PlanningPeriod
from gerakan.stages.reviews.queries.alarms import alarm_count


@command
def note_period(plan: Masterplan, *, period: PlanningPeriod, by: User) -> PlanningPeriod:
    """Bappeda says which RPJMD is in force now; whoever works on the plan hears of broken links."""
    check(by, permissions.ASK, plan)
    period.region, period.noted_by = plan.region, by
    period.save()
    told = {"starts": period.starts, "ends": period.ends, "act": period.act, "codes": len(period.codes)}
    record("plan_period.noted", period, by=by, changes=told)
    if alarm_count(plan):
        notices.tell_period(plan, period)
    return period

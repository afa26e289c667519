"""Background work: every morning, who is reminded that the RPJMD behind a public plan ends."""

import datetime

from django.utils.translation import ngettext

from gerakan.foundation.tasks.scheduling import chore
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews import notices
from gerakan.stages.reviews.queries.published import listed


@chore("reviews.reminders", daily_at=datetime.time(3, 58))
def remind_officials_of_today() -> str:
    """Officials change in the years of a plan: who came is reminded, who left no longer."""
    public = listed().filter(plan__state=Masterplan.State.PUBLISHED)
    ends = dict(public.values_list("plan", "version__contents__head__rpjmd_ends"))
    for plan in Masterplan.objects.filter(pk__in=ends).select_related("region", "edition"):
        notices.remind_of_period(plan, ends[plan.pk])
    return ngettext("%d rencana diumumkan.", "%d rencana diumumkan.", len(ends)) % len(ends)

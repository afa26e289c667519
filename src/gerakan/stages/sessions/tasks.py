"""Background work of the meetings: certificates in bulk; every morning, who is reminded of open tasks."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.tasks.scheduling import chore
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.sessions import notices
from gerakan.stages.sessions.commands.certificates import certify
from gerakan.stages.sessions.models import CertificatePlan
from gerakan.stages.sessions.queries.certificates import earned
from gerakan.stages.sessions.queries.tasks import tasks


@background(gettext_lazy("Menerbitkan sertifikat"))
def certify_all(progress: Progress, *, plan_id: int, user_id: int) -> str:
    """For everybody who has earned one and has none; begins where it stopped."""
    by = User.objects.get(pk=user_id)
    plan = CertificatePlan.objects.select_related("edition").get(pk=plan_id)
    people = list(earned(plan).order_by("guidance__participation__region__code", "name"))
    progress.total(len(people))
    made, refused = 0, []
    for done, person in enumerate(people, 1):
        try:
            certify(person, by=by)
            made += 1
        except TransitionRefused as reason:
            refused.append(str(reason))
        progress.step(str(person), done=done)
    progress.result(reverse("sessions:certificates", args=[plan.edition.slug]))
    return " ".join([ngettext("%d sertifikat terbit.", "%d sertifikat terbit.", made) % made, *refused])


@chore("sessions.reminders", daily_at=datetime.time(3, 55))
def remind_officials_of_today() -> str:
    """Officials change: who came is reminded of the region's open tasks, who left no longer."""
    rows = list(tasks().open())
    for task in rows:
        notices.remind_of(task)
    return ngettext("%d tugas terbuka.", "%d tugas terbuka.", len(rows)) % len(rows)

"""Background work: teams are matched; every morning, who is reminded of what a region owes."""

import datetime
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.tasks.scheduling import chore
from gerakan.stages.mentoring import notices
from gerakan.stages.mentoring.commands import teams
from gerakan.stages.mentoring.queries.guidance import deliverables


@background(gettext_lazy("Mencocokkan pembimbing dan daerah"))
def propose_teams(progress: Progress, *, edition_id: int, member_count: int, user_id: int) -> str:
    """One exact computation; its proposal waits for the secretariat."""
    by, edition = User.objects.get(pk=user_id), Edition.objects.get(pk=edition_id)
    progress.total(1)
    made = teams.propose(edition, member_count=member_count, by=by)
    progress.step(str(edition), done=1)
    progress.result(reverse("mentoring:proposal", args=[edition.slug]))
    count = made.seats.count()
    return ngettext("%d tempat diusulkan.", "%d tempat diusulkan.", count) % count


@chore("mentoring.reminders", daily_at=datetime.time(3, 50))
def remind_officials_of_today() -> str:
    """Officials change: who came is reminded of what the region owes, who left no longer."""
    owed = list(deliverables().owed().order_by("stage__guidance", "pk"))
    for _guidance, rows in groupby(owed, key=lambda row: row.stage.guidance_id):
        notices.remind_of(list(rows))
    return ngettext("%d hasil ditunggu.", "%d hasil ditunggu.", len(owed)) % len(owed)

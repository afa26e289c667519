"""Background work: teams are matched."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.tasks.running import Progress, background
from gerakan.stages.mentoring.commands import teams


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

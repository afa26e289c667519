"""What lies beside the page of a region under guidance: its next and last meetings, who came, what is still to be done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.asides import Aside, Line
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.models import Session, Task
from gerakan.stages.sessions.queries import sessions as queries
from gerakan.stages.sessions.queries.attendance import continuity_of

AHEAD, BEHIND = 3, 2
"""So many meetings to come and so many that were held."""


def beside_guidance(user: object, thing: object) -> Aside | None:
    """For whoever may read the meetings of this region."""
    if not isinstance(thing, Guidance) or not isinstance(user, User) or not permissions.SEE.allows(user, thing):
        return None
    rows = queries.of_guidance(user, thing)
    ahead = list(rows.exclude(state__in=queries.OVER)[:AHEAD])
    behind = list(rows.filter(state=Session.State.HELD).order_by("-starts_at", "-pk")[:BEHIND])
    lines = [Line(row.title, row.get_absolute_url(), queries.when_short(row), str(row.get_state_display())) for row in (*ahead, *behind)]  # fmt: skip
    lines += [_continuity(thing), *_tasks(user, thing)]
    more_url, more = _onwards(user, thing)
    return Aside(_("Pertemuan dan tugas"), lines, more_url, more)


def _continuity(guidance: Guidance) -> Line:
    score = continuity_of(guidance).score
    said = formats.share(score) if score is not None else _("belum dapat dibandingkan")
    return Line(_("Kesinambungan kehadiran"), reverse("sessions:continuity", args=[guidance.pk]), said)


def _tasks(user: User, guidance: Guidance) -> list[Line]:
    due = [row.is_late for row in Task.objects.open().visible_to(user).filter(guidance=guidance)]
    if not due:
        return []
    said = _("%(open)d dikerjakan, %(late)d terlambat") % {"open": len(due), "late": sum(due)}
    return [Line(_("Tugas"), f"{reverse('sessions:tasks')}?keadaan=open", said)]


def _onwards(user: User, guidance: Guidance) -> tuple[str, str]:
    if permissions.PLAN.allows(user, guidance):
        return reverse("sessions:new", args=[guidance.edition.slug]), _("Rencanakan pertemuan")
    if permissions.FOLLOW.allows(user):
        return reverse("sessions:own"), _("Semua pertemuan")
    return "", ""

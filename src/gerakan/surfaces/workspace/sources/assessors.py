"""What waits in asesor: doubts about ties, people to admit, the assessor's own steps."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.models import Assessor, Engagement, Tie
from gerakan.surfaces.workspace.todo import Entry, Source

AT_WORK = (Edition.State.PREPARING, Edition.State.OPEN)
State = Engagement.State


def doubts(user: Actor) -> QuerySet[Tie]:
    """Ties found for people who serve now, that nobody has decided."""
    serving = Engagement.objects.filter(
        assessor=OuterRef("assessor"), state__in=(State.ASKED, State.ACCEPTED), edition__state__in=AT_WORK
    )
    rows = Tie.objects.filter(Exists(serving), state=Tie.State.SUSPECTED)
    return rows.select_related("assessor__user", "region", "province")


def ready_candidates(user: Actor) -> QuerySet[Assessor]:
    """Trained and declared, and not yet admitted."""
    ready = Q(engagements__state=State.ACCEPTED, engagements__trained_at__isnull=False)
    declared = Q(engagements__declaration__isnull=False)
    rows = Assessor.objects.filter(ready & declared, state=Assessor.State.CANDIDATE)
    return rows.select_related("user").distinct()


def own_steps(user: Actor) -> QuerySet[Engagement]:
    """Of this person: to answer, to declare, to read."""
    unfinished = Q(declaration__isnull=True) | Q(trained_at__isnull=True)
    waiting = Q(state=State.ASKED) | Q(state=State.ACCEPTED) & unfinished
    rows = Engagement.objects.filter(waiting, assessor__user_id=user.pk or 0, edition__state__in=AT_WORK)
    return rows.select_related("edition", "declaration")


def _doubt(row: Tie) -> Entry:
    return Entry(
        title=_("Putuskan ikatan %(person)s dengan %(place)s") % {"person": row.assessor, "place": row.place},
        detail=f"{row.get_ground_display()}: {row.words}",
        url=reverse("assessors:person", args=[row.assessor_id]),
        act=_("Periksa ikatan"),
    )


def _candidate(row: Assessor) -> Entry:
    url = reverse("assessors:person", args=[row.pk])
    return Entry(_("Terima %s ke dalam kumpulan") % row, _("Terlatih dan sudah menyatakan ikatan"), url, _("Buka"))


def _step(row: Engagement) -> Entry:
    page = reverse("assessors:task", args=[row.pk])
    if row.state == State.ASKED:
        answer = reverse("assessors:answer", args=[row.pk])
        title = _("Jawab permintaan bertugas %s") % row.edition
        return Entry(title, "", answer, _("Jawab"), row.answer_by, _("Sekretariat menunggu"))
    if not row.has_declared:
        declare = reverse("assessors:declare", args=[row.pk])
        return Entry(_("Nyatakan ikatan untuk %s") % row.edition, "", declare, _("Nyatakan"))
    return Entry(_("Selesaikan pelatihan %s") % row.edition, "", page, _("Baca bahan"))


SOURCES = (
    Source(0, permissions.ANSWER, own_steps, _step),
    Source(1, permissions.DECIDE_TIES, doubts, _doubt),
    Source(3, permissions.RUN_POOL, ready_candidates, _candidate),
)

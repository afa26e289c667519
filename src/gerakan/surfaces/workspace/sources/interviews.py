"""What waits in wawancara: a board to plan, a draft to publish, an interview of today."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.models import Board, Interview, PlanVersion
from gerakan.surfaces.workspace.todo import Entry, Source

AT_WORK = (Edition.State.PREPARING, Edition.State.OPEN)


def unplanned_boards(user: Actor) -> QuerySet[Board]:
    """Set up, and without a single version."""
    rows = Board.objects.filter(edition__state__in=AT_WORK, versions__isnull=True)
    return rows.select_related("edition")


def fresh_drafts(user: Actor) -> QuerySet[PlanVersion]:
    """The newest draft of a board, sound, resting on the version that holds."""
    holds = Q(based_on=F("board__published_number")) | Q(based_on__isnull=True, board__published_number__isnull=True)
    drafts = PlanVersion.objects.filter(holds, board__edition__state__in=AT_WORK, published_at__isnull=True)
    newer = PlanVersion.objects.filter(board=OuterRef("board"), number__gt=OuterRef("number"))
    rows = drafts.filter(verdict=[]).exclude(Exists(newer))
    return rows.select_related("board__edition").defer("instance", "plan", "report")


def todays_interviews(user: Actor) -> QuerySet[Interview]:
    """Of this person's panels or region, today and not yet over."""
    rows = Interview.objects.visible_to(user).filter(slot__date=timezone.localdate())
    open_states = (Interview.State.PLANNED, Interview.State.RUNNING)
    return rows.filter(state__in=open_states).select_related("region", "room", "slot", "board__edition")


def _board(row: Board) -> Entry:
    url = reverse("interviews:board", args=[row.edition.slug])
    return Entry(_("Susun jadwal wawancara"), row.edition.name, url, _("Buka papan"))


def _draft(row: PlanVersion) -> Entry:
    return Entry(
        title=_("Periksa dan terbitkan jadwal %d") % row.number,
        detail=row.board.edition.name,
        url=reverse("interviews:plan", args=[row.pk]),
        act=_("Periksa jadwal"),
        blocks=_("Asesor dan daerah menunggu jadwal"),
    )


def _interview(row: Interview) -> Entry:
    hour = f"{row.slot.starts_at:%H.%M}" if row.slot else ""
    return Entry(
        title=_("Wawancara %(region)s pukul %(hour)s") % {"region": row.region.name, "hour": hour},
        detail=str(row.room),
        url=reverse("interviews:interview", args=[row.pk]),
        act=_("Buka"),
        due_on=row.slot.date if row.slot else None,
    )


SOURCES = (
    Source(0, permissions.SEE_OWN, todays_interviews, _interview),
    Source(1, permissions.PUBLISH, fresh_drafts, _draft),
    Source(2, permissions.PLAN, unplanned_boards, _board),
)

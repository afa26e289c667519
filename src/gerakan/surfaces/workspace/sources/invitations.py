"""What waits in undangan: second signatures, letters, answers, empty places."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.invitations import permissions
from gerakan.stages.invitations.models import HandChange, Invitation, InvitationList, ListEntry
from gerakan.stages.invitations.models.lists import InvitationListQuerySet
from gerakan.stages.invitations.queries.invitations import GIVEN_UP
from gerakan.surfaces.workspace.todo import Entry, Source

AT_WORK = (Edition.State.PREPARING, Edition.State.OPEN)
State = Invitation.State


def proposed_lists(user: Actor) -> InvitationListQuerySet:
    """Lists that another person proposed."""
    rows = _lists_at_work().filter(state=InvitationList.State.PROPOSED)
    return rows.exclude(proposed_by_id=user.pk).select_related("proposed_by")


def waiting_changes(user: Actor) -> QuerySet[HandChange]:
    """Changes by hand that another person proposed."""
    at_work = Q(invitation_list__run__scheme__edition__state__in=AT_WORK)
    rows = HandChange.objects.filter(at_work, state=HandChange.State.WAITING).exclude(proposed_by_id=user.pk)
    return rows.select_related("invitation_list__run__scheme__edition", "region_in", "region_out", "proposed_by")


def uninvited_lists(user: Actor) -> InvitationListQuerySet:
    """Approved lists with places that have no invitation; `waiting` says how many."""
    invited = Invitation.objects.filter(
        edition=OuterRef("invitation_list__run__scheme__edition"), region=OuterRef("region")
    )
    places = ListEntry.objects.filter(place=ListEntry.Place.INVITED).exclude(Exists(invited))
    rows = _lists_at_work().filter(state=InvitationList.State.APPROVED)
    return rows.annotate(waiting=Count("entries", filter=Q(entries__in=places))).filter(waiting__gt=0)


def unpublished_lists(user: Actor) -> InvitationListQuerySet:
    """Approved, every invitation on its way, and nobody outside may read it yet."""
    unsent = Invitation.objects.filter(invitation_list=OuterRef("pk"), state=State.PREPARED)
    sent = Invitation.objects.filter(invitation_list=OuterRef("pk"), sent_at__isnull=False)
    rows = _lists_at_work().filter(state=InvitationList.State.APPROVED, published_at__isnull=True)
    return rows.filter(Exists(sent)).exclude(Exists(unsent))


def editions_to_write(user: Actor) -> QuerySet[Edition]:
    """Editions with prepared invitations that have no letter."""
    return _editions_with(Q(invitations__state=State.PREPARED, invitations__letter__isnull=True))


def editions_to_send(user: Actor) -> QuerySet[Edition]:
    """Editions with letters that wait to be sent."""
    return _editions_with(Q(invitations__state=State.PREPARED, invitations__letter__isnull=False))


def editions_overdue(user: Actor) -> QuerySet[Edition]:
    """Editions with unanswered invitations past their day."""
    return _editions_with(Q(invitations__state=State.SENT, invitations__answer_by__lt=timezone.localdate()))


def editions_with_gaps(user: Actor) -> QuerySet[Edition]:
    """Editions in which a place was given up and nobody was called instead."""
    return _editions_with(Q(invitations__state__in=GIVEN_UP, invitations__replaced_by__isnull=True))


def own_invitations(user: Actor) -> QuerySet[Invitation]:
    """Invitations that this person's region has not answered."""
    rows = Invitation.objects.visible_to(user).filter(state=State.SENT)
    return rows.select_related("edition", "region")


def _lists_at_work() -> InvitationListQuerySet:
    rows = InvitationList.objects.filter(run__scheme__edition__state__in=AT_WORK)
    heavy = ("run__inputs", "run__parameters", "run__results", "eligibility", "prices")
    return rows.select_related("run__scheme__edition").defer(*heavy)


def _editions_with(invitations: Q) -> QuerySet[Edition]:
    rows = Edition.objects.filter(state__in=AT_WORK).annotate(waiting=Count("invitations", filter=invitations))
    return rows.filter(waiting__gt=0)


def _approval(row: InvitationList) -> Entry:
    return Entry(
        title=_("Setujui daftar %(number)d sebagai orang kedua") % {"number": row.number},
        detail=str(_edition(row)),
        url=reverse("invitations:list", args=[row.pk]),
        act=_("Periksa daftar"),
        blocks=_("%s menunggu") % row.proposed_by,
    )


def _change(row: HandChange) -> Entry:
    return Entry(
        title=_("Putuskan: %(coming)s menggantikan %(leaving)s")
        % {"coming": row.region_in.name, "leaving": row.region_out.name},
        detail=str(_edition(row.invitation_list)),
        url=reverse("invitations:list", args=[row.invitation_list_id]),
        act=_("Periksa perubahan"),
        blocks=_("%s menunggu") % row.proposed_by,
    )


def _preparing(row: Any) -> Entry:
    return Entry(
        title=ngettext("Siapkan %d undangan", "Siapkan %d undangan", row.waiting) % row.waiting,
        detail=str(_edition(row)),
        url=reverse("invitations:prepare", args=[row.pk]),
        act=_("Siapkan"),
        blocks=_("Daerah menunggu undangan"),
    )


def _writing(row: Any) -> Entry:
    return Entry(
        title=ngettext("Buat %d surat undangan", "Buat %d surat undangan", row.waiting) % row.waiting,
        detail=row.name,
        url=reverse("invitations:write_letters", args=[row.slug]),
        act=_("Buat surat"),
        blocks=_("Daerah menunggu undangan"),
    )


def _sending(row: Any) -> Entry:
    return Entry(
        title=ngettext("Kirim %d undangan", "Kirim %d undangan", row.waiting) % row.waiting,
        detail=row.name,
        url=_invitations_in(row, State.PREPARED),
        act=_("Kirim"),
        blocks=_("Daerah menunggu undangan"),
    )


def _gap(row: Any) -> Entry:
    return Entry(
        title=ngettext("Isi %d tempat yang kosong", "Isi %d tempat yang kosong", row.waiting) % row.waiting,
        detail=row.name,
        url=reverse("invitations:invitations", args=[row.slug]),
        act=_("Panggil cadangan"),
        blocks=_("Daerah cadangan menunggu"),
    )


def _late(row: Any) -> Entry:
    words = ngettext("%d undangan lewat tenggat", "%d undangan lewat tenggat", row.waiting)
    return Entry(words % row.waiting, row.name, _invitations_in(row, State.SENT), _("Lihat undangan"))


def _publication(row: InvitationList) -> Entry:
    title = _("Umumkan daftar %(number)d") % {"number": row.number}
    return Entry(title, str(_edition(row)), reverse("invitations:list", args=[row.pk]), _("Buka daftar"))


def _answer(row: Invitation) -> Entry:
    return Entry(
        title=_("Jawab undangan %s") % row.edition,
        detail=row.region.name,
        url=reverse("invitations:answer", args=[row.pk]),
        act=_("Jawab"),
        due_on=row.answer_by,
        blocks=_("Sekretariat menunggu"),
    )


def _edition(row: InvitationList) -> Edition:
    return row.run.scheme.edition


def _invitations_in(edition: Edition, state: str) -> str:
    return f"{reverse('invitations:invitations', args=[edition.slug])}?keadaan={state}"


SOURCES = (
    Source(0, permissions.APPROVE, proposed_lists, _approval),
    Source(0, permissions.APPROVE, waiting_changes, _change),
    Source(0, permissions.ANSWER, own_invitations, _answer),
    Source(1, permissions.INVITE, uninvited_lists, _preparing),
    Source(1, permissions.INVITE, editions_to_write, _writing),
    Source(1, permissions.INVITE, editions_to_send, _sending),
    Source(1, permissions.INVITE, editions_with_gaps, _gap),
    Source(2, permissions.INVITE, editions_overdue, _late),
    Source(3, permissions.PUBLISH, unpublished_lists, _publication),
)

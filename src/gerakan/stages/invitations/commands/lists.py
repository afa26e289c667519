"""Verbs of the invited list."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations import calculations as choice
from gerakan.stages.invitations import permissions
from gerakan.stages.invitations.models import HandChange, InvitationList, ListEntry, Quota
from gerakan.stages.invitations.queries import lists as queries
from gerakan.stages.invitations.workflow import list_workflow
from gerakan.stages.shortlisting.commands.runs import publish_run
from gerakan.stages.shortlisting.models import Run

Place = ListEntry.Place


@command
def draw_up(run: Run, *, order: choice.Order, by: User) -> InvitationList:
    """A new draft list: eligibility, then the best list under the quotas, then the reserve.

    Raises TransitionRefused with the smallest clashing set of quotas when none exists.
    """
    check(by, permissions.DRAW_UP, run)
    drawn = choice.draw_up(run, order)
    last = run.lists.select_for_update().aggregate(last=Max("number"))["last"] or 0
    invitation_list = InvitationList.objects.create(
        run=run,
        number=last + 1,
        place_count=order.place_count,
        reserve_count=order.reserve_count,
        lottery_seed=order.lottery_seed,
        prices=drawn.prices,
        eligibility=drawn.refusals,
    )
    Quota.objects.bulk_create(quota.row(invitation_list) for quota in order.quotas)
    ListEntry.objects.bulk_create(entry.row(invitation_list) for entry in drawn.entries)
    record("list.drawn_up", invitation_list, by=by, changes=order.as_data())
    return invitation_list


@command
def propose(invitation_list: InvitationList, *, by: User) -> None:
    """Ask a second person to approve."""
    _locked(invitation_list)
    list_workflow.fire(invitation_list, "propose", by=by)
    _keep(invitation_list, proposed_by=by)


@command
def send_back(invitation_list: InvitationList, *, note: str, by: User) -> None:
    """Back to the draft with a reason."""
    list_workflow.fire(invitation_list, "send_back", by=by, note=note)
    _keep(invitation_list, proposed_by=None)


@command
def approve(invitation_list: InvitationList, *, by: User) -> None:
    """The second signature; from here on the list is frozen with its fingerprint."""
    _locked(invitation_list)
    list_workflow.fire(invitation_list, "approve", by=by)
    fingerprint = queries.content_hash(invitation_list)
    _keep(invitation_list, approved_by=by, approved_at=timezone.now(), content_hash=fingerprint)
    record("list.frozen", invitation_list, by=by, changes={"content_hash": fingerprint})


@command
def discard(invitation_list: InvitationList, *, note: str, by: User) -> None:
    """Set a draft aside; it stays readable."""
    list_workflow.fire(invitation_list, "discard", by=by, note=note)


@command
def propose_change(
    invitation_list: InvitationList, *, region_in: Region, region_out: Region, reason: str, by: User
) -> HandChange:
    """Ask a second person to let one region take another's place."""
    check(by, permissions.DRAW_UP, invitation_list)
    _locked(invitation_list)
    _refuse_unless_draft(invitation_list)
    if not reason.strip():
        raise TransitionRefused(_("Perubahan dengan tangan memerlukan alasan."))
    _refuse_impossible_swap(invitation_list, region_in, region_out)
    change = HandChange.objects.create(
        invitation_list=invitation_list, region_in=region_in, region_out=region_out, reason=reason, proposed_by=by
    )
    record("hand_change.proposed", change, by=by, note=reason)
    return change


@command
def decide_change(change: HandChange, *, approve: bool, by: User, note: str = "") -> None:
    """The second person lets the swap happen, or not."""
    check(by, permissions.APPROVE, change)
    _locked(change.invitation_list)
    _refuse_unless_draft(change.invitation_list)
    state = HandChange.State.APPROVED if approve else HandChange.State.REJECTED
    waiting = HandChange.objects.filter(pk=change.pk, state=HandChange.State.WAITING)
    if not waiting.update(state=state, decided_by=by):
        raise TransitionRefused(_("Perubahan ini sudah diputuskan orang lain. Muat ulang halaman ini."))
    change.refresh_from_db()
    if approve:
        _refuse_impossible_swap(change.invitation_list, change.region_in, change.region_out)
        _swap(change)
    record(f"hand_change.{state}", change, by=by, note=note or change.reason)


@command
def publish(invitation_list: InvitationList, *, by: User) -> None:
    """Open the list, its method and every region's sheet to everybody."""
    check(by, permissions.PUBLISH, invitation_list)
    unpublished = InvitationList.objects.filter(
        pk=invitation_list.pk, state=InvitationList.State.APPROVED, published_at__isnull=True
    )
    now = timezone.now()
    if not unpublished.update(published_at=now):
        raise TransitionRefused(_("Hanya daftar yang disetujui dan belum diumumkan yang dapat diumumkan."))
    invitation_list.published_at = now
    publish_run(invitation_list.run, by=by)
    record("list.published", invitation_list, by=by)


def _locked(invitation_list: InvitationList) -> None:
    """One at a time may change what stands on this list."""
    fresh = InvitationList.objects.select_for_update().get(pk=invitation_list.pk)
    invitation_list.state = fresh.state
    invitation_list.proposed_by_id = fresh.proposed_by_id


def _keep(invitation_list: InvitationList, **fields: object) -> None:
    InvitationList.objects.filter(pk=invitation_list.pk).update(**fields)
    for name, value in fields.items():
        setattr(invitation_list, name, value)


def _refuse_unless_draft(invitation_list: InvitationList) -> None:
    if invitation_list.state != InvitationList.State.DRAFT:
        raise TransitionRefused(
            _("Daftar ini sudah %s dan tidak dapat diubah.") % invitation_list.get_state_display().lower()
        )


def _refuse_impossible_swap(invitation_list: InvitationList, region_in: Region, region_out: Region) -> None:
    places = _places(invitation_list, (region_in, region_out))
    if places.get(region_out.pk) != Place.INVITED:
        raise TransitionRefused(_("%s tidak (lagi) berada di antara yang diundang.") % region_out)
    if places.get(region_in.pk) not in {Place.RESERVE, Place.BELOW}:
        raise TransitionRefused(_("%s sudah diundang atau tidak memenuhi syarat.") % region_in)
    chosen = queries.invited_regions(invitation_list) - {region_out.pk} | {region_in.pk}
    if broken := queries.broken_quotas(invitation_list, chosen):
        raise TransitionRefused(_("Pertukaran ini melanggar kuota: %s.") % "; ".join(broken))


def _places(invitation_list: InvitationList, regions: Sequence[Region]) -> dict[int, str]:
    rows = invitation_list.entries.filter(region__in=[region.pk for region in regions])
    return dict(rows.values_list("region_id", "place"))


def _swap(change: HandChange) -> None:
    entries = change.invitation_list.entries
    coming = entries.get(region=change.region_in)
    leaving = entries.get(region=change.region_out)
    decisive = ListEntry.Decisive.HAND
    with transaction.atomic():
        entries.filter(pk=leaving.pk).update(
            place=coming.place, position=coming.position, decisive=decisive, reason=change.reason
        )
        entries.filter(pk=coming.pk).update(
            place=leaving.place, position=leaving.position, decisive=decisive, reason=change.reason
        )

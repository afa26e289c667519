"""Verbs of teams: what a mentor can, a proposal computed and decided, seats taken and left with reasons."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring import calculations, notices, permissions
from gerakan.stages.mentoring.models import Guidance, Mentor, Proposal, ProposedSeat, Seat
from gerakan.stages.mentoring.queries import teams as queries
from gerakan.stages.mentoring.workflow import proposal_workflow

Role = Seat.Role


@command
def save_mentor(user: User, *, facts: Mapping[str, Any], closed_regions: Iterable[Region], by: User) -> Mentor:
    """Skills, home and limits, by the person or the secretariat."""
    User.objects.select_for_update().get(pk=user.pk)
    row = Mentor.objects.filter(user=user).first() or Mentor(user=user)
    check(by, permissions.SAVE_MENTOR, row)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    row.closed_regions.set(closed_regions)
    closed = [str(region) for region in row.closed_regions.all()]
    record("mentor.saved", row, by=by, changes={**{k: str(v) for k, v in facts.items()}, "closed": closed})
    return row


@command
def propose(edition: Edition, *, member_count: int, by: User) -> Proposal:
    """The best teams, keeping who sits; an older proposal that nobody decided is left."""
    check(by, permissions.MANAGE)
    Edition.objects.select_for_update().get(pk=edition.pk)
    if before := queries.open_proposal(edition):
        discard(before, by=by)
    teams = calculations.propose(edition, member_count=member_count)
    if not teams.wishes:
        raise TransitionRefused(_("Belum ada bimbingan atau pembimbing yang dapat dicocokkan."))
    made = Proposal.objects.create(
        edition=edition, made_by=by, member_count=member_count, is_proven=teams.is_proven,
        unfilled=list(teams.unfilled),
    )  # fmt: skip
    ProposedSeat.objects.bulk_create(
        ProposedSeat(
            proposal=made, guidance=row.guidance, user=row.user, role=row.role, words=row.words, is_kept=row.is_kept
        )
        for row in teams.wishes
    )
    record("mentor_proposal.made", made, by=by, changes={"seats": len(teams.wishes), "empty": len(teams.unfilled)})
    return made


@command
def replace(proposed: ProposedSeat, *, user: User | None, reason: str, by: User) -> None:
    """Somebody else in this seat of the proposal, or nobody, for a reason."""
    proposal = Proposal.objects.select_for_update(of=("self",)).select_related("edition").get(pk=proposed.proposal_id)
    check(by, permissions.MANAGE, proposal)
    if proposal.state != Proposal.State.OPEN:
        raise TransitionRefused(_("Usulan ini sudah diputuskan."))
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasannya."))
    changes = {"region": proposed.guidance.region.name, "user": [str(proposed.user), str(user or "–")]}
    if user is None:
        proposed.delete()
    else:
        region = proposed.guidance.region
        if why := queries.fitness(proposal.edition, [user], [region]).why_not(user, region, proposed.role):
            raise TransitionRefused(why)
        if proposal.seats.filter(guidance=proposed.guidance, user=user).exists():
            raise TransitionRefused(_("%s sudah ada dalam tim usulan ini.") % user)
        proposed.user, proposed.words, proposed.is_by_hand, proposed.is_kept = user, reason, True, False
        proposed.save()
    record("mentor_proposal.changed", proposal, by=by, changes=changes, note=reason)


@command
def accept(proposal: Proposal, *, by: User) -> int:
    """Everybody sits as proposed; whoever is not in it leaves. Each pair is asked again. Returns how many are new."""
    proposal_workflow.fire(proposal, "accept", by=by)
    wished = list(proposal.seats.select_related("guidance__participation__region", "guidance__participation__edition", "user"))  # fmt: skip
    _lock([row.user_id for row in wished], [row.guidance_id for row in wished])
    wanted = {(row.guidance_id, row.user_id, row.role) for row in wished}
    sitting = list(queries.seats_in(proposal.edition).filter(role__in=calculations.MATCHED_ROLES))
    for seat in sitting:
        if (seat.guidance_id, seat.user_id, seat.role) not in wanted:
            _end(seat, _("Usulan tim nomor %d.") % proposal.pk, by)
    there = {(seat.guidance_id, seat.user_id, seat.role) for seat in sitting}
    fresh = [row for row in wished if (row.guidance_id, row.user_id, row.role) not in there]
    fit = queries.fitness(proposal.edition, [row.user for row in fresh], [row.guidance.region for row in fresh])
    for row in fresh:
        _sit(row, fit, row.words, by)
    return len(fresh)


@command
def discard(proposal: Proposal, *, by: User) -> None:
    """Nobody sits by it."""
    proposal_workflow.fire(proposal, "discard", by=by)


@command
def assign(guidance: Guidance, *, user: User, role: str, reason: str, by: User) -> Seat:
    """By hand, for a reason; the ban on ties holds here too."""
    check(by, permissions.MANAGE, guidance)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasannya."))
    _lock([user.pk], [guidance.pk])
    fit = queries.fitness(guidance.edition, [user], [guidance.region])
    return _sit(Seat(guidance=guidance, user=user, role=role), fit, reason, by)


@command
def end_seat(seat: Seat, *, reason: str, by: User) -> None:
    """A drop-out or a change, for a reason; a new proposal fills the seat and moves nobody else."""
    check(by, permissions.MANAGE, seat)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasannya."))
    _end(seat, reason, by)


def _lock(users: Iterable[int], guidances: Iterable[int]) -> None:
    """People and regions stand still until the seats are taken: two who seat at once see each other's loads."""
    list(User.objects.select_for_update().filter(pk__in=users).order_by("pk").values_list("pk"))
    list(Guidance.objects.select_for_update().filter(pk__in=guidances).order_by("pk").values_list("pk"))


def _sit(wish: ProposedSeat | Seat, fit: queries.Fitness, why: str, by: User) -> Seat:
    guidance, user, role = wish.guidance, wish.user, wish.role
    if against := fit.why_not(user, guidance.region, role) or fit.too_much(user, role):
        raise TransitionRefused(against)
    try:
        with transaction.atomic():
            seat = Seat.objects.create(guidance=guidance, user=user, role=role, why=why, seated_by=by)
    except IntegrityError as taken:
        words = _("%(user)s sudah duduk di tim %(region)s, atau ketua timnya sudah ada.")
        raise TransitionRefused(words % {"user": user, "region": guidance.region}) from taken
    fit.loads[user.pk] += role in Seat.GUIDING
    record("seat.taken", seat, by=by, changes={"role": str(seat.get_role_display())}, note=why)
    notices.tell_seated(seat)
    return seat


def _end(seat: Seat, reason: str, by: User) -> None:
    left = Seat.objects.filter(pk=seat.pk, ended_at__isnull=True).update(
        ended_at=timezone.now(), ended_by=by, end_reason=reason
    )
    if not left:
        raise TransitionRefused(_("%s sudah tidak duduk di sana.") % seat.user)
    record("seat.ended", seat, by=by, note=reason)

"""Verbs of a sitting: prepare it, who is here, who is out of the room, open, close, freeze."""

import datetime
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.models import Attendance, Decision, Plenary, Recusal, Verdict, Vote
from gerakan.stages.plenary.queries import results, rooms
from gerakan.stages.plenary.workflow import plenary_workflow
from gerakan.stages.selection.models import SelectionRun, SelectionStanding

Place = SelectionStanding.Place
EXPECTED = {
    Place.CHOSEN: Verdict.SELECTED,
    Place.RESERVE: Verdict.RESERVE,
    Place.BELOW: Verdict.REFUSED,
    Place.BARRED: Verdict.REFUSED,
}


@command
def prepare(
    edition: Edition, *, run: SelectionRun, held_on: datetime.date, place: str, quorum: int, chair: User, by: User
) -> Plenary:
    """Put a frozen ranking before the plenary; until the sitting opens it may be prepared anew."""
    check(by, permissions.PREPARE)
    Edition.objects.select_for_update().get(pk=edition.pk)
    _refuse_run(edition, run)
    if chair.pk not in {one.pk for one in rooms.members_of(edition)}:
        raise TransitionRefused(_("%s bukan anggota pleno edisi ini.") % chair)
    plenary = edition.plenaries.order_by("-number").first() or Plenary(edition=edition)
    if plenary.pk and plenary.state != Plenary.State.PREPARING:
        raise TransitionRefused(_("Sidang edisi ini sudah dibuka; peringkatnya tidak dapat diganti lagi."))
    plenary.run, plenary.held_on, plenary.place = run, held_on, place
    plenary.quorum, plenary.chair = quorum, chair
    plenary.save()
    plenary.decisions.all().delete()
    standings = list(run.standings.select_related("region"))
    Decision.objects.bulk_create(_proposal(plenary, standing) for standing in standings)
    record("plenary.prepared", plenary, by=by, changes={"run": str(run), "held_on": held_on, "chair": str(chair)})
    recuse_the_tied(plenary, by=by)
    return plenary


def _refuse_run(edition: Edition, run: SelectionRun) -> None:
    if run.edition_id != edition.pk:
        raise TransitionRefused(_("Peringkat itu milik edisi lain."))
    if run.is_trial:
        raise TransitionRefused(_("Uji coba tidak dapat diputuskan; pilih peringkat yang dihitung menurut ketentuan."))


def _proposal(plenary: Plenary, standing: SelectionStanding) -> Decision:
    told = EXPECTED[Place(standing.place)]
    return Decision(
        plenary=plenary, standing=standing, region=standing.region, expected=told, verdict=told,
        expected_position=standing.position, position=standing.position,
    )  # fmt: skip


@command
def attend(plenary: Plenary, *, member: User, is_present: bool = True, by: User) -> None:
    """A member comes or goes; the secretariat notes it, or the member."""
    check(by, permissions.SEE_ROOM if by.pk == member.pk else permissions.PREPARE, plenary)
    _refuse_closed(plenary)
    if member.pk not in {one.pk for one in rooms.members_of(plenary.edition)}:
        raise TransitionRefused(_("%s bukan anggota pleno edisi ini.") % member)
    Attendance.objects.update_or_create(plenary=plenary, member=member, defaults={"is_present": is_present})
    record("plenary.attendance", plenary, by=by, changes={"member": str(member), "is_present": is_present})


@command
def recuse(plenary: Plenary, *, member: User, region: Region, reason: str, by: User) -> Recusal:
    """From here on the member is out of the room for this region; a vote or signature given before is void."""
    is_own = by.pk == member.pk
    check(by, permissions.RECUSE if is_own else permissions.PREPARE, plenary)
    _refuse_closed(plenary)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasan benturan kepentingan."))
    source = Recusal.Source.DECLARED if is_own else Recusal.Source.ENTERED
    found, made = _recuse(plenary, member, region, source=source, reason=reason, by=by)
    if not made:
        raise TransitionRefused(
            _("%(member)s sudah di luar ruangan untuk %(region)s.") % {"member": member, "region": region}
        )
    return found


@command
def recuse_the_tied(plenary: Plenary, *, by: User) -> int:
    """Ties of members that are in the pool of assessors are recusals; those in doubt too."""
    members = rooms.members_of(plenary.edition)
    regions = Region.objects.filter(pk__in=plenary.decisions.values("region"))
    made = [
        _recuse(plenary, member, region, source=Recusal.Source.TIE, reason=str(tie.get_ground_display()), by=by)[1]
        for member, region, tie in rooms.ties_of(members, regions)
    ]
    record("plenary.recused", plenary, by=by, changes={"count": sum(made)})
    return sum(made)


def _recuse(
    plenary: Plenary, member: User, region: Region, *, source: str, reason: str, by: User
) -> tuple[Recusal, bool]:
    found, made = Recusal.objects.that_hold().get_or_create(
        edition=plenary.edition, member=member, region=region,
        defaults={"source": source, "reason": reason, "entered_by": by},
    )  # fmt: skip
    if made:
        _void(plenary, member, region)
        record("plenary.recused", found, by=by, changes={"member": str(member), "region": str(region)}, note=reason)
    return found, made


def _void(plenary: Plenary, member: User, region: Region) -> None:
    """What the member did for this region counts no more, and the region is open again where it rested on that."""
    touched = plenary.decisions.select_for_update(of=("self",)).filter(region=region).first()
    if touched is None:
        return
    voted, _rows = Vote.objects.filter(decision=touched, member=member).delete()
    if touched.signed_by_id == member.pk:
        touched.signed_by, touched.signed_at = None, None
    elif touched.proposed_by_id != member.pk and not voted:
        return
    touched.state = Decision.State.OPEN
    if touched.proposed_by_id == member.pk:
        touched.proposed_by, touched.signed_by, touched.signed_at = None, None, None
        touched.verdict, touched.position, touched.departs = touched.expected, touched.expected_position, False
        touched.reason = touched.evidence = ""
        touched.revision += 1
    touched.save()


@command
def lift(recusal: Recusal, *, because: str, by: User) -> None:
    """Entered by mistake: the secretariat lifts it, with a reason; the row stays."""
    check(by, permissions.PREPARE)
    if not because.strip():
        raise TransitionRefused(_("Pencabutan benturan kepentingan memerlukan alasan."))
    if not Recusal.objects.that_hold().filter(pk=recusal.pk).update(lifted_because=because):
        raise TransitionRefused(_("Benturan kepentingan ini sudah dicabut."))
    recusal.lifted_because = because
    record("plenary.recusal_lifted", recusal, by=by, note=because)


@command
def open_sitting(plenary: Plenary, *, by: User) -> None:
    """A quorum is here and the chair too."""
    recuse_the_tied(plenary, by=by)
    plenary_workflow.fire(plenary, "open", by=by)


@command
def close(plenary: Plenary, *, by: User) -> None:
    """Everything is decided; gaps in the order of the reserve are closed."""
    locked = Plenary.objects.select_for_update(of=("self",)).get(pk=plenary.pk)
    reserve = locked.decisions.filter(verdict=Verdict.RESERVE).order_by("position")
    _renumber(reserve)
    plenary_workflow.fire(plenary, "close", by=by)


def _renumber(reserve: Iterable[Decision]) -> None:
    for at, decision in enumerate(reserve, 1):
        if decision.position != at:
            Decision.objects.filter(pk=decision.pk).update(position=at)


@command
def reopen(plenary: Plenary, *, note: str, by: User) -> None:
    """Before the freeze the room may think again, with a reason."""
    plenary_workflow.fire(plenary, "reopen", by=by, note=note)


@command
def freeze(plenary: Plenary, *, by: User) -> None:
    """From here on the database refuses changes; a correction is a new version."""
    locked = Plenary.objects.select_for_update(of=("self",)).get(pk=plenary.pk)
    if locked.state == Plenary.State.DECIDED:
        told = results.fingerprint_of(locked)
        Plenary.objects.filter(pk=locked.pk).update(content_hash=told, frozen_at=timezone.now(), frozen_by=by)
    plenary_workflow.fire(plenary, "freeze", by=by)
    plenary.refresh_from_db()


def _refuse_closed(plenary: Plenary) -> None:
    if not Plenary.objects.filter(pk=plenary.pk, state__in=("preparing", "sitting")).exists():
        raise TransitionRefused(_("Sidang sudah ditutup."))

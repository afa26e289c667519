"""Verbs of the room: note, propose, sign, vote, decide; the ranking accepted for all that are beyond doubt."""

import datetime
from dataclasses import asdict, dataclass

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Permission, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.calculations import expected_places
from gerakan.stages.plenary.models import CHOSEN, Decision, Note, Plenary, QuotaDeparture, Verdict, Vote
from gerakan.stages.plenary.queries import rooms
from gerakan.stages.terms.models import TermsQuota

Zone = ("certain", "out")
State = Decision.State


@dataclass(frozen=True)
class Proposal:
    """What somebody would decide about a region."""

    verdict: str
    position: int | None = None
    condition: str = ""
    owner: str = ""
    due_on: datetime.date | None = None
    reason: str = ""
    evidence: str = ""


@command
def note(decision: Decision, *, text: str, by: User) -> Note:
    """Keep what was said."""
    _opened(decision, by, permissions.SPEAK)
    if not text.strip():
        raise TransitionRefused(_("Tuliskan catatannya."))
    written = Note.objects.create(decision=decision, author=by, text=text.strip())
    record("plenary.noted", decision, by=by)
    return written


@command
def propose(decision: Decision, *, proposal: Proposal, seen: int, by: User) -> None:
    """Another verdict than the one on the table; votes and signature begin again. seen: the revision on the screen."""
    locked = _undecided(decision, by, permissions.SPEAK)
    _refuse_unseen(locked, seen)
    wanted = _filled(locked, proposal)
    for name, value in asdict(wanted).items():
        setattr(locked, name, value)
    locked.departs = _departs(locked)
    if locked.departs and not (wanted.reason.strip() and wanted.evidence.strip()):
        raise TransitionRefused(
            _("%(region)s menurut peringkat: %(expected)s. Penyimpangan memerlukan alasan dan bukti.")
            % {"region": locked.region, "expected": locked.expected_label}
        )
    locked.proposed_by, locked.signed_by, locked.signed_at = by, None, None
    locked.revision += 1
    locked.save()
    changes = {"verdict": locked.verdict, "position": locked.position, "condition": locked.condition}
    record("plenary.proposed", locked, by=by, changes=changes, note=wanted.reason)
    decision.refresh_from_db()


def _filled(decision: Decision, proposal: Proposal) -> Proposal:
    """Refuses what does not fit together; a reserve without a position takes its own or the next one."""
    if proposal.verdict == Verdict.CONDITIONAL and not (proposal.condition and proposal.owner and proposal.due_on):
        raise TransitionRefused(_("Putusan bersyarat memerlukan syarat, penanggung jawab, dan tanggal."))
    if proposal.verdict == Verdict.WITHDRAWN and not proposal.reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa daerah ini mundur."))
    is_conditional, is_reserve = proposal.verdict == Verdict.CONDITIONAL, proposal.verdict == Verdict.RESERVE
    return Proposal(
        verdict=proposal.verdict,
        position=_position(decision, proposal.position) if is_reserve else None,
        condition=proposal.condition if is_conditional else "",
        owner=proposal.owner if is_conditional else "",
        due_on=proposal.due_on if is_conditional else None,
        reason=proposal.reason,
        evidence=proposal.evidence,
    )


def _position(decision: Decision, wanted: int | None) -> int:
    others = decision.plenary.decisions.filter(verdict=Verdict.RESERVE).exclude(pk=decision.pk)
    taken = {row.position: row for row in others.select_related("region")}
    position = wanted or decision.expected_position or max([0, *(place for place in taken if place)]) + 1
    if position in taken:
        raise TransitionRefused(
            _("Cadangan %(position)d sudah ditempati %(region)s.")
            % {"position": position, "region": taken[position].region}
        )
    return position


def _departs(decision: Decision) -> bool:
    if decision.verdict == Verdict.WITHDRAWN:
        return False
    kind = Verdict.SELECTED if decision.verdict in CHOSEN else decision.verdict
    return kind != decision.expected or decision.position != decision.expected_position


@command
def sign(decision: Decision, *, seen: int, by: User) -> None:
    """The second signature under a departure: another member, without a tie to the region."""
    locked = _undecided(decision, by, permissions.SIGN)
    _refuse_unseen(locked, seen)
    if not locked.departs:
        raise TransitionRefused(_("Usulan ini mengikuti peringkat; tidak perlu tanda tangan kedua."))
    if locked.proposed_by_id == by.pk:
        raise TransitionRefused(_("Anda yang mengusulkan; tanda tangan kedua diberikan anggota lain."))
    if locked.signed_by_id is not None:
        raise TransitionRefused(_("%s sudah memberi tanda tangan kedua.") % locked.signed_by)
    locked.signed_by, locked.signed_at = by, timezone.now()
    locked.save()
    record("plenary.signed", locked, by=by, changes={"verdict": locked.verdict})
    decision.refresh_from_db()


@command
def vote(decision: Decision, *, choice: str, seen: int, by: User) -> None:
    """One vote each on the proposal that was seen; the last one counts."""
    locked = _undecided(decision, by, permissions.VOTE)
    _refuse_unseen(locked, seen)
    given = Vote.Choice(choice)
    Vote.objects.update_or_create(
        decision=locked, member=by, defaults={"choice": given, "revision": locked.revision}
    )  # fmt: skip
    record("plenary.voted", locked, by=by, changes={"revision": locked.revision})


@command
def decide(decision: Decision, *, by: User) -> None:
    """The chair says what was decided, the secretariat writes it down; doubt and departures need votes."""
    Plenary.objects.select_for_update(of=("self",)).get(pk=decision.plenary_id)
    locked = _undecided(decision, by, permissions.DECIDE)
    _refuse_unsettled(locked)
    locked.state, locked.decided_by, locked.decided_at = State.DECIDED, by, timezone.now()
    locked.save()
    changes = {"verdict": locked.verdict, "position": locked.position, "departs": locked.departs}
    record("plenary.decided", locked, by=by, changes=changes, note=locked.reason)
    if locked.verdict == Verdict.WITHDRAWN:
        _reckon(locked.plenary)
    decision.refresh_from_db()


def _refuse_unsettled(decision: Decision) -> None:
    if decision.departs and decision.signed_by_id is None:
        raise TransitionRefused(_("Penyimpangan dari peringkat menunggu tanda tangan kedua."))
    is_plain = decision.proposed_by_id is None and decision.standing.zone in Zone
    if is_plain or decision.verdict == Verdict.WITHDRAWN:
        return
    tally = rooms.tally_of(decision)
    if tally.cast < tally.needed:
        raise TransitionRefused(
            _("Baru %(cast)d suara; perlu %(needed)d.") % {"cast": tally.cast, "needed": tally.needed}
        )
    if not tally.carries:
        raise TransitionRefused(_("Usulan ini tidak disetujui (%(pro)d setuju, %(against)d menolak); usulkan putusan lain.")
            % {"pro": tally.pro, "against": tally.against})  # fmt: skip


@command
def reopen_decision(decision: Decision, *, reason: str, by: User) -> None:
    """The room thinks again about one region, as long as it sits."""
    locked = _opened(decision, by, permissions.DECIDE)
    if locked.state != State.DECIDED:
        raise TransitionRefused(_("Daerah ini belum diputuskan."))
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa putusan ini dibuka kembali."))
    locked.state = State.OPEN
    locked.save()
    record("plenary.decided", locked, by=by, changes={"state": ["decided", "open"]}, note=reason)
    if locked.verdict == Verdict.WITHDRAWN:
        _reckon(locked.plenary)
    decision.refresh_from_db()


@command
def accept_ranking(plenary: Plenary, *, by: User) -> int:
    """One act for everybody beyond doubt: in as the ranking says, or out; doubt and other proposals stay open."""
    check(by, permissions.DECIDE, plenary)
    _refuse_not_sitting(Plenary.objects.select_for_update(of=("self",)).get(pk=plenary.pk))
    plain = Q(standing__zone="certain", expected=Verdict.SELECTED)
    plain |= Q(standing__zone="out", expected__in=(Verdict.RESERVE, Verdict.REFUSED))
    heard = Decision.objects.filter(Decision.objects.heard_by(by), plain, plenary=plenary)
    rows = heard.filter(state=State.OPEN, proposed_by__isnull=True, verdict=F("expected"))
    count = Decision.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(
        state=State.DECIDED, decided_by=by, decided_at=timezone.now()
    )
    record("plenary.ranking_accepted", plenary, by=by, changes={"count": count})
    return count


@command
def depart_from_quota(plenary: Plenary, *, quota: TermsQuota, reason: str, evidence: str, by: User) -> QuotaDeparture:
    """Ask to set a quota of the terms aside; it counts once another member signs."""
    check(by, permissions.SPEAK, plenary)
    _refuse_not_sitting(Plenary.objects.select_for_update(of=("self",)).get(pk=plenary.pk))
    if not (reason.strip() and evidence.strip()):
        raise TransitionRefused(_("Penyimpangan dari kuota memerlukan alasan dan bukti."))
    if quota.terms_id != plenary.run.terms_id:
        raise TransitionRefused(_("Kuota itu bukan bagian dari ketentuan yang berlaku."))
    if QuotaDeparture.objects.filter(plenary=plenary, quota=quota).exists():
        raise TransitionRefused(_("Penyimpangan dari kuota ini sudah diusulkan."))
    asked = QuotaDeparture.objects.create(
        plenary=plenary, quota=quota, reason=reason, evidence=evidence, proposed_by=by
    )
    record("plenary.quota_departure", asked, by=by, changes={"quota": str(quota)}, note=reason)
    return asked


@command
def sign_quota(departure: QuotaDeparture, *, by: User) -> None:
    """The second signature under it."""
    check(by, permissions.SIGN, departure.plenary)
    _refuse_not_sitting(departure.plenary)
    if departure.proposed_by_id == by.pk:
        raise TransitionRefused(_("Anda yang mengusulkan; tanda tangan kedua diberikan anggota lain."))
    waiting = QuotaDeparture.objects.filter(pk=departure.pk, signed_by__isnull=True)
    if not waiting.update(signed_by=by, signed_at=timezone.now()):
        raise TransitionRefused(_("Penyimpangan ini sudah ditandatangani."))
    departure.refresh_from_db()
    record("plenary.quota_signed", departure, by=by, changes={"quota": str(departure.quota)})


def _reckon(plenary: Plenary) -> None:
    """Somebody left before the result: who follows the ranking moves up with it, and what changed is open again."""
    told = expected_places(plenary)
    rows = plenary.decisions.select_for_update(of=("self",)).order_by(F("position").asc(nulls_first=True))
    changed = [row for row in rows if told[row.pk] != (row.expected, row.expected_position)]
    for row in changed:
        follows = not row.departs and row.verdict != Verdict.WITHDRAWN and row.proposed_by_id is None
        is_other = row.expected != told[row.pk][0]
        row.expected, row.expected_position = told[row.pk]
        if follows:
            row.verdict, row.position = told[row.pk]
        row.departs = _departs(row)
        if is_other and row.verdict != Verdict.WITHDRAWN:
            row.state = State.OPEN
        row.save()


def _opened(decision: Decision, by: User, right: Permission) -> Decision:
    """The row, locked, while the room sits."""
    check(by, right, decision)
    rows = Decision.objects.select_for_update(of=("self",)).select_related("plenary__edition", "region", "standing")
    locked: Decision = rows.get(pk=decision.pk)
    _refuse_not_sitting(locked.plenary)
    return locked


def _undecided(decision: Decision, by: User, right: Permission) -> Decision:
    locked = _opened(decision, by, right)
    if locked.state == State.DECIDED:
        raise TransitionRefused(_("%s sudah diputuskan. Muat ulang halaman ini.") % locked.region)
    return locked


def _refuse_unseen(decision: Decision, seen: int) -> None:
    if seen != decision.revision:
        raise TransitionRefused(_("Usulan untuk %s sudah berganti. Baca usulan yang baru dahulu.") % decision.region)


def _refuse_not_sitting(plenary: Plenary) -> None:
    if plenary.state != Plenary.State.SITTING:
        raise TransitionRefused(_("Sidang tidak sedang berlangsung."))

"""Verbs of a frozen result: announce it, correct it by a new version, note who leaves and who moves up."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import Actor, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.commands import settle_participation
from gerakan.foundation.editions.models import Edition, Participation, ParticipationStep, Role
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.calculations import next_reserve
from gerakan.stages.plenary.commands.sittings import EXPECTED
from gerakan.stages.plenary.models import CHOSEN, Decision, Plenary, QuotaDeparture, Verdict, Withdrawal
from gerakan.stages.plenary.queries import results, rooms
from gerakan.stages.plenary.workflow import plenary_workflow
from gerakan.stages.selection.commands.runs import publish_run
from gerakan.stages.selection.models import SelectionRun, SelectionStanding

Step = ParticipationStep.Step
SETTLED = {
    Verdict.SELECTED: (Role.SELECTED, Step.SELECTED),
    Verdict.CONDITIONAL: (Role.SELECTED, Step.SELECTED),
    Verdict.RESERVE: (Role.RESERVE, Step.RESERVE),
    Verdict.REFUSED: (Role.REFUSED, Step.REFUSED),
    Verdict.WITHDRAWN: (Role.REFUSED, Step.WITHDRAWN),
}
ANNOUNCE = "plenary.announce"
"""What happens at the hour that was set."""


@dataclass(frozen=True)
class Change:
    """What a correction says about one region, and why."""

    region: Region
    verdict: str
    because: str
    position: int | None = None
    condition: str = ""
    owner: str = ""
    due_on: datetime.date | None = None


@command
def schedule(plenary: Plenary, *, announce_at: datetime.datetime | None, by: User) -> None:
    """Until then nobody outside knows anything; then the system announces by itself. None: by hand, whenever."""
    check(by, permissions.PUBLISH, plenary)
    if announce_at is not None and announce_at <= timezone.now():
        raise TransitionRefused(_("Waktu pengumuman sudah lewat; pilih waktu yang akan datang."))
    waiting = Plenary.objects.filter(pk=plenary.pk, state=Plenary.State.FROZEN)
    if not waiting.update(announce_at=announce_at):
        raise TransitionRefused(_("Hanya hasil yang dibekukan dan belum diumumkan yang dapat dijadwalkan."))
    plenary.announce_at = announce_at
    _stop_clock(plenary, by)
    if announce_at is not None:
        deadlines.set_deadline(plenary, outcome_code=ANNOUNCE, due_at=announce_at, by=by)
    record("plenary.scheduled", plenary, by=by, changes={"announce_at": announce_at})


@deadlines.outcome(ANNOUNCE, gettext_lazy("Hasil penetapan diumumkan"))
@command
def publish(plenary: Plenary, *, by: User | str = deadlines.ACTOR) -> None:
    """Everybody reads result, departures and ranking from here on; the participations of the edition are written."""
    Edition.objects.select_for_update().get(pk=plenary.edition_id)
    plenary.refresh_from_db(fields=["state", "announce_at"])
    now = timezone.now()
    if plenary.announce_at is not None and now < plenary.announce_at:
        raise TransitionRefused(
            _("Hasil ditahan sampai %s.") % timezone.localtime(plenary.announce_at).strftime("%d-%m-%Y %H:%M")
        )
    Plenary.objects.filter(pk=plenary.pk, state=Plenary.State.FROZEN).update(published_at=now)
    plenary_workflow.fire(plenary, "publish", by=by)
    _settle(plenary, by)
    publish_run(plenary.run, by=by)
    if isinstance(by, User):
        _stop_clock(plenary, by)
    plenary.refresh_from_db()


def _stop_clock(plenary: Plenary, by: User) -> None:
    if running := deadlines.open_deadline(plenary, outcome_code=ANNOUNCE):
        deadlines.meet(running, by=by)


def _settle(plenary: Plenary, by: Actor | str) -> None:
    """Every region the first time; later those that the correction moved, unless they left or moved up since."""
    rows = list(plenary.decisions.select_related("region"))
    if plenary.corrects is not None:
        before = {row.region_id: row.verdict for row in plenary.corrects.decisions.all()}
        fixed = results.gone(plenary.edition) | results.moved_up(plenary.edition)
        rows = [row for row in rows if row.region_id not in fixed and before[row.region_id] != row.verdict]
    for row in rows:
        role, step = SETTLED[Verdict(row.verdict)]
        settle_participation(
            plenary.edition, region=row.region, role=role, step=step, happened_on=timezone.localdate(), by=by,
            note=row.corrected_because or row.reason,
        )  # fmt: skip


@command
def correct(
    plenary: Plenary, *, changes: Sequence[Change], reason: str, by: User, run: SelectionRun | None = None
) -> Plenary:
    """The next version: a copy with these changes, frozen; it holds once it is published. run: a corrected ranking."""
    check(by, permissions.PUBLISH, plenary)
    Edition.objects.select_for_update().get(pk=plenary.edition_id)
    _refuse_correction(plenary, changes, reason)
    ranking = run or plenary.run
    later = Plenary.objects.create(
        edition=plenary.edition, number=plenary.number + 1, run=ranking, corrects=plenary, reason=reason,
        state=Plenary.State.DECIDED, held_on=plenary.held_on, place=plenary.place, quorum=plenary.quorum,
        chair=plenary.chair,
    )  # fmt: skip
    told = {change.region.pk: change for change in changes}
    standings = {row.region_id: row for row in ranking.standings.all()}
    copies = [_copy(row, later, standings[row.region_id], told.get(row.region_id)) for row in plenary.decisions.all()]
    _refuse_double_positions(copies)
    Decision.objects.bulk_create(copies)
    QuotaDeparture.objects.bulk_create(_copy_quota(row, later) for row in plenary.quota_departures.all())
    Plenary.objects.filter(pk=later.pk).update(
        content_hash=results.fingerprint_of(later), frozen_at=timezone.now(), frozen_by=by, state=Plenary.State.FROZEN
    )
    later.refresh_from_db()
    record("plenary.corrected", later, by=by, changes=_moves(changes), note=reason)
    return later


def _refuse_correction(plenary: Plenary, changes: Sequence[Change], reason: str) -> None:
    holding = results.published(plenary.edition)
    if holding is None or holding.pk != plenary.pk:
        raise TransitionRefused(_("Hanya versi hasil yang berlaku dapat diperbaiki."))
    if Plenary.objects.filter(corrects=plenary).exists():
        raise TransitionRefused(_("Perbaikan versi ini sudah disusun; umumkan dahulu."))
    if not reason.strip() or not changes or any(not change.because.strip() for change in changes):
        raise TransitionRefused(_("Perbaikan memerlukan alasan untuk setiap daerah yang berubah."))
    known = set(plenary.decisions.values_list("region_id", flat=True))
    for change in changes:
        if change.region.pk not in known:
            raise TransitionRefused(_("%s tidak termasuk hasil ini.") % change.region)


def _copy(row: Decision, later: Plenary, standing: SelectionStanding, change: Change | None) -> Decision:
    """Decided as before, or as the change says; who now departs from the ranking carries the reason of this version."""
    fields = ("verdict", "position", "condition", "owner", "due_on")
    expected = EXPECTED[SelectionStanding.Place(standing.place)]
    copy = Decision(
        plenary=later, standing=standing, region_id=row.region_id, state=Decision.State.DECIDED, expected=expected,
        expected_position=standing.position, reason=row.reason, evidence=row.evidence, proposed_by_id=row.proposed_by_id,
        signed_by_id=row.signed_by_id, signed_at=row.signed_at, decided_by_id=row.decided_by_id,
        decided_at=row.decided_at or timezone.now(), corrected_because=change.because if change else row.corrected_because,
        **{name: getattr(change or row, name) for name in fields},
    )  # fmt: skip
    kind = Verdict.SELECTED if copy.verdict in CHOSEN else copy.verdict
    copy.departs = copy.verdict != Verdict.WITHDRAWN and (
        kind != expected or (change is None and row.departs) or copy.position != standing.position
    )
    if copy.departs and not row.departs and not copy.corrected_because:
        copy.corrected_because = later.reason
    return copy


def _copy_quota(row: QuotaDeparture, later: Plenary) -> QuotaDeparture:
    return QuotaDeparture(
        plenary=later, quota_id=row.quota_id, reason=row.reason, evidence=row.evidence,
        proposed_by_id=row.proposed_by_id, signed_by_id=row.signed_by_id, signed_at=row.signed_at,
    )  # fmt: skip


def _refuse_double_positions(copies: Sequence[Decision]) -> None:
    places = [row.position for row in copies if row.verdict == Verdict.RESERVE]
    if None in places:
        raise TransitionRefused(_("Cadangan memerlukan urutan."))
    if doubled := {place for place in places if places.count(place) > 1}:
        raise TransitionRefused(
            _("Urutan cadangan %s diberikan lebih dari sekali.") % min(place or 0 for place in doubled)
        )


def _moves(changes: Sequence[Change]) -> Mapping[str, str]:
    return {change.region.code: f"{change.verdict} {change.position or ''}".strip() for change in changes}


@command
def withdraw(
    decision: Decision, *, happened_on: datetime.date, reason: str, by: User, letter_number: str = ""
) -> Withdrawal:
    """A region leaves after publication; the first of the reserve that keeps every quota moves up."""
    check(by, permissions.WITHDRAW, decision)
    Edition.objects.select_for_update().get(pk=decision.plenary.edition_id)
    plenary = rooms.plenaries().get(pk=decision.plenary_id)
    _refuse_withdrawal(plenary, decision, happened_on, reason)
    holding, waiting = results.standing_places(plenary)
    coming, passed_over = None, []
    if decision in holding:
        moving = next_reserve(plenary, holding=_codes(holding, decision), waiting=_codes(waiting, decision))
        coming = next((row for row in waiting if row.region.code == moving.code), None)
        passed_over = [
            [str(row.region), _("kuota tidak terpenuhi")] for row in waiting if row.region.code in moving.passed_over
        ]
    left = Withdrawal.objects.create(
        edition=plenary.edition, region=decision.region, decision=decision, happened_on=happened_on, reason=reason,
        letter_number=letter_number, replaced_by=coming, passed_over=passed_over, recorded_by=by,
    )  # fmt: skip
    _leave(left, was_holding=decision in holding, coming=coming, by=by)
    changes = {"replaced_by": str(coming.region) if coming else "", "passed_over": passed_over}
    record("plenary.withdrawn", left, by=by, changes=changes, note=reason)
    return left


def _codes(rows: Sequence[Decision], leaving: Decision) -> list[str]:
    return [row.region.code for row in rows if row.pk != leaving.pk]


def _refuse_withdrawal(plenary: Plenary, decision: Decision, happened_on: datetime.date, reason: str) -> None:
    holding = results.published(plenary.edition)
    if holding is None or holding.pk != plenary.pk:
        raise TransitionRefused(_("Pengunduran diri dicatat pada versi hasil yang berlaku."))
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasan pengunduran diri."))
    if not timezone.localdate(plenary.published_at) <= happened_on <= timezone.localdate():
        raise TransitionRefused(_("Tanggal pengunduran diri harus antara pengumuman hasil dan hari ini."))
    if decision.verdict not in {*CHOSEN, Verdict.RESERVE}:
        raise TransitionRefused(_("%s tidak memegang tempat atau cadangan.") % decision.region)
    if decision.region_id in results.gone(plenary.edition):
        raise TransitionRefused(_("%s sudah mengundurkan diri.") % decision.region)


def _leave(left: Withdrawal, *, was_holding: bool, coming: Decision | None, by: User) -> None:
    edition, day = left.edition, left.happened_on
    leaving = settle_participation(
        edition, region=left.region, role=Role.WITHDRAWN if was_holding else Role.RESERVE, step=Step.WITHDRAWN,
        happened_on=day, by=by, note=left.reason, letter_number=left.letter_number,
    )  # fmt: skip
    if coming is not None:
        _enter(edition, coming.region, leaving, by)


def _enter(edition: Edition, region: Region, leaving: Participation, by: User) -> None:
    settle_participation(
        edition, region=region, role=Role.SUBSTITUTE, step=Step.SUBSTITUTED, happened_on=timezone.localdate(), by=by,
        note=_("Menggantikan %s.") % leaving.region, replaces=leaving,
    )  # fmt: skip

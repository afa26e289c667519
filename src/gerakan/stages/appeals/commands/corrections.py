"""Verbs of the register: propose a correction, sign it as the second person, drop one that was a mistake."""

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import notices, permissions
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries import corrections as queries
from gerakan.stages.appeals.queries.appeals import holders_of, officials_of
from gerakan.stages.appeals.queries.effects import Effect, Move
from gerakan.stages.plenary.commands import results
from gerakan.stages.plenary.commands.results import Change
from gerakan.stages.plenary.models import Decision, Plenary
from gerakan.stages.plenary.queries.results import published
from gerakan.stages.selection.calculations import Outcome
from gerakan.stages.selection.commands.runs import freeze_run

State = Correction.State


@command
def propose(
    before: Plenary,
    *,
    region: Region,
    effect: Effect,
    reason: str,
    authority: str,
    by: User,
    appeal: Appeal | None = None,
) -> Correction:
    """The next line of the register; one waits at a time, so that each is computed on what the one before has left."""
    if appeal is None:
        check(by, permissions.CORRECT)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa hasil perlu diperbaiki."))
    edition = Edition.objects.select_for_update().get(pk=before.edition_id)
    if waiting := queries.waiting_of(edition):
        raise TransitionRefused(
            _("Perbaikan nomor %d menunggu tanda tangan kedua; selesaikan dahulu.") % waiting.number
        )
    _refuse_stale(before)
    made = _made(
        edition=edition, number=edition.corrections.count() + 1, region=region, appeal=appeal, before=before,
        marks=dict(effect.marks), lifts_bar=effect.lifts_bar, effect=effect.as_data(), reason=reason.strip(),
        authority=authority, proposed_by=by,
    )  # fmt: skip
    record("correction.proposed", made, by=by, changes={"marks": made.marks, "before": before.number}, note=reason)
    notices.tell_of_correction(made, notices.SIGNATURE_WANTED, holders_of(Role.SECRETARIAT, edition=edition))
    return made


def _made(**fields: object) -> Correction:
    try:
        with transaction.atomic():
            return Correction.objects.create(**fields)
    except IntegrityError as clash:
        raise TransitionRefused(_("Perbaikan lain diusulkan pada saat yang sama; selesaikan dahulu.")) from clash


@command
def sign(correction: Correction, *, outcome: Outcome | None, by: User) -> Plenary:
    """The second person: the corrected ranking is frozen, the next version of the result published, everybody told.

    outcome: the ranking computed again a moment ago; it must be the one that was shown.
    """
    check(by, permissions.SIGN, correction)
    edition = Edition.objects.select_for_update().get(pk=correction.edition_id)
    locked = queries.corrections().select_for_update(of=("self",)).get(pk=correction.pk)
    _refuse_signature(locked, outcome, by)
    effect = queries.effect_of(locked)
    run = freeze_run(edition, outcome=outcome, by=by) if outcome else None
    with translation.override("id"):
        changes, reason = _changes(locked, effect), _("Perbaikan nomor %(number)d: %(reason)s") % {
            "number": locked.number, "reason": locked.reason,
        }  # fmt: skip
    before = Plenary.objects.select_related("edition", "run").get(pk=locked.before_id)
    later = results.correct(before, changes=changes, reason=reason, by=by, run=run)
    results.publish(later, by=by)  # type: ignore[call-arg]  # the deadline's wrapper hides it
    Correction.objects.filter(pk=locked.pk).update(
        state=State.SIGNED, after=later, signed_by=by, signed_at=timezone.now()
    )
    correction.refresh_from_db()
    record("correction.signed", correction, by=by, changes={"before": before.number, "after": later.number})
    for move in (one for one in effect.moves if one.changes_place):
        people = officials_of(Region.objects.get(pk=move.region_id))
        notices.tell_of_correction(correction, notices.MOVED, people, move)
    return later


def _refuse_signature(correction: Correction, outcome: Outcome | None, by: User) -> None:
    if correction.state != State.PROPOSED:
        raise TransitionRefused(
            _("Perbaikan ini sudah %s. Muat ulang halaman ini.") % correction.get_state_display().lower()
        )
    if correction.proposed_by_id == by.pk:
        raise TransitionRefused(_("Anda yang mengusulkan; tanda tangan kedua diberikan orang lain."))
    _refuse_stale(correction.before)
    if (outcome.content_hash if outcome else "") != queries.effect_of(correction).content_hash:
        raise TransitionRefused(
            _("Hitungan ulang tidak sama dengan yang diperlihatkan; periksa sebelum menandatangani.")
        )


def _refuse_stale(before: Plenary) -> None:
    holding = published(before.edition)
    if holding is None or holding.pk != before.pk:
        raise TransitionRefused(_("Versi hasil sudah berganti; hitung ulang atas versi yang berlaku."))


def _changes(correction: Correction, effect: Effect) -> list[Change]:
    rows = {row.region_id: row for row in correction.before.decisions.select_related("region")}
    others = _("Akibat perbaikan nomor %(number)d untuk %(region)s.") % {
        "number": correction.number, "region": correction.region,
    }  # fmt: skip
    wanted = [effect.subject, *effect.others]
    return [
        _change(rows[move.region_id], move, correction.reason if move.region_id == effect.subject_id else others)
        for move in wanted
    ]


def _change(row: Decision, move: Move, because: str) -> Change:
    """What stays conditional keeps its condition."""
    kept = row.verdict == move.verdict[1]
    return Change(
        row.region, move.verdict[1], because, position=move.position[1], condition=row.condition if kept else "",
        owner=row.owner if kept else "", due_on=row.due_on if kept else None,
    )  # fmt: skip


@command
def drop(correction: Correction, *, reason: str, by: User) -> None:
    """A proposal without an appeal behind it was a mistake; it stays in the record."""
    check(by, permissions.CORRECT, correction)
    if correction.appeal_id:
        raise TransitionRefused(_("Perbaikan karena putusan keberatan tidak dapat dibatalkan."))
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa usulan ini dibatalkan."))
    waiting = Correction.objects.filter(pk=correction.pk, state=State.PROPOSED)
    if not waiting.update(state=State.DROPPED, dropped_because=reason.strip()):
        raise TransitionRefused(_("Perbaikan ini tidak menunggu lagi. Muat ulang halaman ini."))
    correction.refresh_from_db()
    record("correction.dropped", correction, by=by, note=reason)

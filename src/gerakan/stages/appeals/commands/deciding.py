"""Verbs of the panel: findings, their effect on the ranking, agreement, decision; and what its silence means."""

from decimal import Decimal

from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import notices, permissions
from gerakan.stages.appeals.commands.corrections import propose
from gerakan.stages.appeals.models import Appeal, Correction, Ground, PanelSeat
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries.effects import Effect
from gerakan.stages.appeals.queries.panels import seats_of
from gerakan.stages.appeals.workflow import appeal_workflow
from gerakan.stages.plenary.models import Plenary

State, Outcome, Finding = Appeal.State, Appeal.Outcome, Ground.Finding


@command
def find(ground: Ground, *, finding: str, new_mark: Decimal | None, reason: str, seen: int, by: User) -> None:
    """What the panel finds of one ground; agreements to other findings no longer count. seen: revision on the screen."""
    locked = _heard(ground.appeal, by)
    if seen != locked.revision:
        raise TransitionRefused(_("Temuan lain ditulis sementara itu. Baca dahulu, lalu simpan lagi."))
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasan temuan ini."))
    mark = _new_mark(ground, finding, new_mark)
    Ground.objects.filter(pk=ground.pk).update(
        finding=finding, new_mark=mark, finding_reason=reason.strip(), found_by=by
    )
    Appeal.objects.filter(pk=locked.pk).update(revision=F("revision") + 1)
    ground.refresh_from_db()
    ground.appeal.refresh_from_db(fields=["revision"])
    changes = {"ground": str(ground), "finding": finding, "new_mark": [ground.mark, mark]}
    record("appeal.found", locked, by=by, changes=changes, note=reason)


def _new_mark(ground: Ground, finding: str, new_mark: Decimal | None) -> Decimal | None:
    """An appeal never lowers a mark, nor takes more off by a penalty."""
    if finding != Finding.CHANGED or ground.item is None:
        return None
    if new_mark is None:
        raise TransitionRefused(_("Isi nilai akhir baru."))
    if not queries.is_better(new_mark, ground.mark, is_penalty=ground.item.is_penalty):
        raise TransitionRefused(
            _("Keberatan tidak menambah pengurang; nilai baru harus di bawah nilai akhir.")
            if ground.item.is_penalty
            else _("Keberatan tidak menurunkan nilai; nilai baru harus di atas nilai akhir.")
        )
    return new_mark


@command
def keep_effect(appeal: Appeal, *, effect: Effect, base: Plenary, by: User) -> None:
    """What was computed for these findings, before anybody decides."""
    locked = _heard(appeal, by)
    Appeal.objects.filter(pk=locked.pk).update(
        effect=effect.as_data(), effect_revision=locked.revision, effect_base=base
    )
    appeal.refresh_from_db()
    record("appeal.computed", appeal, by=by, changes={"revision": locked.revision, "before": base.number})


@command
def agree(appeal: Appeal, *, seen: int, by: User) -> None:
    """This member stands behind the findings that were on the screen."""
    locked = _heard(appeal, by)
    if seen != locked.revision:
        raise TransitionRefused(_("Temuan lain ditulis sementara itu. Baca dahulu, lalu setujui."))
    if not PanelSeat.objects.filter(appeal=locked, member=by, removed_at__isnull=True).update(agreed_revision=seen):
        raise TransitionRefused(_("Anda tidak duduk di panel ini."))
    record("appeal.agreed", locked, by=by, changes={"revision": seen})


@command
def decide(appeal: Appeal, *, reason: str, by: User) -> Correction | None:
    """Any member writes down what most agree to; what it changes waits in the register for the second signature."""
    locked = _heard(appeal, by)
    findings = set(Ground.objects.filter(appeal=locked).values_list("finding", flat=True))
    outcome = (
        Outcome.REFUSED if Finding.CHANGED not in findings else Outcome.PARTLY if len(findings) > 1 else Outcome.GRANTED
    )
    _settle(locked, outcome, reason, by)
    appeal_workflow.fire(locked, "decide", by=by, note=reason)
    if running := deadlines.open_deadline(locked, outcome_code=notices.PANEL_SILENT):
        deadlines.meet(running, by=by)
    appeal.refresh_from_db()
    _tell_region(appeal)
    if appeal.effect is None or appeal.effect_base is None:
        raise ValueError("decided without its effect")
    effect = Effect.from_data(appeal.effect)
    if not effect.changes_something:
        return None
    with translation.override("id"):
        authority = _("Putusan panel keberatan, %d anggota") % seats_of(appeal).count()
    return propose(
        appeal.effect_base,
        region=appeal.region,
        effect=effect,
        reason=reason,
        authority=authority,
        by=by,
        appeal=appeal,
    )


@deadlines.outcome(notices.PANEL_SILENT, gettext_lazy("Putusan pertama tetap; auditor diberi tahu"))
@command
def confirm(appeal: Appeal, *, by: User | str = deadlines.ACTOR) -> None:
    """The panel was silent: the first decision stands, and the auditors know."""
    if appeal.decide_by is None or timezone.now() < appeal.decide_by:
        raise TransitionRefused(_("Tenggat panel keberatan %s belum lewat.") % appeal.region)
    with translation.override("id"):
        reason = _("Panel tidak memutus sampai tenggatnya; putusan pertama tetap berlaku.")
    _settle(appeal, Outcome.CONFIRMED, reason, None)
    appeal_workflow.fire(appeal, "confirm", by=by, note=reason)
    appeal.refresh_from_db()
    auditors = queries.holders_of(Role.AUDITOR, edition=appeal.edition)
    notices.tell(appeal, notices.UNDECIDED, [*auditors, *queries.holders_of(Role.SECRETARIAT, edition=appeal.edition)])
    _tell_region(appeal)


def _settle(appeal: Appeal, outcome: str, reason: str, by: User | None) -> None:
    """Before the state moves: a decided appeal says what, why and when."""
    Appeal.objects.filter(pk=appeal.pk, state=appeal.state).update(
        outcome=outcome, reason=reason.strip(), decided_at=timezone.now(), decided_by=by
    )
    appeal.refresh_from_db()


def _tell_region(appeal: Appeal) -> None:
    words = str(appeal.get_outcome_display())
    notices.tell(appeal, notices.DECIDED, queries.officials_of(appeal.region), words=words)


def _heard(appeal: Appeal, by: User) -> Appeal:
    """The row, locked, while the panel deliberates."""
    check(by, permissions.HEAR, appeal)
    locked: Appeal = (
        Appeal.objects.select_for_update(of=("self",)).select_related("edition", "region").get(pk=appeal.pk)
    )
    if locked.state != State.HEARD:
        raise TransitionRefused(_("Tidak berlaku: keadaannya %s. Muat ulang halaman ini.") % locked.get_state_display())
    return locked

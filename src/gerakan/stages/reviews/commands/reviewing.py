"""Verbs of review: asked for, recalled, returned, parts accepted, approved."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews import notices, permissions
from gerakan.stages.reviews.models import PartAcceptance, PlanVersion, Round
from gerakan.stages.reviews.queries import plans as queries
from gerakan.stages.reviews.queries.contents import fingerprint, parts_of
from gerakan.stages.reviews.workflow import plan_workflow

Why = PlanVersion.Why


@command
def ask(plan: Masterplan, *, note: str = "", by: User) -> PlanVersion:
    """The plan as it stands goes to the mentors; from now on nobody writes in it."""
    plan = queries.held(plan)
    plan_workflow.fire(plan, "ask", by=by, note=note)
    version = _frozen(plan, by)
    Round.objects.create(version=version, plan=plan)
    record("plan_review.frozen", version, by=by, changes={"version": version.number, "sha256": version.sha256})
    notices.tell_mentors(plan, version=version.number, note=note)
    return version


def _frozen(plan: Masterplan, by: User) -> PlanVersion:
    contents = contents_of(plan)
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    was_approved = plan.rounds.filter(state=Round.State.APPROVED).exists()
    return PlanVersion.objects.create(
        plan=plan, number=last + 1, revision=plan.revision, contents=contents, sha256=fingerprint(contents),
        why=Why.CORRECTION if was_approved else Why.REVIEW, made_by=by,
    )  # fmt: skip


@command
def recall(plan: Masterplan, *, note: str, by: User) -> None:
    """The region takes its request back to mend something."""
    plan = queries.held(plan)
    plan_workflow.fire(plan, "recall", by=by, note=note)
    _decided(plan, Round.State.RECALLED, note, by)


@command
def send_back(plan: Masterplan, *, note: str, by: User) -> None:
    """Not yet, and why; the region writes again."""
    plan = queries.held(plan)
    plan_workflow.fire(plan, "return", by=by, note=note)
    ended = _decided(plan, Round.State.RETURNED, note, by)
    notices.tell_region(plan, notices.RETURNED, version=ended.version.number, note=note)


@command
def approve(plan: Masterplan, *, seen: int, by: User) -> None:
    """The lead's word on the version that was on the screen."""
    plan = queries.held(plan)
    check(by, permissions.APPROVE, plan)
    last = queries.last_version(plan)
    if last is None or last.number != seen:
        raise TransitionRefused(_("Daerah meminta telaah atas versi yang lebih baru. Muat ulang dan baca dahulu."))
    plan_workflow.fire(plan, "approve", by=by)
    _decided(plan, Round.State.APPROVED, "", by)
    notices.tell_region(plan, notices.APPROVED, version=last.number)


def _decided(plan: Masterplan, state: str, note: str, by: User) -> Round:
    ended = plan.rounds.select_related("version").get(state=Round.State.OPEN)
    ended.state, ended.note, ended.decided_by, ended.decided_at = state, note, by, timezone.now()
    ended.save()
    return ended


@command
def accept_part(plan: Masterplan, *, part: str, seen: int, by: User) -> PartAcceptance:
    """A mentor is content with this part of the version that was on the screen."""
    plan = queries.held(plan)
    check(by, permissions.DECIDE, plan)
    version = _under_review(plan, seen)
    found = next((one for one in parts_of(version.contents) if one.code == part), None)
    if found is None:
        raise TransitionRefused(_("Bagian ini tidak ada di versi %d.") % version.number)
    try:
        with transaction.atomic():
            made = PartAcceptance.objects.create(
                plan=plan, version=version, part=part, digest=found.digest, by=by
            )  # fmt: skip
    except IntegrityError as error:
        raise TransitionRefused(_("Bagian ini sudah diterima.")) from error
    record("plan_review.part_accepted", made, by=by, changes={"part": found.label, "version": version.number})
    return made


@command
def withdraw_part(acceptance: PartAcceptance, *, reason: str, by: User) -> None:
    """Not content after all, and why."""
    check(by, permissions.DECIDE, acceptance)
    plan = queries.held(acceptance.plan)
    _under_review(plan, 0)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan alasannya."))
    rows = PartAcceptance.objects.filter(pk=acceptance.pk, withdrawn_at__isnull=True)
    if not rows.update(withdrawn_at=timezone.now(), withdrawn_by=by, reason=reason.strip()):
        raise TransitionRefused(_("Penerimaan ini sudah dicabut."))
    record("plan_review.part_withdrawn", acceptance, by=by, changes={"part": acceptance.part}, note=reason)


def _under_review(plan: Masterplan, seen: int) -> PlanVersion:
    """The version in hand; `seen` 0 asks for no particular one."""
    last = queries.last_version(plan)
    if plan.state != Masterplan.State.REVIEW or last is None:
        raise TransitionRefused(_("Rencana ini sedang tidak ditelaah."))
    if seen and last.number != seen:
        raise TransitionRefused(_("Daerah meminta telaah atas versi yang lebih baru. Muat ulang dan baca dahulu."))
    return last

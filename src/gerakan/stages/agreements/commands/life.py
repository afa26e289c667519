"""Verbs after signing: duties, renewal, end."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.notifications.reminding import stop_reminders
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import notices, permissions
from gerakan.stages.agreements.models import Agreement, Clause, Duty
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.queries.preparing import Signer, signers_of
from gerakan.stages.agreements.workflow import agreement_workflow, duty_workflow
from gerakan.stages.drafting.queries import ready_template

ACTOR = "sistem: nota kesepahaman"


@command
def remind_unsigned(agreement: Agreement, *, by: User) -> int:
    """Ask again whoever has not signed; nobody who has."""
    check(by, permissions.PREPARE, agreement)
    if agreement.state != Agreement.State.APPROVED:
        raise TransitionRefused(_("%s tidak menunggu tanda tangan.") % agreement.region)
    count = notices.nudge(agreement)
    record("agreement.reminded", agreement, by=by, changes={"count": count})
    return count


@command
def fulfil(duty: Duty, *, proof_number: str, proof_on: datetime.date, by: User) -> None:
    """It is done: by which decree, of which day."""
    duty.proof_number, duty.proof_on, duty.done_at, duty.done_by = proof_number, proof_on, timezone.now(), by
    duty.save(update_fields=["proof_number", "proof_on", "done_at", "done_by"])
    duty_workflow.fire(_in_force(duty), "fulfil", by=by)
    stop_reminders(duty)
    record("agreement_duty.proof", duty, by=by, changes={"proof_number": proof_number, "proof_on": proof_on})


@command
def reopen_duty(duty: Duty, *, note: str, by: User) -> None:
    """The proof did not do."""
    duty_workflow.fire(duty, "reopen", by=by, note=note)
    notices.remind_of_duty(duty)


@command
def waive(duty: Duty, *, note: str, by: User) -> None:
    """Nobody owes this any more, for a reason."""
    duty_workflow.fire(duty, "waive", by=by, note=note)
    stop_reminders(duty)


@command
def terminate(agreement: Agreement, *, note: str, by: User) -> None:
    """Before its time; it stays in the register with the reason."""
    _over(agreement, timezone.localdate(), note)
    agreement_workflow.fire(agreement, "terminate", by=by, note=note)


@command
def run_out(agreement: Agreement, *, by: User | str = ACTOR) -> None:
    """Its last day has passed."""
    if agreement.valid_until is None or agreement.valid_until >= timezone.localdate():
        raise TransitionRefused(_("Masa berlaku %s belum habis.") % agreement)
    _over(agreement, agreement.valid_until, _("Masa berlaku habis."))
    agreement_workflow.fire(agreement, "end", by=by, note=_("Masa berlaku habis."))


@command
def renew(agreement: Agreement, *, by: User | str = ACTOR) -> Agreement:
    """A draft that follows it: the same clauses, the heads of today, and a term as long as the first."""
    if not isinstance(by, str):
        check(by, permissions.END, agreement)
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.state not in {Agreement.State.IN_FORCE, Agreement.State.ENDED}:
        raise TransitionRefused(_("Hanya nota yang berlaku atau berakhir dapat diperbarui."))
    if agreement.renewals.exclude(state=Agreement.State.CANCELLED).exists():
        raise TransitionRefused(_("Pembaruannya sudah disiapkan."))
    made = _follower(agreement)
    made.save()
    Clause.objects.bulk_create(
        Clause(agreement=made, order=row.order, heading=row.heading, text=row.text) for row in agreement.clauses.all()
    )
    record("agreement.renewed", made, by=by, changes={"renews": agreement.national_number})
    people = [*queries.officials_of(agreement.region, Role.REGION_ADMIN), *queries.holders_of(Role.SECRETARIAT)]
    notices.tell(agreement, notices.RENEWAL, people)
    return made


def _follower(agreement: Agreement) -> Agreement:
    signer = signers_of([agreement.region]).get(agreement.region_id, Signer())
    begins = (agreement.valid_until or timezone.localdate()) + datetime.timedelta(days=1)
    lasts = (
        (agreement.valid_until - agreement.valid_from).days if agreement.valid_until and agreement.valid_from else 730
    )
    template = ready_template(agreement.edition) or agreement.template
    return Agreement(
        edition=agreement.edition, region=agreement.region, template=template, renews=agreement,
        national_name=template.national_name, national_title=template.national_title,
        national_mandate=template.national_mandate, region_name=signer.name or agreement.region_name,
        region_title=signer.title or agreement.region_title, region_capacity=signer.capacity,
        region_mandate=signer.mandate, witnesses=template.witnesses, place=agreement.place,
        sign_by=agreement.valid_until, valid_from=begins, valid_until=begins + datetime.timedelta(days=lasts),
    )  # fmt: skip


def _in_force(duty: Duty) -> Duty:
    if duty.agreement.state != Agreement.State.IN_FORCE:
        raise TransitionRefused(_("Nota kesepahaman ini tidak berlaku lagi."))
    return duty


def _over(agreement: Agreement, day: datetime.date, reason: str) -> None:
    agreement.ended_on, agreement.end_reason = day, reason
    Agreement.objects.filter(pk=agreement.pk).update(ended_on=day, end_reason=reason)
    open_duties: QuerySet[Duty] = agreement.duties.filter(state=Duty.State.OPEN)
    for duty in open_duties:
        stop_reminders(duty)

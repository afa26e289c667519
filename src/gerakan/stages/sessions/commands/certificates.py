"""Verbs of certificates: what an edition asks for, and the papers."""

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.documents.commands import draft_letter, issue_letter
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.sessions import documents, permissions
from gerakan.stages.sessions.models import Certificate, CertificatePlan, Participant
from gerakan.stages.sessions.queries import certificates as queries


@command
def set_certificates(edition: Edition, *, minimum_percent: int, sender: Sender, by: User) -> CertificatePlan:
    """How often a person came at least, and who signs; papers that were issued stay as they are."""
    check(by, permissions.CERTIFY)
    facts = {"minimum_percent": minimum_percent, "sender": sender.as_data()}
    row, _made = CertificatePlan.objects.update_or_create(edition=edition, defaults=facts)
    record("certificate.plan", row, by=by, changes=facts)
    return row


@command
def certify(person: Participant, *, by: User) -> Certificate:
    """Number, Word and PDF for somebody who came often enough; never twice. Raises NoSeries."""
    check(by, permissions.CERTIFY)
    Participant.objects.select_for_update().get(pk=person.pk)
    plan = queries.plan_of(person.guidance.edition)
    if plan is None:
        raise TransitionRefused(_("Isi dahulu ketentuan sertifikat edisi ini."))
    earned = queries.earned(plan).filter(pk=person.pk).first()
    if earned is None:
        raise TransitionRefused(_("%s belum cukup sering hadir, atau sudah mempunyai sertifikat.") % person)
    sender = Sender.from_data(plan.sender)
    letter = draft_letter(
        documents.certificate(earned, sender, attended=earned.attended, held=earned.held), kind="sertifikat",
        unit=sender.unit, by=by, region_code=earned.region_code, edition_code=earned.edition_code,
        is_sample=plan.edition.is_sample,
    )  # fmt: skip
    issue_letter(letter, by=by)
    made = Certificate.objects.create(
        participant=earned, letter=letter, attended_count=earned.attended, held_count=earned.held, issued_by=by
    )
    record("certificate.issued", made, by=by, changes={"number": letter.number})
    return made

"""The paper of a course."""

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.documents.commands import draft_letter, issue_letter
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.materials import documents, permissions
from gerakan.stages.materials.models import CourseCertificate, Enrolment
from gerakan.stages.sessions.queries.certificates import plan_of


@command
def certify(enrolment: Enrolment, *, by: User) -> CourseCertificate:
    """Number, Word and PDF for somebody who passed; never twice. Signed as the edition's other certificates.

    Raises NoSeries when the unit has no number format.
    """
    check(by, permissions.CERTIFY, enrolment)
    row = Enrolment.objects.select_for_update(of=("self",)).select_related("course__edition", "user", "region")
    held = row.get(pk=enrolment.pk)
    plan = plan_of(held.course.edition)
    if plan is None:
        raise TransitionRefused(_("Isi dahulu ketentuan sertifikat edisi ini."))
    if held.completed_at is None or CourseCertificate.objects.filter(enrolment=held).exists():
        raise TransitionRefused(_("%s belum lulus, atau sudah mempunyai sertifikat.") % held.user)
    sender = Sender.from_data(plan.sender)
    letter = draft_letter(
        documents.certificate(held, sender), kind="sertifikat-kursus", unit=sender.unit, by=by,
        region_code=held.region_code, edition_code=held.edition_code, is_sample=held.course.edition.is_sample,
    )  # fmt: skip
    issue_letter(letter, by=by)
    made = CourseCertificate.objects.create(enrolment=held, letter=letter, issued_by=by)
    record("course.certified", made, by=by, changes={"number": letter.number})
    return made

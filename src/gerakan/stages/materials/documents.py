"""What the certificate of a course says."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.documents.content import LetterContent, Letterhead, Signatory
from gerakan.foundation.ui import formats
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.materials.models import Enrolment


def certificate(enrolment: Enrolment, sender: Sender) -> LetterContent:
    """In Indonesian whatever the writer's screen says."""
    with translation.override("id"):
        region = enrolment.region.name if enrolment.region is not None else ""
        day = formats.day(enrolment.completed_at.date()) if enrolment.completed_at else ""
        said: dict[str, Any] = {"course": enrolment.course.title, "edition": enrolment.course.edition.name, "day": day,
                                "score": enrolment.best_percent, "least": enrolment.course.pass_percent}  # fmt: skip
        return LetterContent(
            letterhead=Letterhead(lines=sender.letterhead, address=sender.address),
            place=sender.place,
            subject=_("Sertifikat kursus %(course)s") % said,
            addressee=tuple(filter(None, (str(enrolment.user), enrolment.office, region))),
            greeting="",
            body=(
                _("Diberikan karena menyelesaikan kursus %(course)s, %(edition)s, pada %(day)s.") % said,
                _("Nilai tes %(score)d dari 100; nilai lulus %(least)d.") % said,
            ),
            signatory=Signatory(sender.signatory_name, sender.signatory_title, sender.signatory_number),
        )

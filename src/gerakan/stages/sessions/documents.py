"""What a certificate says."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.documents.content import LetterContent, Letterhead, Signatory
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.sessions.models import Participant


def certificate(person: Participant, sender: Sender, *, attended: int, held: int) -> LetterContent:
    """In Indonesian whatever the writer's screen says."""
    with translation.override("id"):
        said: dict[str, Any] = {
            "region": person.guidance.region.name, "edition": person.guidance.edition.name, "attended": attended, "held": held,
        }  # fmt: skip
        return LetterContent(
            letterhead=Letterhead(lines=sender.letterhead, address=sender.address),
            place=sender.place,
            subject=_("Sertifikat keikutsertaan bimbingan teknis"),
            addressee=tuple(filter(None, (person.name, person.office))),
            greeting="",
            body=(
                _("Diberikan sebagai tanda keikutsertaan dalam bimbingan teknis %(edition)s untuk %(region)s.") % said,
                _("Kehadiran yang tercatat dan dikonfirmasi: %(attended)d dari %(held)d pertemuan.") % said,
            ),
            signatory=Signatory(sender.signatory_name, sender.signatory_title, sender.signatory_number),
        )

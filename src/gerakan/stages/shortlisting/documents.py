"""What the letters of this stage say."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.documents.content import LetterContent, Letterhead, Signatory
from gerakan.foundation.ui import formats
from gerakan.stages.shortlisting.models import Invitation


@dataclass(frozen=True)
class Sender:
    """The office that invites and the person who signs."""

    unit: str
    letterhead: tuple[str, ...]
    address: str
    place: str
    signatory_name: str
    signatory_title: str
    signatory_number: str = ""


def invitation_letter(invitation: Invitation, sender: Sender) -> LetterContent:
    """The invitation to one region, in Indonesian whatever the writer's screen says."""
    with translation.override("id"):
        return LetterContent(
            letterhead=Letterhead(lines=sender.letterhead, address=sender.address),
            place=sender.place,
            subject=_("Undangan penilaian %s") % invitation.edition.name,
            addressee=_addressee(invitation),
            body=_body(invitation),
            closing=(_("Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."),),
            signatory=Signatory(sender.signatory_name, sender.signatory_title, sender.signatory_number),
            copies=(_("Gubernur %s") % invitation.region.province.name,),
        )


def _addressee(invitation: Invitation) -> tuple[str, ...]:
    region = invitation.region
    title = _("Bupati %s") if region.kind == "kabupaten" else _("Wali Kota %s")
    return (title % region.base_name, _("di %s") % (region.capital or region.base_name))


def _body(invitation: Invitation) -> tuple[str, ...]:
    day = formats.day(invitation.answer_by, weekday=True)
    return (
        _("Berdasarkan hasil penjaringan %(edition)s, %(region)s diundang mengikuti penilaian kesiapan.")
        % {"edition": invitation.edition.name, "region": invitation.region.name},
        *_replacement(invitation),
        _("Kami mohon jawaban Saudara melalui halaman undangan daerah di Gerakan paling lambat %s.") % day,
        _("Bila sampai tanggal itu jawaban tidak kami terima, tempat ini diberikan kepada daerah cadangan berikutnya."),
        _("Alasan dan angka yang mendasari undangan ini dapat dibaca pada lembar penjelasan daerah Saudara."),
    )


def _replacement(invitation: Invitation) -> tuple[str, ...]:
    if invitation.replaces is None:
        return ()
    return (_("Undangan ini diberikan dari daftar cadangan karena satu tempat telah dilepaskan."),)

"""What the letters of this stage say."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.documents.content import LetterContent, Letterhead, Signatory
from gerakan.foundation.documents.pdf import qr_svg, render_pdf
from gerakan.foundation.ui import formats
from gerakan.stages.invitations.models import Invitation
from gerakan.stages.invitations.queries.explanation import Explanation, Reason

SHEET = Path(__file__).parent / "templates/invitations/explanation.typ"


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

    def as_data(self) -> dict[str, Any]:
        """JSON, for the background worker."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Sender":
        """The same sender again."""
        return cls(**{**data, "letterhead": tuple(data["letterhead"])})


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


def explanation_pdf(sheet: Explanation, address: str) -> bytes:
    """One printable page: why this region is in or out."""
    entry, source = sheet.entry, sheet.invitation_list
    edition = source.run.scheme.edition
    data = {
        "region": entry.region.name,
        "province": entry.region.province.name,
        "edition": edition.name,
        "is_sample": edition.is_sample,
        "sentence": sheet.sentence,
        "decisive": sheet.decisive,
        "facts": _facts(sheet),
        "reasons": [_row(reason) for reason in sheet.reasons],
        "filled": [f"{reason.name}: {reason.filled_with}" for reason in sheet.filled],
        "changes": [f"{change} ({change.reason})" for change in sheet.changes],
        "scheme": f"{source.run.scheme.title} v{source.run.scheme.number}",
        "hash": source.content_hash or source.run.content_hash,
        "address": address,
        "qr": qr_svg(address),
    }
    return render_pdf(SHEET, data)


def _facts(sheet: Explanation) -> list[tuple[str, str]]:
    standing = sheet.standing
    if standing is None:
        return []
    interval = _("%(low)s sampai %(high)s") % {
        "low": formats.number(standing.rank_low, 0),
        "high": formats.number(standing.rank_high, 0),
    }
    return [
        (_("Skor"), formats.number(standing.score, 2)),
        (_("Skor terendah yang diundang"), formats.number(sheet.last_score, 2)),
        (_("Peringkat"), formats.rank(standing.rank, sheet.pool_size)),
        (_("Selang peringkat (90 %)"), interval),
        (_("Peluang di dalam garis"), formats.share(standing.chance)),
        (_("Data tersedia"), formats.share(standing.coverage_share)),
    ]


def _row(reason: Reason) -> list[str]:
    value = _("tidak berlaku") if reason.state == "not_applicable" else formats.number(reason.value)
    return [
        reason.name,
        f"{value} {reason.unit}".strip() if reason.value is not None else value,
        f"{reason.source}, {reason.year}" if reason.source else str(reason.year),
        formats.number(reason.weight),
        formats.number(reason.points, 2),
        formats.number(reason.average_points, 2),
    ]

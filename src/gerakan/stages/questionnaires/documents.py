"""The receipt of a submission."""

from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gerakan.foundation.documents.files import keep
from gerakan.foundation.documents.findable import KIND
from gerakan.foundation.documents.models import Letter, LetterFile
from gerakan.foundation.documents.pdf import qr_svg, render_pdf
from gerakan.foundation.search.indexing import put
from gerakan.foundation.ui import formats
from gerakan.stages.questionnaires.models import Submission
from gerakan.stages.questionnaires.queries.sheets import Sheet

TEMPLATE = Path(__file__).parent / "templates/questionnaires/receipt.typ"


def receipt_number(submission: Submission) -> str:
    """One edition asks a region once, so this number is given once."""
    return f"TT-{submission.edition_code}-{submission.region.code}"


def issue_receipt(submission: Submission, sheet: Sheet) -> Letter:
    """The receipt in the register of letters, with its PDF; anybody can check it by its QR."""
    with translation.override("id"):
        letter = Letter.objects.create(
            kind="tanda_terima_kuesioner",
            unit=_("Sekretariat gerakan"),
            number=submission.receipt_number,
            dated_on=timezone.localdate(submission.sent_at),
            subject=_("Tanda terima kuesioner %s") % submission.round.edition.name,
            addressee=_("Pemerintah %s") % submission.region.name,
            region_code=submission.region.code,
            edition_code=submission.edition_code,
            state=Letter.State.ISSUED,
            is_sample=submission.round.edition.is_sample,
        )
        pdf = render_pdf(TEMPLATE, _content(submission, sheet, letter), on=letter.dated_on)
        keep(letter, f"{letter.number}.pdf", pdf, LetterFile.Format.PDF)
        put(KIND, letter)
    return letter


def _content(submission: Submission, sheet: Sheet, letter: Letter) -> dict[str, object]:
    pieces = sum(len(row.evidence) for row in sheet.rows())
    facts = [
        (_("Daerah"), f"{submission.region.name} ({submission.region.code})"),
        (_("Instrumen"), str(submission.round.version)),
        (_("Diterima"), formats.moment(submission.sent_at)),
        (_("Disetujui oleh"), f"{submission.approved_by}, {submission.mandate}"),
        (_("Ketepatan waktu"), _("terlambat") if submission.is_late else _("tepat waktu")),
        (_("Jumlah bukti"), formats.number(pieces)),
    ]
    return {
        "title": letter.subject,
        "number": letter.number,
        "facts": facts,
        "parts": [_part(section.branch.title, section.counts) for section in sheet.sections if section.rows],
        "headers": [_("Bagian"), _("Ditanyakan"), _("Terjawab"), _("Belum lengkap")],
        "checksum_label": _("Sidik SHA-256 atas isi kiriman (jawaban dan sidik setiap bukti)"),
        "checksum": submission.checksum,
        "missing": _missing(submission),
        "rule": submission.round.late_rule if submission.is_late or submission.missing_count else "",
        "rule_label": _("Ketentuan putaran ini"),
        "verify": _("Periksa keaslian lembar ini di"),
        "address": letter.verification_url,
        "qr": qr_svg(letter.verification_url),
        "is_sample": letter.is_sample,
    }


def _missing(submission: Submission) -> str:
    if not submission.missing_count:
        return _("Kiriman lengkap.")
    return _("Kiriman diterima dengan %d butir yang belum lengkap.") % submission.missing_count


def _part(title: str, counts: tuple[int, int, int]) -> list[str]:
    return [title, *(formats.number(count) for count in counts)]

"""What the letters of the result say."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.documents.content import LetterContent, Letterhead, Signatory, Table
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.ui import formats
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.plenary.models import Decision, Verdict
from gerakan.stages.selection.queries.sheets import Sheet


def result_letter(
    decision: Decision, sender: Sender, *, sheet: Sheet, words: Sequence[str], replaces: Letter | None = None
) -> LetterContent:
    """To one region, in Indonesian whatever the writer's screen says. replaces: what it was told before a correction."""
    with translation.override("id"):
        return LetterContent(
            letterhead=Letterhead(lines=sender.letterhead, address=sender.address),
            place=sender.place,
            subject=_("Hasil penetapan %s") % decision.plenary.edition.name,
            addressee=_addressee(decision),
            body=(*_replacing(replaces), *_outcome(decision), *_feedback(decision, sheet, words)),
            table=_elements(sheet),
            closing=(*_after(decision), _("Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.")),
            signatory=Signatory(sender.signatory_name, sender.signatory_title, sender.signatory_number),
            copies=(_("Gubernur %s") % decision.region.province.name,),
        )


def _replacing(letter: Letter | None) -> tuple[str, ...]:
    if letter is None:
        return ()
    told = {"number": letter.number, "day": formats.day(letter.dated_on)}
    return (
        _("Surat ini menggantikan surat nomor %(number)s tanggal %(day)s karena hasil penetapan diperbaiki.") % told,
    )


def _addressee(decision: Decision) -> tuple[str, ...]:
    region = decision.region
    title = _("Bupati %s") if region.kind == "kabupaten" else _("Wali Kota %s")
    return (title % region.base_name, _("di %s") % (region.capital or region.base_name))


def _outcome(decision: Decision) -> tuple[str, ...]:
    standing = decision.standing
    opening = _(
        "Sidang pleno %(edition)s telah memutuskan hasil penetapan. %(region)s berada pada peringkat %(rank)s dengan skor %(score)s."
    ) % {
        "edition": decision.plenary.edition.name, "region": decision.region.name,
        "rank": formats.number(standing.rank, 0), "score": formats.number(standing.score, 2),
    }  # fmt: skip
    return (opening, *_sentences(decision))


def _sentences(decision: Decision) -> tuple[str, ...]:
    region = decision.region.name
    if decision.verdict == Verdict.SELECTED:
        return (_("%s ditetapkan sebagai daerah terpilih.") % region,)
    if decision.verdict == Verdict.CONDITIONAL:
        return (
            _("%s ditetapkan sebagai daerah terpilih dengan syarat.") % region,
            _("Syarat: %(condition)s Penanggung jawab: %(owner)s. Dipenuhi paling lambat %(day)s.")
            % {"condition": _closed(decision.condition), "owner": decision.owner, "day": formats.day(decision.due_on)},
        )
    if decision.verdict == Verdict.RESERVE:
        return (
            _("%(region)s ditetapkan sebagai cadangan urutan ke-%(position)d. Bila sebuah tempat menjadi kosong, cadangan "
              "dipanggil menurut urutan dengan tetap memenuhi semua kuota.")
            % {"region": region, "position": decision.position or 0},
        )  # fmt: skip
    return (_("%s belum terpilih pada edisi ini.") % region,)


def _feedback(decision: Decision, sheet: Sheet, words: Sequence[str]) -> tuple[str, ...]:
    told = [_("Pertimbangan pleno: %s") % decision.reason] if decision.departs and decision.reason else []
    if decision.verdict in {Verdict.REFUSED, Verdict.RESERVE} and sheet.missing:
        told.append(sheet.missing)
    told += [_("Catatan asesor: %s") % text for text in words]
    return (*told, _("Nilai tiap unsur tercantum pada tabel berikut."))


def _elements(sheet: Sheet) -> Table:
    rows = tuple(
        (row.title, formats.number(row.mark, 2), formats.number(row.share, 1), formats.number(row.average, 2))
        for row in sheet.elements
    )
    return Table(
        headers=(_("Unsur"), _("Nilai (0–4)"), _("Bagian nilai (%)"), _("Rata-rata daerah sejenis")), rows=rows,
        right=(1, 2, 3), widths=(5, 2, 2, 3),
    )  # fmt: skip


def _after(decision: Decision) -> tuple[str, ...]:
    days = decision.plenary.run.terms.appeal_days
    if decision.verdict == Verdict.SELECTED:
        return (_("Langkah berikutnya, termasuk nota kesepahaman, kami sampaikan dalam surat tersendiri."),)
    return (_("Keberatan dapat diajukan melalui Gerakan dalam %d hari kerja sejak hasil diumumkan.") % days,)


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."

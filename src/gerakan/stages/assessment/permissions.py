"""Who may do what with rulings, cases and marks."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, signed_in, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.phases import allows, phase_right
from gerakan.stages.assessment.models import Case, Enquiry, MarkSheet, Ruling
from gerakan.stages.interviews.models import Interview

MARKS_MAY_CHANGE = phase_right(
    "assessment.marks_may_change", _("Nilai boleh diubah"),
    granted=_("Asesor mengisi, mengirim, dan membahas nilainya selama berkas daerah terbuka."),
    withheld=_("Tidak ada nilai yang dapat disimpan, dikirim, atau diubah."),
)  # fmt: skip
PANEL_READS_MARKS = phase_right(
    "assessment.panel_reads_marks", _("Panel membaca nilai bersama"),
    granted=_("Anggota panel membaca nilai satu sama lain setelah semua nilai daerah itu masuk."),
    withheld=_("Asesor hanya membaca lembarnya sendiri; pembahasan menunggu."),
)  # fmt: skip
MAY_ASK_REGIONS = phase_right(
    "assessment.may_ask_regions", _("Asesor meminta klarifikasi"),
    granted=_("Asesor boleh meminta daerah menjelaskan satu jawaban, lewat sekretariat."),
    withheld=_("Permintaan klarifikasi baru tidak diterima; yang sudah berjalan selesai menurut tenggatnya."),
)  # fmt: skip


@who
def is_assessor(user: Actor) -> bool:
    """Asesor atau ketua panel."""
    return holds(user, Role.ASSESSOR, Role.PANEL_CHAIR)


@who
def owns_sheet(user: Actor, sheet: object = None) -> bool:
    """Pemilik lembar nilai, selama duduk di panelnya tanpa ikatan."""
    if sheet is None:
        return is_assessor.holds(user)
    if not isinstance(sheet, MarkSheet) or sheet.engagement.assessor.user_id != user.pk:
        return False
    return Interview.objects.of_assessor(user).filter(pk=sheet.case.interview_id).exists()


@who
def sheet_is_open(user: Actor, sheet: object = None) -> bool:
    """Lembar sendiri, atau lembar panel setelah semua nilai daerah itu masuk."""
    return isinstance(sheet, MarkSheet) and MarkSheet.objects.filter(pk=sheet.pk).visible_to(user).exists()


@who
def case_is_open(user: Actor, case: object = None) -> bool:
    """Anggota panel daerah itu."""
    return isinstance(case, Case) and Case.objects.filter(pk=case.pk).visible_to(user).exists()


@who
def discusses_it(user: Actor, case: object = None) -> bool:
    """Anggota panel yang nilainya sudah masuk, setelah semua nilai daerah itu masuk."""
    if not isinstance(case, Case) or case.state in Case.SEALED:
        return False
    if not allows(PANEL_READS_MARKS, case.ruling.edition_id, case.region_id):
        return False
    own = MarkSheet.objects.owned_by(user).filter(case=case, state=MarkSheet.State.SENT)
    return own.exists() and Interview.objects.of_assessor(user).filter(pk=case.interview_id).exists()


@who
def chairs_it(user: Actor, case: object = None) -> bool:
    """Ketua panel daerah itu."""
    if not isinstance(case, Case):
        return False
    seats = case.interview.seats.filter(is_chair=True, engagement__assessor__user_id=user.pk or 0)
    return seats.exists() and Interview.objects.of_assessor(user).filter(pk=case.interview_id).exists()


@who
def did_not_mark_it(user: Actor, case: object = None) -> bool:
    """Bukan penilai daerah itu."""
    return not isinstance(case, Case) or not MarkSheet.objects.owned_by(user).filter(case=case).exists()


@who
def asked_it(user: Actor, enquiry: object = None) -> bool:
    """Penanya, selama lembarnya terbuka baginya."""
    return isinstance(enquiry, Enquiry) and Enquiry.objects.filter(pk=enquiry.pk).visible_to(user).exists()


@who
def is_fixed(user: Actor, ruling: object = None) -> bool:
    """Ketentuan yang sudah ditetapkan."""
    return user.is_authenticated and isinstance(ruling, Ruling) and ruling.fixed_at is not None


SEE_WORK = permission("assessment.see_work", OVERSIGHT, _("Melihat kemajuan penilaian"))
RULE = permission("assessment.rule", STAFF, _("Menetapkan ketentuan penilaian"))
SEE_RULING = permission("assessment.see_ruling", OVERSIGHT | is_fixed, _("Membaca ketentuan penilaian"))
OPEN_CASES = permission("assessment.open_cases", STAFF, _("Membuka berkas penilaian"))
OWN_WORK = permission("assessment.own_work", is_assessor, _("Melihat penilaian sendiri"))
MARK = permission("assessment.mark", owns_sheet, _("Memberi nilai"))
ASK_REGION = permission("assessment.ask_region", owns_sheet, _("Meminta klarifikasi satu jawaban daerah"))
SEE_ENQUIRY = permission("assessment.see_enquiry", OVERSIGHT | asked_it, _("Membaca permintaan klarifikasi asesor"))
PASS_ON = permission("assessment.pass_on", STAFF, _("Meneruskan permintaan klarifikasi asesor ke daerah"))
SEE_SHEET = permission("assessment.see_sheet", sheet_is_open, _("Membaca lembar nilai"))
SEE_CASE = permission("assessment.see_case", OVERSIGHT | case_is_open, _("Membuka berkas penilaian daerah"))
SEE_MARKS = permission("assessment.see_marks", OVERSIGHT | discusses_it, _("Membaca nilai panel"))
DISCUSS = permission("assessment.discuss", discusses_it, _("Membahas nilai panel"))
CHAIR = permission("assessment.chair", chairs_it & discusses_it, _("Menutup pembahasan panel"))
REOPEN = permission("assessment.reopen", STAFF | (chairs_it & discusses_it), _("Membuka kembali pembahasan"))
REMARK = permission("assessment.remark", STAFF | discusses_it, _("Memberi catatan pada berkas"))
CHECK = permission("assessment.check", STAFF & did_not_mark_it, _("Memeriksa mutu sebagai orang kedua"))
ANSWER_FLAG = permission("assessment.answer_flag", STAFF, _("Menjawab pertanyaan panel"))
UNMASK = permission("assessment.unmask", STAFF, _("Mengembalikan hak yang ditahan fase bagi satu daerah"))
HAND_OVER = permission("assessment.hand_over", STAFF, _("Menyerahkan atau menghentikan berkas penilaian"))
SEE_EVIDENCE = permission("assessment.see_evidence", signed_in, _("Membuka bukti berkas yang boleh dilihat"))

"""Who may do what with calibration sets, references and marks."""

from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, permission, who
from gerakan.foundation.accounts.hats import OVERSIGHT, STAFF, holds
from gerakan.foundation.accounts.roles import Role
from gerakan.stages.calibration.models import (
    CalibrationSet,
    CalibrationSheet,
    Reference,
    SampleCase,
    engagements_by,
)


@who
def is_assessor(user: Actor) -> bool:
    """Asesor atau ketua panel."""
    return holds(user, Role.ASSESSOR, Role.PANEL_CHAIR)


@who
def set_is_open(user: Actor, thing: object = None) -> bool:
    """Asesor edisi itu, setelah set kalibrasinya dibuka."""
    calibration = _set_of(thing)
    return (
        calibration is not None and CalibrationSet.objects.filter(pk=calibration.pk).visible_to(user).exists()
    )  # fmt: skip


@who
def marks_it(user: Actor, thing: object = None) -> bool:
    """Asesor yang bersedia pada edisi itu, setelah set kalibrasinya dibuka."""
    if thing is None:
        return is_assessor.holds(user)
    calibration = _set_of(thing)
    if calibration is None or calibration.state not in CalibrationSet.OPENED:
        return False
    mine = engagements_by(user).filter(edition=calibration.edition_id)
    return mine.filter(pk=thing.engagement_id).exists() if isinstance(thing, CalibrationSheet) else mine.exists()


@who
def has_nothing_to_mark(user: Actor, thing: object = None) -> bool:
    """Tidak sedang menunggu giliran menilai contohnya sendiri."""
    calibration = _set_of(thing)
    if calibration is None or not engagements_by(user).filter(edition=calibration.edition_id).exists():
        return True
    cases = SampleCase.objects.filter(pk=thing.pk) if isinstance(thing, SampleCase) else calibration.cases.all()
    sent = CalibrationSheet.objects.filter(engagement__in=engagements_by(user), state=CalibrationSheet.State.SENT)
    return cases.exists() and not cases.exclude(sheets__in=sent).exists()


@who
def reference_is_open(user: Actor, reference: object = None) -> bool:
    """Asesor yang sudah mengirim nilainya untuk contoh itu."""
    return isinstance(reference, Reference) and Reference.objects.filter(pk=reference.pk).visible_to(user).exists()


@who
def sheet_is_open(user: Actor, sheet: object = None) -> bool:
    """Pemilik lembarnya; setelah terkirim juga sekretariat dan auditor."""
    return (
        isinstance(sheet, CalibrationSheet) and CalibrationSheet.objects.filter(pk=sheet.pk).visible_to(user).exists()
    )


def _set_of(thing: object) -> CalibrationSet | None:
    if isinstance(thing, CalibrationSheet):
        thing = thing.case
    return thing.calibration if isinstance(thing, SampleCase) else thing if isinstance(thing, CalibrationSet) else None


SEE_WORK = permission("calibration.see_work", OVERSIGHT, _("Melihat set kalibrasi"))
PREPARE = permission("calibration.prepare", STAFF & has_nothing_to_mark, _("Menyiapkan set kalibrasi"))
RUN = permission("calibration.run", STAFF, _("Membuka dan menutup kalibrasi, mengingatkan asesor"))
SEE_RESULTS = permission(
    "calibration.see_results", OVERSIGHT & has_nothing_to_mark, _("Membaca beda nilai semua asesor pada kalibrasi")
)
OWN_WORK = permission("calibration.own_work", is_assessor, _("Melihat kalibrasi sendiri"))
SEE_SET = permission("calibration.see_set", OVERSIGHT | set_is_open, _("Mengetahui set kalibrasi sebuah edisi"))
MARK = permission("calibration.mark", marks_it, _("Menilai contoh kalibrasi"))
SEE_REFERENCE = permission("calibration.see_reference", reference_is_open, _("Membaca nilai acuan"))
SEE_SHEET = permission("calibration.see_sheet", sheet_is_open, _("Membaca lembar kalibrasi"))

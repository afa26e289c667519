"""Lives of a set and of a sheet."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.models import CalibrationSet, CalibrationSheet
from gerakan.stages.calibration.queries import sets, sheets

State = CalibrationSet.State


def instrument_is_published(calibration: CalibrationSet) -> str | None:
    """What everybody marks by does not change while they do."""
    if calibration.version.state == InstrumentVersion.State.PUBLISHED:
        return None
    return _("Versi instrumen ini belum terbit.")


def is_complete(calibration: CalibrationSet) -> str | None:
    """Every sample item has its reference, every case its experts."""
    return sets.why_not_ready(calibration)


def nobody_has_begun(calibration: CalibrationSet) -> str | None:
    """What somebody has marked stays as that person read it."""
    if sets.mark_count(calibration):
        return _("Sudah ada asesor yang menilai; contohnya tidak dapat diubah lagi.")
    return None


def set_is_open(sheet: CalibrationSheet) -> str | None:
    """Neither before nor after."""
    return sheets.why_closed(sheet.case.calibration, sheet) or None


def every_item_is_marked(sheet: CalibrationSheet) -> str | None:
    """Complete or not at all."""
    return sheets.why_not_sent(sheet)


set_workflow: Workflow[CalibrationSet] = Workflow(
    "calibration",
    Transition(
        "open", gettext_lazy("Buka kalibrasi"), State.PREPARING, State.OPEN,
        permission=permissions.RUN, guards=(instrument_is_published, is_complete),
    ),
    Transition(
        "take_back", gettext_lazy("Tarik untuk diperbaiki"), State.OPEN, State.PREPARING,
        permission=permissions.RUN, guards=(nobody_has_begun,), needs_note=True,
    ),
    Transition("close", gettext_lazy("Tutup kalibrasi"), State.OPEN, State.CLOSED, permission=permissions.RUN),
    Transition(
        "reopen", gettext_lazy("Buka kembali"), State.CLOSED, State.OPEN, permission=permissions.RUN, needs_note=True,
    ),
)  # fmt: skip

sheet_workflow: Workflow[CalibrationSheet] = Workflow(
    "calibration_sheet",
    Transition(
        "send", gettext_lazy("Kirim dan bandingkan"), CalibrationSheet.State.DRAFT, CalibrationSheet.State.SENT,
        permission=permissions.MARK, guards=(set_is_open, every_item_is_marked),
    ),
)  # fmt: skip

"""Lives of a commitment sheet and of a hand-over."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.models import CommitmentSheet, Handover, OfficeHolder
from gerakan.stages.institutions.queries.offices import holder_on
from gerakan.stages.institutions.queries.packages import successor_of

Sheet = CommitmentSheet.State
Hand = Handover.State


def something_is_promised(sheet: CommitmentSheet) -> str | None:
    """A sheet without a promise binds nobody."""
    return None if sheet.promises.exists() else _("Belum ada janji pada lembar ini.")


def the_region_has_a_head(sheet: CommitmentSheet) -> str | None:
    """Definitive or acting, somebody signs first."""
    head = holder_on(sheet.region, OfficeHolder.Office.HEAD, timezone.localdate())
    return None if head else _("Kepala daerah hari ini belum tercatat. Catat pejabatnya lebih dahulu.")


def nobody_has_signed(sheet: CommitmentSheet) -> str | None:
    """What somebody signed is not rewritten."""
    return _("Sudah ada yang menandatangani.") if sheet.seats.filter(signed_on__isnull=False).exists() else None


def everybody_signed(sheet: CommitmentSheet) -> str | None:
    """Every seat."""
    left = [row.label for row in sheet.seats.filter(signed_on__isnull=True)]
    return _("Belum menandatangani: %s") % ", ".join(left) if left else None


def there_is_a_successor(handover: Handover) -> str | None:
    """Somebody holds the office now."""
    return None if successor_of(handover) else _("Pejabat baru belum tercatat. Catat pejabatnya lebih dahulu.")


sheet_workflow: Workflow[CommitmentSheet] = Workflow(
    "commitment_sheet",
    Transition("open", gettext_lazy("Buka untuk tanda tangan"), Sheet.DRAFT, Sheet.SIGNING,
               permission=permissions.KEEP, guards=(something_is_promised, the_region_has_a_head)),
    Transition("reopen", gettext_lazy("Susun ulang"), Sheet.SIGNING, Sheet.DRAFT,
               permission=permissions.KEEP, guards=(nobody_has_signed,), needs_note=True),
    Transition("complete", gettext_lazy("Lengkap"), Sheet.SIGNING, Sheet.COMPLETE,
               permission=permissions.SIGN_SHEET, guards=(everybody_signed,)),
)  # fmt: skip
handover_workflow: Workflow[Handover] = Workflow(
    "handover",
    Transition("confirm", gettext_lazy("Tegaskan"), Hand.OPEN, Hand.CONFIRMED, permission=permissions.HAND_OVER),
    Transition("sign", gettext_lazy("Tandatangani"), Hand.CONFIRMED, Hand.SIGNED,
               permission=permissions.TAKE_OVER, guards=(there_is_a_successor,)),
    Transition("cancel", gettext_lazy("Batalkan"), Hand.OPEN, Hand.CANCELLED,
               permission=permissions.KEEP, needs_note=True),
)  # fmt: skip

"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "masterplan.workbook_sent": _("Mengunggah buku kerja rencana induk"),
    "masterplan.workbook_tried": _("Memeriksa ulang buku kerja rencana induk"),
    "masterplan.workbook_applied": _("Menerapkan buku kerja rencana induk"),
    "masterplan.workbook_discarded": _("Membuang buku kerja rencana induk"),
}

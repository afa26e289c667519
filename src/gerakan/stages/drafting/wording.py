"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "agreement_text.begun": _("Memulai naskah nota kesepahaman"),
    "agreement_text.saved": _("Mengisi para pihak dan tanggal naskah"),
    "agreement_text.clause": _("Menulis pasal naskah"),
    "agreement_text.clause_dropped": _("Menghapus pasal naskah"),
    "agreement_text.desk": _("Menambah meja persetujuan"),
    "agreement_text.desk_dropped": _("Menghapus meja persetujuan"),
    "agreement_text.duty": _("Menambah kewajiban naskah"),
    "agreement_text.duty_dropped": _("Menghapus kewajiban naskah"),
    "agreement_text.declare": _("Menyatakan naskah siap dipakai"),
}
FIELDS = {"heading": _("judul pasal"), "text": _("bunyi"), "desk": _("meja"), "duty": _("kewajiban")}

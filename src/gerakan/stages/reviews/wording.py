"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "plan_review.ask": _("Meminta telaah rencana induk"),
    "plan_review.frozen": _("Membekukan versi rencana induk"),
    "plan_review.recall": _("Menarik permintaan telaah"),
    "plan_review.return": _("Mengembalikan rencana induk"),
    "plan_review.approve": _("Menyetujui rencana induk"),
    "plan_review.adopt": _("Menetapkan rencana induk"),
    "plan_review.adopted": _("Mencatat penetapan rencana induk"),
    "plan_review.publish": _("Mengumumkan rencana induk"),
    "plan_review.withdraw": _("Menarik rencana induk yang diumumkan"),
    "plan_review.withdrawn": _("Menarik versi rencana induk yang diumumkan"),
    "plan_review.revise": _("Membuka revisi rencana induk"),
    "plan_review.part_accepted": _("Menerima bagian rencana induk"),
    "plan_review.part_withdrawn": _("Mencabut penerimaan bagian rencana induk"),
    "plan_remark.written": _("Menulis catatan telaah"),
    "plan_remark.answer": _("Menjawab catatan telaah"),
    "plan_remark.resolve": _("Menyelesaikan catatan telaah"),
    "plan_remark.reopen": _("Membuka lagi catatan telaah"),
    "plan_remark.accept": _("Menerima usulan"),
    "plan_remark.decline": _("Menolak usulan"),
    "plan_period.noted": _("Mencatat masa RPJMD"),
}
FIELDS = {
    "part": _("bagian"),
    "suggested_by": _("usulan dari"),
    "signer": _("penanda tangan"),
    "mandate": _("nomor surat mandat"),
}

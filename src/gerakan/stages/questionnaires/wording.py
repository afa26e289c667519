"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "questionnaire_round.prepared": _("Menyiapkan putaran kuesioner"),
    "questionnaire_round.changed": _("Mengubah putaran kuesioner"),
    "questionnaire_round.open": _("Membuka kuesioner"),
    "questionnaire_round.close": _("Menutup kuesioner"),
    "questionnaire_round.regions_added": _("Menambahkan daerah ke putaran kuesioner"),
    "submission.reminded": _("Mengingatkan daerah mengisi kuesioner"),
    "submission.propose": _("Mengajukan kuesioner kepada kepala daerah"),
    "submission.send_back": _("Mengembalikan kuesioner untuk diperbaiki"),
    "submission.send": _("Menyetujui dan mengirim kuesioner"),
    "submission.ask": _("Meminta klarifikasi"),
    "submission.amended": _("Menyelesaikan semua klarifikasi"),
    "submission.verify": _("Memverifikasi kuesioner"),
    "submission.withdraw": _("Mengundurkan diri dari penilaian"),
    "submission.frozen": _("Membekukan isi kuesioner dengan sidik"),
    "part.given": _("Menugasi pengisi bagian"),
    "part.taken_back": _("Mencabut tugas pengisi bagian"),
    "answers.saved": _("Menyimpan jawaban"),
    "fact.confirmed": _("Membenarkan angka pustaka"),
    "fact.contested": _("Membantah angka pustaka"),
    "upload.begun": _("Mulai mengunggah bukti"),
    "evidence.added": _("Menambahkan bukti"),
    "evidence.withdrawn": _("Menarik bukti"),
    "evidence.checked": _("Memeriksa bukti"),
    "clarification.asked": _("Meminta klarifikasi satu jawaban"),
    "clarification.answered": _("Menjawab klarifikasi"),
    "clarification.lapsed": _("Klarifikasi tidak dijawab sampai tenggat"),
}
FIELDS = {
    "checksum": _("sidik"),
    "regions": _("daerah"),
    "items": _("butir"),
    "item": _("butir"),
    "email": _("surel"),
    "mandate": _("menyetujui sebagai"),
    "receipt": _("tanda terima"),
    "missing": _("belum lengkap"),
    "file": _("berkas"),
    "figure": _("angka"),
}

"""What the acts of this stage are called in the log."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "material.written": _("Menulis keterangan bahan"),
    "material.version": _("Menyimpan versi bahan"),
    "material.publish": _("Menerbitkan bahan"),
    "material.retire": _("Menarik bahan"),
    "material.reopen": _("Membuka lagi bahan"),
    "course.written": _("Menulis kursus"),
    "course.lesson": _("Menulis pelajaran"),
    "course.question": _("Menulis pertanyaan tes"),
    "course.question_removed": _("Menghapus pertanyaan tes"),
    "course.publish": _("Menerbitkan kursus"),
    "course.retire": _("Menarik kursus"),
    "course.reopen": _("Membuka lagi kursus"),
    "course.begun": _("Mulai mengikuti kursus"),
    "course.read": _("Menyelesaikan pelajaran"),
    "course.test_begun": _("Mulai mengerjakan tes"),
    "course.test_answered": _("Mengirim jawaban tes"),
    "course.certified": _("Menerbitkan sertifikat kursus"),
    "skills.published": _("Menerbitkan daftar keahlian"),
    "materials.loaded": _("Memuat bahan dan kursus awal"),
}
FIELDS = {
    "title": _("judul"),
    "version": _("versi"),
    "lesson": _("pelajaran"),
    "right": _("benar"),
    "questions": _("pertanyaan"),
    "file": _("berkas"),
    "note": _("yang berubah"),
}

"""Addresses of the library and the courses."""

from django.urls import URLPattern, path

from gerakan.stages.materials.views import courses, learning, library, writing

app_name = "materials"

urlpatterns: list[URLPattern] = [
    path("", library.start, name="start"),
    path("edisi/<slug:slug>/", library.library, name="library"),
    path("edisi/<slug:slug>/terbuka/", library.open_library, name="open"),
    path("edisi/<slug:slug>/baru/", library.new, name="new"),
    path("edisi/<slug:slug>/muat/", library.load, name="load"),
    path("<int:pk>/", library.material, name="material"),
    path("<int:pk>/ubah/", library.edit, name="edit"),
    path("<int:pk>/isi/", library.content, name="content"),
    path("<int:pk>/tindakan/", library.act, name="act"),
    path("<int:pk>/berkas/<int:number>/", library.file, name="file"),
    path("keahlian/", writing.skills, name="skills"),
    path("keahlian/ubah/", writing.edit_skills, name="edit_skills"),
    path("kursus/", courses.start, name="courses_start"),
    path("kursus/edisi/<slug:slug>/", courses.courses, name="courses"),
    path("kursus/edisi/<slug:slug>/baru/", writing.new_course, name="new_course"),
    path("kursus/edisi/<slug:slug>/peserta/", courses.people, name="people"),
    path("kursus/edisi/<slug:slug>/pelajaran/", courses.funnel, name="funnel"),
    path("kursus/edisi/<slug:slug>/sertifikat/", courses.certify, name="certify"),
    path("kursus/<int:pk>/", courses.course, name="course"),
    path("kursus/<int:pk>/mulai/", courses.begin, name="begin"),
    path("kursus/<int:pk>/tindakan/", courses.act, name="act_on_course"),
    path("kursus/<int:pk>/ubah/", writing.edit_course, name="edit_course"),
    path("kursus/<int:pk>/pelajaran/<int:number>/", learning.lesson, name="lesson"),
    path("kursus/<int:pk>/pelajaran/<int:number>/ubah/", writing.edit_lesson, name="edit_lesson"),
    path("kursus/<int:pk>/pertanyaan/baru/", writing.new_question, name="new_question"),
    path("kursus/<int:pk>/pertanyaan/<int:which>/", writing.edit_question, name="edit_question"),
    path("kursus/<int:pk>/pertanyaan/<int:which>/hapus/", writing.remove_question, name="remove_question"),
    path("kursus/<int:pk>/tes/", learning.test, name="test"),
    path("tes/<int:pk>/", learning.attempt, name="attempt"),
]

"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.appeals.views import appeals, desk, panels, regions, register

app_name = "appeals"

urlpatterns: list[URLPattern] = [
    path("", desk.start, name="start"),
    path("edisi/<slug:slug>/", desk.desk, name="desk"),
    path("kami/", regions.own, name="own"),
    path("kami/<slug:slug>/susun/", regions.begin, name="begin"),
    path("panel/", panels.hearings, name="panels"),
    path("<int:pk>/", appeals.appeal, name="appeal"),
    path("<int:pk>/tindakan/", appeals.act, name="act"),
    path("<int:pk>/dasar/", regions.write, name="write"),
    path("<int:pk>/panel/", panels.seats, name="seats"),
    path("<int:pk>/sidang/", panels.hearing, name="hearing"),
    path("<int:pk>/berita-acara/", panels.minutes, name="minutes"),
    path("<int:pk>/akibat/", panels.compute, name="compute"),
    path("<int:pk>/setuju/", panels.agree, name="agree"),
    path("<int:pk>/surat/", desk.letter, name="letter"),
    path("dasar/<int:pk>/hapus/", regions.remove, name="remove"),
    path("dasar/<int:pk>/bukti/", regions.attach, name="attach"),
    path("dasar/<int:pk>/temuan/", panels.find, name="find"),
    path("bukti/<int:pk>/", regions.file, name="file"),
    path("bukti/<int:pk>/hapus/", regions.detach, name="detach"),
    path("kursi/<int:pk>/ganti/", panels.unseat, name="unseat"),
    path("putusan/<int:pk>/", register.outcome, name="outcome"),
    path("putusan/edisi/<slug:slug>/", register.outcomes, name="outcomes"),
    path("koreksi/", register.register, name="register"),
    path("koreksi/edisi/<slug:slug>/", register.register, name="register_of"),
    path("koreksi/edisi/<slug:slug>/usul/", register.propose, name="propose"),
    path("koreksi/<int:pk>/", register.correction, name="correction"),
    path("koreksi/<int:pk>/tanda-tangan/", register.sign, name="sign"),
    path("koreksi/<int:pk>/batal/", register.drop, name="drop"),
]

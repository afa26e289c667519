"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.institutions.views import acts, bodies, offices, regions

app_name = "institutions"

urlpatterns: list[URLPattern] = [
    path("", regions.start, name="start"),
    path("kami/", regions.own, name="own"),
    path("pejabat/<int:pk>/", offices.holder, name="holder"),
    path("pejabat/<int:pk>/akhiri/", offices.end_office, name="end_office"),
    path("produk-hukum/<int:pk>/", acts.act, name="act"),
    path("produk-hukum/<int:pk>/perbaiki/", acts.correct_act, name="correct_act"),
    path("produk-hukum/<int:pk>/tindakan/", acts.change_act, name="change_act"),
    path("produk-hukum/<int:pk>/berkas/<int:version>/", acts.act_file, name="act_file"),
    path("anggota/<int:pk>/akhiri/", bodies.leave, name="leave"),
    path("rapat/<int:pk>/notula/", bodies.minutes, name="minutes"),
    path("daerah/<slug:slug>/", regions.region, name="region"),
    path("daerah/<slug:slug>/pejabat/", offices.offices, name="offices"),
    path("daerah/<slug:slug>/pejabat/baru/", offices.new_holder, name="new_holder"),
    path("daerah/<slug:slug>/produk-hukum/", acts.acts, name="acts"),
    path("daerah/<slug:slug>/produk-hukum/baru/", acts.new_act, name="new_act"),
    path("daerah/<slug:slug>/lembaga/", bodies.bodies, name="bodies"),
    path("daerah/<slug:slug>/lembaga/cetak/", bodies.bodies_print, name="bodies_print"),
    path("daerah/<slug:slug>/lembaga/<slug:body>/anggota-baru/", bodies.new_member, name="new_member"),
    path("daerah/<slug:slug>/rapat-baru/", bodies.new_meeting, name="new_meeting"),
]

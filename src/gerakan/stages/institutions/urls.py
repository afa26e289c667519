"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.institutions.views import acts, offices, regions

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
    path("daerah/<slug:slug>/", regions.region, name="region"),
    path("daerah/<slug:slug>/pejabat/", offices.offices, name="offices"),
    path("daerah/<slug:slug>/pejabat/baru/", offices.new_holder, name="new_holder"),
    path("daerah/<slug:slug>/produk-hukum/", acts.acts, name="acts"),
    path("daerah/<slug:slug>/produk-hukum/baru/", acts.new_act, name="new_act"),
]

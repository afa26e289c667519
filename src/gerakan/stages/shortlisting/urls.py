"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.shortlisting.views import runs, schemes, weighing

app_name = "shortlisting"

urlpatterns: list[URLPattern] = [
    path("", schemes.start, name="start"),
    path("edisi/<slug:slug>/skema/", schemes.schemes, name="schemes"),
    path("edisi/<slug:slug>/skema/baru/", schemes.open_scheme, name="open_scheme"),
    path("skema/<int:pk>/", schemes.scheme, name="scheme"),
    path("skema/<int:pk>/sunting/", schemes.edit_scheme, name="edit_scheme"),
    path("skema/<int:pk>/timbang/", weighing.weigh, name="weigh"),
    path("skema/<int:pk>/hitung/", runs.compute_run, name="compute_run"),
    path("perhitungan/<int:pk>/", runs.ranking, name="ranking"),
    path("perhitungan/<int:pk>/daerah/<str:code>/", runs.standing, name="standing"),
    path("perhitungan/<int:pk>/keyakinan/", runs.sureness, name="sureness"),
    path("perhitungan/<int:pk>/percobaan/", runs.what_if, name="what_if"),
    path("perhitungan/<int:pk>/periksa/", runs.check_files, name="check_files"),
]

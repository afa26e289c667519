"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.potentials.views import deliveries, exploring, public, regions, runs

app_name = "potentials"

urlpatterns: list[URLPattern] = [
    path("", regions.start, name="start"),
    path("bimbingan/", regions.mentored, name="mentored"),
    path("kami/", regions.own, name="own"),
    path("kiriman/", deliveries.deliveries, name="deliveries"),
    path("kiriman/templat/", deliveries.national_template, name="national_template"),
    path("kiriman/<int:pk>/", deliveries.delivery, name="delivery"),
    path("kiriman/<int:pk>/tindakan/", deliveries.act, name="act"),
    path("kiriman/<int:pk>/salinan/", deliveries.marked, name="marked"),
    path("kiriman/<int:pk>/asli/", deliveries.original, name="original"),
    path("hitungan/<int:pk>/", runs.run, name="run"),
    path("hitungan/<int:pk>/umumkan/", runs.publish, name="publish"),
    path("hitungan/<int:pk>/data/", runs.data, name="data"),
    path("hitungan/<int:pk>/coba/", runs.attempt, name="attempt"),
    path("<slug:slug>/", regions.region, name="region"),
    path("<slug:slug>/templat/", deliveries.template, name="template"),
    path("<slug:slug>/sektor/", exploring.sectors, name="sectors"),
    path("<slug:slug>/serupa/", exploring.peers, name="peers"),
    path("<slug:slug>/penduduk/", exploring.people, name="people"),
]
public_urls = (
    [
        path("<slug:slug>/", public.region, name="region"),
        path("<slug:slug>/<slug:kind>/<int:number>/", public.run, name="run"),
        path("<slug:slug>/<slug:kind>/<int:number>.csv", public.data, name="data"),
        path("<slug:slug>/people/<int:number>/coba/", public.attempt, name="attempt"),
    ],
    "potentials_public",
)

"""Addresses of the public site."""

from django.urls import URLPattern, path

from gerakan.surfaces.portal import views

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("daerah/", views.regions, name="regions"),
    path("daerah/<slug:slug>/", views.region, name="region"),
    path("corong/", views.funnels, name="funnels"),
    path("daftar/", views.lists, name="lists"),
    path("daftar/<int:pk>/", views.published_list, name="list"),
    path("data/", views.data, name="data"),
    path("data/katalog.jsonld", views.catalogue, name="catalogue"),
    path("data/<slug:name>.<slug:kind>", views.download, name="download"),
    path("data/<slug:name>/<slug:edition>/<int:number>.<slug:kind>", views.download_version, name="download_version"),
    path("keputusan/", views.decided, name="decided"),
    path("tentang/", views.about, name="about"),
]

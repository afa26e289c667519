"""Addresses of this app."""

from django.urls import path

from gerakan.foundation.indicators.views import imports, library

app_name = "indicators"
urlpatterns = [
    path("", library.library, name="library"),
    path("baru/", library.edit, name="add"),
    path("ekspor/", library.export, name="export"),
    path("templat/", library.template, name="template"),
    path("daerah/<slug:slug>/", library.region, name="region"),
    path("keberatan/", library.objections, name="objections"),
    path("keberatan/nilai/<int:pk>/", library.object_to, name="object"),
    path("keberatan/<int:pk>/", library.answer, name="answer"),
    path("impor/", imports.deliveries, name="deliveries"),
    path("impor/<int:pk>/", imports.batch, name="batch"),
    path("impor/<int:pk>/kolom/", imports.columns, name="columns"),
    path("impor/<int:pk>/nama/", imports.names, name="names"),
    path("impor/<int:pk>/terapkan/", imports.apply, name="apply"),
    path("impor/<int:pk>/tindakan/", imports.act, name="act"),
    path("impor/<int:pk>/salinan/", imports.marked, name="marked"),
    path("impor/<int:pk>/berkas/", imports.original, name="original"),
    path("<slug:code>/", library.detail, name="detail"),
    path("<slug:code>/ubah/", library.edit, name="edit"),
    path("<slug:code>/verifikasi/", library.verify, name="verify"),
]

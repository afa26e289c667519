"""Addresses of the text of plans."""

from django.urls import URLPattern, path

from gerakan.stages.chapters.views import outline, places, writing

app_name = "chapters"

urlpatterns: list[URLPattern] = [
    path("", outline.own, name="own"),
    path("<int:pk>/", outline.outline, name="outline"),
    path("<int:pk>/periksa/", outline.checks, name="checks"),
    path("<int:pk>/bab/", outline.add_chapter, name="add_chapter"),
    path("<int:pk>/<slug:code>/", writing.section, name="section"),
    path("<int:pk>/<slug:code>/simpan/", writing.send, name="send"),
    path("<int:pk>/<slug:code>/bentrok/", writing.conflict, name="conflict"),
    path("<int:pk>/<slug:code>/angka/", writing.confirm, name="confirm"),
    path("<int:pk>/<slug:code>/giliran/", places.turn, name="turn"),
    path("<int:pk>/<slug:code>/rujukan/", places.references, name="references"),
    path("<int:pk>/<slug:code>/riwayat/", places.history, name="history"),
    path("<int:pk>/<slug:code>/lepas/", outline.drop_chapter, name="drop_chapter"),
]

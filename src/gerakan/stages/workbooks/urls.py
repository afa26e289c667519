"""Addresses of workbooks, below those of their plans."""

from django.urls import URLPattern, path

from gerakan.stages.workbooks import views

app_name = "workbooks"

urlpatterns: list[URLPattern] = [
    path("<int:pk>/buku-kerja/", views.workbook, name="workbook"),
    path("<int:pk>/buku-kerja/unduh/", views.download, name="download"),
    path("<int:pk>/buku-kerja/<int:upload>/", views.preview, name="upload"),
    path("<int:pk>/buku-kerja/<int:upload>/tindakan/", views.act, name="act"),
    path("<int:pk>/buku-kerja/<int:upload>/salinan/", views.marked, name="marked"),
    path("<int:pk>/buku-kerja/<int:upload>/asli/", views.original, name="original"),
]

"""Addresses of this app."""

from django.urls import path

from gerakan.foundation.instruments.models import Node
from gerakan.foundation.instruments.views import building, trying, versions, workbooks

app_name = "instruments"
urlpatterns = [
    path("", versions.versions, name="list"),
    path("baru/", versions.open_instrument, name="open"),
    path("bagian/<int:pk>/", building.edit_part, name="edit_part"),
    path("bagian/<int:pk>/hapus/", building.remove_part, name="remove_part"),
    path("<int:pk>/", versions.version, name="version"),
    path("<int:pk>/salin/", versions.copy, name="copy"),
    path("<int:pk>/buang/", versions.discard, name="discard"),
    path("<int:pk>/susun/", building.build, name="build"),
    path("<int:pk>/susun/unsur/", building.add_part, {"kind": Node.Kind.ELEMENT}, name="add_element"),
    path("<int:pk>/susun/aspek/", building.add_part, {"kind": Node.Kind.ASPECT}, name="add_aspect"),
    path("<int:pk>/susun/butir/", building.add_part, {"kind": Node.Kind.ITEM}, name="add_item"),
    path("<int:pk>/padanan/", building.crosswalk, name="crosswalk"),
    path("<int:pk>/syarat/", trying.conditions, name="conditions"),
    path("<int:pk>/pratinjau/", trying.preview, name="preview"),
    path("<int:pk>/buku-kerja/", workbooks.export, name="export"),
    path("<int:pk>/impor/", workbooks.import_workbook, name="import"),
]

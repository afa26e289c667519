"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.calibration.views import cases, own, results, sets

app_name = "calibration"

urlpatterns: list[URLPattern] = [
    path("", own.own, name="own"),
    path("contoh/<int:pk>/", own.sheet, name="sheet"),
    path("contoh/<int:pk>/butir/<int:item>/", own.save, name="save"),
    path("contoh/<int:pk>/kirim/", own.send, name="send"),
    path("contoh/<int:pk>/hasil/", own.result, name="result"),
    path("edisi/", sets.start, name="start"),
    path("edisi/<slug:slug>/", sets.calibration, name="set"),
    path("edisi/<slug:slug>/siapkan/", sets.prepare, name="prepare"),
    path("edisi/<slug:slug>/tindakan/", sets.act, name="act"),
    path("edisi/<slug:slug>/bawaan/", sets.fill, name="fill"),
    path("edisi/<slug:slug>/ketentuan/", sets.rule, name="rule"),
    path("edisi/<slug:slug>/ingatkan/", sets.remind, name="remind"),
    path("edisi/<slug:slug>/hasil/", results.progress, name="progress"),
    path("edisi/<slug:slug>/butir/", results.items, name="items"),
    path("edisi/<slug:slug>/contoh/", cases.add_case, name="add_case"),
    path("susun/<int:pk>/", cases.case, name="case"),
    path("susun/<int:pk>/hapus/", cases.remove_case, name="remove_case"),
    path("susun/<int:pk>/butir/", cases.item, name="item"),
    path("susun/<int:pk>/butir/<int:item>/hapus/", cases.remove_item, name="remove_item"),
]

"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.selection.views import conditions, rankings

app_name = "selection"

urlpatterns: list[URLPattern] = [
    path("", rankings.start, name="start"),
    path("edisi/<slug:slug>/", rankings.rankings, name="rankings"),
    path("edisi/<slug:slug>/coba/", rankings.attempt, name="attempt"),
    path("edisi/<slug:slug>/syarat/", conditions.conditions, name="conditions"),
    path("syarat/<int:pk>/<int:region>/", conditions.look_at, name="look_at"),
    path("<int:pk>/", rankings.ranking, name="ranking"),
    path("lembar/<int:pk>/", rankings.sheet, name="sheet"),
    path("lembar/<int:pk>/pdf/", rankings.sheet_pdf, name="sheet_pdf"),
]

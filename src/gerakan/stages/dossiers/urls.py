"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.dossiers import views

app_name = "dossiers"

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("edisi/<slug:slug>/", views.dossiers, name="dossiers"),
    path("edisi/<slug:slug>/kunci/", views.destroy_key, name="destroy_key"),
    path("<int:pk>/", views.dossier, name="dossier"),
    path("<int:pk>/unduh/", views.download, name="download"),
    path("<int:pk>/kunci-umum/", views.public_key, name="public_key"),
]

"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.surfaces.workspace import views

app_name = "workspace"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("tugas/", views.todo, name="todo"),
]

"""Addresses of the tree, below those of its plan."""

from django.urls import URLPattern, path

from gerakan.stages.outlines import views

app_name = "outlines"

urlpatterns: list[URLPattern] = [
    path("<int:pk>/susunan/", views.outline, name="outline"),
    path("<int:pk>/susunan/pindah/", views.move, name="move"),
    path("<int:pk>/susunan/<int:row>/", views.place, name="place"),
    path("<int:pk>/tautan/", views.links, name="links"),
    path("<int:pk>/lembar/<slug:code>/urutan/", views.several, name="several"),
]

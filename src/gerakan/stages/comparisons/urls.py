"""Addresses of comparisons: of a plan in its workspace, of what everybody may read."""

from django.urls import URLPattern, path

from gerakan.stages.comparisons import views

app_name = "comparisons"

urlpatterns: list[URLPattern] = [
    path("kami/<int:pk>/", views.own, name="own"),
    path("kami/<int:pk>/kemiripan/", views.likeness, name="likeness"),
    path("<slug:edition>/<slug:region>/", views.public, name="public"),
]

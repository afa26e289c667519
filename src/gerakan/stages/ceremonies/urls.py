"""Addresses of this app."""

from django.urls import URLPattern, path

from gerakan.stages.ceremonies import views

app_name = "ceremonies"

urlpatterns: list[URLPattern] = [
    path("edisi/<slug:slug>/acara/", views.events, name="events"),
    path("edisi/<slug:slug>/acara/baru/", views.new_event, name="new_event"),
    path("acara/<int:pk>/", views.event, name="event"),
    path("acara/<int:pk>/ubah/", views.edit_event, name="edit_event"),
    path("acara/<int:pk>/tindakan/", views.change, name="change"),
    path("acara/<int:pk>/bahan/<int:material>/", views.material, name="material"),
]

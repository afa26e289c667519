"""Addresses of this app."""

from django.urls import path

from gerakan.foundation.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.events, name="events"),
    path("sidik/", views.published, name="published"),
    path("<int:pk>/", views.event, name="event"),
]

"""Addresses of the design system."""

from django.urls import path

from gerakan.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("tampilan/", views.choose_theme, name="theme"),
    path("bahasa/", views.choose_language, name="language"),
    path("galeri/", views.gallery, name="gallery"),
]

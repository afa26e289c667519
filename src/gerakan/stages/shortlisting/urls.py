"""Addresses of this app."""

from django.urls import URLPattern

app_name = "shortlisting"
urlpatterns: list[URLPattern] = []

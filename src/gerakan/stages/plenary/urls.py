"""Addresses of this app."""

from django.urls import URLPattern

app_name = "plenary"

urlpatterns: list[URLPattern] = []

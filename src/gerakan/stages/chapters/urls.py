"""Addresses of the text of plans."""

from django.urls import URLPattern

app_name = "chapters"

urlpatterns: list[URLPattern] = []

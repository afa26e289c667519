"""Addresses of the search."""

from django.urls import path

from gerakan.foundation.search import views

app_name = "search"
urlpatterns = [path("", views.search, name="search")]

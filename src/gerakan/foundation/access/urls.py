"""Addresses of this app."""

from django.urls import path

from gerakan.foundation.access import views

app_name = "access"
urlpatterns = [path("", views.permissions, name="permissions")]

"""Addresses of the register."""

from django.urls import path

from gerakan.foundation.regions import views

app_name = "regions"
urlpatterns = [
    path("daerah/", views.register, name="list"),
    path("daerah/<slug:slug>/", views.detail, name="detail"),
    path("nama/", views.names, name="names"),
    path("nama/putuskan/", views.decide, name="decide"),
]

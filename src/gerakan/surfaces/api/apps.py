"""App configuration."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "gerakan.surfaces.api"
    label = "api"

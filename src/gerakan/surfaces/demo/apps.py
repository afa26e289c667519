"""App configuration."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "gerakan.surfaces.demo"
    label = "demo"

"""App configuration."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "gerakan.surfaces.portal"
    label = "portal"

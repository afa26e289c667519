"""App configuration."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccessConfig(AppConfig):
    name = "gerakan.foundation.access"
    label = "access"

    def ready(self) -> None:
        """Every app's permissions.py is read before anybody asks: a right unknown by name would silently be refused."""
        autodiscover_modules("permissions")

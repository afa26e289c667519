"""App configuration."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "gerakan.foundation.editions"
    label = "editions"

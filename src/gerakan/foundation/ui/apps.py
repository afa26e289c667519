"""App configuration."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "gerakan.foundation.ui"
    label = "ui"

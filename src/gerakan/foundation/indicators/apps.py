"""App configuration."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "gerakan.foundation.indicators"
    label = "indicators"

"""App configuration."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "gerakan.foundation.regions"
    label = "regions"

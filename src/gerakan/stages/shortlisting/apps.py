"""App configuration."""

from django.apps import AppConfig


class ShortlistingConfig(AppConfig):
    name = "gerakan.stages.shortlisting"
    label = "shortlisting"

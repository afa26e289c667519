"""App configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "gerakan.foundation.search"
    label = "search"

"""App configuration."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "gerakan.foundation.documents"
    label = "documents"

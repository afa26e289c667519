"""App configuration."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "gerakan.foundation.audit"
    label = "audit"

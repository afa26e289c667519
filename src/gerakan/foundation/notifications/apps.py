"""App configuration."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "gerakan.foundation.notifications"
    label = "notifications"

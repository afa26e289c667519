"""App configuration."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "gerakan.foundation.tasks"
    label = "tasks"

"""App configuration."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "gerakan.foundation.workflow"
    label = "workflow"

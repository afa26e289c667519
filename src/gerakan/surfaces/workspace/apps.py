"""App configuration."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "gerakan.surfaces.workspace"
    label = "workspace"

"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessorsConfig(AppConfig):
    name = "gerakan.stages.assessors"
    label = "assessors"
    verbose_name = _("asesor")

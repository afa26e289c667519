"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    name = "gerakan.stages.assessment"
    label = "assessment"
    verbose_name = _("penilaian")

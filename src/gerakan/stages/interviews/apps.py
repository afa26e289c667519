"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterviewsConfig(AppConfig):
    name = "gerakan.stages.interviews"
    label = "interviews"
    verbose_name = _("wawancara")

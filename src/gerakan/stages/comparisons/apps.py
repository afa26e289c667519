"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComparisonsConfig(AppConfig):
    name = "gerakan.stages.comparisons"
    label = "comparisons"
    verbose_name = _("perbandingan rencana induk")

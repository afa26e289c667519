"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstrumentsConfig(AppConfig):
    name = "gerakan.foundation.instruments"
    label = "instruments"
    verbose_name = _("instrumen")

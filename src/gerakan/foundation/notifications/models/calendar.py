"""Days that differ from the calendar of public holidays."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarDay(models.Model):
    """A day off announced later (cuti bersama), or a day on which people work after all."""

    date = models.DateField(_("tanggal"), unique=True, error_messages={"unique": _("Hari itu sudah tercatat.")})
    name = models.CharField(_("nama"), max_length=120)
    is_working_day = models.BooleanField(_("hari kerja"), default=False)

    class Meta:
        verbose_name = _("hari khusus")
        verbose_name_plural = _("hari khusus")
        ordering = ("-date",)

    def __str__(self) -> str:
        return f"{self.date:%d-%m-%Y} {self.name}"

"""Workbooks that came back, from upload to rows."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans.models import Masterplan, OfPlan


class WorkbookUpload(OfPlan, models.Model):
    """A file kept between preview and apply; `preview` is what it would do to revision `previewed`."""

    class State(models.TextChoices):
        OPEN = "open", _("Menunggu keputusan")
        APPLIED = "applied", _("Diterapkan")
        DISCARDED = "discarded", _("Dibuang")

    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="workbooks")
    name = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to="rencana-induk/%Y", max_length=300)
    sha256 = models.CharField(_("sidik berkas"), max_length=64)
    preview: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    previewed = models.PositiveIntegerField(default=0)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pengunggah"))
    at = models.DateTimeField(_("diunggah"), auto_now_add=True)
    applied_at = models.DateTimeField(_("diterapkan"), null=True, blank=True)

    class Meta:
        verbose_name = _("buku kerja")
        verbose_name_plural = _("buku kerja")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(applied_at__isnull=False), name="applied_workbook_has_its_instant"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its preview."""
        return reverse("workbooks:upload", args=[self.plan_id, self.pk])

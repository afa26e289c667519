"""Findings that a region leaves standing for a reason, once its mentor agrees."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans.models.plans import Masterplan, OfPlan


class AcceptedFinding(OfPlan, models.Model):
    """One finding, told by its fingerprint: places and values; it lapses by itself when either changes."""

    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="accepted")
    rule = models.CharField(_("aturan"), max_length=10)
    version = models.PositiveSmallIntegerField()
    fingerprint = models.CharField(max_length=64)
    sentence = models.TextField(_("temuan"))
    reason = models.TextField(_("alasan"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diajukan oleh"))
    at = models.DateTimeField(_("diajukan"), auto_now_add=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("disetujui oleh")
    )  # fmt: skip
    agreed_at = models.DateTimeField(_("disetujui"), null=True, blank=True)

    class Meta:
        verbose_name = _("temuan yang diterima")
        verbose_name_plural = _("temuan yang diterima")
        ordering = ("rule", "pk")
        constraints = [
            models.UniqueConstraint(fields=["plan", "fingerprint"], name="one_exception_a_finding"),
            models.CheckConstraint(condition=~Q(reason=""), name="exception_has_its_reason"),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | (Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreed_by=F("by"))),
                name="exception_is_agreed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.sentence}"

    @property
    def counts(self) -> bool:
        """The mentor has agreed."""
        return self.agreed_at is not None

"""A region leaves after the result was published, and who takes its place."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.plenary.models.decisions import Decision


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    """The register of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Public, as the result is; of editions that the person may know of."""
        return self.filter(edition__in=Edition.objects.visible_to(user))


class Withdrawal(models.Model):
    """Never changed: who left, why, by which letter, who came and who was passed over."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="withdrawals")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="withdrawals")
    happened_on = models.DateField(_("tanggal"))
    reason = models.TextField(_("alasan"))
    letter_number = models.CharField(_("nomor surat daerah"), max_length=120, blank=True)
    replaced_by = models.ForeignKey(
        Decision, models.PROTECT, null=True, related_name="moved_up", verbose_name=_("digantikan oleh")
    )
    passed_over = models.JSONField(_("dilewati"), default=list, help_text="rows of [region, why]")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("dicatat"), auto_now_add=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("pengunduran diri")
        verbose_name_plural = _("pengunduran diri")
        ordering = ("-happened_on", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["edition", "region"], name="one_withdrawal_each"),
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.region} mundur"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("the register of withdrawals is kept")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the register of withdrawals is kept")

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code

"""One delivered file: what it was, how its columns and names were understood, what became of it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of, is_auditor, is_secretariat
from gerakan.foundation.accounts.models import Organisation


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Deliveries."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors see all, a partner ministry its own."""
        if is_secretariat.holds(user) or is_auditor.holds(user):
            return self
        hat = hat_of(user)
        if hat is None or hat.organisation_id is None:
            return self.none()
        return self.filter(organisation_id=hat.organisation_id)


class ImportBatch(models.Model):
    """A file on its way from upload to values; it can be undone while nothing rests on it."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Diunggah")
        MAPPED = "mapped", _("Kolom dipetakan")
        RESOLVED = "resolved", _("Nama daerah dipastikan")
        APPLIED = "applied", _("Diterapkan")
        UNDONE = "undone", _("Dibatalkan")
        DISCARDED = "discarded", _("Dibuang")

    name = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to="impor/%Y", max_length=300)
    sha256 = models.CharField(_("sidik berkas"), max_length=64, db_index=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="import_batches", verbose_name=_("pengirim")
    )
    source = models.CharField(_("sumber"), max_length=300, blank=True)
    mapping: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(_("pemetaan kolom"), default=dict)
    decisions: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(_("keputusan nama"), default=dict)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.UPLOADED)
    counts: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(_("hitungan"), default=dict)
    preview_hash = models.CharField(_("sidik pratinjau"), max_length=64, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pengunggah")
    )
    created_at = models.DateTimeField(_("diunggah"), auto_now_add=True)
    applied_at = models.DateTimeField(_("diterapkan"), null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("kumpulan impor")
        verbose_name_plural = _("kumpulan impor")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="applied") | models.Q(applied_at__isnull=False),
                name="applied_has_its_instant",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:batch", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Nothing has been written yet."""
        return self.state in {self.State.UPLOADED, self.State.MAPPED, self.State.RESOLVED}


class RememberedMapping(models.Model):
    """How a sender's columns were understood last time, found again by their headings."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    headings_hash = models.CharField(max_length=64)
    mapping: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(_("pemetaan kolom"))
    version = models.PositiveSmallIntegerField(_("versi"), default=1)
    agreed_by = models.CharField(_("disepakati oleh"), max_length=200)
    agreed_at = models.DateTimeField(_("disepakati pada"), auto_now=True)

    class Meta:
        verbose_name = _("pemetaan yang diingat")
        verbose_name_plural = _("pemetaan yang diingat")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "headings_hash"], name="one_mapping_per_sender_and_headings"
            ),
            models.UniqueConstraint(
                fields=["headings_hash"], condition=models.Q(organisation__isnull=True), name="one_mapping_of_nobody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.headings_hash[:12]}"

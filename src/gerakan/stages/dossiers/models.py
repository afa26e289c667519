"""Sealed archives of decisions, and the keys behind the codes of people in them."""

from pathlib import PurePath
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.plenary.models import Plenary


class CodeKey(models.Model):
    """Leads from codes back to people while it exists; destroyed on request, the dossiers stay as they are."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="+")
    secret = models.CharField(max_length=64, blank=True)
    destroyed_at = models.DateTimeField(_("dimusnahkan"), null=True)
    destroyed_because = models.TextField(_("alasan pemusnahan"), blank=True)

    class Meta:
        verbose_name = _("kunci kode")
        verbose_name_plural = _("kunci kode")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(destroyed_at__isnull=True) | models.Q(secret=""), name="destroyed_key_is_gone"
            )
        ]

    def __str__(self) -> str:
        return f"Kunci kode {self.edition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


def dossier_path(dossier: "Dossier", name: str) -> str:
    """Under the head of its chain, which nobody guesses before it is published."""
    return f"berkas-keputusan/{dossier.head}/{PurePath(name).name}"


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Archives of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; everybody those of a published result."""
        if user.has_perm("dossiers.see_work"):  # type: ignore[union-attr]
            return self
        editions = Edition.objects.visible_to(user)
        return self.filter(plenary__state=Plenary.State.PUBLISHED, plenary__edition__in=editions)


class Dossier(models.Model):
    """One archive of one version of a result; kept for good."""

    plenary = models.ForeignKey(Plenary, models.PROTECT, related_name="dossiers", verbose_name=_("hasil"))
    number = models.PositiveSmallIntegerField(_("nomor"))
    file = models.FileField(_("berkas arsip"), upload_to=dossier_path, max_length=300)
    size = models.PositiveBigIntegerField(_("ukuran"))
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64)
    head = models.CharField(_("sidik akhir"), max_length=64, unique=True)
    file_count = models.PositiveIntegerField(_("banyaknya berkas"))
    public_key = models.TextField(_("kunci umum"), blank=True)
    engine_version = models.CharField(_("versi mesin"), max_length=40)
    sealed_at = models.DateTimeField(_("disegel"), auto_now_add=True)
    sealed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("berkas keputusan")
        verbose_name_plural = _("berkas keputusan")
        ordering = ("-pk",)
        constraints = [models.UniqueConstraint(fields=["plenary", "number"], name="one_dossier_number")]

    def __str__(self) -> str:
        return f"Berkas keputusan {self.number}: {self.plenary}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a dossier is sealed")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("dossiers:dossier", args=[self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a dossier is kept")

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plenary.edition_code

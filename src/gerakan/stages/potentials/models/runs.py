"""A calculation frozen with everything that went in and came out."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import OVERSIGHT
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials.models.figures import Delivery
from gerakan.stages.potentials.models.reach import regions_open_to


class PotentialRunQuerySet(models.QuerySet["PotentialRun"]):
    """Frozen calculations."""

    def visible_to(self, user: Actor) -> Self:
        """Published ones everybody; staff and auditors all; a region and its mentors the region's own."""
        if OVERSIGHT.holds(user):
            return self
        return self.filter(models.Q(publication__isnull=False) | models.Q(region__in=regions_open_to(user)))

    def published(self) -> Self:
        """What a region has opened to everybody."""
        return self.filter(publication__isnull=False)


class PotentialRun(models.Model):
    """Inputs, parameters, engine version and result of one calculation for one region; never changed."""

    class Kind(models.TextChoices):
        SECTORS = "sectors", _("Kekuatan sektor")
        PEERS = "peers", _("Daerah serupa")
        PEOPLE = "people", _("Penduduk dan perkotaan sampai 2045")

    region = models.ForeignKey(Region, models.PROTECT, related_name="potential_runs", verbose_name=_("daerah"))
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField(_("nomor"))
    computed_at = models.DateTimeField(_("dihitung"), auto_now_add=True)
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    engine_version = models.CharField(_("versi mesin"), max_length=40)
    seed = models.PositiveBigIntegerField(_("benih"), default=0, help_text="the engine draws nothing at random here")
    parameters = models.JSONField(help_text="what a person chose")
    inputs = models.JSONField(help_text="the figures themselves, with their sources")
    result = models.JSONField(help_text="numbers only; sentences and charts are made of them")
    content_hash = models.CharField(_("sidik isi"), max_length=64, unique=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)
    deliveries = models.ManyToManyField(Delivery, related_name="runs", verbose_name=_("kiriman"))

    objects = PotentialRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("hitungan potensi")
        verbose_name_plural = _("hitungan potensi")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=["region", "kind", "number"], name="one_potential_run_number"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.region}, hitungan {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a run is frozen")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("potentials:run", args=[self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a run is kept")

    @property
    def is_published(self) -> bool:
        """Has the region opened it to everybody?"""
        return hasattr(self, "publication")

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class RunPublication(models.Model):
    """From this moment everybody may read the run; a row of its own, because a run never changes."""

    run = models.OneToOneField(PotentialRun, models.PROTECT, related_name="publication", verbose_name=_("hitungan"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("diumumkan"), auto_now_add=True)

    class Meta:
        verbose_name = _("pengumuman hitungan")
        verbose_name_plural = _("pengumuman hitungan")

    def __str__(self) -> str:
        return str(self.run)

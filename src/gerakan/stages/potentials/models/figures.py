"""Figures by region, sector and year as they were delivered, never overwritten."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import OVERSIGHT
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials.models.reach import regions_open_to
from gerakan.stages.potentials.models.sectors import VOCABULARY


class Measure(models.TextChoices):
    """What a figure counts."""

    CONSTANT = "constant", _("PDRB atas dasar harga konstan 2010 (juta rupiah)")
    CURRENT = "current", _("PDRB atas dasar harga berlaku (juta rupiah)")
    JOBS = "jobs", _("Tenaga kerja (orang)")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Delivered tables."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; a region and its mentors what was delivered for it."""
        if OVERSIGHT.holds(user):
            return self
        return self.filter(region__in=regions_open_to(user))


class Delivery(models.Model):
    """A table from upload to figures; undone while nothing rests on it."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Diunggah")
        APPLIED = "applied", _("Diterapkan")
        UNDONE = "undone", _("Dibatalkan")
        DISCARDED = "discarded", _("Dibuang")

    region = models.ForeignKey(
        Region, models.PROTECT, null=True, related_name="sector_deliveries", verbose_name=_("daerah"),
        help_text=_("Kosong: tabel sekretariat yang memuat beberapa daerah."),
    )  # fmt: skip
    measure = models.CharField(_("ukuran"), max_length=10, choices=Measure)
    vocabulary = models.CharField(_("klasifikasi"), max_length=20, default=VOCABULARY)
    reference = models.CharField(_("angka acuan milik"), max_length=80, blank=True)
    source = models.CharField(_("sumber"), max_length=300)
    dated = models.DateField(_("tanggal sumber"))
    name = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to="potensi/%Y", max_length=300)
    sha256 = models.CharField(_("sidik berkas"), max_length=64)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.UPLOADED)
    count = models.PositiveIntegerField(_("banyaknya angka"), default=0)
    is_sample = models.BooleanField(_("data contoh"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pengirim")
    )
    created_at = models.DateTimeField(_("dikirim"), auto_now_add=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("kiriman angka sektor")
        verbose_name_plural = _("kiriman angka sektor")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=""), name="sector_delivery_says_its_source"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("potentials:delivery", args=[self.pk])

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code if self.region else ""


class SectorFigure(models.Model):
    """One region, sector, year and measure; a correction is a new row that replaces this one.

    whole: the same figure for the area that the region is compared with, as delivered beside it.
    """

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="figures", verbose_name=_("kiriman"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="sector_figures", verbose_name=_("daerah"))
    measure = models.CharField(_("ukuran"), max_length=10, choices=Measure)
    sector = models.CharField(_("lapangan usaha"), max_length=8)
    year = models.PositiveSmallIntegerField(_("tahun"))
    value = models.FloatField(_("nilai"))
    whole = models.FloatField(_("nilai acuan"), null=True)
    note = models.CharField(_("catatan"), max_length=300, blank=True)
    is_current = models.BooleanField(_("berlaku"), default=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        verbose_name = _("angka sektor")
        verbose_name_plural = _("angka sektor")
        ordering = ("region", "measure", "year", "sector")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "measure", "sector", "year"],
                condition=models.Q(is_current=True),
                name="one_current_sector_figure",
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="sector_figure_not_negative"),
            models.CheckConstraint(
                condition=models.Q(whole__isnull=True) | models.Q(whole__gte=models.F("value")),
                name="whole_holds_its_part",
            ),
            models.CheckConstraint(condition=models.Q(year__range=(1945, 2200)), name="sector_figure_year_is_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id}/{self.sector}/{self.year}"

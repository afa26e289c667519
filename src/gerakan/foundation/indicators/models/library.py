"""What is measured: one row an indicator, with everything a value needs to be understood."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.regions.models import Kind, Region


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """The library."""

    def visible_to(self, user: Actor) -> Self:
        """Everybody who is signed in sees what is measured; a value is public when a stage publishes it."""
        return self if user.is_authenticated else self.none()

    def national(self) -> Self:
        """Asked of all regions."""
        return self.filter(region__isnull=True)


class Indicator(models.Model):
    """One measure: its definition, unit, direction, owner and source."""

    class Direction(models.IntegerChoices):
        MORE = 1, _("Makin tinggi makin baik")
        LESS = -1, _("Makin rendah makin baik")
        NONE = 0, _("Konteks, tanpa arah")

    class Reach(models.TextChoices):
        BOTH = "both", _("Kabupaten dan kota")
        KOTA = "kota", _("Kota saja")
        KABUPATEN = "kabupaten", _("Kabupaten saja")

    class Scale(models.TextChoices):
        PERCENT = "percent", _("Persen")
        INDEX = "index", _("Indeks")
        AMOUNT = "amount", _("Jumlah")
        RATIO = "ratio", _("Rasio atau rata-rata")
        LEVEL = "level", _("Kelas berurutan")

    class Frequency(models.TextChoices):
        YEARLY = "yearly", _("Tahunan")
        TWO_YEARLY = "two_yearly", _("Dua tahunan")
        FIVE_YEARLY = "five_yearly", _("Lima tahunan")
        ONCE = "once", _("Sekali")

    code = models.SlugField(_("kode"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    unit = models.CharField(_("satuan"), max_length=80)
    direction = models.SmallIntegerField(_("arah"), choices=Direction)
    applies_to = models.CharField(_("berlaku untuk"), max_length=10, choices=Reach, default=Reach.BOTH)
    scale = models.CharField(_("jenis skala"), max_length=10, choices=Scale)
    method = models.TextField(_("definisi dan cara menghitung"))
    source = models.CharField(_("sumber"), max_length=300)
    owner = models.ForeignKey(Organisation, models.PROTECT, verbose_name=_("pemilik"), related_name="indicators")
    frequency = models.CharField(_("frekuensi"), max_length=12, choices=Frequency, default=Frequency.YEARLY)
    licence = models.CharField(_("lisensi"), max_length=200, blank=True)
    lowest = models.FloatField(_("nilai terkecil yang mungkin"), null=True, blank=True)
    highest = models.FloatField(_("nilai terbesar yang mungkin"), null=True, blank=True)
    classes: models.JSONField[list[str], list[str]] = models.JSONField(
        _("kelas, dari yang terendah"), default=list, blank=True
    )
    headings: models.JSONField[list[str], list[str]] = models.JSONField(
        _("judul kolom yang dikenal"), default=list, blank=True
    )
    caution = models.TextField(_("yang perlu diperhatikan"), blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, verbose_name=_("milik daerah"), related_name="own_indicators",
        help_text=_("Kosong berarti indikator nasional; bila diisi, indikator lokal daerah itu."),
    )  # fmt: skip
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indikator")
        verbose_name_plural = _("indikator")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lowest__isnull=True)
                | models.Q(highest__isnull=True)
                | models.Q(lowest__lt=models.F("highest")),
                name="indicator_range_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(code="") & ~models.Q(unit="") & ~models.Q(source=""),
                name="indicator_says_what_it_is",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:detail", args=[self.code])

    def applies(self, kind: str) -> bool:
        """Does it exist for this kind of region?"""
        return self.applies_to in (self.Reach.BOTH, Kind(kind))

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code if self.region else ""


class SeriesBreak(models.Model):
    """From this year on the figure means something else; lines of time are not drawn across it."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="breaks")
    year = models.PositiveSmallIntegerField(_("mulai tahun"))
    reason = models.CharField(_("apa yang berubah"), max_length=300)

    class Meta:
        verbose_name = _("patahan deret")
        verbose_name_plural = _("patahan deret")
        ordering = ("year",)
        constraints = [models.UniqueConstraint(fields=["indicator", "year"], name="one_break_a_year")]

    def __str__(self) -> str:
        return f"{self.year}: {self.reason}"

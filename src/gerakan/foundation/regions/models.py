"""The register of provinces, kabupaten and kota: identities that outlive names, codes and provinces."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor


class Kind(models.TextChoices):
    """A kota is never confused with the kabupaten of the same name."""

    KABUPATEN = "kabupaten", _("Kabupaten")
    KOTA = "kota", _("Kota")


class IslandGroup(models.TextChoices):
    """Seven parts of the country, west to east, as quotas and maps use them."""

    SUMATERA = "sumatera", _("Sumatera")
    JAWA = "jawa", _("Jawa")
    BALI_NUSA_TENGGARA = "bali_nusa_tenggara", _("Bali dan Nusa Tenggara")
    KALIMANTAN = "kalimantan", _("Kalimantan")
    SULAWESI = "sulawesi", _("Sulawesi")
    MALUKU = "maluku", _("Maluku")
    PAPUA = "papua", _("Papua")


class AliasReason(models.TextChoices):
    """Why a region is also written this way; the last two are errors and never match silently."""

    FORMER_NAME = "former_name", _("nama lama")
    SPELLING = "spelling", _("ejaan lain")
    ABBREVIATION = "abbreviation", _("singkatan")
    POPULAR_NAME = "popular_name", _("nama populer")
    DECIDED = "decided", _("diputuskan petugas")
    PRESS_ERROR = "press_error", _("salah tulis")
    WRONG_KIND = "wrong_kind", _("salah jenis")


def valid_on(day: dt.date) -> Q:
    """Rows whose period, from inclusive to exclusive, holds this day; open ends count as unknown or today."""
    started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return started & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


class Decree(models.Model):
    """A legal act that fixed codes and names."""

    name = models.CharField(_("nama"), max_length=120, unique=True)
    dated = models.DateField(_("tanggal"))
    amended_by = models.CharField(_("diubah dengan"), max_length=200, blank=True)
    province_count = models.PositiveSmallIntegerField(_("jumlah provinsi"))
    kabupaten_count = models.PositiveSmallIntegerField(_("jumlah kabupaten"))
    kota_count = models.PositiveSmallIntegerField(_("jumlah kota"))

    class Meta:
        ordering = ["dated"]
        verbose_name = _("keputusan")
        verbose_name_plural = _("keputusan")

    def __str__(self) -> str:
        return self.name


class ProvinceQuerySet(models.QuerySet["Province"]):
    """Provinces of today, and of a day in the past."""

    def visible_to(self, user: Actor) -> ProvinceQuerySet:
        """The register is public."""
        return self

    def as_of(self, day: dt.date) -> ProvinceQuerySet:
        """The provinces that existed on this day."""
        return self.filter(pk__in=ProvinceVersion.objects.filter(valid_on(day)).values("province"))


class Province(models.Model):
    """A province of today; its earlier names and its birth are in its versions."""

    slug = models.SlugField(_("alamat"), max_length=80, unique=True)
    code = models.CharField(_("kode Kemendagri"), max_length=2, unique=True)
    bps_code = models.CharField(_("kode BPS"), max_length=2, blank=True)
    name = models.CharField(_("nama"), max_length=80)
    capital = models.CharField(_("ibu kota"), max_length=80, blank=True)
    island_group = models.CharField(_("gugus pulau"), max_length=20, choices=IslandGroup)
    latitude = models.FloatField(_("lintang"))
    longitude = models.FloatField(_("bujur"))
    area_km2 = models.DecimalField(_("luas (km²)"), max_digits=10, decimal_places=3)
    population = models.PositiveIntegerField(_("penduduk"))
    timezone = models.CharField(_("zona waktu"), max_length=20)

    objects = ProvinceQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("provinsi")
        verbose_name_plural = _("provinsi")

    def __str__(self) -> str:
        return self.name


class ProvinceVersion(models.Model):
    """A province's code and name in one period."""

    province = models.ForeignKey(Province, models.CASCADE, related_name="versions", verbose_name=_("provinsi"))
    code = models.CharField(_("kode"), max_length=2)
    name = models.CharField(_("nama"), max_length=80)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    valid_to = models.DateField(_("sampai"), null=True, blank=True)
    decree = models.ForeignKey(Decree, models.PROTECT, null=True, blank=True, verbose_name=_("keputusan"))
    law = models.CharField(_("undang-undang"), max_length=60, blank=True)

    class Meta:
        ordering = ["province", "valid_from"]
        verbose_name = _("riwayat provinsi")
        verbose_name_plural = _("riwayat provinsi")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="province_version_period_runs_forward",
            ),
            models.UniqueConstraint(
                fields=["province"], condition=Q(valid_to__isnull=True), name="one_current_version_per_province"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RegionQuerySet(models.QuerySet["Region"]):
    """Kabupaten and kota of today, or as they were called and coded on a day."""

    def visible_to(self, user: Actor) -> RegionQuerySet:
        """The register is public."""
        return self

    def autonomous(self) -> RegionQuerySet:
        """Those with an own budget and council, which can take part."""
        return self.filter(is_autonomous=True)

    def as_of(self, day: dt.date) -> RegionQuerySet:
        """Adds code_then, name_then, province_code_then, province_name_then as they stood on this day."""
        version = RegionVersion.objects.filter(valid_on(day), region=OuterRef("pk"))
        province = ProvinceVersion.objects.filter(valid_on(day), province=OuterRef("province_id_then"))
        return self.annotate(
            code_then=Subquery(version.values("code")[:1]),
            name_then=Subquery(version.values("name")[:1]),
            province_id_then=Subquery(version.values("province")[:1]),
        ).annotate(
            province_code_then=Subquery(province.values("code")[:1]),
            province_name_then=Subquery(province.values("name")[:1]),
        )


class Region(models.Model):
    """A kabupaten or kota with the values of today and one address for ever."""

    slug = models.SlugField(_("alamat"), max_length=80, unique=True)
    code = models.CharField(_("kode Kemendagri"), max_length=5, unique=True)
    bps_code = models.CharField(_("kode BPS"), max_length=4, db_index=True)
    name = models.CharField(_("nama"), max_length=80)
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    province = models.ForeignKey(Province, models.PROTECT, related_name="regions", verbose_name=_("provinsi"))
    capital = models.CharField(_("ibu kota"), max_length=80, blank=True)
    latitude = models.FloatField(_("lintang"))
    longitude = models.FloatField(_("bujur"))
    area_km2 = models.DecimalField(_("luas (km²)"), max_digits=10, decimal_places=3)
    population = models.PositiveIntegerField(_("penduduk"))
    timezone = models.CharField(_("zona waktu"), max_length=20)
    is_autonomous = models.BooleanField(_("otonom"), default=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("daerah")
        verbose_name_plural = _("daerah")
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__range=(-11.5, 6.5), longitude__range=(94.5, 141.5)),
                name="region_lies_in_indonesia",
            ),
            models.CheckConstraint(condition=Q(area_km2__gt=0), name="region_has_an_area"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The register's own page; the public page is the portal's."""
        return reverse("regions:detail", args=[self.slug])

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.code

    @property
    def base_name(self) -> str:
        """The name without its kind: "Sumenep"."""
        return self.name.removeprefix("Kabupaten ").removeprefix("Kota ").removeprefix("Administrasi ")


class RegionVersion(models.Model):
    """A region's code, name and province in one period."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="versions", verbose_name=_("daerah"))
    province = models.ForeignKey(Province, models.PROTECT, related_name="+", verbose_name=_("provinsi"))
    code = models.CharField(_("kode"), max_length=5, db_index=True)
    name = models.CharField(_("nama"), max_length=80)
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    valid_to = models.DateField(_("sampai"), null=True, blank=True)
    decree = models.ForeignKey(Decree, models.PROTECT, null=True, blank=True, verbose_name=_("keputusan"))
    law = models.CharField(_("undang-undang"), max_length=60, blank=True)

    class Meta:
        ordering = ["region", F("valid_from").asc(nulls_first=True)]
        verbose_name = _("riwayat daerah")
        verbose_name_plural = _("riwayat daerah")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="region_version_period_runs_forward",
            ),
            models.UniqueConstraint(
                fields=["region"], condition=Q(valid_to__isnull=True), name="one_current_version_per_region"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Alias(models.Model):
    """Another way a region is written; the names of deciders are text because the register knows no accounts."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="aliases", verbose_name=_("daerah"))
    text = models.CharField(_("tulisan"), max_length=120)
    kind = models.CharField(_("jenis yang tertulis"), max_length=10, choices=Kind)
    reason = models.CharField(_("alasan"), max_length=20, choices=AliasReason)
    seen_in = models.CharField(_("ditemukan di"), max_length=200, blank=True)
    decided_by_name = models.CharField(_("diputuskan oleh"), max_length=150, blank=True)
    decided_at = models.DateTimeField(_("diputuskan pada"), null=True, blank=True)

    class Meta:
        ordering = ["region", "text"]
        verbose_name = _("tulisan lain")
        verbose_name_plural = _("tulisan lain")
        constraints = [
            models.UniqueConstraint(fields=["text", "kind"], name="one_meaning_per_alias_and_kind"),
        ]

    def __str__(self) -> str:
        return self.text


class FactSource(models.Model):
    """Where one kind of fact of the whole register comes from, and the day it was true."""

    fact = models.CharField(_("fakta"), max_length=20, unique=True)
    label = models.CharField(_("sumber"), max_length=200)
    dated = models.DateField(_("keadaan per"))

    class Meta:
        ordering = ["fact"]
        verbose_name = _("sumber fakta")
        verbose_name_plural = _("sumber fakta")

    def __str__(self) -> str:
        return self.label


class BoundarySet(models.Model):
    """The one set of boundaries in use: derived here and indicative, or official and imported."""

    is_official = models.BooleanField(_("resmi"), default=False)
    source = models.CharField(_("sumber"), max_length=200)
    made_at = models.DateTimeField(_("dibuat pada"), auto_now=True)
    checksum = models.CharField(_("sidik berkas"), max_length=64)

    class Meta:
        verbose_name = _("kumpulan batas")
        verbose_name_plural = _("kumpulan batas")

    def __str__(self) -> str:
        return self.source


class Boundary(models.Model):
    """One region's outline for maps: GeoJSON coordinates and a ready SVG path."""

    region = models.OneToOneField(Region, models.CASCADE, related_name="boundary", verbose_name=_("daerah"))
    boundary_set = models.ForeignKey(BoundarySet, models.CASCADE, related_name="boundaries")
    geometry: models.JSONField[Any, Any] = models.JSONField(_("geometri"))
    svg_path = models.TextField(_("jalur SVG"))

    class Meta:
        verbose_name = _("batas")
        verbose_name_plural = _("batas")

    def __str__(self) -> str:
        return str(self.region)

"""Legal acts of a region: decrees, head's regulations, regional laws; in force from when until when, with their file."""

import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models.reach import OfRegion, RegionalQuerySet


class LegalActQuerySet(RegionalQuerySet["LegalAct"]):
    """Acts of all regions."""

    def in_force(self, on: datetime.date | None = None) -> Self:
        """In force on that day (today)."""
        day = on or timezone.localdate()
        lasts = Q(in_force_until__isnull=True) | Q(in_force_until__gte=day)
        stands = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
        return self.filter(lasts & stands, in_force_from__lte=day)


class LegalAct(OfRegion):
    """One act with its number and its time; what is replaced or revoked stays, with its reason."""

    class Kind(models.TextChoices):
        COUNCIL = "sk_dewan", _("SK Dewan Smart City")
        TEAM = "sk_tim", _("SK Tim Pelaksana")
        FORUM = "sk_forum", _("SK Forum Smart City")
        HEAD_REGULATION = "perkada", _("Peraturan Kepala Daerah")
        REGIONAL_LAW = "perda", _("Peraturan Daerah")
        HEAD_DECREE = "sk_lain", _("Keputusan Kepala Daerah lainnya")
        CIRCULAR = "edaran", _("Instruksi atau surat edaran")

    region = models.ForeignKey(Region, models.PROTECT, related_name="legal_acts", verbose_name=_("daerah"))
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    number = models.CharField(_("nomor"), max_length=120)
    title = models.CharField(_("tentang"), max_length=400)
    dated = models.DateField(_("ditetapkan"))
    in_force_from = models.DateField(_("berlaku dari"))
    in_force_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replacements", verbose_name=_("menggantikan")
    )
    ended_on = models.DateField(_("tidak berlaku sejak"), null=True)
    end_reason = models.CharField(_("sebab tidak berlaku"), max_length=400, blank=True)
    registered_at = models.DateTimeField(_("dicatat"), default=timezone.now)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = LegalActQuerySet.as_manager()

    class Meta:
        verbose_name = _("produk hukum daerah")
        verbose_name_plural = _("produk hukum daerah")
        ordering = ("region__code", "kind", "-in_force_from", "-pk")
        indexes = [models.Index(fields=["region", "kind"], name="legal_act_of_region")]
        constraints = [
            models.UniqueConstraint(fields=["region", "kind", "number"], name="one_legal_act_a_number"),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="a_legal_act_is_replaced_once",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until__isnull=True) | Q(in_force_until__gte=F("in_force_from")),
                name="legal_act_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(in_force_from__gte=F("dated")), name="legal_act_holds_once_dated"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | ~Q(end_reason=""), name="an_ended_legal_act_says_why",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("institutions:act", args=[self.pk])

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which it holds, None while nothing ends it."""
        before = self.ended_on - datetime.timedelta(days=1) if self.ended_on else None
        return min(filter(None, (before, self.in_force_until)), default=None)

    @property
    def is_in_force(self) -> bool:
        """Today."""
        today = timezone.localdate()
        return self.in_force_from <= today and (self.last_day is None or self.last_day >= today)

    @property
    def has_lapsed(self) -> bool:
        """Held once and holds no longer."""
        return self.last_day is not None and self.last_day < timezone.localdate()


class ActFile(models.Model):
    """The act as a file; every version is kept with its fingerprint."""

    act = models.ForeignKey(LegalAct, models.PROTECT, related_name="files", verbose_name=_("produk hukum daerah"))
    version = models.PositiveSmallIntegerField(_("versi"))
    file = models.FileField(_("berkas"), upload_to="kelembagaan/%Y", max_length=300)
    name = models.CharField(_("nama berkas"), max_length=200)
    size = models.PositiveBigIntegerField(_("besar"))
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64)
    stored_at = models.DateTimeField(_("disimpan"), default=timezone.now)
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("berkas produk hukum")
        verbose_name_plural = _("berkas produk hukum")
        ordering = ("act", "-version")
        constraints = [
            models.UniqueConstraint(fields=["act", "version"], name="one_legal_act_file_a_version"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: a kept file stays, or its fingerprint proves nothing."""
        raise TypeError("files of legal acts are kept")

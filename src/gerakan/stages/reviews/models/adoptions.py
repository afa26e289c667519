"""Adopted by the region's head, made public, withdrawn; the RPJMD that is in force."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import LegalAct, OfficeHolder
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models.versions import PlanVersion


class Adoption(models.Model):
    """Who signed which act for exactly this version, as what, and by which mandate."""

    version = models.OneToOneField(PlanVersion, models.PROTECT, related_name="adoption", verbose_name=_("versi"))
    act = models.ForeignKey(LegalAct, models.PROTECT, related_name="+", verbose_name=_("produk hukum"))
    holder = models.ForeignKey(OfficeHolder, models.PROTECT, related_name="+", verbose_name=_("pejabat"))
    signer_name = models.CharField(_("penanda tangan"), max_length=200)
    signer_title = models.CharField(_("jabatan"), max_length=240)
    capacity = models.CharField(_("kedudukan"), max_length=10, choices=OfficeHolder.Capacity)
    mandate = models.CharField(_("nomor surat mandat"), max_length=120, blank=True)
    act_words = models.CharField(_("produk hukum saat ditetapkan"), max_length=600)
    act_on = models.DateField(_("tanggal produk hukum"))
    at = models.DateTimeField(_("dicatat"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dicatat oleh"))

    class Meta:
        verbose_name = _("penetapan rencana induk")
        verbose_name_plural = _("penetapan rencana induk")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity="definitif") | ~Q(mandate=""), name="acting_head_adopts_by_mandate"
            ),
            models.CheckConstraint(condition=~Q(signer_name=""), name="adoption_has_its_signer"),
        ]

    def __str__(self) -> str:
        return f"{self.act_words}, {self.signer_name}"


class PublicationQuerySet(models.QuerySet["Publication"]):
    """What was made public."""

    def open_to_all(self) -> "PublicationQuerySet":
        """Of editions that are no rehearsal; withdrawn ones among them keep their place and lose their contents."""
        return self.filter(plan__edition__is_test=False)

    def current(self) -> "PublicationQuerySet":
        """The newest of each plan that is not withdrawn."""
        later = Publication.objects.filter(
            plan=models.OuterRef("plan"), pk__gt=models.OuterRef("pk"), withdrawn_at__isnull=True
        )
        return self.open_to_all().filter(~models.Exists(later), withdrawn_at__isnull=True)


class Publication(models.Model):
    """An adopted version that everybody may read, until it is withdrawn."""

    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="publications")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="publications", verbose_name=_("versi"))
    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="publications", verbose_name=_("penetapan"))
    at = models.DateTimeField(_("diumumkan"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("alasan ditarik"), blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("pengumuman rencana induk")
        verbose_name_plural = _("pengumuman rencana induk")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["version"], condition=Q(withdrawn_at__isnull=True), name="a_plan_version_is_public_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(reason=""), name="a_withdrawn_plan_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)

    def get_absolute_url(self) -> str:
        return reverse("published:version", args=[self.plan.edition.slug, self.plan.region.slug, self.version.number])

    @property
    def plan_url(self) -> str:
        """Where the current version stands, whichever it is."""
        return reverse("published:plan", args=[self.plan.edition.slug, self.plan.region.slug])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code


class PlanningPeriod(models.Model):
    """The RPJMD in force in a region as its Bappeda noted it; the newest note holds, earlier ones stay."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="planning_periods", verbose_name=_("daerah"))
    starts = models.PositiveSmallIntegerField(_("tahun mulai"))
    ends = models.PositiveSmallIntegerField(_("tahun berakhir"))
    act = models.CharField(_("peraturan daerah"), max_length=200)
    codes: models.JSONField[list[Any], list[Any]] = models.JSONField(_("kode program RPJMD"), default=list, blank=True)
    noted_at = models.DateTimeField(_("dicatat"), default=timezone.now)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))

    class Meta:
        verbose_name = _("masa RPJMD")
        verbose_name_plural = _("masa RPJMD")
        ordering = ("region", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="planning_period_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(starts__range=(2000, 2100)), name="planning_period_is_plausible"),
        ]

    def __str__(self) -> str:
        return f"RPJMD {self.region} {self.starts}–{self.ends}"

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code

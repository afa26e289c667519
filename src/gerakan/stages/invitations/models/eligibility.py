"""Who may be invited at all: rules as data, and regions that nominate themselves."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.regions.models import Region


class EligibilityRule(models.Model):
    """One rule of an edition; a region is refused by the first rule that it fails."""

    class Test(models.TextChoices):
        AUTONOMOUS = "autonomous", _("Daerah otonom")
        NOT_RUNNING = "not_running", _("Bukan peserta edisi yang sedang berjalan")
        NEVER_TOOK_PART = "never_took_part", _("Belum pernah menjadi peserta")
        SELF_NOMINATED = "self_nominated", _("Mengajukan diri")
        COVERAGE = "coverage", _("Kelengkapan data paling sedikit")
        AT_LEAST = "at_least", _("Indikator paling sedikit")
        AT_MOST = "at_most", _("Indikator paling banyak")
        KIND = "kind", _("Jenis daerah")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="eligibility_rules")
    order = models.PositiveSmallIntegerField(_("urutan"))
    test = models.CharField(_("ujian"), max_length=20, choices=Test)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, verbose_name=_("indikator"))
    year = models.PositiveSmallIntegerField(_("tahun data"), null=True, blank=True)
    threshold = models.FloatField(_("ambang"), null=True, blank=True)
    kind = models.CharField(_("jenis"), max_length=10, blank=True)
    words = models.CharField(_("bunyi aturan"), max_length=300)
    exempts_self_nominated = models.BooleanField(_("tidak berlaku bagi yang mengajukan diri"), default=False)
    is_active = models.BooleanField(_("berlaku"), default=True)

    class Meta:
        verbose_name = _("aturan kelayakan")
        verbose_name_plural = _("aturan kelayakan")
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["edition", "order"], name="one_rule_per_place"),
            models.CheckConstraint(
                condition=~models.Q(test__in=["at_least", "at_most"])
                | models.Q(indicator__isnull=False, threshold__isnull=False, year__isnull=False),
                name="threshold_rule_is_complete",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class SelfNomination(models.Model):
    """A region asked to take part."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="self_nominations")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    nominated_on = models.DateField(_("tanggal"))
    letter_number = models.CharField(_("nomor surat"), max_length=100)
    reason = models.TextField(_("alasan"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("pengajuan diri")
        verbose_name_plural = _("pengajuan diri")
        ordering = ("nominated_on", "pk")
        constraints = [models.UniqueConstraint(fields=["edition", "region"], name="one_nomination_each")]

    def __str__(self) -> str:
        return str(self.region)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code

"""What marks are worth: a frozen calculation, where regions and assessors stand in it, and marks it asks for."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.stages.assessment.models import Case, Ruling
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.models import Interview


class TrustRun(models.Model):
    """Agreement, severity, corrected marks and chances from the marks of one moment; never changed."""

    ruling = models.ForeignKey(Ruling, models.PROTECT, related_name="trust_runs")
    number = models.PositiveSmallIntegerField(_("nomor"))
    computed_at = models.DateTimeField(_("dihitung"), auto_now_add=True)
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    engine_version = models.CharField(_("versi mesin"), max_length=40)
    seed = models.PositiveBigIntegerField(_("benih"))
    is_linked = models.BooleanField(_("rancangan tersambung"))
    inputs = models.JSONField(help_text="rows of [region code, assessor code, item code, mark, order in the day, tied]")
    parameters = models.JSONField(help_text="scale, places, model, draws, thresholds of the zones")
    results = models.JSONField(help_text="groups, components, agreement, items, home bonus, order, generalisability")
    content_hash = models.CharField(_("sidik isi"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("perhitungan kepercayaan")
        verbose_name_plural = _("perhitungan kepercayaan")
        ordering = ("-pk",)
        constraints = [models.UniqueConstraint(fields=["ruling", "number"], name="one_trust_run_number")]

    def __str__(self) -> str:
        return f"Kepercayaan nilai {self.ruling.edition}, perhitungan {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a calculation is frozen")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a calculation is kept")

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.ruling.edition_code


class TrustStanding(models.Model):
    """One region in a calculation; corrected values are empty where correction was refused."""

    class Zone(models.TextChoices):
        CERTAIN = "certain", _("Pasti")
        GREY = "grey", _("Abu-abu")
        OUT = "out", _("Di luar")

    run = models.ForeignKey(TrustRun, models.PROTECT, related_name="standings")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    mark_count = models.PositiveSmallIntegerField(_("jumlah asesor"))
    raw = models.FloatField(_("nilai mentah"))
    corrected = models.FloatField(_("nilai terkoreksi"), null=True)
    lower = models.FloatField(_("batas bawah 90 %"), null=True)
    upper = models.FloatField(_("batas atas 90 %"), null=True)
    rank = models.PositiveSmallIntegerField(_("peringkat"))
    chance = models.FloatField(_("peluang"), null=True)
    zone = models.CharField(_("zona"), max_length=10, choices=Zone, blank=True)
    hangs_on = models.ForeignKey(
        Engagement, models.PROTECT, null=True, related_name="+", verbose_name=_("bergantung pada satu asesor")
    )

    class Meta:
        verbose_name = _("kedudukan dalam perhitungan")
        verbose_name_plural = _("kedudukan dalam perhitungan")
        ordering = ("rank", "case__region__code")
        constraints = [models.UniqueConstraint(fields=["run", "case"], name="one_trust_standing_each")]

    def __str__(self) -> str:
        return f"{self.case.region}: {self.rank}"

    @property
    def correction(self) -> float | None:
        """How far the correction moves the mark."""
        return None if self.corrected is None else self.corrected - self.raw


class TrustAssessor(models.Model):
    """One assessor in a calculation: how strict, how sure that is, how well the marks fit."""

    run = models.ForeignKey(TrustRun, models.PROTECT, related_name="assessors")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="+", verbose_name=_("asesor"))
    region_count = models.PositiveSmallIntegerField(_("jumlah daerah"))
    severity = models.FloatField(_("keketatan"), null=True, help_text="positive for the strict, on the mark scale")
    standard_error = models.FloatField(_("galat baku"), null=True)
    infit = models.FloatField(null=True)
    outfit = models.FloatField(null=True)

    class Meta:
        verbose_name = _("asesor dalam perhitungan")
        verbose_name_plural = _("asesor dalam perhitungan")
        ordering = ("-severity", "engagement__code")
        constraints = [models.UniqueConstraint(fields=["run", "engagement"], name="one_trust_assessor_each")]

    def __str__(self) -> str:
        return f"{self.engagement}: {self.severity}"


class ThirdMarkQuerySet(models.QuerySet["ThirdMark"]):
    """Proposals of all calculations."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors; the assessor who gets one does not know that it is one."""
        return self if user.has_perm("trust.see_work") else self.none()  # type: ignore[union-attr]


class ThirdMark(models.Model):
    """A further assessor for a region near the cut, proposed by a calculation and decided by a person."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Diusulkan")
        ACCEPTED = "accepted", _("Diterima")
        REFUSED = "refused", _("Ditolak")

    run = models.ForeignKey(TrustRun, models.PROTECT, related_name="third_marks")
    case = models.ForeignKey(Case, models.PROTECT, related_name="third_marks", verbose_name=_("daerah"))
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="+", verbose_name=_("asesor"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PROPOSED)
    order = models.PositiveSmallIntegerField(_("urutan"))
    gain = models.FloatField(_("guna"), help_text="expected wrong decisions that this mark avoids")
    chance_before = models.FloatField(_("peluang sebelum"), null=True)
    interview = models.OneToOneField(
        Interview, models.PROTECT, null=True, related_name="third_mark", verbose_name=_("wawancara lanjutan")
    )
    note = models.TextField(_("alasan"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ThirdMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("penilaian tambahan")
        verbose_name_plural = _("penilaian tambahan")
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=["run", "case", "engagement"], name="one_third_mark_each")]

    def __str__(self) -> str:
        return f"{self.case.region}: {self.engagement}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.run.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.case.region_code

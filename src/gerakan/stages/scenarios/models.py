"""A question about a target of a plan, its assumptions, and what was computed from them."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.stages.masterplans.models import Masterplan

FIRST_YEAR, LAST_YEAR = 1990, 2100
PER_CENT = ("persen", "%", "per cent", "percent")
"""Units whose changes are said in points."""
USUAL_CORRELATION = 30
"""Per cent; programmes of one region share their officials, their money and their weather."""


class OfPlanQuerySet(models.QuerySet[Any]):
    """Seen as the plan they belong to."""

    PLAN = "plan"

    def visible_to(self, user: Actor) -> Self:
        """Those of plans that this person may read."""
        return self.filter(**{f"{self.PLAN}__in": Masterplan.objects.visible_to(user)})


class ScenarioQuerySet(OfPlanQuerySet):
    """Scenarios of all plans."""


class Scenario(models.Model):
    """What becomes of one indicator of a plan, if what is assumed holds."""

    class Rule(models.TextChoices):
        SUM = "sum", _("Dijumlahkan, dalam satuan indikator")
        GAP = "gap", _("Menutup bagian dari sisa jarak ke batas, dalam persen")

    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="scenarios", verbose_name=_("rencana induk"))
    indicator = models.CharField(_("indikator"), max_length=20)
    name = models.CharField(_("nama skenario"), max_length=120)
    note = models.TextField(_("keterangan"), blank=True)
    base_year = models.PositiveSmallIntegerField(_("tahun dasar"))
    until = models.PositiveSmallIntegerField(_("sampai tahun"))
    rule = models.CharField(_("pengaruh program"), max_length=3, choices=Rule, default=Rule.SUM)
    bound = models.DecimalField(_("batas satuan"), max_digits=20, decimal_places=4, null=True, blank=True)
    correlation = models.PositiveSmallIntegerField(
        _("keterkaitan antarprogram (%)"), default=USUAL_CORRELATION, validators=[MaxValueValidator(95)]
    )
    seed = models.PositiveIntegerField(_("benih"), default=1)
    revision = models.PositiveIntegerField(default=0, editable=False)
    begun_at = models.DateTimeField(_("dimulai"), auto_now_add=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))

    objects = ScenarioQuerySet.as_manager()

    class Meta:
        verbose_name = _("skenario")
        verbose_name_plural = _("skenario")
        ordering = ("plan", "indicator", "name")
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="one_scenario_a_name"),
            models.CheckConstraint(
                condition=Q(base_year__gte=FIRST_YEAR, until__lte=LAST_YEAR, until__gt=F("base_year")),
                name="scenario_ends_after_its_base_year",
            ),
            models.CheckConstraint(condition=Q(correlation__lte=95), name="scenario_correlation_below_one"),
            models.CheckConstraint(condition=~Q(rule="gap") | Q(bound__isnull=False), name="gap_has_its_bound"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its assumptions and what follows from them."""
        return reverse("scenarios:scenario", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code


class Assumption(models.Model):
    """One row: from low to high, why, and of which year. Cells may be empty until the scenario is computed."""

    class Kind(models.TextChoices):
        BASELINE = "baseline", _("Nilai awal")
        TREND = "trend", _("Perubahan setahun tanpa program")
        PROGRAMME = "programme", _("Program")

    CELLS = ("low", "mode", "high", "chance", "starts", "full", "source", "source_year")

    scenario = models.ForeignKey(Scenario, models.CASCADE, related_name="assumptions")
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind)
    code = models.CharField(_("kode"), max_length=20)
    label = models.CharField(_("nama"), max_length=300)
    low = models.DecimalField(_("rendah"), max_digits=20, decimal_places=4, null=True, blank=True)
    mode = models.DecimalField(_("paling mungkin"), max_digits=20, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(_("tinggi"), max_digits=20, decimal_places=4, null=True, blank=True)
    chance = models.PositiveSmallIntegerField(
        _("peluang terlaksana (%)"), default=100, validators=[MaxValueValidator(100)]
    )
    starts = models.PositiveSmallIntegerField(
        _("mulai terasa"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    full = models.PositiveSmallIntegerField(
        _("terasa penuh"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    source = models.CharField(_("sumber"), max_length=300, blank=True)
    source_year = models.PositiveSmallIntegerField(
        _("tahun sumber"),
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )

    class Meta:
        verbose_name = _("asumsi")
        verbose_name_plural = _("asumsi")
        ordering = ("scenario", "pk")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "code"], name="one_assumption_a_code"),
            models.CheckConstraint(
                condition=(Q(low__isnull=True) | Q(mode__isnull=True) | Q(mode__gte=F("low")))
                & (Q(mode__isnull=True) | Q(high__isnull=True) | Q(high__gte=F("mode"))),
                name="assumption_from_low_to_high",
            ),
            models.CheckConstraint(condition=Q(chance__lte=100), name="assumption_chance_is_a_percentage"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(full__isnull=True) | Q(full__gte=F("starts")),
                name="assumption_full_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class ScenarioRunQuerySet(OfPlanQuerySet):
    """Frozen calculations of all scenarios."""

    PLAN = "scenario__plan"


class ScenarioRun(models.Model):
    """Assumptions, targets, choices, engine version and result of one calculation; never changed."""

    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="runs", verbose_name=_("skenario"))
    number = models.PositiveSmallIntegerField(_("nomor"))
    computed_at = models.DateTimeField(_("dihitung"), auto_now_add=True)
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    engine_version = models.CharField(_("versi mesin"), max_length=40)
    seed = models.PositiveIntegerField(_("benih"))
    inputs: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    parameters: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    result: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    content_hash = models.CharField(_("sidik isi"), max_length=64)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = ScenarioRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("hitungan skenario")
        verbose_name_plural = _("hitungan skenario")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=["scenario", "number"], name="one_scenario_run_number"),
            models.UniqueConstraint(fields=["scenario", "content_hash"], name="one_scenario_run_a_content"),
        ]

    def __str__(self) -> str:
        return f"{self.scenario}, {_('hitungan')} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to write over a frozen run."""
        if not self._state.adding:
            raise TypeError("a run is frozen")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("scenarios:run", args=[self.pk])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: what a plan's target was tested against must be found again."""
        raise TypeError("a run is kept")

    @property
    def plan(self) -> Masterplan:
        """Whose target it tests."""
        return self.scenario.plan

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.scenario.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.scenario.region_code


class RunPublication(models.Model):
    """From this moment everybody may read the run beside the public plan, until it is withdrawn with a reason."""

    run = models.ForeignKey(
        ScenarioRun, models.PROTECT, related_name="publications", verbose_name=_("hitungan skenario")
    )
    at = models.DateTimeField(_("diumumkan"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    withdrawn_at = models.DateTimeField(_("ditarik"), null=True)
    withdrawn_because = models.CharField(_("alasan ditarik"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("pengumuman hitungan skenario")
        verbose_name_plural = _("pengumuman hitungan skenario")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["run"], condition=Q(withdrawn_at__isnull=True), name="a_scenario_run_is_public_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because=""), name="a_withdrawn_scenario_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.run)

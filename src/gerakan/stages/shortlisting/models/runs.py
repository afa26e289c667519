"""A run: the scheme applied once to the data of a day, frozen with everything that went in and came out."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.models import Region
from gerakan.stages.shortlisting.models.schemes import Scheme


class RunQuerySet(models.QuerySet["Run"]):
    """Frozen calculations."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors see all; everybody else the run behind a published list."""
        if user.has_perm("shortlisting.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(publication__isnull=False)


class Run(models.Model):
    """Inputs, parameters, seed, engine version and result of one calculation; never changed."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="runs")
    number = models.PositiveSmallIntegerField(_("nomor"))
    computed_at = models.DateTimeField(_("dihitung"), auto_now_add=True)
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("oleh"))
    engine_version = models.CharField(_("versi mesin"), max_length=40)
    seed = models.PositiveBigIntegerField(_("benih"))
    draws = models.PositiveIntegerField(_("ulangan"))
    places = models.JSONField(_("tempat"), help_text="{'kota': 32, 'kabupaten': 48} or {'semua': 80}")
    inputs = models.JSONField(help_text="units, indicator codes, values, cell states, value ids")
    parameters = models.JSONField(help_text="the scheme as the engine's spec, and the robustness plan")
    results = models.JSONField(help_text="per list: drivers (Sobol), coherence, warnings, treated points")
    content_hash = models.CharField(_("sidik isi"), max_length=64, unique=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("perhitungan")
        verbose_name_plural = _("perhitungan")
        ordering = ("-pk",)
        constraints = [models.UniqueConstraint(fields=["scheme", "number"], name="one_run_number")]

    def __str__(self) -> str:
        return f"{self.scheme}, perhitungan {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a run is frozen")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a run is kept")

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.scheme.edition_code


class RunPublication(models.Model):
    """From this moment everybody may read the run; a row of its own, because a run never changes."""

    run = models.OneToOneField(Run, models.PROTECT, related_name="publication", verbose_name=_("perhitungan"))
    published_at = models.DateTimeField(_("diumumkan"), auto_now_add=True)

    class Meta:
        verbose_name = _("pengumuman perhitungan")
        verbose_name_plural = _("pengumuman perhitungan")

    def __str__(self) -> str:
        return str(self.run)


class Standing(models.Model):
    """Where one region stands in a run: score, rank, how sure, and from what."""

    class Zone(models.TextChoices):
        CERTAIN = "certain", _("Pasti")
        GREY = "grey", _("Abu-abu")
        OUT = "out", _("Di luar")

    run = models.ForeignKey(Run, models.PROTECT, related_name="standings")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    pool = models.CharField(_("daftar"), max_length=10, help_text="kota, kabupaten or semua")
    score = models.FloatField(_("skor"), null=True)
    rank = models.PositiveSmallIntegerField(_("peringkat"), null=True)
    tied_count = models.PositiveSmallIntegerField(_("bernilai sama"), default=1)
    coverage_share = models.FloatField(_("data tersedia"))
    filled_share = models.FloatField(_("bagian bobot dari nilai isian"), default=0)
    filled = models.JSONField(_("nilai isian"), default=dict, help_text="indicator code: [rule, value]")
    group_scores = models.JSONField(default=dict)
    contributions = models.JSONField(_("sumbangan"), default=dict, help_text="indicator code: points of the score")
    rank_median = models.FloatField(null=True)
    rank_low = models.FloatField(_("peringkat terbaik (5 %)"), null=True)
    rank_high = models.FloatField(_("peringkat terburuk (95 %)"), null=True)
    chance = models.FloatField(_("peluang masuk"), null=True)
    zone = models.CharField(_("zona"), max_length=10, choices=Zone, blank=True)

    class Meta:
        verbose_name = _("kedudukan daerah")
        verbose_name_plural = _("kedudukan daerah")
        ordering = ("pool", "rank", "region__code")
        constraints = [models.UniqueConstraint(fields=["run", "region"], name="one_standing_per_run")]

    def __str__(self) -> str:
        return f"{self.region}: {self.rank}"

    @property
    def is_tied(self) -> bool:
        """Shares its rank with others."""
        return self.tied_count > 1

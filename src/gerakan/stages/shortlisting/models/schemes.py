"""A scheme: which indicators, how weighed, how brought together. Used once, it never changes."""

from decimal import Decimal
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.indicators.models import Indicator


class SchemeQuerySet(models.QuerySet["Scheme"]):
    """Schemes of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors see all; everybody else the method of a published list."""
        if user.has_perm("shortlisting.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(runs__publication__isnull=False).distinct()


class Scheme(models.Model):
    """One version of the rule that turns indicators into a score."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Konsep")
        READY = "ready", _("Siap dipakai")
        USED = "used", _("Terpakai, terkunci")
        RETIRED = "retired", _("Tidak dipakai lagi")

    class Treatment(models.TextChoices):
        NONE = "none", _("Tanpa perlakuan")
        WINSORISE_LOG = "winsorise_log", _("Winsorisasi, lalu logaritma bila perlu")

    class Normalisation(models.TextChoices):
        PERCENTILE_RANK = "percentile_rank", _("Persentil")
        MINMAX = "minmax", _("Minimum–maksimum")
        ZSCORE = "zscore", _("Skor baku")
        RANK = "rank", _("Peringkat")
        BORDA = "borda", _("Borda")
        GOALPOSTS = "goalposts", _("Batas tetap")
        DISTANCE_TO_BEST = "distance_to_best", _("Jarak ke yang terbaik")
        SHARE_OF_MAXIMUM = "share_of_maximum", _("Bagian dari nilai tertinggi")

    class Aggregation(models.TextChoices):
        ARITHMETIC = "arithmetic", _("Rata-rata hitung")
        GEOMETRIC = "geometric", _("Rata-rata ukur")
        HARMONIC = "harmonic", _("Rata-rata harmonik")
        COPELAND = "copeland", _("Copeland (perbandingan berpasangan)")

    class Missing(models.TextChoices):
        EQUAL_SHARE = "equal_share", _("Bobot yang hilang dibagi rata")
        PROPORTIONAL = "proportional", _("Bobot lain dinaikkan sebanding")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="schemes", verbose_name=_("edisi"))
    number = models.PositiveSmallIntegerField(_("versi"))
    title = models.CharField(_("nama skema"), max_length=200)
    note = models.TextField(_("penjelasan metode"), blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    ranked_together = models.BooleanField(_("kota dan kabupaten diperingkat bersama"), default=False)
    bridge = models.TextField(_("aturan jembatan kota–kabupaten"), blank=True)
    only_autonomous = models.BooleanField(
        _("hanya daerah otonom diperingkat"),
        default=True,
        help_text=_(
            "Kota dan kabupaten administrasi DKI Jakarta tidak dapat diundang; tanpa ini mereka memakan tempat."
        ),
    )
    treatment = models.CharField(_("perlakuan pencilan"), max_length=20, choices=Treatment, default=Treatment.NONE)
    max_winsorised = models.PositiveSmallIntegerField(_("titik winsorisasi terbanyak"), default=5)
    normalisation = models.CharField(
        _("normalisasi"), max_length=30, choices=Normalisation, default=Normalisation.PERCENTILE_RANK
    )
    aggregation = models.CharField(
        _("agregasi tingkat atas"), max_length=20, choices=Aggregation, default=Aggregation.ARITHMETIC
    )
    missing = models.CharField(
        _("nilai yang tidak berlaku atau kosong"), max_length=20, choices=Missing, default=Missing.PROPORTIONAL
    )
    max_filled_share = models.DecimalField(
        _("bagian nilai isian terbesar tanpa alasan"), max_digits=4, decimal_places=3, default=Decimal("0.25")
    )
    certain_from = models.DecimalField(
        _("pasti diundang mulai peluang"), max_digits=4, decimal_places=3, default=Decimal("0.9")
    )
    out_until = models.DecimalField(_("di luar sampai peluang"), max_digits=4, decimal_places=3, default=Decimal("0.1"))
    weight_spread = models.DecimalField(
        _("goyangan bobot"),
        max_digits=4,
        decimal_places=3,
        default=Decimal("0.25"),
        help_text=_("Tiap bobot digoyang acak sebesar bagian ini ke atas dan ke bawah."),
    )
    leaves_one_out = models.BooleanField(_("coba tanpa satu indikator"), default=True)
    tie_rule = models.TextField(
        _("aturan nilai sama"),
        default=_("Nilai sama berbagi peringkat; bila memutuskan tempat terakhir, undian berbenih terbuka."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("skema penjaringan")
        verbose_name_plural = _("skema penjaringan")
        ordering = ("-edition__year", "-number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_scheme_version"),
            models.CheckConstraint(
                condition=models.Q(ranked_together=False) | ~models.Q(bridge=""), name="together_needs_bridge"
            ),
            models.CheckConstraint(
                condition=models.Q(out_until__gte=0, certain_from__lte=1, out_until__lt=models.F("certain_from")),
                name="zones_do_not_overlap",
            ),
            models.CheckConstraint(
                condition=models.Q(weight_spread__gte=0, weight_spread__lt=1), name="weight_spread_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"

    @property
    def is_locked(self) -> bool:
        """Used once: its content never changes again."""
        return self.state in {self.State.USED, self.State.RETIRED}

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class SchemeGroup(models.Model):
    """A branch of the tree between the indicators and the score."""

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="groups")
    code = models.SlugField(_("kode"), max_length=40)
    name = models.CharField(_("nama"), max_length=120)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    weight = models.DecimalField(
        _("bobot"), max_digits=6, decimal_places=3, validators=[MinValueValidator(0)], help_text=_("Persen.")
    )
    aggregation = models.CharField(
        _("agregasi"), max_length=20, choices=Scheme.Aggregation, default=Scheme.Aggregation.ARITHMETIC
    )

    class Meta:
        verbose_name = _("kelompok indikator")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="one_group_code")]

    def __str__(self) -> str:
        return self.name


class SchemeIndicator(models.Model):
    """An indicator's place and weight in a scheme."""

    class Filling(models.TextChoices):
        REWEIGHT = "reweight", _("Biarkan kosong, bobot dibagi ulang")
        MEDIAN = "median", _("Nilai tengah kelompok")
        LAST_KNOWN = "last_known", _("Tahun terakhir yang diketahui")
        WORST = "worst", _("Nilai terburuk")

    class Direction(models.IntegerChoices):
        MORE = 1, _("Makin tinggi makin baik")
        LESS = -1, _("Makin rendah makin baik")

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="indicators")
    indicator = models.ForeignKey(Indicator, models.PROTECT, verbose_name=_("indikator"))
    group = models.ForeignKey(SchemeGroup, models.CASCADE, null=True, blank=True, related_name="indicators")
    year = models.PositiveSmallIntegerField(_("tahun data"))
    weight = models.DecimalField(
        _("bobot"), max_digits=6, decimal_places=3, validators=[MinValueValidator(0)], help_text=_("Persen.")
    )
    direction = models.SmallIntegerField(_("arah"), choices=Direction)
    normalisation = models.CharField(_("normalisasi khusus"), max_length=30, choices=Scheme.Normalisation, blank=True)
    goalpost_low = models.FloatField(_("batas bawah"), null=True, blank=True)
    goalpost_high = models.FloatField(_("batas atas"), null=True, blank=True)
    filling = models.CharField(_("bila tidak dilaporkan"), max_length=20, choices=Filling, default=Filling.REWEIGHT)

    class Meta:
        verbose_name = _("indikator skema")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["scheme", "indicator"], name="indicator_once_per_scheme"),
            models.CheckConstraint(condition=models.Q(direction__in=[1, -1]), name="scheme_direction_is_a_sign"),
            models.CheckConstraint(
                condition=models.Q(goalpost_low__isnull=True)
                | models.Q(goalpost_high__isnull=True)
                | models.Q(goalpost_low__lt=models.F("goalpost_high")),
                name="goalposts_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.indicator)

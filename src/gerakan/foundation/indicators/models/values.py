"""What was measured: a value for a region and a year, never overwritten."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from django.conf import settings
from django.db import connections, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.indicators.models.batches import ImportBatch
from gerakan.foundation.indicators.models.library import Indicator
from gerakan.foundation.regions.models import Region


class IndicatorValueQuerySet(models.QuerySet["IndicatorValue"]):
    """Values of all times, corrected ones included."""

    def current(self) -> Self:
        """What holds now."""
        return self.filter(is_current=True)

    def visible_to(self, user: Actor) -> Self:
        """As the library."""
        return self if user.is_authenticated else self.none()

    def write(self, rows: Iterable[Mapping[str, Any]], **shared: Any) -> None:
        """Add many values with one prepared statement: composing bulk_create's took nine tenths of the time.

        rows: plain database values by attribute, the same ones in every row; shared: fields that all rows have in common.
        """
        self._for_write = True
        connection, meta = connections[str(self.db)], self.model._meta
        example = self.model(created_at=timezone.now(), **shared)
        fields = [field for field in meta.concrete_fields if not field.primary_key]
        usual = {field.attname: field.get_db_prep_save(getattr(example, field.attname), connection) for field in fields}
        quote = connection.ops.quote_name
        columns, marks = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
        sentence = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own
        with connection.cursor() as cursor:
            cursor.executemany(sentence, [tuple({**usual, **row}.values()) for row in rows])


class IndicatorValue(models.Model):
    """One region, one year, one figure; a correction is a new row that replaces this one."""

    class State(models.TextChoices):
        OBSERVED = "observed", _("Ada nilai")
        NOT_REPORTED = "not_reported", _("Tidak dilaporkan")
        NOT_APPLICABLE = "not_applicable", _("Tidak berlaku")
        SUPPRESSED = "suppressed", _("Dirahasiakan")

    class Status(models.TextChoices):
        PROVISIONAL = "provisional", _("Sementara")
        VERIFIED = "verified", _("Terverifikasi")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values", verbose_name=_("indikator"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="indicator_values", verbose_name=_("daerah"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    state = models.CharField(_("keadaan"), max_length=15, choices=State, default=State.OBSERVED)
    # A float keeps every printed digit of these figures (15) and is what the engine computes with; SQLite has no decimals.
    value = models.FloatField(_("nilai"), null=True, blank=True)
    value_class = models.CharField(_("kelas"), max_length=60, blank=True)
    standard_error = models.FloatField(_("galat baku"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=300)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, related_name="values", verbose_name=_("kumpulan impor")
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PROVISIONAL)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("diverifikasi oleh"),
    )  # fmt: skip
    verified_at = models.DateTimeField(_("diverifikasi pada"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("menggantikan")
    )
    is_current = models.BooleanField(_("berlaku"), default=True)
    created_at = models.DateTimeField(_("dicatat"), auto_now_add=True)

    objects = IndicatorValueQuerySet.as_manager()

    class Meta:
        verbose_name = _("nilai indikator")
        verbose_name_plural = _("nilai indikator")
        ordering = ("indicator", "year", "region")
        indexes = [models.Index(fields=["region", "is_current"], name="value_of_region")]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "region"], condition=models.Q(is_current=True), name="one_current_value"
            ),
            models.CheckConstraint(
                condition=models.Q(state="observed") & (models.Q(value__isnull=False) | ~models.Q(value_class=""))
                | ~models.Q(state="observed") & models.Q(value__isnull=True, value_class=""),
                name="value_exactly_when_observed",
            ),
            models.CheckConstraint(condition=models.Q(year__range=(1945, 2200)), name="value_year_is_a_year"),
            models.CheckConstraint(
                condition=models.Q(standard_error__isnull=True) | models.Q(standard_error__gte=0),
                name="standard_error_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(status="provisional") | models.Q(verified_by__isnull=False),
                name="verified_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}/{self.region_id}/{self.year}"


class Objection(models.Model):
    """A region says that a figure about it is wrong; the owner of the figure answers, and both stay readable."""

    value = models.ForeignKey(IndicatorValue, models.PROTECT, related_name="objections")
    reason = models.TextField(_("keberatan"))
    evidence = models.CharField(_("bukti (dokumen atau alamat)"), max_length=300, blank=True)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("jawaban pemilik"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("keberatan")
        verbose_name_plural = _("keberatan")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["value"], condition=models.Q(answered_at__isnull=True), name="one_open_objection"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | ~models.Q(answer=""), name="answered_in_words"
            ),
        ]

    def __str__(self) -> str:
        return self.reason[:80]

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.value.region.code

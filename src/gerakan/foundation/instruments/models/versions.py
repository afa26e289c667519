"""An instrument and its versions: a version that was published never changes."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor


class Instrument(models.Model):
    """A questionnaire with its rubric, through all its versions."""

    class Purpose(models.TextChoices):
        READINESS = "readiness", _("Penilaian kesiapan")
        EVALUATION = "evaluation", _("Evaluasi tahunan")

    code = models.SlugField(_("kode"), max_length=40, unique=True)
    title = models.CharField(_("nama"), max_length=200)
    purpose = models.CharField(_("guna"), max_length=12, choices=Purpose, default=Purpose.READINESS)
    is_default = models.BooleanField(_("bawaan"), default=False)
    is_sample = models.BooleanField(_("contoh"), default=False)

    class Meta:
        verbose_name = _("instrumen")
        verbose_name_plural = _("instrumen")
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class InstrumentVersionQuerySet(models.QuerySet["InstrumentVersion"]):
    """Versions of all instruments."""

    def visible_to(self, user: Actor) -> Self:
        """Those who build see drafts; everybody who signs in sees what is published."""
        if user.has_perm("instruments.see_work"):  # type: ignore[union-attr]
            return self
        return self.exclude(state="draft") if user.is_authenticated else self.none()


class InstrumentVersion(models.Model):
    """One state of the tree; drafts are edited, published ones are used and never change."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Rancangan")
        PUBLISHED = "published", _("Terbit")
        RETIRED = "retired", _("Tidak dipakai lagi")

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="versions", verbose_name=_("instrumen"))
    number = models.PositiveSmallIntegerField(_("versi"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    made_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("disusun dari")
    )
    revision = models.PositiveIntegerField(default=1)  # grows with every edit of a draft: a stale form is refused
    introduction = models.TextField(_("pengantar"), blank=True)
    release_note = models.TextField(_("yang berubah"), blank=True)
    content_hash = models.CharField(_("sidik isi"), max_length=64, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(_("terbit"), null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InstrumentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("versi instrumen")
        verbose_name_plural = _("versi instrumen")
        ordering = ("instrument__title", "-number")
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="one_version_number"),
            models.CheckConstraint(
                condition=models.Q(state="draft") | ~models.Q(content_hash=""), name="published_version_has_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, versi {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("instruments:version", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        """May it still change?"""
        return self.state == self.State.DRAFT

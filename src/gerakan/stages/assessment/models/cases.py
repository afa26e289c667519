"""The rules of marking of an edition, and the case of one region from blind marks to the panel's word."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.regions.models import Region
from gerakan.stages.interviews.models import Interview


class Ruling(models.Model):
    """How an edition marks; fixed and published before the first mark."""

    class Decides(models.TextChoices):
        RAW = "raw", _("nilai mentah")
        CORRECTED = "corrected", _("nilai terkoreksi")

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="ruling")
    version = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name=_("instrumen"))
    marks_wanted = models.PositiveSmallIntegerField(_("nilai per daerah"), default=2)
    threshold = models.PositiveSmallIntegerField(_("beda yang dibahas lebih dari"), default=1)
    decides = models.CharField(_("yang menentukan"), max_length=10, choices=Decides, default=Decides.RAW)
    place_count = models.PositiveSmallIntegerField(_("tempat"), default=25)
    third_marks = models.PositiveSmallIntegerField(_("nilai tambahan paling banyak"), default=20)
    check_share = models.FloatField(_("bagian yang diperiksa mutunya"), default=0.1)
    reply_days = models.PositiveSmallIntegerField(_("hari kerja untuk tanggapan"), default=5)
    silence = models.TextField(_("akibat tidak menanggapi"))
    seed = models.PositiveIntegerField(_("benih"), default=2027)
    fixed_at = models.DateTimeField(_("ditetapkan"), null=True)
    fixed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("ketentuan penilaian")
        verbose_name_plural = _("ketentuan penilaian")
        constraints = [
            models.CheckConstraint(condition=models.Q(marks_wanted__gte=2), name="at_least_two_marks"),
            models.CheckConstraint(condition=models.Q(check_share__range=(0, 1)), name="check_share_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"Ketentuan penilaian {self.edition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; assessors those of their panels, never a tied region."""
        return self if user.has_perm("assessment.see_work") else self.of_assessor(user)  # type: ignore[union-attr]

    def of_assessor(self, user: Actor) -> Self:
        """Cases on whose panel this person sits."""
        return self.filter(interview__in=Interview.objects.of_assessor(user))


class Case(models.Model):
    """One region's marks of one edition: blind, then together, then closed and handed over."""

    class State(models.TextChoices):
        MARKING = "marking", _("Penilaian mandiri")
        CONSOLIDATING = "consolidating", _("Pembahasan panel")
        CLOSED = "closed", _("Ditutup panel")
        HANDED = "handed", _("Diserahkan ke daerah")
        WITHDRAWN = "withdrawn", _("Mengundurkan diri")

    SEALED = (State.MARKING, State.WITHDRAWN)

    ruling = models.ForeignKey(Ruling, models.PROTECT, related_name="cases")
    region = models.ForeignKey(Region, models.PROTECT, related_name="cases", verbose_name=_("daerah"))
    interview = models.OneToOneField(Interview, models.PROTECT, related_name="case")
    state = models.CharField(_("keadaan"), max_length=15, choices=State, default=State.MARKING)
    opened_again_count = models.PositiveSmallIntegerField(_("dibuka kembali"), default=0)
    closed_at = models.DateTimeField(_("ditutup panel"), null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("berkas penilaian daerah")
        verbose_name_plural = _("berkas penilaian daerah")
        ordering = ("region__code",)
        constraints = [models.UniqueConstraint(fields=["ruling", "region"], name="one_case_each")]

    def __str__(self) -> str:
        return f"Penilaian {self.region}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.ruling.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code

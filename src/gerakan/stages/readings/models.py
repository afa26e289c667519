"""Documents that were read, and what was found in them."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.tasks.models import Job
from gerakan.stages.masterplans.models import Masterplan, OfPlan


class Reading(OfPlan, models.Model):
    """One file; `unread` lists [page, words, why] of what no rule understood."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Sedang dibaca")
        READ = "read", _("Terbaca")
        FAILED = "failed", _("Tidak terbaca")

    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="readings")
    name = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to="bacaan/%Y", max_length=300)
    sha256 = models.CharField(_("sidik berkas"), max_length=64)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    problem = models.TextField(_("masalah"), blank=True)
    page_count = models.PositiveIntegerField(_("halaman"), null=True, blank=True)
    unread: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pengunggah"))
    at = models.DateTimeField(_("diunggah"), auto_now_add=True)

    class Meta:
        verbose_name = _("bacaan")
        verbose_name_plural = _("bacaan")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=["plan", "sha256"], name="one_reading_a_file"),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(problem=""), name="failed_reading_says_why"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its proposals."""
        return reverse("readings:reading", args=[self.plan_id, self.pk])

    @property
    def is_lost(self) -> bool:
        """The original is gone from the disk; its proposals are not."""
        return not self.file.storage.exists(self.file.name or "")


class Rule(models.TextChoices):
    """What found a proposal."""

    LABEL = "label", _("kata pengantar di depan titik dua")
    QUOTED = "quoted", _("kalimat dalam tanda kutip di bagian Visi")
    SECTION = "section", _("alinea di bawah judul bagiannya")
    LIST = "list", _("butir daftar di bawah judul bagiannya")
    TABLE = "table", _("baris tabel menurut kepala kolomnya")


class Sureness(models.TextChoices):
    """How sure the rules are, in words."""

    CLEAR = "clear", _("jelas")
    LIKELY = "likely", _("cukup jelas")
    DOUBTFUL = "doubtful", _("ragu")


class Proposal(models.Model):
    """A row that the document seems to say; `links` names other proposals by number, `row` is what it became."""

    class State(models.TextChoices):
        OPEN = "open", _("Belum diputuskan")
        ACCEPTED = "accepted", _("Diterima")
        REFUSED = "refused", _("Ditolak")

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    sheet = models.CharField(_("lembar"), max_length=30)
    title = models.CharField(_("isi"), max_length=400)
    cells: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    links: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    page = models.PositiveIntegerField(_("halaman"), null=True, blank=True)
    place = models.CharField(_("tempat"), max_length=80)
    passage = models.TextField(_("kutipan"))
    rule = models.CharField(_("aturan"), max_length=10, choices=Rule)
    sureness = models.CharField(_("keyakinan"), max_length=10, choices=Sureness)
    remark = models.TextField(_("catatan"), blank=True)
    state = models.CharField(_("keputusan"), max_length=10, choices=State, default=State.OPEN)
    row = models.PositiveBigIntegerField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diputuskan oleh")
    )  # fmt: skip
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)

    class Meta:
        verbose_name = _("usulan bacaan")
        verbose_name_plural = _("usulan bacaan")
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["reading", "number"], name="one_proposal_a_number"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="decided_proposal_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.reading.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.reading.plan.region_code

"""How a plan's books look, and the files that were made of them."""

import secrets
from pathlib import PurePath
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.tasks.models import Job
from gerakan.stages.chapters.models import Language
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion

HOUSE_COLOUR = "#14467c"


def logo_path(setting: "BookSetting", name: str) -> str:
    """Under a name that nobody guesses."""
    return f"buku/lambang/{secrets.token_urlsafe(12)}{PurePath(name).suffix.lower()}"


class BookSetting(models.Model):
    """What a region makes its own: colour, coat of arms, foreword, who signs."""

    plan = models.OneToOneField(Masterplan, models.CASCADE, related_name="book_setting")
    colour = models.CharField(_("warna judul"), max_length=7, default=HOUSE_COLOUR)
    logo = models.FileField(_("lambang daerah"), upload_to=logo_path, max_length=200, blank=True)
    foreword = models.TextField(_("kata pengantar"), blank=True)
    foreword_en = models.TextField(_("kata pengantar dalam bahasa Inggris"), blank=True)
    signer_name = models.CharField(_("nama penanda tangan"), max_length=200, blank=True)
    signer_office = models.CharField(_("jabatan penanda tangan"), max_length=200, blank=True)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("rupa buku")
        verbose_name_plural = _("rupa buku")
        constraints = [
            models.CheckConstraint(condition=Q(colour__regex=r"^#[0-9a-f]{6}$"), name="book_colour_is_a_colour"),
        ]

    def __str__(self) -> str:
        return f"{_('Rupa buku')} {self.plan}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code


class Work(models.TextChoices):
    """What can be made: four books and the head's slides."""

    ANALYSIS = "buku1", _("Buku 1: Analisis Strategis")
    MASTERPLAN = "buku2", _("Buku 2: Rencana Induk")
    SUMMARY = "buku3", _("Buku 3: Ringkasan Eksekutif")
    QUICK_WINS = "quickwin", _("Buku Quick Win")
    SLIDES = "salindia", _("Salindia kepala daerah")


class Format(models.TextChoices):
    """What it is made as."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"
    SLIDES = "pptx", "PowerPoint"


def rendering_path(rendering: "Rendering", name: str) -> str:
    """Under its token, which nobody guesses."""
    return f"buku/{rendering.token}/{PurePath(name).name}"


def new_token() -> str:
    """What stands on the cover of an adopted book."""
    return secrets.token_urlsafe(12)


class RenderingQuerySet(models.QuerySet["Rendering"]):
    """Files of books."""

    def visible_to(self, user: Actor) -> Self:
        """Whoever reads the plan reads its books; everybody those of a version that is public, not its drafts."""
        shown = Q(is_draft=False, version__in=PlanVersion.objects.public())
        if user.is_authenticated:
            shown |= Q(plan__in=Masterplan.objects.visible_to(user))
        return self.filter(shown)

    def ready(self) -> Self:
        """Made and kept."""
        return self.filter(state=Rendering.State.READY)

    def given_up(self) -> Self:
        """Still waiting for work that is over: it was killed on the way."""
        return self.filter(state__in=Rendering.PENDING).filter(Q(job__state=Job.State.FAILED) | Q(job__state=Job.State.DONE))  # fmt: skip


class Rendering(models.Model):
    """One book of a plan in one format and language; once ready it never changes."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu giliran")
        RUNNING = "running", _("Sedang dibuat")
        READY = "ready", _("Siap diunduh")
        FAILED = "failed", _("Gagal")

    PENDING = (State.WAITING, State.RUNNING)

    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="renderings", verbose_name=_("rencana induk"))
    version = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, blank=True, related_name="renderings", verbose_name=_("versi")
    )
    work = models.CharField(_("buku"), max_length=10, choices=Work)
    format = models.CharField(_("bentuk"), max_length=5, choices=Format)
    language = models.CharField(_("bahasa"), max_length=2, choices=Language, default=Language.INDONESIAN)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    fingerprint = models.CharField(_("sidik isi"), max_length=64, blank=True)
    revision = models.PositiveIntegerField(_("perubahan ke-"), default=0)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    file = models.FileField(_("berkas"), upload_to=rendering_path, max_length=300, blank=True)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("ukuran"), default=0)
    is_draft = models.BooleanField(_("rancangan"), default=True)
    reason = models.TextField(_("sebab gagal"), blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, blank=True, related_name="renderings")
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    made_at = models.DateTimeField(_("dibuat"), null=True, blank=True)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        verbose_name = _("berkas buku")
        verbose_name_plural = _("berkas buku")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "work", "format", "language"],
                condition=Q(state__in=["waiting", "running"], version__isnull=True),
                name="one_draft_book_in_the_making",
            ),
            models.UniqueConstraint(
                fields=["version", "work", "format", "language"],
                condition=Q(state__in=["waiting", "running"], version__isnull=False),
                name="one_version_book_in_the_making",
            ),
            models.UniqueConstraint(
                fields=["plan", "work", "format", "language", "fingerprint"], condition=Q(state="ready"),
                name="one_book_of_one_content",
            ),
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(sha256="") & ~Q(fingerprint="") & Q(made_at__isnull=False)),
                name="a_ready_book_has_its_fingerprints",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_work_display()} ({self.get_format_display()})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to write over what stands; its verbs move it on."""
        if not self._state.adding:
            raise TypeError("a rendering is moved on by its verbs")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: what was handed out can be compared for good."""
        raise TypeError("renderings are kept")

    @property
    def name(self) -> str:
        """Of the file when it is saved."""
        mark = f"versi-{self.version.number}" if self.version else f"rancangan-{self.revision}"
        language = "" if self.language == Language.INDONESIAN else f"-{self.language}"
        return f"{self.work}-{self.plan.region.slug}-{mark}{language}.{self.format}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code

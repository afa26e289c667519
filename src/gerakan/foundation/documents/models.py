"""The register of letters: numbers, frozen content, files with checksums."""

import secrets
from pathlib import PurePath
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import OVERSIGHT, hat_of


class NumberSeries(models.Model):
    """How one unit numbers its letters in one year, and which number comes next."""

    unit = models.CharField(_("unit"), max_length=60)
    year = models.PositiveSmallIntegerField(_("tahun"))
    pattern = models.CharField(
        _("format"), max_length=120,
        help_text=_("Contoh: B-{nomor:03}/DJAI/AI.01.04/{bulan:02}/{tahun}"),
    )  # fmt: skip
    next_number = models.PositiveIntegerField(_("nomor berikutnya"), default=1)

    class Meta:
        verbose_name = _("format nomor surat")
        verbose_name_plural = _("format nomor surat")
        ordering = ("-year", "unit")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"], name="one_series_a_unit_and_year",
                violation_error_message=_("Unit ini sudah mempunyai format nomor untuk tahun itu."),
            ),
            models.CheckConstraint(condition=models.Q(next_number__gte=1), name="numbers_begin_at_one"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters in and out."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors see the register; a region sees what was issued to it."""
        if OVERSIGHT.holds(user):
            return self
        hat = hat_of(user)
        if hat is None or hat.region is None:
            return self.none()
        return self.filter(region_code=hat.region.code).exclude(state=Letter.State.DRAFT)


def new_token() -> str:
    """What stands in the QR; long enough that nobody guesses another's."""
    return secrets.token_urlsafe(12)


class Letter(models.Model):
    """One letter, in or out, made here or elsewhere; once issued it is withdrawn by another, never edited."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Rancangan")
        ISSUED = "issued", _("Terbit")
        WITHDRAWN = "withdrawn", _("Ditarik")

    class Direction(models.TextChoices):
        OUT = "out", _("Keluar")
        IN = "in", _("Masuk")

    direction = models.CharField(_("arah"), max_length=3, choices=Direction, default=Direction.OUT)
    made_outside = models.BooleanField(_("dibuat di luar sistem"), default=False)
    kind = models.CharField(_("jenis"), max_length=60, db_index=True)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    series = models.ForeignKey(NumberSeries, models.PROTECT, null=True, blank=True, verbose_name=_("format nomor"))
    number = models.CharField(_("nomor"), max_length=120, blank=True)
    other_number = models.CharField(_("nomor pihak lain"), max_length=120, blank=True)
    dated_on = models.DateField(_("tanggal"), null=True, blank=True)
    received_on = models.DateField(_("diterima"), null=True, blank=True)
    subject = models.CharField(_("perihal"), max_length=300)
    addressee = models.CharField(_("kepada/dari"), max_length=300)
    region_code = models.CharField(_("kode daerah"), max_length=20, blank=True, db_index=True)
    edition_code = models.CharField(_("kode edisi"), max_length=40, blank=True, db_index=True)
    template_version = models.CharField(_("versi templat"), max_length=60, blank=True)
    data = models.JSONField(_("isi"), default=dict, blank=True)
    signed_by_name = models.CharField(_("penanda tangan"), max_length=200, blank=True)
    signed_by_title = models.CharField(_("jabatan penanda tangan"), max_length=200, blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    token = models.CharField(_("kode verifikasi"), max_length=40, unique=True, default=new_token)
    withdraws = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="withdrawn_by", verbose_name=_("menarik surat")
    )
    is_sample = models.BooleanField(_("contoh"), default=False)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now, db_default=Now())

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("surat")
        verbose_name_plural = _("surat")
        ordering = ("-dated_on", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~models.Q(number=""), name="no_letter_number_twice",
                violation_error_message=_("Nomor ini sudah ada di register."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | (~models.Q(number="") & models.Q(dated_on__isnull=False)),
                name="issued_letter_has_number_and_date",
            ),
            models.CheckConstraint(
                condition=models.Q(direction="out") | models.Q(made_outside=True), name="letters_in_are_made_outside"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number or _('Rancangan')}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("documents:letter", args=[self.pk])

    @property
    def verification_url(self) -> str:
        """Where anybody can check the paper."""
        return f"{settings.SITE_URL}{reverse('verification:letter', args=[self.token])}"

    @property
    def issuer(self) -> str:
        """The office that issued it, as its own head says."""
        head: dict[str, Any] = self.data.get("letterhead") or {}
        return ", ".join(head.get("lines", ())) or self.unit

    @property
    def is_valid(self) -> bool:
        """Issued and still standing."""
        return self.state == self.State.ISSUED


def letter_path(file: "LetterFile", name: str) -> str:
    """Outside the static files, under the letter's own unguessable folder."""
    return f"letters/{file.letter.token}/{PurePath(name).name}"


class LetterFile(models.Model):
    """A stored file of a letter and its fingerprint."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word"
        OTHER = "other", _("Berkas lain")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="files", verbose_name=_("surat"))
    format = models.CharField(_("bentuk"), max_length=5, choices=Format)
    name = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to=letter_path, max_length=300)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("ukuran"))
    stored_at = models.DateTimeField(_("disimpan"), default=timezone.now)

    class Meta:
        verbose_name = _("berkas surat")
        verbose_name_plural = _("berkas surat")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["letter", "name"], name="one_file_of_a_name_a_letter")]

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: a kept file stays, or the checksum on paper proves nothing."""
        raise TypeError("files of letters are kept")

"""What was kept of an agreement: files with fingerprints, and who signed which of them."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.stages.agreements.models.agreements import Agreement


class Party(models.TextChoices):
    """The sides of an agreement."""

    MINISTRY = "ministry", _("Pihak kesatu (kementerian)")
    REGION = "region", _("Pihak kedua (daerah)")


def file_path(file: "AgreementFile", name: str) -> str:
    """Under the agreement's own unguessable folder."""
    return f"agreements/{file.agreement.token}/{PurePath(name).name}"


class AgreementFile(models.Model):
    """A stored file of an agreement; every version is kept."""

    class Kind(models.TextChoices):
        DRAFT = "draft", _("Rancangan")
        FINAL = "final", _("Naskah siap tanda tangan")
        WORD = "word", _("Naskah (Word)")
        SCAN = "scan", _("Pindaian yang ditandatangani")
        ELECTRONIC = "electronic", _("PDF bertanda tangan elektronik")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="files", verbose_name=_("nota kesepahaman"))
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind)
    version = models.PositiveSmallIntegerField(_("versi"))
    name = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to=file_path, max_length=300)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("ukuran"))
    page_count = models.PositiveSmallIntegerField(_("halaman"), null=True)
    same_share = models.FloatField(_("bagian teks yang sama"), null=True)
    differences = models.JSONField(_("perbedaan dengan naskah"), default=list)
    findings = models.JSONField(_("tanda tangan elektronik di dalamnya"), default=list)
    stored_at = models.DateTimeField(_("disimpan"), default=timezone.now)
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("berkas nota kesepahaman")
        verbose_name_plural = _("berkas nota kesepahaman")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["agreement", "kind", "version"], name="one_agreement_file_a_version"),
        ]

    def __str__(self) -> str:
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: a kept file stays, or the checksum on paper proves nothing."""
        raise TypeError("files of agreements are kept")


class Signature(models.Model):
    """One party signed: who, as what, when, from where, and exactly which document."""

    class Method(models.TextChoices):
        PAPER = "paper", _("Di atas kertas")
        ELECTRONIC = "electronic", _("Elektronik")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatures")
    party = models.CharField(_("pihak"), max_length=10, choices=Party)
    method = models.CharField(_("cara"), max_length=10, choices=Method)
    name = models.CharField(_("nama"), max_length=200)
    title = models.CharField(_("jabatan"), max_length=200)
    is_deputy = models.BooleanField(_("mewakili"), default=False)
    mandate = models.CharField(_("nomor mandat"), max_length=200, blank=True)
    signed_at = models.DateTimeField(_("waktu"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    address = models.GenericIPAddressField(_("alamat jaringan"), null=True)
    document_sha256 = models.CharField(_("sidik dokumen yang ditandatangani"), max_length=64)
    provider = models.CharField(_("penyelenggara"), max_length=120, blank=True)
    certificate = models.CharField(_("pemilik sertifikat"), max_length=300, blank=True)
    file = models.ForeignKey(AgreementFile, models.PROTECT, related_name="signatures")

    class Meta:
        verbose_name = _("tanda tangan")
        verbose_name_plural = _("tanda tangan")
        ordering = ("agreement", "party")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="a_party_signs_once"),
            models.CheckConstraint(condition=Q(is_deputy=False) | ~Q(mandate=""), name="a_deputy_has_a_mandate"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.title}"

"""What proves an answer, and files on their way."""

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.instruments.models import Node
from gerakan.stages.questionnaires.models.submissions import Submission


def evidence_path(evidence: "Evidence", name: str) -> str:
    """Below the edition and the region; the name itself is made by us."""
    return f"bukti/{evidence.submission.edition_code}/{evidence.submission.region_code}/{name}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence of all submissions, withdrawn pieces included."""

    def visible_to(self, user: Actor) -> Self:
        """As the submission it belongs to."""
        return self.filter(submission__in=Submission.objects.visible_to(user))

    def standing(self) -> Self:
        """What was not withdrawn."""
        return self.filter(removed_at__isnull=True)


class Evidence(models.Model):
    """A file or a link that proves an answer; a passage may be quoted with its page."""

    class Kind(models.TextChoices):
        FILE = "file", _("Berkas")
        LINK = "link", _("Tautan")
        QUOTATION = "quotation", _("Kutipan")

    class Check(models.TextChoices):
        WAITING = "waiting", _("Belum diperiksa")
        ACCEPTED = "accepted", _("Sesuai")
        REFUSED = "refused", _("Tidak sesuai")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="evidence")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+")
    kind = models.CharField(_("jenis"), max_length=9, choices=Kind)
    title = models.CharField(_("judul"), max_length=200)
    file = models.FileField(_("berkas"), upload_to=evidence_path, max_length=300, blank=True)
    name = models.CharField(_("nama berkas"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("ukuran"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    url = models.URLField(_("tautan"), max_length=500, blank=True)
    page = models.CharField(_("halaman"), max_length=30, blank=True)
    quotation = models.TextField(_("kutipan"), blank=True)
    check_state = models.CharField(_("pemeriksaan"), max_length=8, choices=Check, default=Check.WAITING)
    check_note = models.TextField(_("catatan pemeriksaan"), blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ditambahkan"), auto_now_add=True)
    removed_at = models.DateTimeField(_("ditarik"), null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("bukti")
        verbose_name_plural = _("bukti")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="file", file__gt="")
                | models.Q(kind="link", url__gt="")
                | models.Q(kind="quotation", quotation__gt=""),
                name="evidence_is_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.submission.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.submission.region_code


def new_token() -> str:
    """Names a file on its way."""
    return secrets.token_hex(16)


class Upload(models.Model):
    """A file that arrives in pieces; what has arrived lies on the disk, its length is the offset."""

    token = models.CharField(max_length=32, unique=True, default=new_token)
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="uploads")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+")
    name = models.CharField(_("nama berkas"), max_length=200)
    size = models.PositiveBigIntegerField(_("ukuran"))
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("dimulai"), auto_now_add=True)

    class Meta:
        verbose_name = _("unggahan")
        verbose_name_plural = _("unggahan")
        constraints = [
            models.UniqueConstraint(fields=["submission", "item", "owner", "name", "size"], name="one_upload_of_a_file")
        ]

    def __str__(self) -> str:
        return self.name

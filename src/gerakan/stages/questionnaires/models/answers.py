"""Answers and their evidence; every earlier state of an answer is kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.models import Node
from gerakan.stages.questionnaires.models.submissions import Submission


class Answer(models.Model):
    """A region's present answer to one item."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="answers")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+")
    value = models.JSONField(_("jawaban"), null=True)
    does_not_apply = models.BooleanField(_("tidak berlaku"), default=False)
    note = models.TextField(_("keterangan"), blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(_("disimpan"))

    class Meta:
        verbose_name = _("jawaban")
        verbose_name_plural = _("jawaban")
        constraints = [models.UniqueConstraint(fields=["submission", "item"], name="one_answer_each")]

    def __str__(self) -> str:
        return f"{self.item}: {self.value}"


class AnswerVersion(models.Model):
    """What an answer said at one time; written with every save, never changed."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    value = models.JSONField(null=True)
    does_not_apply = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("revision",)
        constraints = [models.UniqueConstraint(fields=["answer", "revision"], name="one_answer_revision")]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.revision}"


class Evidence(models.Model):
    """A file or a link that proves an answer; a passage may be quoted with its page."""

    class Kind(models.TextChoices):
        FILE = "file", _("Berkas")
        LINK = "link", _("Tautan")

    class Check(models.TextChoices):
        WAITING = "waiting", _("Belum diperiksa")
        ACCEPTED = "accepted", _("Sesuai")
        REFUSED = "refused", _("Tidak sesuai")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="evidence")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+")
    kind = models.CharField(_("jenis"), max_length=4, choices=Kind)
    title = models.CharField(_("judul"), max_length=200)
    file = models.FileField(_("berkas"), upload_to="bukti/%Y", max_length=300, blank=True)
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

    class Meta:
        verbose_name = _("bukti")
        verbose_name_plural = _("bukti")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="file", file__gt="") | models.Q(kind="link", url__gt=""),
                name="evidence_is_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.title

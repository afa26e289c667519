"""Versions of the timetable: what was asked, what was found, what the verifier said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.stages.interviews.models.board import Board


class PlanVersion(models.Model):
    """A timetable; a draft may be changed by hand, a published one never."""

    class Source(models.TextChoices):
        SOLVED = "solved", _("Disusun otomatis")
        HAND = "hand", _("Diubah dengan tangan")
        IMPORTED = "imported", _("Diimpor dari lembar")
        REPAIRED = "repaired", _("Perbaikan langsung")

    board = models.ForeignKey(Board, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versi"))
    source = models.CharField(_("asal"), max_length=10, choices=Source)
    based_on = models.PositiveSmallIntegerField(_("berdasar versi"), null=True)
    serial = models.PositiveIntegerField(_("urutan perubahan"), default=0)
    instance = models.JSONField(_("aturan"))
    plan = models.JSONField(_("jadwal"))
    report = models.JSONField(_("laporan"), default=dict)
    verdict = models.JSONField(_("pelanggaran menurut pemeriksa"), default=list)
    seconds = models.FloatField(_("lama menghitung"), null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    made_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    release_note = models.TextField(_("catatan terbit"), blank=True)
    nested_reason = models.TextField(_("alasan rancangan terpisah"), blank=True)
    published_at = models.DateTimeField(_("terbit"), null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    content_hash = models.CharField(_("sidik"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("versi jadwal")
        verbose_name_plural = _("versi jadwal")
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="one_plan_number"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(content_hash="") & Q(verdict=[]), name="published_is_sound"
            ),
        ]

    def __str__(self) -> str:
        return f"Jadwal {self.number}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.board.edition_code

    @property
    def is_draft(self) -> bool:
        """May still be changed."""
        return self.published_at is None

    @property
    def is_connected(self) -> bool:
        """Every assessor can be compared with every other."""
        return bool((self.report.get("connectivity") or {}).get("connected"))

"""Minutes as lines: each is kept by its own save, so that several people write at once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.stages.sessions.models.sessions import Session


class MinuteLine(models.Model):
    """A note or a decision; `key` is the device's own mark of a line it added, `device` whose save stands."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Catatan")
        DECISION = "decision", _("Keputusan")

    session = models.ForeignKey(Session, models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField(_("urutan"))
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.NOTE)
    text = models.TextField(_("isi"), max_length=4000)
    key = models.CharField(max_length=60, blank=True)
    device = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(_("revisi"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("diubah"), default=timezone.now)
    is_removed = models.BooleanField(_("dihapus"), default=False)

    class Meta:
        verbose_name = _("baris notulen")
        verbose_name_plural = _("baris notulen")
        ordering = ("session", "position", "pk")
        constraints = [
            models.UniqueConstraint(fields=["session", "key"], condition=~Q(key=""), name="one_minute_line_a_key"),
            models.UniqueConstraint(fields=["session", "position"], name="one_minute_line_a_position"),
            models.CheckConstraint(condition=~Q(text=""), name="a_minute_line_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_decision(self) -> bool:
        """May become a task."""
        return self.kind == self.Kind.DECISION

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.session.edition_code

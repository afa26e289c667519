"""The board of an edition: rooms, days and slots, and the rules a plan must keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.editions.models import Edition


class Board(models.Model):
    """One edition's interviews: how panels are made up and how long an interview takes."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="interview_board")
    slot_minutes = models.PositiveSmallIntegerField(_("lama wawancara (menit)"), default=45)
    panel_size = models.PositiveSmallIntegerField(_("asesor per daerah"), default=3)
    backgrounds = models.JSONField(
        _("susunan panel"), default=dict, blank=True, help_text='at least, e.g. {"academic": 1, "government": 1}'
    )
    must_be_linked = models.BooleanField(_("rancangan harus tersambung"), default=True)
    is_online = models.BooleanField(_("daring"), default=False)
    timezone = models.CharField(_("zona waktu tempat"), max_length=20, default="Asia/Jakarta")
    seed = models.PositiveIntegerField(_("benih"), default=2027)
    published_number = models.PositiveSmallIntegerField(_("versi terbit"), null=True)

    class Meta:
        verbose_name = _("papan wawancara")
        verbose_name_plural = _("papan wawancara")

    def __str__(self) -> str:
        return f"Wawancara {self.edition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class Room(models.Model):
    """A room of the hall, or a link."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="rooms")
    name = models.CharField(_("ruang"), max_length=60)
    link = models.URLField(_("tautan rapat"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("ruang")
        verbose_name_plural = _("ruang")
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=["board", "name"], name="one_room_name")]

    def __str__(self) -> str:
        return self.name


class Slot(models.Model):
    """A time at which interviews may begin; breaks and prayer times are simply not slots."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="slots")
    date = models.DateField(_("hari"))
    starts_at = models.TimeField(_("mulai"))

    class Meta:
        verbose_name = _("jam")
        verbose_name_plural = _("jam")
        ordering = ("date", "starts_at")
        constraints = [models.UniqueConstraint(fields=["board", "date", "starts_at"], name="one_slot_each")]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.starts_at:%H:%M}"

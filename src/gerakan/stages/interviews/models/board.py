"""The board of an edition: rooms, days and slots, who can come when, and the rules a plan must keep."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.assessors.models import Engagement


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
    local_from = models.TimeField(_("jam kerja setempat mulai"), default=dt.time(8))
    local_until = models.TimeField(_("jam kerja setempat sampai"), default=dt.time(17))
    seed = models.PositiveIntegerField(_("benih"), default=2027)
    published_number = models.PositiveSmallIntegerField(_("versi terbit"), null=True)
    conflict = models.JSONField(_("pertentangan terakhir"), default=list, blank=True)

    class Meta:
        verbose_name = _("papan wawancara")
        verbose_name_plural = _("papan wawancara")
        constraints = [
            models.CheckConstraint(condition=Q(slot_minutes__range=(10, 240)), name="interview_length_plausible"),
            models.CheckConstraint(condition=Q(panel_size__range=(1, 9)), name="panel_size_plausible"),
        ]

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
    is_active = models.BooleanField(_("dipakai"), default=True)

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
    is_active = models.BooleanField(_("dipakai"), default=True)

    class Meta:
        verbose_name = _("jam")
        verbose_name_plural = _("jam")
        ordering = ("date", "starts_at")
        constraints = [models.UniqueConstraint(fields=["board", "date", "starts_at"], name="one_slot_each")]

    def __str__(self) -> str:
        return f"{formats.day(self.date, weekday=True)}, {formats.clock(self.starts_at)}"


class RegionNeed(models.Model):
    """When a delegation arrives and leaves, with whom it travels, whether it takes part from home."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="needs")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    arrives_at = models.DateTimeField(_("tiba"), null=True, blank=True)
    leaves_at = models.DateTimeField(_("pulang"), null=True, blank=True)
    travels_with = models.CharField(_("rombongan"), max_length=60, blank=True)
    is_online = models.BooleanField(_("ikut daring"), default=False)
    words = models.CharField(_("keterangan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("kedatangan")
        verbose_name_plural = _("kedatangan")
        constraints = [
            models.UniqueConstraint(fields=["board", "region"], name="one_need_each"),
            models.CheckConstraint(
                condition=Q(arrives_at__isnull=True) | Q(leaves_at__isnull=True) | Q(leaves_at__gt=F("arrives_at")),
                name="leaves_after_arriving",
            ),
        ]

    def __str__(self) -> str:
        return str(self.region)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.board.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class Absence(models.Model):
    """A time at which an assessor of the edition cannot come."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="absences")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="absences", verbose_name=_("asesor"))
    date = models.DateField(_("hari"))
    begins_at = models.TimeField(_("dari jam"), default=dt.time(0))
    ends_at = models.TimeField(_("sampai jam"), default=dt.time(23, 59))
    words = models.CharField(_("keterangan"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("halangan")
        verbose_name_plural = _("halangan")
        ordering = ("date", "begins_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="absence_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.engagement}, {formats.day(self.date)}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.board.edition_code

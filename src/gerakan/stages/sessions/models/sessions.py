"""A meeting of one region's guidance, or of several at once."""

import datetime
import secrets
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring.models import Guidance, GuidanceStage

CHECK_IN_MARGIN = datetime.timedelta(hours=2)
"""So long before the beginning and after the end a QR code lets people in."""


def new_token() -> str:
    """Long enough that nobody guesses another's."""
    return secrets.token_urlsafe(15)


class SessionQuerySet(models.QuerySet["Session"]):
    """Meetings of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors all; regions and mentors those of their guidances."""
        if user.has_perm("sessions.see_work"):  # type: ignore[union-attr]
            return self
        own = GuidanceStage.objects.filter(guidance__in=Guidance.objects.visible_to(user))
        return self.filter(pk__in=Session.stages.through.objects.filter(guidancestage__in=own).values("session"))


class Session(models.Model):
    """When, where, about what; its minutes, who came, and what follows hang on it."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        RUNNING = "running", _("Berlangsung")
        HELD = "held", _("Selesai")
        CANCELLED = "cancelled", _("Dibatalkan")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="sessions", verbose_name=_("edisi"))
    stages = models.ManyToManyField(GuidanceStage, related_name="sessions", verbose_name=_("tahap dan daerah"))
    title = models.CharField(_("judul"), max_length=200)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PLANNED)
    starts_at = models.DateTimeField(_("mulai"))
    ends_at = models.DateTimeField(_("selesai"))
    time_zone = models.CharField(
        _("zona waktu"), max_length=20, choices=GuidanceStage.Zone, default=GuidanceStage.Zone.WIB
    )
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    video_link = models.URLField(_("tautan pertemuan"), max_length=500, blank=True)
    recording_link = models.URLField(_("tautan rekaman"), max_length=500, blank=True)
    agenda = models.TextField(_("susunan acara"), max_length=8000, blank=True)
    token = models.CharField(_("kode presensi"), max_length=40, unique=True, default=new_token)
    revision = models.PositiveIntegerField(_("revisi notulen"), default=0)
    sequence = models.PositiveIntegerField(_("perubahan jadwal"), default=0)
    changed_at = models.DateTimeField(_("diubah"), default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("pertemuan")
        verbose_name_plural = _("pertemuan")
        ordering = ("starts_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(place="") | ~Q(video_link=""), name="session_has_a_place_or_a_link"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sessions:session", args=[self.pk])

    @property
    def zone(self) -> ZoneInfo:
        """In which the region reads its clock."""
        return ZoneInfo(self.time_zone)

    @property
    def begins(self) -> datetime.datetime:
        """By the clock of the place."""
        return self.starts_at.astimezone(self.zone)

    @property
    def ends(self) -> datetime.datetime:
        """By the clock of the place."""
        return self.ends_at.astimezone(self.zone)

    @property
    def is_open_for_check_in(self) -> bool:
        """Two hours around it, unless it was cancelled."""
        first, last = self.starts_at - CHECK_IN_MARGIN, self.ends_at + CHECK_IN_MARGIN
        return self.state != self.State.CANCELLED and first <= timezone.now() <= last

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

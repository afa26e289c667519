"""Who came to an interview, and the secret addresses of calendars and hall screens."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import ActingKind
from gerakan.foundation.regions.models import Region
from gerakan.stages.interviews.models.board import Board
from gerakan.stages.interviews.models.interviews import Interview


class Attendance(models.Model):
    """Somebody of the delegation, from when until when; acting officials are named as such."""

    class Office(models.TextChoices):
        HEAD = "head", _("Kepala daerah")
        DEPUTY = "deputy", _("Wakil kepala daerah")
        SECRETARY = "secretary", _("Sekretaris daerah")
        AGENCY = "agency", _("Perangkat daerah")

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="attendances")
    office = models.CharField(_("sebagai"), max_length=10, choices=Office)
    name = models.CharField(_("nama"), max_length=200)
    title = models.CharField(_("jabatan"), max_length=200, blank=True)
    acting_kind = models.CharField(_("kedudukan"), max_length=10, blank=True, choices=ActingKind)
    came_at = models.DateTimeField(_("datang"))
    left_at = models.DateTimeField(_("pergi"), null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kehadiran")
        verbose_name_plural = _("kehadiran")
        ordering = ("came_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=models.F("came_at")), name="left_after_coming"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_title}: {self.name}"

    @property
    def full_title(self) -> str:
        """Office with its standing, such as: Pj. Kepala daerah."""
        acting = f"{self.acting_kind.capitalize()}. " if self.acting_kind else ""
        return f"{acting}{self.get_office_display()}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.interview.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.interview.region_code


def new_token() -> str:
    """Nobody guesses it."""
    return secrets.token_urlsafe(32)


class Feed(models.Model):
    """A secret address: the calendar of a person or of a delegation, or the screen of a hall."""

    token = models.CharField(max_length=64, unique=True, default=new_token)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="interview_feed")
    region = models.OneToOneField(Region, models.CASCADE, null=True, related_name="+")
    board = models.OneToOneField(Board, models.CASCADE, null=True, related_name="hall_feed")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("alamat rahasia")
        verbose_name_plural = _("alamat rahasia")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, region__isnull=True, board__isnull=True)
                | Q(person__isnull=True, region__isnull=False, board__isnull=True)
                | Q(person__isnull=True, region__isnull=True, board__isnull=False),
                name="feed_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.region or self.board)

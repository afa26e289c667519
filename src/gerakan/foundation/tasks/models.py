"""A piece of background work that a person can watch, leave and return to."""

import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor

# A worker gives a sign of life every 15 seconds (running.BEAT_SECONDS).
LOST_AFTER = datetime.timedelta(minutes=2)


class JobQuerySet(models.QuerySet["Job"]):
    """Background work."""

    def visible_to(self, user: Actor) -> Self:
        """One's own work."""
        return self.filter(started_by_id=user.pk)

    def lost(self) -> Self:
        """Running without a sign of life: its worker was killed or the machine stopped."""
        return self.filter(state=Job.State.RUNNING, beat_at__lt=timezone.now() - LOST_AFTER)


class Job(models.Model):
    """What is being done, how far it is, where its result stands."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu giliran")
        RUNNING = "running", _("Sedang berjalan")
        DONE = "done", _("Selesai")
        FAILED = "failed", _("Gagal")

    name = models.CharField(_("pekerjaan"), max_length=200)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    doing = models.CharField(_("sedang"), max_length=200, blank=True)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    message = models.TextField(_("hasil"), blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    path = models.CharField(max_length=200, editable=False)
    arguments = models.JSONField(default=dict, editable=False)
    repeats = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="repeated_by", verbose_name=_("mengulang")
    )
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("dimulai oleh"))
    created_at = models.DateTimeField(auto_now_add=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("pekerjaan")
        verbose_name_plural = _("pekerjaan")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("tasks:job", args=[self.pk])

    @property
    def can_be_repeated(self) -> bool:
        """Failed, and nobody has started it anew."""
        return self.state == self.State.FAILED and not hasattr(self, "repeated_by")

    @property
    def is_over(self) -> bool:
        """Nothing more will happen."""
        return self.state in {self.State.DONE, self.State.FAILED}

    @property
    def percent(self) -> int:
        """0 to 100, for the bar."""
        return round(100 * self.done_count / self.total_count) if self.total_count else 0


class ChoreRun(models.Model):
    """When a regular chore last ran; its row keeps two schedulers from doing it twice."""

    name = models.CharField(_("pekerjaan rutin"), max_length=80, unique=True)
    started_at = models.DateTimeField(_("terakhir mulai"))
    finished_at = models.DateTimeField(_("terakhir selesai"), null=True, blank=True)
    message = models.TextField(_("hasil"), blank=True)
    has_failed = models.BooleanField(_("gagal"), default=False)

    class Meta:
        verbose_name = _("pekerjaan rutin")
        verbose_name_plural = _("pekerjaan rutin")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """The last sign of life of a part of the system that runs by itself."""

    name = models.CharField(_("bagian"), max_length=40, primary_key=True)
    at = models.DateTimeField(_("tanda hidup"))

    class Meta:
        verbose_name = _("tanda hidup")
        verbose_name_plural = _("tanda hidup")
        ordering = ("name",)

    def __str__(self) -> str:
        return f"{self.name}: {self.at:%Y-%m-%d %H:%M}"

"""A piece of background work that a person can watch, leave and return to."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor


class JobQuerySet(models.QuerySet["Job"]):
    """Background work."""

    def visible_to(self, user: Actor) -> Self:
        """One's own work."""
        return self.filter(started_by_id=user.pk)


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
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("dimulai oleh"))
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("pekerjaan")
        verbose_name_plural = _("pekerjaan")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        """Nothing more will happen."""
        return self.state in {self.State.DONE, self.State.FAILED}

    @property
    def percent(self) -> int:
        """0 to 100, for the bar."""
        return round(100 * self.done_count / self.total_count) if self.total_count else 0

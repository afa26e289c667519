"""What somebody of a region is to do, until when, and what came of it."""

from pathlib import PurePath
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.stages.mentoring.models import Deliverable, Guidance
from gerakan.stages.mentoring.models.programmes import REGION_SIDE
from gerakan.stages.sessions.models.minutes import MinuteLine
from gerakan.stages.sessions.models.sessions import Session


class TaskQuerySet(models.QuerySet["Task"]):
    """Tasks of all regions."""

    def visible_to(self, user: Actor) -> Self:
        """A region's team and its mentors all of theirs; an agency's person only what is the agency's or the person's."""
        if user.has_perm("sessions.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is not None and hat.role in REGION_ROLES and hat.role not in REGION_SIDE:
            return self.filter(guidance__participation__region_id=hat.region_id).owned_by(user)
        return self.filter(guidance__in=Guidance.objects.visible_to(user))

    def owned_by(self, user: Actor) -> Self:
        """The person's own, and those of the agency whose hat the person wears."""
        hat = hat_of(user)
        if hat is None:
            return self.none()
        own = Q(owner_id=user.pk)
        if hat.organisation_id is not None:
            own |= Q(agency_id=hat.organisation_id)
        return self.filter(own)

    def open(self) -> Self:
        """Still to be done."""
        return self.filter(state=Task.State.OPEN)

    def late(self) -> Self:
        """Open past the day."""
        return self.open().filter(due_on__lt=timezone.localdate())


def evidence_path(task: "Task", name: str) -> str:
    """In the task's own folder."""
    return f"tugas/{task.pk}/{PurePath(name).name}"


class Task(models.Model):
    """Given to an agency or a person; it comes from a decision, a meeting, a deliverable, or from nothing of these."""

    class State(models.TextChoices):
        OPEN = "open", _("Dikerjakan")
        DONE = "done", _("Selesai")
        CANCELLED = "cancelled", _("Dibatalkan")

    guidance = models.ForeignKey(Guidance, models.PROTECT, related_name="tasks", verbose_name=_("daerah"))
    title = models.CharField(_("tugas"), max_length=300)
    detail = models.TextField(_("penjelasan"), max_length=4000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="session_tasks",
        verbose_name=_("penanggung jawab"),
    )  # fmt: skip
    agency = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("perangkat daerah")
    )
    due_on = models.DateField(_("paling lambat"))
    line = models.ForeignKey(MinuteLine, models.PROTECT, null=True, related_name="tasks")
    session = models.ForeignKey(Session, models.PROTECT, null=True, related_name="tasks")
    deliverable = models.ForeignKey(
        Deliverable, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("untuk hasil")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField(_("hasil kerja"), max_length=4000, blank=True)
    evidence_link = models.URLField(_("tautan bukti"), max_length=500, blank=True)
    evidence = models.FileField(_("berkas bukti"), upload_to=evidence_path, max_length=300, blank=True)
    evidence_name = models.CharField(_("nama berkas"), max_length=200, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("diberikan"), default=timezone.now)
    done_at = models.DateTimeField(_("selesai pada"), null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("tugas")
        verbose_name_plural = _("tugas")
        ordering = ("due_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["line", "guidance"], condition=Q(line__isnull=False), name="one_task_a_decision_and_region"
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(agency__isnull=False), name="a_task_is_somebodys"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False), name="a_done_task_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sessions:task", args=[self.pk])

    @property
    def is_late(self) -> bool:
        """Open past its day."""
        return self.state == self.State.OPEN and self.due_on < timezone.localdate()

    @property
    def whose(self) -> str:
        """Agency and person, as far as they are said."""
        return ", ".join(str(one) for one in (self.agency, self.owner) if one)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.guidance.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.guidance.region_code

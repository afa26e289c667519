"""Things with a day: reminders before it, and what happens when it passes."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def target_of(thing: models.Model) -> dict[str, Any]:
    """How a thing of any stage is named in these tables."""
    return {"target_type": thing._meta.label_lower, "target_id": str(thing.pk)}


class OfThing(models.QuerySet[Any]):
    """Rows that speak of a thing."""

    def of(self, thing: models.Model) -> Self:
        """Those of this thing."""
        return self.filter(**target_of(thing))


class Reminder(models.Model):
    """Somebody is to do something by a day, and is reminded on working days before and after it."""

    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=60)
    kind = models.CharField(_("jenis"), max_length=80)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("orang")
    )
    email = models.EmailField(_("surel"), blank=True)
    superior = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("atasan")
    )
    due_on = models.DateField(_("tenggat"))
    # Working days before the day (2), on it (0) and after it (-1).
    at = models.JSONField(_("diingatkan"), default=list)
    escalate_at = models.JSONField(_("diteruskan ke atasan"), default=list)
    values = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(_("selesai"), null=True, blank=True)

    objects = OfThing.as_manager()

    class Meta:
        verbose_name = _("pengingat")
        verbose_name_plural = _("pengingat")
        ordering = ("due_on", "pk")
        indexes = [models.Index(fields=["target_type", "target_id"], name="reminder_target")]
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "kind", "person"],
                condition=models.Q(person__isnull=False),
                name="one_reminder_a_person_and_thing",
            ),
            models.UniqueConstraint(
                fields=["target_type", "target_id", "kind", "email"],
                condition=models.Q(person__isnull=True),
                name="one_reminder_an_address_and_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | ~models.Q(email=""), name="reminder_has_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_type} {self.target_id}"


class ReminderSent(models.Model):
    """This step of this reminder has been taken; nobody gets the same thing twice."""

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="sent")
    step = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now)
    was_told = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("pengingat terkirim")
        verbose_name_plural = _("pengingat terkirim")
        constraints = [models.UniqueConstraint(fields=["reminder", "step"], name="one_step_once")]

    def __str__(self) -> str:
        return f"{self.reminder_id} {self.step}"


class Deadline(models.Model):
    """A moment after which silence has a stated outcome."""

    class State(models.TextChoices):
        OPEN = "open", _("Berjalan")
        MET = "met", _("Dipenuhi")
        FROZEN = "frozen", _("Dibekukan")
        CARRIED_OUT = "carried_out", _("Lewat, akibatnya dijalankan")

    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=60)
    target = models.CharField(_("perkara"), max_length=300)
    outcome = models.CharField(_("akibat diam"), max_length=80)
    due_at = models.DateTimeField(_("tenggat"))
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.OPEN)
    frozen_reason = models.TextField(_("alasan pembekuan"), blank=True)
    ended_at = models.DateTimeField(_("berakhir"), null=True, blank=True)
    last_error = models.TextField(_("galat terakhir"), blank=True)
    region_code = models.CharField(max_length=20, blank=True)
    edition_code = models.CharField(max_length=40, blank=True)

    objects = OfThing.as_manager()

    class Meta:
        verbose_name = _("tenggat")
        verbose_name_plural = _("tenggat")
        ordering = ("due_at", "pk")
        indexes = [models.Index(fields=["state", "due_at"], name="deadlines_due")]
        constraints = [
            models.UniqueConstraint(fields=["target_type", "target_id", "outcome"], name="one_deadline_an_outcome"),
            models.CheckConstraint(
                condition=~models.Q(state="frozen") | ~models.Q(frozen_reason=""), name="freezing_needs_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target}: {self.outcome}"

    def get_absolute_url(self) -> str:
        return reverse("notifications:deadline", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """The clock runs."""
        return self.state == self.State.OPEN

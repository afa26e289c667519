"""What a party owes after signing."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.stages.agreements.models.agreements import Agreement
from gerakan.stages.drafting.models import DutyRule


class DutyQuerySet(models.QuerySet["Duty"]):
    """Duties of all agreements."""

    def visible_to(self, user: Actor) -> Self:
        """As their agreements."""
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    def late(self) -> Self:
        """Open past their day."""
        return self.filter(state=Duty.State.OPEN, due_on__lt=timezone.localdate())


class Duty(models.Model):
    """One duty with its owner, its day and the proof that it was done."""

    class State(models.TextChoices):
        OPEN = "open", _("Ditunggu")
        DONE = "done", _("Dipenuhi")
        WAIVED = "waived", _("Tidak berlaku lagi")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="duties", verbose_name=_("nota kesepahaman"))
    title = models.CharField(_("kewajiban"), max_length=200)
    owner = models.CharField(_("yang wajib"), max_length=10, choices=DutyRule.Owner)
    due_on = models.DateField(_("paling lambat"))
    state = models.CharField(_("keadaan"), max_length=8, choices=State, default=State.OPEN)
    proof_number = models.CharField(_("nomor keputusan atau bukti"), max_length=200, blank=True)
    proof_on = models.DateField(_("tanggal bukti"), null=True)
    done_at = models.DateTimeField(_("dicatat"), null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("kewajiban")
        verbose_name_plural = _("kewajiban")
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(state="done") | ~Q(proof_number=""), name="a_done_duty_has_its_proof"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.agreement.region}"

    @property
    def is_late(self) -> bool:
        """Open past its day."""
        return self.state == self.State.OPEN and self.due_on < timezone.localdate()

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.agreement.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.agreement.region_code

"""Letters of the result, and the assessors' words that may stand in them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import OVERSIGHT
from gerakan.foundation.documents.models import Letter
from gerakan.stages.plenary.models.decisions import Decision
from gerakan.stages.plenary.models.sittings import Plenary


class ResultLetter(models.Model):
    """A letter that tells a region its outcome; a wrong one is withdrawn by a second letter and written anew."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="letters")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+", verbose_name=_("surat"))

    class Meta:
        verbose_name = _("surat hasil")
        verbose_name_plural = _("surat hasil")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.letter)


class FeedbackQuerySet(models.QuerySet["FeedbackText"]):
    """Words for all regions."""

    def visible_to(self, user: Actor) -> Self:
        """The desk that checks them; a region reads its own in its letter."""
        return self.all() if OVERSIGHT.holds(user) else self.none()


class FeedbackText(models.Model):
    """What assessors wrote for a region, as it is; it goes out when the desk found nothing personal in it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Belum diperiksa")
        RELEASED = "released", _("Dikirim")
        FLAGGED = "flagged", _("Ditahan")

    plenary = models.ForeignKey(Plenary, models.PROTECT, related_name="feedback")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="feedback")
    text = models.TextField(_("teks asesor"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(_("mengapa ditahan"), max_length=300, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("teks untuk surat")
        verbose_name_plural = _("teks untuk surat")
        ordering = ("decision__standing__rank", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(state="flagged") | ~Q(reason=""), name="held_text_says_why"),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(checked_by__isnull=False), name="checked_text_says_by_whom"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plenary.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.decision.region_code

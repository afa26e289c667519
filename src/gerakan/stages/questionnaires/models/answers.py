"""Answers; every earlier state of an answer is kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.instruments.models import Node
from gerakan.stages.questionnaires.models.submissions import Submission


class FactStanding(models.TextChoices):
    """What the region says of a figure that the library holds about it."""

    CONFIRMED = "confirmed", _("Dibenarkan daerah")
    CONTESTED = "contested", _("Dibantah daerah")


class Answer(models.Model):
    """A region's present answer to one item."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="answers")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+")
    value = models.JSONField(_("jawaban"), null=True)
    does_not_apply = models.BooleanField(_("tidak berlaku"), default=False)
    note = models.TextField(_("keterangan"), blank=True)
    fact = models.ForeignKey(IndicatorValue, models.PROTECT, null=True, related_name="+")
    fact_standing = models.CharField(_("angka pustaka"), max_length=10, choices=FactStanding, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(_("disimpan"))

    class Meta:
        verbose_name = _("jawaban")
        verbose_name_plural = _("jawaban")
        constraints = [models.UniqueConstraint(fields=["submission", "item"], name="one_answer_each")]

    def __str__(self) -> str:
        return f"{self.item}: {self.value}"


class AnswerVersion(models.Model):
    """What an answer said at one time; written with every save, never changed."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    value = models.JSONField(null=True)
    does_not_apply = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("revision",)
        constraints = [models.UniqueConstraint(fields=["answer", "revision"], name="one_answer_revision")]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.revision}"

"""Questions about one answer: asked with a deadline, a stated consequence of silence, and the original kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.models import Node
from gerakan.stages.questionnaires.models.submissions import Submission


class Clarification(models.Model):
    """The secretariat asks the region to clarify or amend one answer."""

    class State(models.TextChoices):
        OPEN = "open", _("Menunggu daerah")
        ANSWERED = "answered", _("Dijawab")
        LAPSED = "lapsed", _("Tidak dijawab sampai tenggat")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="clarifications")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name=_("butir"))
    state = models.CharField(_("keadaan"), max_length=8, choices=State, default=State.OPEN)
    question = models.TextField(_("pertanyaan"))
    silence = models.TextField(_("akibat bila tidak dijawab"))
    due_on = models.DateField(_("jawab paling lambat"))
    original = models.JSONField(_("jawaban semula"), default=dict)
    reply = models.TextField(_("jawaban daerah"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("ditanyakan"), auto_now_add=True)
    follower = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    follower_url = models.CharField(max_length=200, blank=True)  # where the follower, whom nobody is shown, reads on
    replied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    replied_at = models.DateTimeField(_("dijawab"), null=True)

    class Meta:
        verbose_name = _("klarifikasi")
        verbose_name_plural = _("klarifikasi")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "item"], condition=models.Q(state="open"), name="one_open_clarification"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.question[:80]}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.submission.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.submission.region_code

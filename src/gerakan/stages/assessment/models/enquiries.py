"""An assessor's wish that a region clarify one answer; the secretariat asks it without the asker's name."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.instruments.models import Node
from gerakan.stages.assessment.models.marks import MarkSheet
from gerakan.stages.questionnaires.models import Clarification


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    """Enquiries of all sheets."""

    def visible_to(self, user: Actor) -> Self:
        """The desk that passes them on, and whoever asked as long as the sheet is open to that person."""
        if user.has_perm("assessment.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(sheet__in=MarkSheet.objects.visible_to(user).owned_by(user))


class Enquiry(models.Model):
    """What an assessor wants a region to be asked about one answer; nobody of the region or the panel learns whose it is."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu sekretariat")
        PASSED = "passed", _("Diteruskan ke daerah")
        DECLINED = "declined", _("Tidak diteruskan")

    sheet = models.ForeignKey(MarkSheet, models.PROTECT, related_name="enquiries")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name=_("butir"))
    state = models.CharField(_("keadaan"), max_length=8, choices=State, default=State.WAITING)
    question = models.TextField(_("pertanyaan"))
    days = models.PositiveSmallIntegerField(_("hari kerja untuk menjawab"))
    silence = models.TextField(_("akibat bila tidak dijawab"))
    asked_at = models.DateTimeField(_("diminta"), auto_now_add=True)
    clarification = models.OneToOneField(Clarification, models.PROTECT, null=True, related_name="+")
    note = models.TextField(_("alasan tidak diteruskan"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("diputuskan"), null=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("permintaan klarifikasi asesor")
        verbose_name_plural = _("permintaan klarifikasi asesor")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "item"], condition=models.Q(state="waiting"), name="one_waiting_enquiry"
            ),
            models.CheckConstraint(
                condition=~models.Q(question="") & ~models.Q(silence="") & models.Q(days__range=(1, 30)),
                name="enquiry_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting")
                | models.Q(state="passed", clarification__isnull=False)
                | (models.Q(state="declined") & ~models.Q(note="")),
                name="decided_enquiry_has_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.question[:60]}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.sheet.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.sheet.region_code

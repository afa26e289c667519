"""An interview: a region before its panel, in a room, at an hour."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.editions.phases import withheld
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Engagement, Tie
from gerakan.stages.interviews.models.board import Board, Room, Slot


class InterviewQuerySet(models.QuerySet["Interview"]):
    """Interviews of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; an assessor the own panels, never a tied region; a region its own once published."""
        if user.has_perm("interviews.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is not None and hat.region_id is not None:
            return self.filter(region_id=hat.region_id, board__published_number__isnull=False)
        return self.of_assessor(user).filter(board__published_number__isnull=False).unmasked()

    def unmasked(self) -> Self:
        """Without those whose regions the phase hides from assessors."""
        return self.exclude(withheld("assessors.know_regions", edition="board__edition", region="region"))

    def of_assessor(self, user: Actor) -> Self:
        """Interviews on whose panel this person sits, without those that a tie closes."""
        seated = Seat.objects.filter(
            interview=models.OuterRef("pk"), engagement__assessor__user_id=user.pk or 0, engagement__state="accepted"
        )
        tied = Tie.objects.that_close().filter(
            models.Q(region=models.OuterRef("region")) | models.Q(province=models.OuterRef("region__province")),
            assessor__user_id=user.pk or 0,
        )
        return self.filter(models.Exists(seated)).exclude(models.Exists(tied))


class Interview(models.Model):
    """The present plan for one region, once and, where asked, further (1, 2, …); earlier plans are kept as versions."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Terjadwal")
        RUNNING = "running", _("Berlangsung")
        DONE = "done", _("Selesai")
        CANCELLED = "cancelled", _("Dibatalkan")

    board = models.ForeignKey(Board, models.PROTECT, related_name="interviews")
    region = models.ForeignKey(Region, models.PROTECT, related_name="interviews", verbose_name=_("daerah"))
    further = models.PositiveSmallIntegerField(_("lanjutan"), default=0)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PLANNED)
    room = models.ForeignKey(Room, models.PROTECT, null=True, related_name="interviews", verbose_name=_("ruang"))
    slot = models.ForeignKey(Slot, models.PROTECT, null=True, related_name="interviews", verbose_name=_("jam"))
    started_at = models.DateTimeField(_("dimulai"), null=True)
    ended_at = models.DateTimeField(_("selesai"), null=True)
    delay_minutes = models.PositiveSmallIntegerField(_("terlambat (menit)"), default=0)
    sequence = models.PositiveSmallIntegerField(_("urutan kalender"), default=0)
    changed_at = models.DateTimeField(_("diubah"), auto_now_add=True)

    objects = InterviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("wawancara")
        verbose_name_plural = _("wawancara")
        ordering = ("slot__date", "slot__starts_at", "room__order")
        constraints = [models.UniqueConstraint(fields=["board", "region", "further"], name="one_interview_each")]

    def __str__(self) -> str:
        return f"Wawancara {self.region}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.board.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code

    @property
    def plan_key(self) -> str:
        """Its name in the plan: the region's code, with a plus and its number where it is a further one."""
        return f"{self.region.code}+{self.further}" if self.further else self.region.code


class Seat(models.Model):
    """An assessor's place on the panel of one interview."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="seats")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="seats", verbose_name=_("asesor"))
    is_chair = models.BooleanField(_("ketua"), default=False)
    is_third_mark = models.BooleanField(_("penilai tambahan"), default=False)

    class Meta:
        verbose_name = _("kursi panel")
        verbose_name_plural = _("kursi panel")
        ordering = ("-is_chair", "pk")
        constraints = [models.UniqueConstraint(fields=["interview", "engagement"], name="one_seat_each")]

    def __str__(self) -> str:
        return str(self.engagement)

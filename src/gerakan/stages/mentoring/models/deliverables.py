"""What a region delivers: versions of a file, the mentors' word on each, and remarks that outlive a version."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.stages.mentoring.models.guidance import Guidance, GuidanceStage
from gerakan.stages.mentoring.models.programmes import Expected


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    """Deliverables of all regions."""

    def visible_to(self, user: Actor) -> Self:
        """As their guidances."""
        if user.has_perm("mentoring.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(stage__guidance__in=Guidance.objects.visible_to(user))

    def owed(self) -> Self:
        """Asked for now: of a stage that has begun and is not over, not yet delivered or returned."""
        running = (GuidanceStage.State.OPEN, GuidanceStage.State.HELD, GuidanceStage.State.SUBMITTED)
        return self.filter(stage__state__in=running, state__in=Deliverable.OWED)

    def late(self) -> Self:
        """Owed past their day."""
        return self.owed().filter(due_on__lt=timezone.localdate())


class Deliverable(models.Model):
    """One result of one stage of one region."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Ditunggu")
        SUBMITTED = "submitted", _("Menunggu pembimbing")
        RETURNED = "returned", _("Dikembalikan")
        ACCEPTED = "accepted", _("Diterima")

    OWED = (State.WAITING, State.RETURNED)

    stage = models.ForeignKey(GuidanceStage, models.CASCADE, related_name="deliverables")
    expected = models.ForeignKey(Expected, models.PROTECT, related_name="deliverables")
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    due_on = models.DateField(_("paling lambat"), null=True, blank=True)

    objects = DeliverableQuerySet.as_manager()

    class Meta:
        verbose_name = _("hasil")
        verbose_name_plural = _("hasil")
        ordering = ("stage", "expected__order", "pk")
        constraints = [models.UniqueConstraint(fields=["stage", "expected"], name="one_deliverable_each")]

    def __str__(self) -> str:
        return f"{self.expected.name}, {self.stage.guidance.region}"

    def get_absolute_url(self) -> str:
        return reverse("mentoring:deliverable", args=[self.pk])

    @property
    def is_owed(self) -> bool:
        """The region is to deliver."""
        return self.state in self.OWED

    @property
    def is_late(self) -> bool:
        """Owed past its day."""
        return self.is_owed and self.due_on is not None and self.due_on < timezone.localdate()

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.stage.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.stage.region_code


class Version(models.Model):
    """A file as it was delivered, and what the mentors said of it."""

    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versi"))
    file = models.FileField(_("berkas"), upload_to="bimbingan/%Y", max_length=300)
    name = models.CharField(_("nama berkas"), max_length=200)
    size = models.PositiveBigIntegerField(_("besar"))
    sha256 = models.CharField(max_length=64)
    note = models.TextField(_("keterangan daerah"), blank=True)
    sent_at = models.DateTimeField(_("dikirim"), default=timezone.now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_accepted = models.BooleanField(_("diterima"), null=True)
    decided_at = models.DateTimeField(_("diputuskan"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decision_note = models.TextField(_("catatan putusan"), blank=True)

    class Meta:
        verbose_name = _("versi hasil")
        verbose_name_plural = _("versi hasil")
        ordering = ("deliverable", "-number")
        constraints = [
            models.UniqueConstraint(fields=["deliverable", "number"], name="one_version_a_number"),
            models.CheckConstraint(
                condition=Q(is_accepted__isnull=True) | Q(is_accepted=True) | ~Q(decision_note=""),
                name="a_returned_version_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deliverable}, {_('versi')} {self.number}"


class Remark(models.Model):
    """A mentor's remark at a place of a version; it goes along to the next one until its writer resolves it."""

    class State(models.TextChoices):
        OPEN = "open", _("Terbuka")
        ANSWERED = "answered", _("Dijawab")
        RESOLVED = "resolved", _("Selesai")

    deliverable = models.ForeignKey(Deliverable, models.PROTECT, related_name="remarks")
    written_on = models.ForeignKey(Version, models.PROTECT, related_name="remarks_written")
    stands_on = models.ForeignKey(Version, models.PROTECT, related_name="remarks")
    anchor = models.CharField(_("letak"), max_length=200)
    text = models.TextField(_("catatan"))
    is_compulsory = models.BooleanField(_("wajib diselesaikan"), default=False)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("ditulis"), default=timezone.now)
    answer = models.TextField(_("jawaban"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("dijawab"), null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(_("diselesaikan"), null=True)

    class Meta:
        verbose_name = _("catatan pembimbing")
        verbose_name_plural = _("catatan pembimbing")
        ordering = ("deliverable", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""), name="an_answered_remark_has_its_answer"
            ),
            models.CheckConstraint(
                condition=~Q(state="resolved") | Q(resolved_at__isnull=False), name="a_resolved_remark_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.anchor}: {self.text[:80]}"

    @property
    def is_settled(self) -> bool:
        """Its writer is content."""
        return self.state == self.State.RESOLVED

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.deliverable.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.deliverable.region_code

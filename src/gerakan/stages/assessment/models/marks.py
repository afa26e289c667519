"""A sheet of marks of one assessor for one region; every mark that ever stood is kept."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.foundation.editions.phases import withheld
from gerakan.foundation.instruments.models import Node
from gerakan.stages.assessment.models.cases import Case
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.models import Interview, Seat
from gerakan.stages.questionnaires.models import Evidence


class MarkSheetQuerySet(models.QuerySet["MarkSheet"]):
    """Sheets of all cases."""

    def visible_to(self, user: Actor) -> Self:
        """An assessor the own; those of the panel once the region is discussed; staff and auditors after marking.

        The secretariat may not see sealed marks early: sheets of a case in blind marking belong to their owners alone.
        """
        opened = ~models.Q(case__state__in=Case.SEALED)
        if user.has_perm("assessment.see_work"):  # type: ignore[union-attr]
            return self.filter(opened)
        own = models.Q(engagement__assessor__user_id=user.pk)
        panel = self.filter(case__interview__in=Interview.objects.of_assessor(user))
        shut = withheld("assessment.panel_reads_marks", edition="case__ruling__edition", region="case__region")
        return panel.filter(own | (opened & models.Q(state="sent") & ~shut))

    def owned_by(self, user: Actor) -> Self:
        """The own sheets, whatever their state."""
        return self.filter(engagement__assessor__user_id=user.pk)

    def that_count(self) -> Self:
        """Without those of people who were taken off the panel."""
        return self.exclude(state="removed")


class MarkSheet(models.Model):
    """One assessor's marks for one region."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        SENT = "sent", _("Terkirim")
        REMOVED = "removed", _("Dikeluarkan")

    case = models.ForeignKey(Case, models.PROTECT, related_name="sheets")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="sheets", verbose_name=_("asesor"))
    seat = models.OneToOneField(Seat, models.SET_NULL, null=True, related_name="sheet")
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    sent_at = models.DateTimeField(_("dikirim"), null=True)
    note_private = models.TextField(_("catatan pribadi"), blank=True)
    note_for_region = models.TextField(_("catatan untuk daerah"), blank=True)

    objects = MarkSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("lembar nilai")
        verbose_name_plural = _("lembar nilai")
        ordering = ("case__region__code", "pk")
        constraints = [models.UniqueConstraint(fields=["case", "engagement"], name="one_sheet_each")]

    def __str__(self) -> str:
        return f"Lembar nilai {self.case.region}"

    @property
    def notes_fingerprint(self) -> str:
        """Of both notes: whoever saves says which ones were on the screen."""
        return content_hash(private=self.note_private, for_region=self.note_for_region)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.case.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.case.region_code


class Mark(models.Model):
    """The mark that stands for one item on one sheet."""

    class Confidence(models.IntegerChoices):
        LOW = 1, _("ragu")
        MIDDLE = 2, _("cukup yakin")
        HIGH = 3, _("yakin")

    sheet = models.ForeignKey(MarkSheet, models.PROTECT, related_name="marks")
    item = models.ForeignKey(Node, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("nilai"), null=True)
    does_not_apply = models.BooleanField(_("tidak berlaku"), default=False)
    reason = models.TextField(_("alasan"), blank=True)
    confidence = models.PositiveSmallIntegerField(_("keyakinan"), choices=Confidence, null=True)
    quotation = models.TextField(_("kutipan bukti"), blank=True)
    evidence = models.ForeignKey(
        Evidence, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("bukti")
    )
    page = models.CharField(_("halaman"), max_length=30, blank=True)
    revision = models.PositiveIntegerField(default=1)
    key = models.UUIDField(null=True)  # the entry this state came from: what the next entry must have seen
    saved_at = models.DateTimeField(_("disimpan"))

    class Meta:
        verbose_name = _("nilai")
        verbose_name_plural = _("nilai")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "item"], name="one_mark_each"),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True) | models.Q(level__range=(0, 4)), name="mark_between_0_and_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.level}"

    def as_version(self, phase: str, *, by: Actor) -> "MarkVersion":
        """What the mark says now, to be kept for ever."""
        said = {name: getattr(self, name) for name in ("level", "does_not_apply", "reason", "confidence", "key")}
        return MarkVersion(
            mark=self, revision=self.revision, phase=phase, saved_by_id=by.pk or 0, saved_at=self.saved_at, **said
        )


class MarkVersion(models.Model):
    """What a mark said at one time and in which phase; written with every save, never changed."""

    class Phase(models.TextChoices):
        BLIND = "blind", _("mandiri")
        CONSOLIDATION = "consolidation", _("pembahasan")
        AUDIT = "audit", _("pemeriksaan")

    mark = models.ForeignKey(Mark, models.PROTECT, related_name="versions")
    revision = models.PositiveIntegerField()
    phase = models.CharField(_("tahap"), max_length=15, choices=Phase)
    level = models.PositiveSmallIntegerField(null=True)
    does_not_apply = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    key = models.UUIDField(null=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("mark", "revision")
        constraints = [models.UniqueConstraint(fields=["mark", "revision"], name="one_mark_revision")]

    def __str__(self) -> str:
        return f"{self.mark_id}: {self.revision}"


class Entry(models.Model):
    """One tap of a device, accepted once: the key is made on the device and never used again."""

    class Outcome(models.TextChoices):
        SAVED = "saved", _("disimpan")
        OLDER = "older", _("ada yang lebih baru")
        REFUSED = "refused", _("ditolak")

    key = models.UUIDField(unique=True)
    sheet = models.ForeignKey(MarkSheet, models.PROTECT, related_name="entries")
    device = models.CharField(max_length=40)
    sequence = models.PositiveIntegerField()
    item_code = models.CharField(max_length=40)
    based_on = models.UUIDField(null=True)
    payload = models.JSONField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    device_time = models.DateTimeField(null=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["sheet", "device", "sequence"], name="entry_order")]

    def __str__(self) -> str:
        return str(self.key)

"""Kalibrasi in tables: a set of sample cases, what experts say about them, and what each assessor said first."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion, Node
from gerakan.stages.assessors.models import Engagement

ACCEPTED = Engagement.State.ACCEPTED


def engagements_by(user: Actor) -> models.QuerySet[Engagement]:
    """Where this person serves now; who is removed from an edition serves there no longer."""
    return Engagement.objects.filter(assessor__user_id=user.pk or 0, state=ACCEPTED)


class CalibrationSetQuerySet(models.QuerySet["CalibrationSet"]):
    """Sets of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; assessors those of their editions, once opened."""
        if user.has_perm("calibration.see_work"):  # type: ignore[union-attr]
            return self
        mine = engagements_by(user).filter(edition=models.OuterRef("edition"))
        return self.filter(models.Exists(mine), state__in=CalibrationSet.OPENED)


class CalibrationSet(models.Model):
    """The sample cases of one edition, and whether marking waits for them."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("Disiapkan")
        OPEN = "open", _("Dibuka")
        CLOSED = "closed", _("Ditutup")

    OPENED = (State.OPEN, State.CLOSED)

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="calibration")
    version = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name=_("instrumen"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARING)
    is_required = models.BooleanField(_("wajib sebelum menilai"), default=True)
    due_on = models.DateField(_("selesai paling lambat"), null=True, blank=True)

    objects = CalibrationSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("set kalibrasi")
        verbose_name_plural = _("set kalibrasi")

    def __str__(self) -> str:
        return f"Kalibrasi {self.edition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class SampleCaseQuerySet(models.QuerySet["SampleCase"]):
    """Sample cases of all sets."""

    def visible_to(self, user: Actor) -> Self:
        """As their sets."""
        return self.filter(calibration__in=CalibrationSet.objects.visible_to(user))


class SampleCase(models.Model):
    """An invented or disguised dossier in words; never a region of the edition."""

    calibration = models.ForeignKey(CalibrationSet, models.CASCADE, related_name="cases")
    order = models.PositiveSmallIntegerField(_("urutan"), default=1)
    title = models.CharField(_("nama contoh"), max_length=200)
    introduction = models.TextField(_("gambaran daerah"))
    experts = models.CharField(_("ahli yang menetapkan acuan"), max_length=300, blank=True)
    is_default = models.BooleanField(_("bawaan"), default=False)

    objects = SampleCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("contoh kalibrasi")
        verbose_name_plural = _("contoh kalibrasi")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.calibration.edition_code


class SampleItem(models.Model):
    """What the invented region says about one item of the instrument."""

    case = models.ForeignKey(SampleCase, models.CASCADE, related_name="items")
    node = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name=_("butir"))
    told = models.TextField(_("jawaban daerah contoh"))
    evidence = models.TextField(_("bukti dalam kata"), blank=True)

    class Meta:
        verbose_name = _("butir contoh")
        verbose_name_plural = _("butir contoh")
        ordering = ("node__order", "pk")
        constraints = [models.UniqueConstraint(fields=["case", "node"], name="one_sample_item_each")]

    def __str__(self) -> str:
        return str(self.node)


class ReferenceQuerySet(models.QuerySet["Reference"]):
    """References of all sample cases."""

    def visible_to(self, user: Actor) -> Self:
        """Whoever has sent the case; staff and auditors too, unless they have yet to mark it themselves."""
        sent = CalibrationSheet.objects.filter(
            engagement__in=engagements_by(user), case=models.OuterRef("item__case"), state=CalibrationSheet.State.SENT
        )
        if not user.has_perm("calibration.see_work"):  # type: ignore[union-attr]
            return self.filter(models.Exists(sent))
        serves = engagements_by(user).filter(edition=models.OuterRef("item__case__calibration__edition"))
        return self.filter(~models.Exists(serves) | models.Exists(sent))


class Reference(models.Model):
    """The mark that the experts give, and why; hidden from each assessor until the own marks are sent."""

    item = models.OneToOneField(SampleItem, models.CASCADE, related_name="reference")
    level = models.PositiveSmallIntegerField(_("nilai acuan"))
    reason = models.TextField(_("alasan ahli"))

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("nilai acuan")
        verbose_name_plural = _("nilai acuan")
        constraints = [
            models.CheckConstraint(condition=models.Q(level__range=(0, 4)), name="reference_between_0_and_4"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="reference_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.level}"


class CalibrationSheetQuerySet(models.QuerySet["CalibrationSheet"]):
    """Sheets of all sample cases."""

    def visible_to(self, user: Actor) -> Self:
        """The own; those that are sent also to staff and auditors, unless they have yet to mark the case themselves."""
        mine = engagements_by(user)
        own = models.Q(engagement__in=mine)
        if not user.has_perm("calibration.see_work"):  # type: ignore[union-attr]
            return self.filter(own, case__calibration__state__in=CalibrationSet.OPENED)
        sent = CalibrationSheet.State.SENT
        serves = mine.filter(edition=models.OuterRef("case__calibration__edition"))
        done = CalibrationSheet.objects.filter(engagement__in=mine, case=models.OuterRef("case"), state=sent)
        return self.filter(own | models.Q(~models.Exists(serves) | models.Exists(done), state=sent))


class CalibrationSheet(models.Model):
    """One assessor's marks of one sample case; they count for no region."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        SENT = "sent", _("Terkirim")

    case = models.ForeignKey(SampleCase, models.PROTECT, related_name="sheets")
    engagement = models.ForeignKey(
        Engagement, models.PROTECT, related_name="calibration_sheets", verbose_name=_("asesor")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    sent_at = models.DateTimeField(_("dikirim"), null=True)

    objects = CalibrationSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("lembar kalibrasi")
        verbose_name_plural = _("lembar kalibrasi")
        constraints = [models.UniqueConstraint(fields=["case", "engagement"], name="one_calibration_sheet_each")]

    def __str__(self) -> str:
        return f"Lembar kalibrasi {self.case}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.case.edition_code


class CalibrationMark(models.Model):
    """What an assessor says about one sample item; `revision` is what the next save must have seen."""

    sheet = models.ForeignKey(CalibrationSheet, models.PROTECT, related_name="marks")
    item = models.ForeignKey(SampleItem, models.PROTECT, related_name="marks")
    level = models.PositiveSmallIntegerField(_("nilai"), null=True)
    reason = models.TextField(_("alasan"), blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(_("disimpan"))

    class Meta:
        verbose_name = _("nilai kalibrasi")
        verbose_name_plural = _("nilai kalibrasi")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "item"], name="one_calibration_mark_each"),
            models.CheckConstraint(
                condition=models.Q(level__isnull=True) | models.Q(level__range=(0, 4)),
                name="calibration_mark_between_0_and_4",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.level}"

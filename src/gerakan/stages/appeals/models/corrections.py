"""The public register of corrections: what, before, after, why, by whose authority, signed by two people."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import OVERSIGHT
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.appeals.models.appeals import Appeal
from gerakan.stages.appeals.models.kept import Kept, KeptQuerySet
from gerakan.stages.plenary.models import Plenary


class CorrectionQuerySet(KeptQuerySet):
    """The register of all editions."""

    closed = ~Q(state="proposed")

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; everybody else the signed ones, of editions that the person may know of."""
        if OVERSIGHT.holds(user):
            return self
        return self.that_hold().filter(edition__in=Edition.objects.visible_to(user))

    def that_hold(self) -> Self:
        """Signed by both."""
        return self.filter(state=Correction.State.SIGNED)


class Correction(Kept):
    """One correction of a published result; once signed neither a person nor a program changes it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Menunggu tanda tangan kedua")
        SIGNED = "signed", _("Berlaku")
        DROPPED = "dropped", _("Dibatalkan")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="corrections", verbose_name=_("edisi"))
    number = models.PositiveSmallIntegerField(_("nomor"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PROPOSED)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    appeal = models.OneToOneField(
        Appeal, models.PROTECT, null=True, related_name="correction", verbose_name=_("keberatan")
    )
    before = models.ForeignKey(Plenary, models.PROTECT, related_name="+", verbose_name=_("versi sebelum"))
    after = models.OneToOneField(
        Plenary, models.PROTECT, null=True, related_name="correction", verbose_name=_("versi sesudah")
    )
    marks = models.JSONField(_("nilai yang berubah"), default=dict, help_text="item code: [before, after]")
    lifts_bar = models.BooleanField(_("syarat dinyatakan terpenuhi"), default=False)
    effect = models.JSONField(help_text="who moves, with score and rank before and after; see queries/effects")
    reason = models.TextField(_("mengapa"))
    authority = models.CharField(_("atas dasar"), max_length=200)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diusulkan oleh")
    )
    proposed_at = models.DateTimeField(_("diusulkan"), auto_now_add=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("tanda tangan kedua")
    )
    signed_at = models.DateTimeField(_("berlaku sejak"), null=True)
    dropped_because = models.TextField(_("dibatalkan karena"), blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("perbaikan hasil")
        verbose_name_plural = _("perbaikan hasil")
        ordering = ("edition", "-number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_correction_number"),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(state="proposed"), name="one_correction_waits_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(authority=""), name="correction_says_why_and_by_what"),
            models.CheckConstraint(
                condition=~Q(state="signed")
                | Q(after__isnull=False, signed_by__isnull=False, signed_at__isnull=False) & ~Q(signed_by=F("proposed_by")),
                name="correction_has_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_because=""), name="dropped_correction_says_why"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Perbaikan {self.number}, {self.edition}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the register of corrections is kept")

    def get_absolute_url(self) -> str:
        """Its page in the register."""
        return reverse("appeals:correction", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code

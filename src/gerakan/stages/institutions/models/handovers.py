"""The hand-over when a head or a Diskominfo changes: confirmed by the old, signed by the new, gaps stay open."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models.offices import OfficeHolder
from gerakan.stages.institutions.models.reach import OfRegion


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Hand-overs of all regions."""

    def visible_to(self, user: Actor) -> Self:
        """The ministry's staff and auditors all; a region its own: contacts and risks are for no one beside it."""
        if user.has_perm("institutions.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        return self.filter(region_id=hat.region_id) if hat and hat.role in REGION_ROLES else self.none()


class Handover(OfRegion):
    """One change of one office; what was handed over is kept as it was read on that day."""

    class State(models.TextChoices):
        OPEN = "open", _("Menunggu pejabat lama")
        CONFIRMED = "confirmed", _("Menunggu pejabat baru")
        SIGNED = "signed", _("Diserahterimakan")
        CANCELLED = "cancelled", _("Dibatalkan")

    WAITING = (State.OPEN, State.CONFIRMED)
    OFFICES = (OfficeHolder.Office.HEAD, OfficeHolder.Office.DISKOMINFO)

    region = models.ForeignKey(Region, models.PROTECT, related_name="handovers", verbose_name=_("daerah"))
    outgoing = models.ForeignKey(
        OfficeHolder, models.PROTECT, related_name="handed_over", verbose_name=_("pejabat lama")
    )
    incoming = models.ForeignKey(
        OfficeHolder, models.PROTECT, null=True, related_name="taken_over", verbose_name=_("pejabat baru")
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(_("dibuka"), default=timezone.now)
    message = models.TextField(_("pesan pejabat lama"), blank=True, max_length=4000)
    confirmed_at = models.DateTimeField(_("ditegaskan"), null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(_("ditandatangani"), null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    file = models.FileField(_("berkas"), upload_to="kelembagaan/%Y", max_length=300, blank=True)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("serah terima")
        verbose_name_plural = _("serah terima")
        ordering = ("region__code", "-opened_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["outgoing"], condition=~Q(state="cancelled"), name="an_office_is_handed_over_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | (Q(incoming__isnull=False) & Q(signed_at__isnull=False) & ~Q(sha256="")),
                name="a_signed_handover_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "cancelled"]) | Q(confirmed_at__isnull=False),
                name="a_handover_is_confirmed_first",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{_('Serah terima')} {self.outgoing.office_label}, {self.region}"

    def get_absolute_url(self) -> str:
        return reverse("institutions:handover", args=[self.pk])


class HandoverItem(models.Model):
    """Something that was open on the day of signing; it stays until somebody says what became of it."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="items")
    section = models.CharField(_("bagian"), max_length=120)
    text = models.CharField(_("hal terbuka"), max_length=500)
    closed_at = models.DateTimeField(_("selesai"), null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(_("hasil"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("hal terbuka")
        verbose_name_plural = _("hal terbuka")
        ordering = ("handover", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(outcome=""), name="a_closed_item_says_its_outcome",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text[:120]

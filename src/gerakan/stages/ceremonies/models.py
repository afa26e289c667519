"""Where agreements are signed and editions are launched: programme, who came, what was handed out."""

from pathlib import PurePath
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.editions.models import Edition
from gerakan.stages.agreements.models.agreements import REGION_SIDE, Agreement


class SigningEventQuerySet(models.QuerySet["SigningEvent"]):
    """Events of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The ministry's side all; a region those it is invited to, once invitations went out."""
        if user.has_perm("ceremonies.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is None or hat.region_id is None or hat.role not in REGION_SIDE:
            return self.none()
        own = Attendee.objects.filter(agreement__region_id=hat.region_id).values("event")
        return self.filter(pk__in=own, invited_at__isnull=False)


class SigningEvent(models.Model):
    """A signing or a launch, in a hall or by video."""

    class Kind(models.TextChoices):
        SIGNING = "signing", _("Penandatanganan")
        LAUNCH = "launch", _("Peluncuran")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="signing_events", verbose_name=_("edisi"))
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.SIGNING)
    name = models.CharField(_("nama acara"), max_length=200)
    starts_at = models.DateTimeField(_("waktu"))
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    link = models.URLField(_("tautan konferensi video"), max_length=500, blank=True)
    agenda = models.TextField(_("susunan acara"), blank=True)
    invited_at = models.DateTimeField(_("undangan dikirim"), null=True)

    objects = SigningEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("acara")
        verbose_name_plural = _("acara")
        ordering = ("starts_at", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(place="") | ~Q(link=""), name="event_has_a_place_or_a_link"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class Attendee(models.Model):
    """Somebody expected at an event, for an agreement or beside them all."""

    event = models.ForeignKey(SigningEvent, models.CASCADE, related_name="attendees")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="attendances")
    name = models.CharField(_("nama"), max_length=200)
    title = models.CharField(_("jabatan"), max_length=200, blank=True)
    was_there = models.BooleanField(_("hadir"), null=True)

    class Meta:
        verbose_name = _("peserta acara")
        verbose_name_plural = _("peserta acara")
        ordering = ("event", "agreement__region__code", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "agreement"], condition=Q(agreement__isnull=False), name="one_seat_an_agreement"
            ),
        ]

    def __str__(self) -> str:
        return self.name


def material_path(material: "Material", name: str) -> str:
    """In the event's own folder."""
    return f"ceremonies/{material.event_id}/{PurePath(name).name}"


class Material(models.Model):
    """A file of the event: slides, speech, photo."""

    event = models.ForeignKey(SigningEvent, models.CASCADE, related_name="materials")
    name = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to=material_path, max_length=300)

    class Meta:
        verbose_name = _("bahan acara")
        verbose_name_plural = _("bahan acara")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

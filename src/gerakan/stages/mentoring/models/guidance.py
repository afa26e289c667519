"""A region's way through the programme: one guidance, and its stages."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES, REGION_SIDE, Workshop, roman


class GuidanceQuerySet(models.QuerySet["Guidance"]):
    """Guidances of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors all; a region its own; whoever is seated in its team."""
        if user.has_perm("mentoring.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is not None and hat.role in REGION_SIDE:
            return self.filter(participation__region_id=hat.region_id)
        return self.guided_by(user)

    def guided_by(self, user: Actor, *roles: str) -> Self:
        """Those in whose team this person sits now (in one of these places)."""
        hat = hat_of(user)
        if hat is None or hat.role not in GUIDING_ROLES:
            return self.none()
        where: dict[str, object] = {"seats__user_id": user.pk, "seats__ended_at__isnull": True}
        if roles:
            where["seats__role__in"] = roles
        if hat.edition_id is not None:
            where["participation__edition_id"] = hat.edition_id
        return self.filter(**where)


class Guidance(models.Model):
    """One region's mentoring in one edition."""

    participation = models.OneToOneField(
        Participation, models.PROTECT, related_name="guidance", verbose_name=_("keikutsertaan")
    )
    focus = models.JSONField(_("pilar utama"), default=list, blank=True)
    begun_at = models.DateTimeField(_("dimulai"), auto_now_add=True)

    objects = GuidanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("bimbingan")
        verbose_name_plural = _("bimbingan")
        ordering = ("participation__region__code",)

    def __str__(self) -> str:
        return f"{_('Bimbingan')} {self.region}"

    def get_absolute_url(self) -> str:
        return reverse("mentoring:guidance", args=[self.pk])

    @property
    def region(self) -> Region:
        """Who is guided."""
        return self.participation.region

    @property
    def edition(self) -> Edition:
        """In which year."""
        return self.participation.edition

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.participation.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.participation.region_code


class GuidanceStage(models.Model):
    """One stage of one region: when, where, and how far."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Belum dibuka")
        OPEN = "open", _("Terbuka")
        HELD = "held", _("Terlaksana")
        SUBMITTED = "submitted", _("Hasil lengkap")
        PASSED = "passed", _("Lulus")

    class Zone(models.TextChoices):
        WIB = "Asia/Jakarta", "WIB"
        WITA = "Asia/Makassar", "WITA"
        WIT = "Asia/Jayapura", "WIT"

    guidance = models.ForeignKey(Guidance, models.CASCADE, related_name="stages")
    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="guidance_stages")
    number = models.PositiveSmallIntegerField(_("tahap"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    starts_on = models.DateField(_("mulai"), null=True, blank=True)
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    starts_at = models.TimeField(_("pukul"), null=True, blank=True)
    time_zone = models.CharField(_("zona waktu"), max_length=20, choices=Zone, default=Zone.WIB)
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    video_link = models.URLField(_("tautan pertemuan"), max_length=500, blank=True)
    recording_link = models.URLField(_("tautan rekaman"), max_length=500, blank=True)
    passed_at = models.DateTimeField(_("lulus"), null=True)
    passed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    gate_reason = models.TextField(_("alasan gerbang dilewati"), blank=True)

    class Meta:
        verbose_name = _("tahap bimbingan")
        verbose_name_plural = _("tahap bimbingan")
        ordering = ("guidance", "number")
        constraints = [
            models.UniqueConstraint(fields=["guidance", "number"], name="one_guidance_stage_a_number"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="guidance_stage_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state="passed") | Q(passed_at__isnull=False), name="a_passed_stage_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(state="open") | Q(starts_on__isnull=False) | ~Q(gate_reason=""),
                name="a_held_stage_was_planned",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guidance.region}, {_('tahap')} {self.roman}"

    def get_absolute_url(self) -> str:
        return f"{reverse('mentoring:guidance', args=[self.guidance_id])}#tahap-{self.number}"

    @property
    def roman(self) -> str:
        """As the field counts stages."""
        return roman(self.number)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.guidance.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.guidance.region_code

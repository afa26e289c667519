"""Who guides whom: a mentor's skills and limits, seats in time, and proposals to fill them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models.guidance import Guidance


class MentorQuerySet(models.QuerySet["Mentor"]):
    """The mentors' own facts."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors all; a mentor the own page."""
        if user.has_perm("mentoring.see_work"):  # type: ignore[union-attr]
            return self
        return self.filter(user_id=user.pk) if user.has_perm("mentoring.own") else self.none()  # type: ignore[union-attr]


class Mentor(models.Model):
    """What matching needs to know of a person who guides."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentor", verbose_name=_("orang")
    )
    pillars = models.JSONField(_("pilar yang dikuasai"), default=list, blank=True)
    home_region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("daerah tempat tinggal")
    )
    may_lead = models.BooleanField(_("dapat menjadi ketua tim"), default=False)
    max_regions = models.PositiveSmallIntegerField(_("paling banyak daerah"), default=3)
    is_available = models.BooleanField(_("bersedia tahun ini"), default=True)
    closed_regions = models.ManyToManyField(
        Region, blank=True, related_name="+", verbose_name=_("daerah yang tidak boleh dibimbing")
    )

    objects = MentorQuerySet.as_manager()

    class Meta:
        verbose_name = _("pembimbing")
        verbose_name_plural = _("pembimbing")
        ordering = ("user__name",)
        constraints = [
            models.CheckConstraint(condition=Q(max_regions__range=(0, 50)), name="mentor_capacity_plausible"),
        ]

    def __str__(self) -> str:
        return self.user.name


class Seat(models.Model):
    """A person in a region's team, from when until when and why."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Ketua tim")
        MEMBER = "member", _("Anggota")
        ASSISTANT = "assistant", _("Asisten")
        OBSERVER = "observer", _("Pengamat")
        CONTACT = "contact", _("Narahubung kementerian")

    GUIDING = (Role.LEAD, Role.MEMBER, Role.ASSISTANT, Role.CONTACT)
    DECIDING = (Role.LEAD, Role.MEMBER)

    guidance = models.ForeignKey(Guidance, models.PROTECT, related_name="seats", verbose_name=_("bimbingan"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="guidance_seats", verbose_name=_("orang")
    )
    role = models.CharField(_("tempat dalam tim"), max_length=10, choices=Role)
    why = models.TextField(_("alasan"))
    seated_at = models.DateTimeField(_("sejak"), default=timezone.now)
    seated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("sampai"), null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    end_reason = models.TextField(_("alasan berakhir"), blank=True)

    class Meta:
        verbose_name = _("tempat dalam tim")
        verbose_name_plural = _("tempat dalam tim")
        ordering = ("guidance", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["guidance", "user"], condition=Q(ended_at__isnull=True), name="one_seat_a_person_and_region"
            ),
            models.UniqueConstraint(
                fields=["guidance"], condition=Q(ended_at__isnull=True, role="lead"), name="one_lead_a_region"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="a_seat_says_why"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | ~Q(end_reason=""), name="an_ended_seat_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} {self.guidance.region}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.guidance.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.guidance.region_code


class Proposal(models.Model):
    """A computed matching that waits for the secretariat."""

    class State(models.TextChoices):
        OPEN = "open", _("Menunggu keputusan")
        ACCEPTED = "accepted", _("Diterima")
        DISCARDED = "discarded", _("Ditinggalkan")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="mentor_proposals", verbose_name=_("edisi"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(_("dihitung"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    member_count = models.PositiveSmallIntegerField(_("anggota tiap daerah"), default=1)
    is_proven = models.BooleanField(_("terbukti terbaik"))
    unfilled = models.JSONField(_("belum terisi"), default=list)

    class Meta:
        verbose_name = _("usulan tim")
        verbose_name_plural = _("usulan tim")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=["edition"], condition=Q(state="open"), name="one_open_proposal"),
        ]

    def __str__(self) -> str:
        return f"{_('Usulan tim')} {self.edition} #{self.pk}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class ProposedSeat(models.Model):
    """One pair of a proposal, in a sentence."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="seats")
    guidance = models.ForeignKey(Guidance, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("orang"))
    role = models.CharField(_("tempat dalam tim"), max_length=10, choices=Seat.Role)
    words = models.TextField(_("alasan"))
    is_kept = models.BooleanField(_("sudah duduk"), default=False)
    is_by_hand = models.BooleanField(_("diubah sekretariat"), default=False)

    class Meta:
        verbose_name = _("usulan tempat")
        verbose_name_plural = _("usulan tempat")
        ordering = ("guidance__participation__region__code", "pk")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "guidance", "user"], name="one_proposed_seat_each"),
        ]

    def __str__(self) -> str:
        return f"{self.guidance.region}: {self.user}"

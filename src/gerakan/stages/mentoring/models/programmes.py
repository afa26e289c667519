"""What the mentoring of an edition consists of: a version of stages, each with agenda, material and what is to be delivered."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import holds
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition

GUIDING_ROLES = (Role.MENTOR, Role.MINISTRY_CONTACT)
REGION_TEAM = (Role.REGION_SECRETARY, Role.REGION_ADMIN, Role.PLANNING_AGENCY)
REGION_SIDE = (Role.REGION_HEAD, *REGION_TEAM)
MOST_STAGES = 6


class Pillar(models.TextChoices):
    """The six parts of a smart city in the ministry's words."""

    GOVERNANCE = "governance", _("Tata kelola cerdas")
    BRANDING = "branding", _("Citra daerah cerdas")
    ECONOMY = "economy", _("Ekonomi cerdas")
    LIVING = "living", _("Kehidupan cerdas")
    SOCIETY = "society", _("Masyarakat cerdas")
    ENVIRONMENT = "environment", _("Lingkungan cerdas")


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Programmes of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The secretariat and auditors all; mentors and regions what was published."""
        if user.has_perm("mentoring.see_work"):  # type: ignore[union-attr]
            return self
        concerned = holds(user, *GUIDING_ROLES, *REGION_SIDE)
        return self.filter(state=Programme.State.PUBLISHED) if concerned else self.none()


class Programme(models.Model):
    """One version of an edition's mentoring."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        PUBLISHED = "published", _("Diterbitkan")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="mentoring_programmes", verbose_name=_("edisi"))
    number = models.PositiveSmallIntegerField(_("versi"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField(_("diterbitkan"), null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("program bimbingan")
        verbose_name_plural = _("program bimbingan")
        ordering = ("edition", "-number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_programme_a_number"),
            models.UniqueConstraint(fields=["edition"], condition=Q(state="draft"), name="one_draft_of_a_programme"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="a_published_programme_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Program bimbingan')} {self.edition}, {_('versi')} {self.number}"

    @property
    def is_draft(self) -> bool:
        """May still be changed."""
        return self.state == self.State.DRAFT

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class Workshop(models.Model):
    """One stage of the programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="workshops")
    number = models.PositiveSmallIntegerField(_("tahap"))
    title = models.CharField(_("judul"), max_length=200)
    days = models.PositiveSmallIntegerField(_("lama (hari)"), default=2)
    agenda = models.JSONField(_("susunan acara"), default=list, blank=True)
    materials = models.JSONField(_("bahan"), default=list, blank=True, help_text="[[title, address]]")

    class Meta:
        verbose_name = _("tahap program")
        verbose_name_plural = _("tahap program")
        ordering = ("programme", "number")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_workshop_a_number"),
            models.CheckConstraint(condition=Q(number__range=(1, MOST_STAGES)), name="workshops_are_few"),
            models.CheckConstraint(condition=Q(days__range=(1, 10)), name="workshop_lasts_days"),
        ]

    def __str__(self) -> str:
        return f"{roman(self.number)}. {self.title}"

    @property
    def roman(self) -> str:
        """As the field counts stages."""
        return roman(self.number)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.programme.edition_code


class Expected(models.Model):
    """Something a region delivers in a stage."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="expected")
    order = models.PositiveSmallIntegerField(_("urutan"), default=1)
    name = models.CharField(_("hasil"), max_length=200)
    accepted_when = models.TextField(_("diterima bila"), blank=True)
    chapter = models.CharField(_("buku dan bab"), max_length=120, blank=True)
    is_compulsory = models.BooleanField(_("wajib"), default=True)
    due_days = models.PositiveSmallIntegerField(_("hari kerja sesudah tahap"), default=10)

    class Meta:
        verbose_name = _("hasil yang diminta")
        verbose_name_plural = _("hasil yang diminta")
        ordering = ("workshop", "order", "pk")

    def __str__(self) -> str:
        return self.name


def roman(number: int) -> str:
    """I to VI; a dash for none."""
    return ("–", "I", "II", "III", "IV", "V", "VI")[number] if 0 <= number <= MOST_STAGES else str(number)

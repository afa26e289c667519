"""People and what they can do, what programmes need, and who will learn it by when."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.models import Region
from gerakan.stages.masterplans.models import Masterplan


class AbilityQuerySet(models.QuerySet["Ability"]):
    """Of all regions."""

    def visible_to(self, user: Actor) -> Self:
        """As the plans of the region are."""
        return self.filter(region__in=Masterplan.objects.visible_to(user).values("region"))

    def counted(self) -> Self:
        """Can do it today without help."""
        return self.filter(ended_at__isnull=True).exclude(level=Ability.Level.LEARNING)


class Ability(models.Model):
    """Somebody of a region and one skill of the list, and how the region knows."""

    class Level(models.TextChoices):
        LEARNING = "learning", _("Sedang belajar")
        ABLE = "able", _("Dapat sendiri")
        TEACHES = "teaches", _("Dapat mengajari")

    region = models.ForeignKey(Region, models.PROTECT, related_name="abilities", verbose_name=_("daerah"))
    name = models.CharField(_("nama"), max_length=200)
    name_key = models.CharField(max_length=200)
    office = models.CharField(_("jabatan dan perangkat daerah"), max_length=200)
    skill = models.SlugField(_("keahlian"), max_length=40)
    level = models.CharField(_("tingkat"), max_length=10, choices=Level, default=Level.ABLE)
    evidence = models.CharField(_("dari mana kita tahu"), max_length=300)
    noted_at = models.DateTimeField(_("dicatat"), default=timezone.now)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("tidak lagi"), null=True)

    objects = AbilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("kemampuan seseorang")
        verbose_name_plural = _("kemampuan orang")
        ordering = ("region", "name", "skill")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name_key", "skill"], condition=Q(ended_at__isnull=True), name="one_ability_a_person_and_skill"
            ),
            models.CheckConstraint(condition=~Q(name_key="") & ~Q(evidence=""), name="an_ability_says_how_we_know"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name}, {self.skill}"

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class NeedQuerySet(models.QuerySet["Need"]):
    """Of all plans."""

    def visible_to(self, user: Actor) -> Self:
        """As their plans are."""
        return self.filter(plan__in=Masterplan.objects.visible_to(user))


class TrainingQuerySet(models.QuerySet["Training"]):
    """Of all plans."""

    def visible_to(self, user: Actor) -> Self:
        """As their plans are."""
        return self.filter(plan__in=Masterplan.objects.visible_to(user))


class Need(models.Model):
    """A programme of a plan, by its code, needs so many people with one skill."""

    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="needs")
    programme = models.CharField(_("kode program"), max_length=20)
    skill = models.SlugField(_("keahlian"), max_length=40)
    people = models.PositiveSmallIntegerField(_("orang"), default=1)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("keahlian yang diperlukan program")
        verbose_name_plural = _("keahlian yang diperlukan program")
        ordering = ("plan", "programme", "skill")
        constraints = [
            models.UniqueConstraint(fields=["plan", "programme", "skill"], name="one_need_a_programme_and_skill"),
            models.CheckConstraint(condition=Q(people__range=(1, 500)), name="a_need_is_of_people"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {self.skill}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code


class Training(models.Model):
    """How the region will come by a skill: so many people, by a day, in somebody's care."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Direncanakan")
        DONE = "done", _("Selesai")
        CANCELLED = "cancelled", _("Dibatalkan")

    class Way(models.TextChoices):
        COURSE = "course", _("Kursus di sini")
        TRAINING = "training", _("Pelatihan")
        PAIRING = "pairing", _("Bekerja bersama yang dapat mengajari")
        HIRING = "hiring", _("Pengangkatan atau mutasi")
        PARTNER = "partner", _("Mitra atau perguruan tinggi")

    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="trainings")
    skill = models.SlugField(_("keahlian"), max_length=40)
    people = models.PositiveSmallIntegerField(_("orang"), default=1)
    way = models.CharField(_("cara"), max_length=10, choices=Way, default=Way.COURSE)
    owner = models.CharField(_("penanggung jawab"), max_length=200)
    due_on = models.DateField(_("selesai paling lambat"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PLANNED)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencana pelatihan")
        verbose_name_plural = _("rencana pelatihan")
        ordering = ("due_on", "pk")
        constraints = [models.CheckConstraint(condition=Q(people__range=(1, 500)), name="a_training_is_for_people")]

    def __str__(self) -> str:
        return f"{self.skill}, {self.plan}"

    @property
    def is_late(self) -> bool:
        """Planned past its day."""
        return self.state == self.State.PLANNED and self.due_on < timezone.localdate()

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code

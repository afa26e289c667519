"""A region's plan: its years, its vision, the state it is in."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models import Guidance

YEARS = 10
"""The longest plan; sheets have a column for each of these years."""


class MasterplanQuerySet(models.QuerySet["Masterplan"]):
    """Plans of all regions."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; people of a region their own; mentors those of the regions they guide."""
        if user.has_perm("masterplans.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is None:
            return self.none()
        if hat.role in REGION_ROLES:
            return self.filter(region_id=hat.region_id)
        return self.filter(pk__in=self.guided_by(user))

    @staticmethod
    def guided_by(user: Actor, *roles: str) -> "models.QuerySet[Masterplan]":
        """Those of the regions in whose team of mentors this person sits now (in one of these places)."""
        team = Guidance.objects.guided_by(user, *roles).filter(
            participation__edition=OuterRef("edition"), participation__region=OuterRef("region")
        )
        return Masterplan.objects.filter(Exists(team))


class Masterplan(models.Model):
    """One plan of one region, written in one edition."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        REVIEW = "review", _("Ditelaah pembimbing")
        APPROVED = "approved", _("Disetujui pembimbing")
        ADOPTED = "adopted", _("Ditetapkan kepala daerah")
        PUBLISHED = "published", _("Diumumkan")

    region = models.ForeignKey(Region, models.PROTECT, related_name="masterplans", verbose_name=_("daerah"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="masterplans", verbose_name=_("edisi"))
    name = models.CharField(_("nama rencana"), max_length=200)
    starts = models.PositiveSmallIntegerField(_("tahun mulai"))
    years = models.PositiveSmallIntegerField(
        _("banyaknya tahun"), default=YEARS, validators=[MinValueValidator(1), MaxValueValidator(YEARS)]
    )
    rpjmd_starts = models.PositiveSmallIntegerField(_("RPJMD mulai"), null=True, blank=True)
    rpjmd_ends = models.PositiveSmallIntegerField(_("RPJMD berakhir"), null=True, blank=True)
    keywords = models.TextField(_("kata kunci visi"), blank=True)
    vision = models.TextField(_("visi"), blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    begun_at = models.DateTimeField(_("dimulai"), auto_now_add=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = MasterplanQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencana induk")
        verbose_name_plural = _("rencana induk")
        ordering = ("-edition__year", "region__code")
        constraints = [
            models.UniqueConstraint(fields=["region", "edition"], name="one_plan_a_region_and_edition"),
            models.CheckConstraint(condition=Q(years__range=(1, YEARS)), name="plan_has_one_to_ten_years"),
            models.CheckConstraint(condition=Q(starts__range=(2017, 2100)), name="plan_starts_in_a_plausible_year"),
            models.CheckConstraint(
                condition=Q(rpjmd_starts__isnull=True)
                | Q(rpjmd_ends__isnull=True)
                | Q(rpjmd_ends__gte=F("rpjmd_starts")),
                name="rpjmd_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.region}"

    def get_absolute_url(self) -> str:
        """Where the work on it begins."""
        return reverse("masterplans:plan", args=[self.pk])

    @property
    def all_years(self) -> range:
        """From its first year to its last."""
        return range(self.starts, self.starts + self.years)

    @property
    def is_open(self) -> bool:
        """It may be written in."""
        return self.state == self.State.DRAFT

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.slug

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class OfPlan:
    """Whatever belongs to a plan: the log files it under the plan's edition and region."""

    plan: Any

    @property
    def edition_code(self) -> str:
        """For the log."""
        return str(self.plan.edition_code)

    @property
    def region_code(self) -> str:
        """For the log."""
        return str(self.plan.region_code)


class Change(models.Model):
    """What one save did to one row; undo, history and the comparison of versions read it.

    `key` is the device's own mark of a row it added: sent again after a killed line, it adds no second row.
    """

    class Act(models.TextChoices):
        ADDED = "added", _("ditambahkan")
        CHANGED = "changed", _("diubah")
        REMOVED = "removed", _("dihapus")

    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="changes")
    revision = models.PositiveIntegerField()
    sheet = models.CharField(max_length=30)
    row = models.PositiveBigIntegerField()
    code = models.CharField(max_length=20)
    act = models.CharField(max_length=7, choices=Act)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    key = models.CharField(max_length=40, blank=True, default="")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("perubahan rencana")
        verbose_name_plural = _("perubahan rencana")
        ordering = ("-revision", "pk")
        indexes = [
            models.Index(fields=["plan", "-revision"], name="changes_of_a_plan"),
            models.Index(fields=["plan", "sheet", "row"], name="changes_of_a_row"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.code}"

    @classmethod
    def of(cls, row: Any, *, sheet: str, before: dict[str, Any], after: dict[str, Any], **more: str) -> "Change":
        """What was done to a row that stands."""
        return cls(
            sheet=sheet, row=row.pk, code=row.code, **{"act": cls.Act.CHANGED, **more}, before=before, after=after
        )

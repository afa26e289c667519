"""A joint plan, who belongs to it from when until when, what each save left behind, what is public."""

import datetime
from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Province, Region
from gerakan.stages.masterplans.models import YEARS
from gerakan.stages.mentoring.models import Guidance

WHOLE = 10_000
"""Shares are kept in hundredths of a percent."""


class JointPlanQuerySet(models.QuerySet["JointPlan"]):
    """Joint plans of all clusters and provinces."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors all; members their own, also after they left; mentors those of regions they guide."""
        if user.has_perm("clusters.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is None:
            return self.none()
        rows = Membership.objects.all()
        if hat.role in REGION_ROLES:
            return self.filter(pk__in=rows.filter(region_id=hat.region_id or 0).values("plan"))
        if hat.role == Role.PROVINCE:
            own = Q(pk__in=rows.filter(province_id=hat.province_id or 0).values("plan"))
            return self.filter(own | Q(province_id=hat.province_id or 0))
        guided = Guidance.objects.guided_by(user).values("participation__region")
        return self.filter(pk__in=rows.filter(region__in=guided).values("plan"))


class JointPlan(models.Model):
    """One plan that several regions own together, or a province with its regions."""

    class Kind(models.TextChoices):
        CLUSTER = "kawasan", pgettext_lazy("rencana bersama", "Kawasan")
        PROVINCE = "provinsi", _("Provinsi")

    class State(models.TextChoices):
        ACTIVE = "active", _("Berjalan")
        ENDED = "ended", _("Berakhir")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="joint_plans", verbose_name=_("edisi"))
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.CLUSTER)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="joint_plans", verbose_name=_("provinsi pemilik")
    )
    name = models.CharField(_("nama"), max_length=200)
    slug = models.SlugField(max_length=80, editable=False)
    starts = models.PositiveSmallIntegerField(_("tahun mulai"))
    years = models.PositiveSmallIntegerField(
        _("banyaknya tahun"), default=5, validators=[MinValueValidator(1), MaxValueValidator(YEARS)]
    )
    vision = models.TextField(_("visi bersama"), blank=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.ACTIVE, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    programmes_made = models.PositiveIntegerField(default=0, editable=False)
    founded_at = models.DateTimeField(_("didirikan"), auto_now_add=True)
    founded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    objects = JointPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("rencana bersama")
        verbose_name_plural = _("rencana bersama")
        ordering = ("-edition__year", "name")
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="one_joint_plan_of_a_name"),
            models.UniqueConstraint(
                fields=["edition", "province"], condition=Q(kind="provinsi"), name="one_joint_plan_of_a_province"
            ),
            models.CheckConstraint(
                condition=Q(kind="provinsi", province__isnull=False) | Q(kind="kawasan", province__isnull=True),
                name="province_plan_has_its_province",
            ),
            models.CheckConstraint(condition=Q(years__range=(1, YEARS)), name="joint_plan_has_one_to_ten_years"),
            models.CheckConstraint(condition=Q(starts__range=(2017, 2100)), name="joint_plan_starts_plausibly"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where the work on it begins."""
        return reverse("clusters:plan", args=[self.pk])

    @property
    def public_url(self) -> str:
        """Its lasting address for everybody."""
        return reverse("clusters_public:plan", args=[self.edition.slug, self.slug])

    @property
    def all_years(self) -> range:
        """From its first year to its last."""
        return range(self.starts, self.starts + self.years)

    @property
    def is_open(self) -> bool:
        """It has not ended."""
        return self.state == self.State.ACTIVE

    def keep(self, what: str, contents: Mapping[str, Any], *, by: User) -> None:
        """One more revision with everything that it says now; call inside a command, with the plan locked."""
        self.revision += 1
        self.save(update_fields=["revision"])
        PlanRevision.objects.create(plan=self, number=self.revision, what=what[:300], contents=contents, by=by)

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.slug


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships through time."""

    def on(self, day: datetime.date) -> Self:
        """Members on that day; the last day counts."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def today(self) -> Self:
        """Those who have not left; who joins tomorrow is asked today."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=timezone.localdate()))


class Membership(models.Model):
    """A region (or a province) in a joint plan for a time; one of them leads."""

    plan = models.ForeignKey(JointPlan, models.CASCADE, related_name="memberships")
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="joint_memberships", verbose_name=_("daerah")
    )
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="joint_memberships", verbose_name=_("provinsi")
    )
    since = models.DateField(_("anggota sejak"))
    until = models.DateField(_("sampai"), null=True, blank=True)
    leads = models.BooleanField(_("ketua"), default=False)
    left_because = models.CharField(_("alasan keluar"), max_length=500, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("anggota")
        verbose_name_plural = _("anggota")
        ordering = ("-leads", "province__code", "region__code", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(region__isnull=False, province__isnull=True) | Q(region__isnull=True, province__isnull=False),
                name="member_is_region_or_province",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="member_leaves_after_joining"
            ),
            models.UniqueConstraint(
                fields=["plan", "region"], condition=Q(until__isnull=True), name="one_open_membership_of_a_region"
            ),
            models.UniqueConstraint(
                fields=["plan", "province"], condition=Q(until__isnull=True), name="one_open_membership_of_a_province"
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(leads=True, until__isnull=True), name="one_lead_of_a_joint_plan"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The region, or the province as such."""
        return self.region.name if self.region else str(_("Provinsi %s") % self.province)

    @property
    def code(self) -> str:
        """In the register."""
        place = self.region or self.province
        return place.code if place else ""

    @property
    def has_left(self) -> bool:
        """The last day is here."""
        return self.until is not None and self.until <= timezone.localdate()

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.code


class PlanRevision(models.Model):
    """Everything that a joint plan said after one save, for history and comparison."""

    plan = models.ForeignKey(JointPlan, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=300)
    contents = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("perubahan rencana bersama")
        verbose_name_plural = _("perubahan rencana bersama")
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_revision_of_a_number")]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


class Publication(models.Model):
    """What everybody reads: contents frozen on a day, with their fingerprint; withdrawn with a reason."""

    plan = models.ForeignKey(JointPlan, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField(_("versi"))
    contents = models.JSONField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("diumumkan"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        verbose_name = _("versi publik")
        verbose_name_plural = _("versi publik")
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_public_version_of_a_number")]

    def __str__(self) -> str:
        return f"{self.plan} {self.number}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

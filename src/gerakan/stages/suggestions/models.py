"""Programmes that others may take over: what they answer, what they cost, who runs them with what result."""

from typing import Self

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.regions.models import Region
from gerakan.stages.masterplans.models import Field as ActionField
from gerakan.stages.masterplans.models import Masterplan, Pillar, PlanIndicator, Programme, SubDimension
from gerakan.stages.masterplans.models.pillars import of_its_pillar

ENOUGH_WORDS = 10
"""Letters of a reason."""
LONGEST_TITLE = 200
"""Letters; a programme of a plan may have a longer name."""


class ModelProgrammeQuerySet(models.QuerySet["ModelProgramme"]):
    """The library."""

    def visible_to(self, user: Actor) -> Self:
        """What is published, by everybody who holds a role; drafts by whoever curates and by their writers."""
        if user.has_perm("suggestions.curate"):  # type: ignore[union-attr]
            return self
        if hat_of(user) is None:
            return self.none()
        return self.filter(Q(state=ModelProgramme.State.PUBLISHED) | Q(written_by_id=user.pk))


class ModelProgramme(models.Model):
    """One programme worth taking over."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Rancangan")
        PUBLISHED = "published", _("Terbit")
        RETIRED = "retired", _("Ditarik")

    class ForWhom(models.TextChoices):
        ALL = "", _("kabupaten dan kota")
        KABUPATEN = "kabupaten", _("kabupaten saja")
        KOTA = "kota", _("kota saja")

    title = models.CharField(_("nama"), max_length=LONGEST_TITLE, unique=True)
    pillar = models.CharField(_("pilar"), max_length=30, choices=Pillar)
    subdimension = models.CharField(_("subdimensi"), max_length=30, choices=SubDimension)
    problem = models.TextField(_("masalah yang dijawab"))
    description = models.TextField(_("cara kerjanya"))
    conditions = models.TextField(
        _("syarat"), help_text=_("Apa yang harus ada lebih dahulu: peraturan, orang, data, sambungan.")
    )
    for_whom = models.CharField(_("untuk"), max_length=10, choices=ForWhom, blank=True, default=ForWhom.ALL)
    beneficiaries = models.CharField(_("penerima manfaat"), max_length=200)
    field = models.CharField(_("bidang tindakan"), max_length=30, choices=ActionField)
    cost_low = models.BigIntegerField(_("biaya paling rendah (rupiah)"), help_text=_("Seluruhnya sampai berjalan."))
    cost_high = models.BigIntegerField(_("biaya paling tinggi (rupiah)"))
    cost_source = models.CharField(_("sumber angka biaya"), max_length=300)
    indicator = models.CharField(_("indikator"), max_length=300)
    unit = models.CharField(_("satuan"), max_length=60)
    direction = models.CharField(_("arah"), max_length=30, choices=PlanIndicator.Direction)
    formula = models.TextField(_("rumus"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    origin = models.ForeignKey(Masterplan, models.PROTECT, null=True, editable=False, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    is_sample = models.BooleanField(_("data contoh"), default=False, editable=False)

    objects = ModelProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("program model")
        verbose_name_plural = _("program model")
        ordering = ("pillar", "subdimension", "title")
        constraints = [
            of_its_pillar("model_programme_under_its_pillar"),
            models.CheckConstraint(
                condition=Q(cost_low__gte=0) & Q(cost_high__gte=F("cost_low")), name="model_cost_from_low_to_high"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page in the library."""
        return reverse("suggestions:model", args=[self.pk])


class Practice(models.Model):
    """A region that runs a model: since when, with what result, and where that can be read."""

    model = models.ForeignKey(ModelProgramme, models.CASCADE, related_name="practices")
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("daerah"))
    since = models.PositiveSmallIntegerField(_("sejak"))
    result = models.TextField(_("hasil"), help_text=_("Angka sebelum dan sesudah, dengan tahunnya."))
    source = models.CharField(_("sumber"), max_length=300)
    link = models.URLField(_("tautan"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("pengalaman daerah")
        verbose_name_plural = _("pengalaman daerah")
        ordering = ("since", "region__code")
        constraints = [
            models.UniqueConstraint(fields=["model", "region"], name="one_practice_of_a_region"),
            models.CheckConstraint(condition=Q(since__range=(2000, 2100)), name="practice_in_a_plausible_year"),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.since}"


class Adoption(models.Model):
    """A plan took a model over; the programme it became keeps this link."""

    model = models.ForeignKey(ModelProgramme, models.PROTECT, related_name="adoptions")
    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="adoptions")
    programme = models.OneToOneField(Programme, models.SET_NULL, null=True, related_name="adoption")
    code = models.CharField(_("kode program"), max_length=20)
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("program model yang dipakai")
        verbose_name_plural = _("program model yang dipakai")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.code


class Dismissal(models.Model):
    """A plan's writers looked at a suggestion and said why not."""

    model = models.ForeignKey(ModelProgramme, models.CASCADE, related_name="dismissals")
    plan = models.ForeignKey(Masterplan, models.CASCADE, related_name="dismissals")
    reason = models.TextField(_("alasan"), validators=[MinLengthValidator(ENOUGH_WORDS)])
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("saran yang dikesampingkan")
        verbose_name_plural = _("saran yang dikesampingkan")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["model", "plan"], name="one_dismissal_of_a_plan")]

    def __str__(self) -> str:
        return self.reason

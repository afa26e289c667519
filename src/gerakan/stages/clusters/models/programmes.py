"""Joint programmes: what they answer, what they cost by year and source, who carries which part."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.stages.clusters.models.plans import WHOLE, JointPlan, Membership
from gerakan.stages.masterplans.models import MoneyLine, Pillar, PlanIndicator, SubDimension
from gerakan.stages.masterplans.models.pillars import of_its_pillar

MOST_RUPIAH = 10**15


class JointProgramme(models.Model):
    """One programme of several members; `agreed` is what all of them accepted last, and only that is printed."""

    plan = models.ForeignKey(JointPlan, models.CASCADE, related_name="programmes")
    code = models.CharField(_("kode"), max_length=20, editable=False)
    name = models.CharField(_("nama"), max_length=300)
    problem = models.TextField(_("masalah"), help_text=_("Yang tidak dapat diselesaikan satu daerah sendiri."))
    beneficiaries = models.CharField(_("penerima manfaat"), max_length=200)
    beneficiaries_number = models.PositiveIntegerField(_("banyaknya penerima"), null=True, blank=True)
    pillar = models.CharField(_("pilar"), max_length=30, choices=Pillar)
    subdimension = models.CharField(_("subdimensi"), max_length=30, choices=SubDimension)
    starts = models.PositiveSmallIntegerField(_("mulai"))
    ends = models.PositiveSmallIntegerField(_("selesai"))
    indicator = models.CharField(_("indikator"), max_length=300)
    unit = models.CharField(_("satuan"), max_length=60)
    direction = models.CharField(_("arah"), max_length=30, choices=PlanIndicator.Direction)
    formula = models.TextField(_("rumus dan sumber data"), blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("tahun dasar"))
    baseline = models.DecimalField(_("nilai dasar"), max_digits=20, decimal_places=4)
    agreed = models.JSONField(null=True, editable=False)
    agreed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("program bersama")
        verbose_name_plural = _("program bersama")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="one_joint_programme_code"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="joint_programme_ends_after_it_starts"),
            of_its_pillar("joint_programme_under_its_pillar"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("clusters:programme", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code


class JointMoney(models.Model):
    """Whole rupiah of one year from one source."""

    programme = models.ForeignKey(JointProgramme, models.CASCADE, related_name="money")
    source = models.CharField(_("sumber"), max_length=30, choices=MoneyLine.Source)
    year = models.PositiveSmallIntegerField(_("tahun"))
    amount = models.BigIntegerField(_("rupiah"))

    class Meta:
        verbose_name = _("uang program bersama")
        verbose_name_plural = _("uang program bersama")
        ordering = ("year", "source")
        constraints = [
            models.UniqueConstraint(fields=["programme", "source", "year"], name="one_sum_of_source_and_year"),
            models.CheckConstraint(condition=Q(amount__range=(1, MOST_RUPIAH)), name="joint_money_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.year}"


class JointTarget(models.Model):
    """What the indicator shall be at the end of a year."""

    programme = models.ForeignKey(JointProgramme, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("tahun"))
    value = models.DecimalField(_("target"), max_digits=20, decimal_places=4)

    class Meta:
        verbose_name = _("target program bersama")
        verbose_name_plural = _("target program bersama")
        ordering = ("year",)
        constraints = [models.UniqueConstraint(fields=["programme", "year"], name="one_joint_target_a_year")]

    def __str__(self) -> str:
        return str(self.year)


class Share(models.Model):
    """A member's part: hundredths of a percent of the money, and its duty in words; rupiah follow from both."""

    programme = models.ForeignKey(JointProgramme, models.CASCADE, related_name="shares")
    member = models.ForeignKey(Membership, models.PROTECT, related_name="shares")
    points = models.PositiveSmallIntegerField(_("bagian"))
    duty = models.TextField(_("kewajiban"))

    class Meta:
        verbose_name = _("bagian anggota")
        verbose_name_plural = _("bagian anggota")
        ordering = ("-member__leads", "member__province__code", "member__region__code", "pk")
        constraints = [
            models.UniqueConstraint(fields=["programme", "member"], name="one_share_of_a_member"),
            models.CheckConstraint(condition=Q(points__range=(0, WHOLE)), name="share_up_to_the_whole"),
            models.CheckConstraint(condition=~Q(duty=""), name="share_has_a_duty"),
        ]

    def __str__(self) -> str:
        return f"{self.programme.code}: {self.member}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.programme.plan.edition_code


class ShareAnswer(models.Model):
    """What a member said to exactly this share (`digest`); another sum or duty asks again.

    `own_code` names the programme of the member's own plan whose money already holds this share.
    """

    share = models.ForeignKey(Share, models.CASCADE, related_name="answers")
    is_accepted = models.BooleanField()
    reason = models.TextField(_("alasan"), blank=True)
    own_code = models.CharField(_("program di rencana sendiri"), max_length=20, blank=True)
    digest = models.CharField(max_length=64)
    amount = models.BigIntegerField(_("rupiah"))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("jawaban atas bagian")
        verbose_name_plural = _("jawaban atas bagian")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(condition=Q(is_accepted=True) | ~Q(reason=""), name="share_refused_with_a_reason")
        ]

    def __str__(self) -> str:
        return self.digest[:8]

"""Frozen versions of a plan, and what the mentors said of them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.stages.masterplans.models import Masterplan


class PlanVersionQuerySet(models.QuerySet["PlanVersion"]):
    """Versions of all plans."""

    def visible_to(self, user: Actor) -> Self:
        """Whoever reads the plan reads its versions; everybody those that are public."""
        shown = Q(pk__in=self._public().values("pk"))
        if user.is_authenticated:
            shown |= Q(plan__in=Masterplan.objects.visible_to(user))
        return self.filter(shown)

    def public(self) -> Self:
        """Made public and not withdrawn, of editions that are no rehearsal."""
        return self.filter(pk__in=self._public().values("pk"))

    @staticmethod
    def _public() -> "models.QuerySet[PlanVersion]":
        live = {"publications__isnull": False, "publications__withdrawn_at__isnull": True}
        return PlanVersion.objects.filter(**live, plan__edition__is_test=False)


class PlanVersion(models.Model):
    """A plan as it stood when review was asked for; it never changes, and its fingerprint proves that."""

    class Why(models.TextChoices):
        REVIEW = "review", _("Permintaan telaah")
        CORRECTION = "correction", _("Perbaikan rencana yang sudah disetujui")

    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="versions", verbose_name=_("rencana induk"))
    number = models.PositiveSmallIntegerField(_("versi"))
    revision = models.PositiveIntegerField(_("perubahan ke-"))
    why = models.CharField(_("sebab"), max_length=10, choices=Why, default=Why.REVIEW)
    contents: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    sha256 = models.CharField(_("sidik isi"), max_length=64)
    made_at = models.DateTimeField(_("dibekukan"), default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("versi rencana induk")
        verbose_name_plural = _("versi rencana induk")
        ordering = ("plan", "-number")
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="plan_versions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, {_('versi')} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to write over a frozen version."""
        if not self._state.adding:
            raise TypeError("a frozen version never changes")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("reviews:version", args=[self.plan_id, self.number])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuses: what was approved or adopted must be found again."""
        raise TypeError("frozen versions are kept")

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code


class Round(models.Model):
    """One way of a version over the mentors' desk, and how it ended."""

    class State(models.TextChoices):
        OPEN = "open", _("Ditelaah")
        RETURNED = "returned", _("Dikembalikan")
        RECALLED = "recalled", _("Ditarik daerah")
        APPROVED = "approved", _("Disetujui")

    version = models.OneToOneField(PlanVersion, models.PROTECT, related_name="round", verbose_name=_("versi"))
    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="rounds")
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    note = models.TextField(_("alasan"), blank=True)
    decided_at = models.DateTimeField(_("diputuskan"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("putaran telaah")
        verbose_name_plural = _("putaran telaah")
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(state="open"), name="one_open_round_a_plan"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True) | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="a_decided_round_has_its_instant",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "recalled"]) | ~Q(note=""), name="a_returned_plan_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.get_state_display()}"


class PartAcceptance(models.Model):
    """A mentor is content with a part of the plan as it reads; it counts for every version in which that part reads the same."""

    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="part_acceptances")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="acceptances")
    part = models.CharField(_("bagian"), max_length=60)
    digest = models.CharField(_("sidik bagian"), max_length=64)
    at = models.DateTimeField(_("diterima"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("oleh"))
    withdrawn_at = models.DateTimeField(_("dicabut"), null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("alasan dicabut"), blank=True)

    class Meta:
        verbose_name = _("penerimaan bagian")
        verbose_name_plural = _("penerimaan bagian")
        ordering = ("plan", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "part", "digest"], condition=Q(withdrawn_at__isnull=True), name="one_acceptance_a_part"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | (~Q(reason="") & Q(withdrawn_at__gte=F("at"))),
                name="a_withdrawn_acceptance_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.part}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code

"""A remark at a place of a plan, perhaps with the words that should stand there instead."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models.versions import PlanVersion


class PlanRemarkQuerySet(models.QuerySet["PlanRemark"]):
    """Remarks on all plans."""

    def visible_to(self, user: Actor) -> Self:
        """As their plans."""
        return self.filter(plan__in=Masterplan.objects.visible_to(user))

    def unsettled(self) -> Self:
        """Somebody still has to do something."""
        return self.exclude(state__in=PlanRemark.SETTLED)

    def blocking(self) -> Self:
        """Compulsory, and their writer is not content."""
        return self.filter(is_compulsory=True).exclude(state__in=(PlanRemark.State.RESOLVED, PlanRemark.State.ACCEPTED))


class PlanRemark(models.Model):
    """Anchored to a cell by its row, to words of a section by the words, or to the whole plan; it outlives versions."""

    class Kind(models.TextChoices):
        REMARK = "remark", _("Catatan")
        SUGGESTION = "suggestion", _("Usulan")

    class State(models.TextChoices):
        OPEN = "open", _("Terbuka")
        ANSWERED = "answered", _("Dijawab")
        RESOLVED = "resolved", _("Selesai")
        ACCEPTED = "accepted", _("Usulan diterima")
        DECLINED = "declined", _("Usulan ditolak")

    SETTLED = (State.RESOLVED, State.ACCEPTED, State.DECLINED)

    plan = models.ForeignKey(Masterplan, models.PROTECT, related_name="remarks", verbose_name=_("rencana induk"))
    written_on = models.ForeignKey(
        PlanVersion, models.PROTECT, null=True, related_name="remarks", verbose_name=_("ditulis pada versi")
    )
    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, default=Kind.REMARK)
    sheet = models.CharField(_("lembar"), max_length=30, blank=True)
    row = models.PositiveBigIntegerField(null=True)
    code = models.CharField(_("kode"), max_length=20, blank=True)
    field = models.CharField(_("kolom"), max_length=40, blank=True)
    section = models.CharField(_("bagian naskah"), max_length=60, blank=True)
    quote = models.TextField(_("kutipan"), blank=True)
    text = models.TextField(_("catatan"))
    before = models.TextField(_("isi sekarang"), blank=True)
    after = models.TextField(_("isi yang diusulkan"), blank=True)
    is_compulsory = models.BooleanField(_("wajib diselesaikan"), default=False)
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.OPEN)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("penulis"))
    as_whom = models.CharField(_("sebagai"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("ditulis"), default=timezone.now)
    answer = models.TextField(_("jawaban"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("dijawab"), null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(_("diselesaikan"), null=True)
    reason = models.TextField(_("alasan"), blank=True)

    objects = PlanRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("catatan telaah")
        verbose_name_plural = _("catatan telaah")
        ordering = ("plan", "pk")
        indexes = [models.Index(fields=["plan", "state"], name="remarks_of_a_plan")]
        constraints = [
            models.CheckConstraint(condition=Q(sheet="") | Q(section=""), name="a_remark_stands_at_one_place"),
            models.CheckConstraint(condition=Q(field="") | Q(row__isnull=False), name="a_remark_on_a_cell_has_its_row"),
            models.CheckConstraint(
                condition=~Q(kind="suggestion") | (Q(row__isnull=False) & ~Q(field="")) | (~Q(section="") & ~Q(quote="")),
                name="a_suggestion_has_its_cell_or_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "declined"]) | Q(kind="suggestion"),
                name="only_suggestions_are_accepted_or_declined",
            ),
            models.CheckConstraint(condition=~Q(state="answered") | ~Q(answer=""), name="an_answered_plan_remark_says_what"),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="a_declined_suggestion_says_why"),
            models.CheckConstraint(
                condition=~Q(state__in=["resolved", "accepted", "declined"]) | Q(settled_at__isnull=False),
                name="a_settled_remark_has_its_instant",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}: {self.text[:80]}"

    def get_absolute_url(self) -> str:
        return f"{reverse('reviews:remarks', args=[self.plan_id])}?catatan={self.pk}#catatan-{self.pk}"

    @property
    def is_suggestion(self) -> bool:
        """It brings words of its own."""
        return self.kind == self.Kind.SUGGESTION

    @property
    def is_settled(self) -> bool:
        """Nobody has to do anything."""
        return self.state in self.SETTLED

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.plan.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.plan.region_code

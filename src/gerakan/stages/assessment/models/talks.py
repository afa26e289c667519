"""What is said about a case beside its marks: remarks, questions to a team, the second pair of eyes."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.phases import withheld
from gerakan.foundation.instruments.models import Node
from gerakan.stages.assessment.models.cases import Case
from gerakan.stages.assessment.models.marks import MarkSheet


class RemarkQuerySet(models.QuerySet["Remark"]):
    """Remarks on all cases."""

    def visible_to(self, user: Actor) -> Self:
        """Whoever may discuss the case; its region reads the public ones later, beside the draft marks."""
        cases = Case.objects.visible_to(user)
        opened = self.filter(case__in=cases).exclude(case__state__in=Case.SEALED)
        if user.has_perm("assessment.see_work"):  # type: ignore[union-attr]
            return opened
        unsent = MarkSheet.objects.owned_by(user).filter(case=models.OuterRef("case"), state=MarkSheet.State.DRAFT)
        shut = withheld("assessment.panel_reads_marks", edition="case__ruling__edition", region="case__region")
        return opened.exclude(models.Exists(unsent)).exclude(shut)


class Remark(models.Model):
    """Something said about a case or one of its items; private to the panel, or public to the region, by choice."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="remarks")
    item = models.ForeignKey(Node, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("butir"))
    text = models.TextField(_("catatan"))
    is_public = models.BooleanField(_("terbuka bagi daerah"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("catatan berkas")
        verbose_name_plural = _("catatan berkas")
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="remark_says_something")]

    def __str__(self) -> str:
        return self.text[:60]


class Flag(models.Model):
    """A case handed to a team with a question, an owner and a day; the answer stays with the case."""

    class Team(models.TextChoices):
        SECRETARIAT = "secretariat", _("Sekretariat")
        DOCUMENTS = "documents", _("Pemeriksa dokumen")
        METHOD = "method", _("Tim metode")

    case = models.ForeignKey(Case, models.PROTECT, related_name="flags")
    team = models.CharField(_("tim"), max_length=12, choices=Team)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("penanggung jawab")
    )
    question = models.TextField(_("yang ditanyakan"))
    due_on = models.DateField(_("tenggat"))
    outcome = models.TextField(_("jawaban tim"), blank=True)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(_("dijawab"), null=True)

    class Meta:
        verbose_name = _("pertanyaan kepada tim")
        verbose_name_plural = _("pertanyaan kepada tim")
        ordering = ("settled_at", "due_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True) | ~models.Q(outcome=""), name="settled_flag_has_outcome"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.question[:60]}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.case.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.case.region_code


class QualityCheck(models.Model):
    """A second person's signature under the marks of a sampled case, with what was found."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="checks")
    findings = models.JSONField(_("temuan"), default=list)
    note = models.TextField(_("catatan pemeriksa"), blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("ditandatangani"))

    class Meta:
        verbose_name = _("pemeriksaan mutu")
        verbose_name_plural = _("pemeriksaan mutu")
        ordering = ("-signed_at",)

    def __str__(self) -> str:
        return f"{self.case}: {self.signed_by}"

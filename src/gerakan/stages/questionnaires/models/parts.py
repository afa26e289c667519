"""Parts of a submission: one aspect of the instrument, the people who fill it, how far they are."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.models import Node
from gerakan.stages.questionnaires.models.submissions import Submission


class Part(models.Model):
    """One aspect as one region answers it; the counts follow every save."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="parts")
    aspect = models.ForeignKey(Node, models.PROTECT, related_name="+", verbose_name=_("bagian"))
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    asked_count = models.PositiveSmallIntegerField(_("ditanyakan"), default=0)
    answered_count = models.PositiveSmallIntegerField(_("terjawab"), default=0)
    missing_count = models.PositiveSmallIntegerField(_("belum lengkap"), default=0)

    class Meta:
        verbose_name = _("bagian kuesioner")
        verbose_name_plural = _("bagian kuesioner")
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=["submission", "aspect"], name="one_part_an_aspect")]

    def __str__(self) -> str:
        return self.aspect.title

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.submission.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.submission.region_code


class PartHolder(models.Model):
    """Somebody of the region who fills a part, known by e-mail: the account may still be on its way."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="holders")
    email = models.EmailField(_("surel"))
    name = models.CharField(_("nama"), max_length=200)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("ditugaskan"), auto_now_add=True)

    class Meta:
        verbose_name = _("pengisi bagian")
        verbose_name_plural = _("pengisi bagian")
        ordering = ("name", "pk")
        constraints = [models.UniqueConstraint(fields=["part", "email"], name="one_holder_an_email")]

    def __str__(self) -> str:
        return self.name or self.email

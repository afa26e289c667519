"""Certificates: what an edition asks for, and who has one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.documents.models import Letter
from gerakan.foundation.editions.models import Edition
from gerakan.stages.sessions.models.attendance import Participant


class CertificatePlan(models.Model):
    """How often a person came at least, and who signs."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="certificate_plan", verbose_name=_("edisi"))
    minimum_percent = models.PositiveSmallIntegerField(_("kehadiran paling sedikit (%)"), default=75)
    sender = models.JSONField(_("pengirim"), default=dict)

    class Meta:
        verbose_name = _("ketentuan sertifikat")
        verbose_name_plural = _("ketentuan sertifikat")
        constraints = [
            models.CheckConstraint(condition=Q(minimum_percent__range=(1, 100)), name="certificate_share_plausible"),
        ]

    def __str__(self) -> str:
        return f"{_('Sertifikat')} {self.edition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class Certificate(models.Model):
    """One a person and edition; the paper is a numbered letter with its check link."""

    participant = models.OneToOneField(Participant, models.PROTECT, related_name="certificate")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    attended_count = models.PositiveSmallIntegerField(_("hadir"))
    held_count = models.PositiveSmallIntegerField(_("pertemuan"))
    issued_at = models.DateTimeField(_("diterbitkan"), default=timezone.now)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("sertifikat")
        verbose_name_plural = _("sertifikat")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(attended_count__lte=F("held_count"), attended_count__gte=1), name="a_certificate_was_earned"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter.number}, {self.participant}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.participant.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.participant.region_code

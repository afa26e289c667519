"""A round asks every invited region once; a submission is one region's answer."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import REGION_ROLES
from gerakan.foundation.documents.models import Letter
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.regions.models import Region


class Round(models.Model):
    """The instrument and the calendar by which an edition asks its regions."""

    class State(models.TextChoices):
        PREPARING = "preparing", _("Disiapkan")
        OPEN = "open", _("Dibuka")
        CLOSED = "closed", _("Ditutup")

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="questionnaire_round")
    version = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name=_("instrumen"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.PREPARING)
    opens_on = models.DateField(_("dibuka"))
    due_on = models.DateField(_("tenggat"))
    closes_on = models.DateField(_("ditutup bagi yang terlambat"))
    late_rule = models.TextField(_("akibat terlambat atau tidak lengkap"))
    accepts_incomplete = models.BooleanField(_("menerima kiriman yang belum lengkap"), default=False)

    class Meta:
        verbose_name = _("putaran kuesioner")
        verbose_name_plural = _("putaran kuesioner")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens_on__lte=models.F("due_on")) & models.Q(due_on__lte=models.F("closes_on")),
                name="round_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"Kuesioner {self.edition}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions of all rounds."""

    def visible_to(self, user: Actor) -> Self:
        """Staff and auditors see all, a region its own. Assessors read through their interviews, in a later stage."""
        if user.has_perm("questionnaires.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is None or hat.region_id is None or hat.role not in REGION_ROLES:
            return self.none()
        return self.filter(region_id=hat.region_id).exclude(round__state="preparing")


class Submission(models.Model):
    """One region's answers of one edition, from the first draft to verified."""

    class State(models.TextChoices):
        FILLING = "filling", _("Sedang diisi")
        CHECKED = "checked", _("Menunggu persetujuan kepala daerah")
        SENT = "sent", _("Terkirim")
        AMENDING = "amending", _("Diminta melengkapi")
        VERIFIED = "verified", _("Terverifikasi")
        WITHDRAWN = "withdrawn", _("Mengundurkan diri")

    round = models.ForeignKey(Round, models.PROTECT, related_name="submissions")
    region = models.ForeignKey(Region, models.PROTECT, related_name="submissions", verbose_name=_("daerah"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.FILLING)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    mandate = models.CharField(_("menyetujui sebagai"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("dikirim"), null=True)
    is_late = models.BooleanField(_("terlambat"), default=False)
    missing_count = models.PositiveSmallIntegerField(_("butir belum lengkap saat dikirim"), default=0)
    receipt = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="+", verbose_name=_("tanda terima"))
    receipt_number = models.CharField(_("nomor tanda terima"), max_length=60, blank=True)
    checksum = models.CharField(_("sidik kiriman"), max_length=64, blank=True)
    verified_at = models.DateTimeField(_("diverifikasi"), null=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kiriman kuesioner")
        verbose_name_plural = _("kiriman kuesioner")
        ordering = ("region__code",)
        constraints = [
            models.UniqueConstraint(fields=["round", "region"], name="one_submission_each"),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | ~models.Q(checksum=""), name="sent_has_checksum"
            ),
        ]

    def __str__(self) -> str:
        return f"Kuesioner {self.region}"

    def get_absolute_url(self) -> str:
        """The region's page and the secretariat's."""
        return reverse("questionnaires:submission", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.round.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code


class FrozenCopy(models.Model):
    """What a submission said when it was sent, and again each time it was verified; never changed."""

    class Moment(models.TextChoices):
        SENT = "sent", _("Saat dikirim")
        VERIFIED = "verified", _("Saat diverifikasi")

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="copies")
    moment = models.CharField(_("saat"), max_length=8, choices=Moment)
    content = models.TextField(_("isi"), help_text="canonical JSON")
    checksum = models.CharField(_("sidik"), max_length=64)
    made_at = models.DateTimeField(_("dibekukan"), auto_now_add=True)

    class Meta:
        verbose_name = _("salinan beku")
        verbose_name_plural = _("salinan beku")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "moment"], condition=models.Q(moment="sent"), name="one_copy_when_sent"
            )
        ]

    def __str__(self) -> str:
        return f"{self.submission}: {self.get_moment_display()}"

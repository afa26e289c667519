"""An agreement between the ministry and a region: its text, its way over the desks, what was remarked."""

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.drafting.models import Desk, Template

REGION_SIDE = (Role.REGION_HEAD, Role.REGION_SECRETARY, Role.REGION_ADMIN, Role.REGION_LEGAL)


def new_token() -> str:
    """What stands in the QR."""
    return secrets.token_urlsafe(12)


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """The ministry's side and auditors all; a region its own once it was sent."""
        if user.has_perm("agreements.see_work"):  # type: ignore[union-attr]
            return self
        hat = hat_of(user)
        if hat is None or hat.region_id is None or hat.role not in REGION_SIDE:
            return self.none()
        return self.filter(region_id=hat.region_id, sent_at__isnull=False)

    def public(self) -> Self:
        """Signed once, of editions that are no rehearsal: what has ended stays."""
        return self.filter(state__in=Agreement.SIGNED_STATES, edition__is_test=False)

    def unsigned(self) -> Self:
        """Of all parties approved, and not by all signed."""
        return self.filter(state=Agreement.State.APPROVED)


class Agreement(models.Model):
    """Two parties, two numbers, one text."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disiapkan sekretariat")
        REVIEW = "review", _("Di meja persetujuan")
        APPROVED = "approved", _("Menunggu tanda tangan")
        IN_FORCE = "in_force", _("Berlaku")
        ENDED = "ended", _("Berakhir")
        REPLACED = "replaced", _("Digantikan")
        TERMINATED = "terminated", _("Diakhiri")
        CANCELLED = "cancelled", _("Dibatalkan")

    class Capacity(models.TextChoices):
        HOLDER = "", _("Pejabat definitif")
        PENJABAT = "pj", _("Penjabat (Pj.)")
        PELAKSANA_TUGAS = "plt", _("Pelaksana tugas (Plt.)")
        PELAKSANA_HARIAN = "plh", _("Pelaksana harian (Plh.)")

    SIGNED_STATES = (State.IN_FORCE, State.ENDED, State.REPLACED, State.TERMINATED)

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="agreements", verbose_name=_("edisi"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="agreements", verbose_name=_("daerah"))
    template = models.ForeignKey(Template, models.PROTECT, related_name="agreements", verbose_name=_("naskah"))
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.DRAFT)
    token = models.CharField(_("kode verifikasi"), max_length=40, unique=True, default=new_token)
    national_number = models.CharField(_("nomor kementerian"), max_length=120, blank=True)
    local_number = models.CharField(_("nomor daerah"), max_length=120, blank=True)
    national_name = models.CharField(_("penanda tangan pihak kesatu"), max_length=200)
    national_title = models.CharField(_("jabatan pihak kesatu"), max_length=200)
    national_mandate = models.CharField(_("mandat pihak kesatu"), max_length=200, blank=True)
    region_name = models.CharField(_("penanda tangan pihak kedua"), max_length=200)
    region_title = models.CharField(_("jabatan pihak kedua"), max_length=200)
    region_capacity = models.CharField(_("kedudukan pihak kedua"), max_length=10, blank=True, choices=Capacity)
    region_mandate = models.CharField(_("nomor mandat pihak kedua"), max_length=200, blank=True)
    witnesses = models.JSONField(_("kementerian saksi"), default=list, blank=True)
    place = models.CharField(_("tempat"), max_length=120, blank=True)
    dated_on = models.DateField(_("tanggal naskah"), null=True, blank=True)
    sign_by = models.DateField(_("ditandatangani paling lambat"), null=True, blank=True)
    valid_from = models.DateField(_("berlaku dari"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    sent_at = models.DateTimeField(_("dikirim"), null=True)
    signed_on = models.DateField(_("ditandatangani"), null=True)
    ended_on = models.DateField(_("berakhir"), null=True)
    end_reason = models.TextField(_("alasan berakhir"), blank=True)
    renews = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="renewals", verbose_name=_("memperbarui")
    )  # fmt: skip

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("nota kesepahaman")
        verbose_name_plural = _("nota kesepahaman")
        ordering = ("region__code", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "region"],
                condition=Q(renews__isnull=True) & ~Q(state="cancelled"),
                name="one_agreement_per_region_and_edition",
            ),
            models.UniqueConstraint(
                fields=["renews"], condition=~Q(state="cancelled"), name="an_agreement_is_renewed_once"
            ),
            models.UniqueConstraint(
                fields=["national_number"], condition=~Q(national_number=""), name="no_national_number_twice"
            ),
            models.CheckConstraint(
                condition=Q(region_capacity="") | ~Q(region_mandate=""), name="acting_head_has_a_mandate"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "ended", "replaced", "terminated"])
                | (~Q(national_number="") & ~Q(local_number="") & Q(signed_on__isnull=False)),
                name="signed_agreement_has_both_numbers",
            ),
            models.CheckConstraint(
                condition=~Q(state="terminated") | ~Q(end_reason=""), name="termination_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="agreement_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"Nota kesepahaman {self.region}"

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement", args=[self.pk])

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code

    @property
    def verification_url(self) -> str:
        """Where anybody can check the paper."""
        return f"{settings.SITE_URL}{reverse('agreements:verify', args=[self.token])}"

    @property
    def is_signed(self) -> bool:
        """Was in force once."""
        return self.state in self.SIGNED_STATES


class Clause(models.Model):
    """One clause of one agreement, as it stands now."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField(_("urutan"))
    heading = models.CharField(_("judul pasal"), max_length=200)
    text = models.TextField(_("bunyi"))
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("pasal")
        verbose_name_plural = _("pasal")
        ordering = ("agreement", "order", "pk")

    def __str__(self) -> str:
        return self.heading


class Turn(models.Model):
    """The agreement at one desk: what it received, what it left, what it decided."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu")
        APPROVED = "approved", _("Disetujui")
        RETURNED = "returned", _("Dikembalikan")
        RECALLED = "recalled", _("Ditarik")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="turns")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="turns", verbose_name=_("meja"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.WAITING)
    received = models.JSONField(_("yang diterima"), default=list)
    left = models.JSONField(_("yang diserahkan"), default=list)
    opened_at = models.DateTimeField(_("mulai"), default=timezone.now)
    decided_at = models.DateTimeField(_("diputuskan"), null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_as = models.CharField(_("sebagai"), max_length=200, blank=True)
    note = models.TextField(_("alasan"), blank=True)

    class Meta:
        verbose_name = _("giliran meja")
        verbose_name_plural = _("giliran meja")
        ordering = ("agreement", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(state="waiting"), name="an_agreement_waits_at_one_desk"
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(note=""), name="a_return_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.desk}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.agreement.edition_code

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.agreement.region_code


class Comment(models.Model):
    """A remark on one clause, and what was answered."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    office = models.CharField(_("sebagai"), max_length=200)
    is_regional = models.BooleanField(default=False)
    text = models.TextField(_("catatan"))
    created_at = models.DateTimeField(_("ditulis"), default=timezone.now)
    answer = models.TextField(_("jawaban"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("dijawab"), null=True)

    class Meta:
        verbose_name = _("catatan pasal")
        verbose_name_plural = _("catatan pasal")
        ordering = ("clause", "pk")

    def __str__(self) -> str:
        return f"{self.clause}: {self.office}"

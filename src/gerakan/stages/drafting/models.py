"""An edition's text: clauses with merge fields, the desks that approve in order, the duties that follow signing."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.editions.models import Edition

MINISTRY_SIDE = (Role.MINISTRY_LEGAL, Role.DIRECTOR_GENERAL)
DESK_ROLES = (
    Role.REGION_LEGAL, Role.REGION_ADMIN, Role.REGION_SECRETARY, Role.REGION_HEAD,
    Role.MINISTRY_LEGAL, Role.DIRECTOR_GENERAL, Role.SECRETARIAT,
)  # fmt: skip
DESK_CHOICES = [(role.value, role.label) for role in DESK_ROLES]


class TemplateQuerySet(models.QuerySet["Template"]):
    """Texts of all editions."""

    def visible_to(self, user: Actor) -> Self:
        """Those who work on agreements at the ministry."""
        return self if user.has_perm("drafting.see_text") else self.none()  # type: ignore[union-attr]


class Template(models.Model):
    """The text of an edition's agreements; once declared ready it stays, and a change is the next version."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Disusun")
        READY = "ready", _("Siap dipakai")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="agreement_templates", verbose_name=_("edisi"))
    number = models.PositiveSmallIntegerField(_("versi"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    subject = models.CharField(_("tentang"), max_length=300)
    unit = models.CharField(_("unit penomoran surat"), max_length=60)
    place = models.CharField(_("tempat penandatanganan"), max_length=120, blank=True)
    national_office = models.CharField(_("instansi pihak kesatu"), max_length=200)
    national_name = models.CharField(_("penanda tangan pihak kesatu"), max_length=200)
    national_title = models.CharField(_("jabatannya"), max_length=200)
    national_mandate = models.CharField(_("dasar atau nomor mandatnya"), max_length=200, blank=True)
    witnesses = models.JSONField(_("kementerian saksi"), default=list, blank=True)
    dated_on = models.DateField(_("rencana tanggal tanda tangan"), null=True, blank=True)
    sign_by = models.DateField(_("ditandatangani paling lambat"), null=True, blank=True)
    valid_from = models.DateField(_("berlaku dari"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("naskah nota kesepahaman")
        verbose_name_plural = _("naskah nota kesepahaman")
        ordering = ("edition", "number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_agreement_text_a_version"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="agreement_text_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"Naskah {self.edition} v{self.number}"

    @property
    def edition_code(self) -> str:
        """For the log."""
        return self.edition.edition_code


class TemplateClause(models.Model):
    """One clause; {{ field }} stands for a value of the agreement."""

    template = models.ForeignKey(Template, models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField(_("urutan"))
    heading = models.CharField(_("judul pasal"), max_length=200)
    text = models.TextField(_("bunyi"))

    class Meta:
        verbose_name = _("pasal naskah")
        verbose_name_plural = _("pasal naskah")
        ordering = ("template", "order", "pk")

    def __str__(self) -> str:
        return self.heading


class Desk(models.Model):
    """A place in the chain of approval: whose, in which order, and whether it may change the words."""

    template = models.ForeignKey(Template, models.CASCADE, related_name="desks")
    order = models.PositiveSmallIntegerField(_("urutan"))
    role = models.CharField(_("peran"), max_length=30, choices=DESK_CHOICES)
    label = models.CharField(_("nama meja"), max_length=120)
    may_edit = models.BooleanField(_("boleh mengubah bunyi pasal"), default=True)

    class Meta:
        verbose_name = _("meja persetujuan")
        verbose_name_plural = _("meja persetujuan")
        ordering = ("template", "order", "pk")

    def __str__(self) -> str:
        return self.label

    @property
    def is_regional(self) -> bool:
        """Sits in the region."""
        return self.role in REGION_ROLES


class DutyRule(models.Model):
    """What follows signing: who owes it, and how many days later."""

    class Owner(models.TextChoices):
        REGION = "region", _("Pemerintah daerah")
        MINISTRY = "ministry", _("Kementerian")

    template = models.ForeignKey(Template, models.CASCADE, related_name="duty_rules")
    title = models.CharField(_("kewajiban"), max_length=200)
    owner = models.CharField(_("yang wajib"), max_length=10, choices=Owner, default=Owner.REGION)
    days = models.PositiveSmallIntegerField(_("hari setelah tanda tangan"), default=60)

    class Meta:
        verbose_name = _("kewajiban naskah")
        verbose_name_plural = _("kewajiban naskah")
        ordering = ("template", "days", "pk")

    def __str__(self) -> str:
        return self.title

"""People, organisations, and roles as rows with dates."""

import datetime
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, declared_names, named
from gerakan.foundation.accounts.roles import PROVINCE_ROLES, REGION_ROLES, Role


class Organisation(models.Model):
    """A ministry, university, company or agency that people belong to."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Kementerian/lembaga")
        UNIVERSITY = "university", _("Perguruan tinggi")
        COMPANY = "company", _("Praktisi/perusahaan")
        REGIONAL = "regional", _("Pemerintah daerah")
        AGENCY = "agency", _("Perangkat daerah")

    name = models.CharField(_("nama"), max_length=200, unique=True)
    short_name = models.CharField(_("singkatan"), max_length=60, blank=True)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)

    class Meta:
        verbose_name = _("organisasi")
        verbose_name_plural = _("organisasi")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name or self.name


class UserManager(BaseUserManager["User"]):
    """Makes people; Django asks for the name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who can sign in by e-mail."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An operator with the admin's keys (and still no role of the movement)."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class UserQuerySet(models.QuerySet["User"]):
    """People."""

    def visible_to(self, user: Actor) -> Self:
        """Staff see everybody; others see themselves."""
        if user.has_perm("accounts.manage_people"):  # type: ignore[union-attr]
            return self
        return self.filter(pk=user.pk)


class User(AbstractBaseUser, PermissionsMixin):
    """A person; what the person may do follows from the roles in force."""

    email = models.EmailField(_("surel"), unique=True)
    name = models.CharField(_("nama"), max_length=200)
    title = models.CharField(_("jabatan"), max_length=200, blank=True)
    employee_number = models.CharField(_("NIP"), max_length=30, blank=True)
    phone = models.CharField(_("telepon"), max_length=30, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("organisasi"))
    language = models.CharField(_("bahasa"), max_length=5, default="id")
    is_active = models.BooleanField(_("aktif"), default=True)
    is_staff = models.BooleanField(_("boleh masuk ke admin teknis"), default=False)
    is_sample = models.BooleanField(_("orang contoh"), default=False)
    date_joined = models.DateTimeField(_("terdaftar"), default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager.from_queryset(UserQuerySet)()

    # The role in use, chosen by the person; HatMiddleware sets it, None means the first in force.
    hat_id: int | None = None
    _roles: "list[RoleAssignment]"

    class Meta:
        verbose_name = _("pengguna")
        verbose_name_plural = _("pengguna")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Rights of the movement follow from roles alone: an operator's key opens none of them."""
        if perm in declared_names():
            return named(perm).allows(self, obj)
        return super().has_perm(perm, obj)

    @property
    def roles(self) -> "list[RoleAssignment]":
        """Roles in force today, asked once a request; where a single one holds is looked up when somebody reads it."""
        if not hasattr(self, "_roles"):
            rows = sorted((row for row in self.assignments.order_by() if row.is_in_force), key=lambda row: row.pk)
            if len(rows) > 1:
                models.prefetch_related_objects(rows, "region", "province", "edition", "organisation")
            self._roles = rows
        return self._roles

    @property
    def hat(self) -> "RoleAssignment | None":
        """The role in use: one at a time, so that it is always clear as what somebody acts."""
        chosen = [row for row in self.roles if row.pk == self.hat_id]
        held = chosen or self.roles
        return held[0] if held else None

    @property
    def hat_label(self) -> str:
        """How the role in use is written into the log."""
        return str(self.hat) if self.hat else ""

    def forget_roles(self) -> None:
        """Ask anew next time (roles changed within this request)."""
        if hasattr(self, "_roles"):
            del self._roles

    def wear(self, *assignments: "RoleAssignment") -> None:
        """Pretend to hold exactly these, unsaved: to say in principle what a role may."""
        self._roles = list(assignments)


class RoleAssignmentQuerySet(models.QuerySet["RoleAssignment"]):
    """Roles through time."""

    def in_force(self, on: datetime.date | None = None) -> Self:
        """Begun and not ended on that day (today)."""
        day = on or timezone.localdate()
        ended = models.Q(ends_on__isnull=False, ends_on__lt=day)
        return self.filter(starts_on__lte=day).exclude(ended)

    def visible_to(self, user: Actor) -> Self:
        """Those who manage people see all; others their own."""
        if user.has_perm("accounts.manage_people"):  # type: ignore[union-attr]
            return self
        return self.filter(user_id=user.pk)


class ActingKind(models.TextChoices):
    """How somebody stands in for an office; Penjabat fills a vacancy, the other two stand beside the holder."""

    PENJABAT = "pj", _("Penjabat (Pj.)")
    PELAKSANA_TUGAS = "plt", _("Pelaksana tugas (Plt.)")
    PELAKSANA_HARIAN = "plh", _("Pelaksana harian (Plh.)")


class RoleInPlace(models.Model):
    """A role and where it holds: for a region, a province, an edition, an organisation, or everywhere."""

    role = models.CharField(_("peran"), max_length=30, choices=Role)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, blank=True, verbose_name=_("daerah"))
    province = models.ForeignKey("regions.Province", models.PROTECT, null=True, blank=True, verbose_name=_("provinsi"))
    edition = models.ForeignKey("editions.Edition", models.PROTECT, null=True, blank=True, verbose_name=_("edisi"))
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("organisasi")
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def place(self) -> models.Model | None:
        """Where it holds; None means everywhere."""
        return self.region or self.province or self.edition

    @property
    def place_label(self) -> str:
        """Where it holds, in words."""
        return str(self.place or self.organisation or _("seluruh gerakan"))

    @property
    def region_code(self) -> str:
        """For the log."""
        return str(self.region.code) if self.region else ""

    @property
    def edition_code(self) -> str:
        """For the log."""
        return str(self.edition.edition_code) if self.edition else ""


class RoleAssignment(RoleInPlace):
    """A person holds a role from a day until a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("orang"))
    starts_on = models.DateField(_("mulai"), default=timezone.localdate)
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    acting_kind = models.CharField(_("kedudukan"), max_length=10, blank=True, choices=ActingKind)
    acting_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bertindak untuk")
    )
    mandate_number = models.CharField(_("nomor surat mandat"), max_length=100, blank=True)

    objects = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("penugasan peran")
        verbose_name_plural = _("penugasan peran")
        ordering = ("user__name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="role_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(acting_kind="") | ~models.Q(mandate_number=""),
                name="acting_needs_mandate",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(REGION_ROLES)) | models.Q(region__isnull=False),
                name="region_role_has_region",
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(PROVINCE_ROLES)) | models.Q(province__isnull=False),
                name="province_role_has_province",
            ),
        ]
        indexes = [models.Index(fields=["region", "role"], name="role_of_region")]

    def __str__(self) -> str:
        acting = f"{self.acting_kind.capitalize()}. " if self.acting_kind else ""
        return f"{acting}{self.get_role_display()}" + (f", {self.place}" if self.place else "")

    @property
    def is_in_force(self) -> bool:
        """Today."""
        today = timezone.localdate()
        return self.starts_on <= today and (self.ends_on is None or self.ends_on >= today)

    @property
    def is_over(self) -> bool:
        """Ended before today."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def stands_in(self) -> bool:
        """Beside a holder, who stays in office."""
        return self.acting_kind in {ActingKind.PELAKSANA_TUGAS, ActingKind.PELAKSANA_HARIAN}


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by e-mail."""

    def visible_to(self, user: Actor) -> Self:
        """Those who manage people."""
        return self if user.has_perm("accounts.manage_people") else self.none()  # type: ignore[union-attr]

    def open(self) -> Self:
        """Neither used nor withdrawn nor too old."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=timezone.now())


class Invitation(RoleInPlace):
    """A person is asked by e-mail to take a role; the link works once and only its hash is kept."""

    email = models.EmailField(_("surel"))
    name = models.CharField(_("nama"), max_length=200)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("diundang oleh"))
    sent_at = models.DateTimeField(_("dikirim"))
    expires_at = models.DateTimeField(_("berlaku sampai"))
    accepted_at = models.DateTimeField(_("diterima"), null=True, blank=True)
    accepted_by = models.OneToOneField(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diterima oleh")
    )
    revoked_at = models.DateTimeField(_("ditarik"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("undangan")
        verbose_name_plural = _("undangan")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(revoked_at__isnull=True),
                name="invitation_accepted_or_revoked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def is_open(self) -> bool:
        """May still be accepted."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > timezone.now()

    @property
    def standing(self) -> str:
        """Where it is, in one word."""
        if self.accepted_at:
            return str(_("diterima"))
        if self.revoked_at:
            return str(_("ditarik"))
        return str(_("menunggu") if self.is_open else _("kedaluwarsa"))

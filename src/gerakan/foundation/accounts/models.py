"""People, organisations, and roles as rows with dates."""

import datetime
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.access import Actor, declared_names, named
from gerakan.foundation.accounts.roles import Role


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
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("organisasi")
    )
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
        """Roles in force today, asked once a request."""
        if not hasattr(self, "_roles"):
            rows = self.assignments.in_force().select_related("region", "edition", "organisation", "acting_for")
            self._roles = list(rows.order_by("pk"))
        return self._roles

    @property
    def hat(self) -> "RoleAssignment | None":
        """The role in use: one at a time, so that it is always clear as what somebody acts."""
        chosen = [row for row in self.roles if row.pk == self.hat_id]
        return (chosen or self.roles or [None])[0]

    @property
    def hat_label(self) -> str:
        """How the role in use is written into the log."""
        return str(self.hat) if self.hat else ""

    def forget_roles(self) -> None:
        """Ask anew next time (roles changed within this request)."""
        if hasattr(self, "_roles"):
            del self._roles


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


class RoleAssignment(models.Model):
    """A person holds a role, for a region or an edition or everywhere, from a day until a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("orang"))
    role = models.CharField(_("peran"), max_length=30, choices=Role)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, verbose_name=_("daerah")
    )
    province = models.ForeignKey(
        "regions.Province", models.PROTECT, null=True, blank=True, verbose_name=_("provinsi")
    )
    edition = models.ForeignKey(
        "editions.Edition", models.PROTECT, null=True, blank=True, verbose_name=_("edisi")
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("organisasi")
    )
    starts_on = models.DateField(_("mulai"), default=timezone.localdate)
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    acting_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="acted_for_by",
        verbose_name=_("bertindak untuk"),
    )  # fmt: skip
    acting_kind = models.CharField(
        _("kedudukan"), max_length=10, blank=True,
        choices=[("pj", _("Penjabat (Pj.)")), ("plt", _("Pelaksana tugas (Plt.)")), ("plh", _("Pelaksana harian (Plh.)"))],
    )  # fmt: skip
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
        ]

    def __str__(self) -> str:
        place = self.region or self.province or self.edition
        acting = f"{self.acting_kind.capitalize()}. " if self.acting_kind else ""
        return f"{acting}{self.get_role_display()}" + (f", {place}" if place else "")

    @property
    def region_code(self) -> str:
        """For the log."""
        return self.region.code if self.region else ""

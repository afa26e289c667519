"""Why a role cannot be given or ended: a sentence, or None when nothing stands in the way."""

import datetime

from django.db import models
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.models import RoleAssignment, RoleInPlace, User
from gerakan.foundation.accounts.roles import OFFICES, RESERVED_ROLES, Role, required_scope


class RoleRefused(Exception):
    """The role cannot be given, taken or accepted; the text says why and what to do."""


def refuse_if(reason: str | None) -> None:
    """Raises RoleRefused when there is a reason."""
    if reason:
        raise RoleRefused(reason)


def why_not_by(giver: Actor, person: models.Model | None, wanted: RoleInPlace) -> str | None:
    """What speaks against this giver; a system actor is never asked."""
    if person is not None and person.pk == giver.pk:
        return _("Peran sendiri tidak dapat diberikan atau diakhiri sendiri. Mintalah orang lain yang berwenang.")
    if person is None and _is_own_agency(giver, wanted):
        return None
    if not giver.has_perm("accounts.give_role"):  # type: ignore[union-attr]
        return _("Hanya sekretariat yang memberi dan mengakhiri peran.")
    if wanted.role in RESERVED_ROLES and not giver.has_perm("accounts.give_staff_role"):  # type: ignore[union-attr]
        return _("Peran %s hanya diberikan oleh administrator nasional.") % wanted.get_role_display()
    return _outside_own_edition(giver, wanted)


def _is_own_agency(giver: Actor, wanted: RoleInPlace) -> bool:
    """A region's Diskominfo or Sekda may invite the agencies of its own region, and nobody else."""
    hat = hat_of(giver)
    if hat is None or hat.region_id is None or wanted.role != Role.AGENCY:
        return False
    return hat.region_id == wanted.region_id and hat.role in (Role.REGION_ADMIN, Role.REGION_SECRETARY)


def _outside_own_edition(giver: Actor, wanted: RoleInPlace) -> str | None:
    hat = hat_of(giver)
    if hat is None or hat.edition_id is None or wanted.edition_id in {None, hat.edition_id}:
        return None
    return _("Peran Anda hanya untuk %s. Pilih edisi itu.") % hat.edition


def why_incomplete(wanted: RoleInPlace) -> str | None:
    """A role without the place it needs."""
    scope = required_scope(wanted.role)
    if scope and getattr(wanted, f"{scope}_id") is None:
        label = RoleInPlace._meta.get_field(scope).verbose_name  # type: ignore[union-attr]
        return _("Peran %(role)s memerlukan %(scope)s.") % {"role": wanted.get_role_display(), "scope": label}
    return None


def why_not_acting(wanted: RoleAssignment) -> str | None:
    """Standing in is for offices, needs a mandate, an end, and somebody else to act for."""
    if not wanted.acting_kind:
        return None
    if wanted.role not in OFFICES:
        return _("Hanya kepala daerah, sekretaris daerah, dan direktur jenderal yang dapat dijabat sementara.")
    if not wanted.mandate_number.strip():
        return _("Pejabat sementara memerlukan nomor surat mandat.")
    if wanted.acting_for_id is not None and wanted.acting_for_id == wanted.user_id:
        return _("Seseorang tidak dapat bertindak untuk dirinya sendiri.")
    return None


def why_not_dates(starts_on: datetime.date, ends_on: datetime.date | None) -> str | None:
    """A role ends after it begins."""
    if ends_on is not None and ends_on < starts_on:
        return _("Tanggal akhir mendahului tanggal mulai.")
    return None


def why_taken(wanted: RoleAssignment) -> str | None:
    """One region has one holder of an office at a time, and at most one stand-in beside the holder."""
    if wanted.role not in OFFICES:
        return _already_held(wanted)
    rivals = [row for row in _overlapping(wanted) if row.stands_in == wanted.stands_in]
    if not rivals:
        return None
    return _("%(region)s sudah mempunyai %(role)s pada masa itu: %(name)s, %(since)s. Akhiri dahulu peran itu.") % {
        "region": wanted.place_label,
        "role": rivals[0].get_role_display(),
        "name": rivals[0].user,
        "since": period_in_words(rivals[0]),
    }


def _already_held(wanted: RoleAssignment) -> str | None:
    if _overlapping(wanted).filter(user=wanted.user).exists():
        return _("%(name)s sudah memegang peran itu pada masa itu.") % {"name": wanted.user}
    return None


def _overlapping(wanted: RoleAssignment) -> "models.QuerySet[RoleAssignment]":
    place = {f"{name}_id": getattr(wanted, f"{name}_id") for name in ("region", "province", "edition")}
    if wanted.role in OFFICES:
        place = {"region_id": wanted.region_id}
    same = RoleAssignment.objects.filter(role=wanted.role, **place).exclude(pk=wanted.pk)
    still = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=wanted.starts_on)
    begun = models.Q() if wanted.ends_on is None else models.Q(starts_on__lte=wanted.ends_on)
    return same.filter(still & begun).select_related("user").order_by("starts_on", "pk")


def period_in_words(row: RoleAssignment) -> str:
    """Since when, until when."""
    if row.ends_on is None:
        return _("sejak %s") % row.starts_on.isoformat()
    return _("%(start)s sampai %(end)s") % {"start": row.starts_on.isoformat(), "end": row.ends_on.isoformat()}


def why_not_end(row: RoleAssignment, on: datetime.date) -> str | None:
    """Only a role that is not over can be ended, and never the last key of the house."""
    if row.is_over:
        return _("Peran ini sudah berakhir.")
    return why_not_dates(row.starts_on, on) or why_last_admin(row.user, except_for=row)


def why_last_admin(person: User, *, except_for: RoleAssignment | None = None) -> str | None:
    """Without a national administrator nobody could give reserved roles any more."""
    admins = RoleAssignment.objects.in_force().filter(role=Role.NATIONAL_ADMIN, user__is_active=True)
    own = admins.filter(pk=except_for.pk) if except_for else admins.filter(user=person)
    if own.exists() and not admins.exclude(pk__in=own.values("pk")).exists():
        return _("Ini administrator nasional terakhir. Beri dahulu peran itu kepada orang lain.")
    return None

"""The lists of people and of invitations."""

from django.db.models import QuerySet
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import Invitation, RoleAssignment, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick


def _page_of(person: User) -> str:
    return reverse("accounts:person", args=[person.pk])


def _roles_of(person: User) -> str:
    return "; ".join(str(row) for row in person.current_roles)  # type: ignore[attr-defined]


def _with_role(people: QuerySet[User], role: str) -> QuerySet[User]:
    return people.filter(pk__in=RoleAssignment.objects.in_force().filter(role=role).values("user"))


def _without_role(people: QuerySet[User]) -> QuerySet[User]:
    return people.exclude(pk__in=RoleAssignment.objects.in_force().values("user"))


people_list = Listing(
    name="accounts.people",
    title=_("Orang dan peran"),
    columns=[
        Column("name", _("Nama"), sort="name", link=_page_of),
        Column("email", _("Surel"), sort="email"),
        Column("title", _("Jabatan"), sort="title"),
        Column("organisation", _("Organisasi"), sort="organisation__name"),
        Column("roles", _("Peran sekarang"), value=_roles_of),
        Column("has_second_factor", _("Faktor kedua"), sort="has_second_factor"),
        Column("is_active", _("Aktif"), sort="is_active", is_hidden=True),
        Column("last_login", _("Terakhir masuk"), sort="last_login", is_hidden=True),
    ],
    filters=[
        Choice("role", _("Peran"), Role.choices, apply=_with_role),
        Tick("no_role", _("Tanpa peran"), apply=_without_role),
        Tick("no_second_factor", _("Tanpa faktor kedua"), apply=lambda people: people.filter(has_second_factor=False)),
        Tick("inactive", _("Dinonaktifkan"), apply=lambda people: people.filter(is_active=False)),
    ],
    search=["name", "email", "title", "employee_number", "organisation__name"],
    order="name",
    empty=Empty(
        _("Belum ada orang"),
        _("Undang orang pertama lewat surel; akun dibuat saat undangan diterima."),
        _("Undang orang"),
        reverse_lazy("accounts:invite"),  # type: ignore[arg-type]
    ),
)

invitation_list = Listing(
    name="accounts.invitations",
    title=_("Undangan"),
    columns=[
        Column("name", _("Nama"), sort="name", link=lambda row: reverse("accounts:invitation", args=[row.pk])),
        Column("email", _("Surel"), sort="email"),
        Column("role", _("Peran"), value=Invitation.get_role_display, sort="role"),
        Column("place", _("Untuk"), value="place_label"),
        Column("standing", _("Keadaan")),
        Column("sent_at", _("Dikirim"), sort="sent_at"),
        Column("expires_at", _("Berlaku sampai"), sort="expires_at"),
        Column("invited_by", _("Diundang oleh"), sort="invited_by__name"),
    ],
    filters=[
        Choice("role", _("Peran"), Role.choices),
        Tick("open", _("Masih menunggu"), apply=lambda rows: rows.open()),
    ],
    search=["name", "email", "invited_by__name"],
    order="-sent_at",
    empty=Empty(
        _("Belum ada undangan"),
        _("Undangan lewat surel memberi orang baru akun dan perannya sekaligus."),
        _("Undang orang"),
        reverse_lazy("accounts:invite"),  # type: ignore[arg-type]
    ),
)

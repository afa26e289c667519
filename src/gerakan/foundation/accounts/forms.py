"""What a person may type about people."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import ActingKind, RoleAssignment, User
from gerakan.foundation.accounts.roles import Role, possible_scopes, required_scope

SCOPES = ("region", "province", "edition", "organisation")


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, picked where the browser can."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def places_of(scope: str) -> "models.QuerySet[models.Model]":
    """Everything a role may hold for; asked through the model, because regions and editions stand above accounts."""
    model = RoleAssignment._meta.get_field(scope).related_model
    return model._default_manager.all()  # type: ignore[union-attr]


class RoleForm(forms.Form):
    """A role and its place: what fits the role is demanded, what does not is refused."""

    first_fields: tuple[str, ...] = ()
    role = forms.ChoiceField(label=_("Peran"), choices=[("", _("Pilih peran")), *Role.choices])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = {
            "region": _("Daerah"),
            "province": _("Provinsi"),
            "edition": _("Edisi"),
            "organisation": _("Organisasi"),
        }
        for scope in SCOPES:
            self.fields[scope] = forms.ModelChoiceField(places_of(scope), label=labels[scope], required=False)
        self.order_fields([*self.first_fields, "role", *SCOPES])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        if role:
            self._check_places(role, cleaned)
        return cleaned

    def _check_places(self, role: str, cleaned: dict[str, Any]) -> None:
        for scope in SCOPES:
            if cleaned.get(scope) is None and scope == required_scope(role):
                self.add_error(scope, _("Peran ini memerlukan isian ini."))
            if cleaned.get(scope) is not None and scope not in possible_scopes(role):
                self.add_error(scope, _("Tidak berlaku untuk peran ini. Kosongkan."))


class GiveRoleForm(RoleForm):
    """A role with its dates and, for a stand-in, the mandate."""

    starts_on = day_field(_("Mulai"), initial=timezone.localdate)
    ends_on = day_field(_("Sampai"), required=False, help_text=_("Kosongkan bila belum diketahui."))
    acting_kind = forms.ChoiceField(
        label=_("Kedudukan"), choices=[("", _("Definitif")), *ActingKind.choices], required=False,
        help_text=_("Hanya untuk kepala daerah dan sekretaris daerah."),
    )  # fmt: skip
    acting_for = forms.ModelChoiceField(
        User.objects.filter(is_active=True), label=_("Bertindak untuk"), required=False,
        help_text=_("Kosongkan bila jabatan sedang lowong."),
    )  # fmt: skip
    mandate_number = forms.CharField(
        label=_("Nomor surat mandat"), max_length=100, required=False,
        help_text=_("Wajib untuk Pj., Plt., dan Plh."),
    )  # fmt: skip


class InvitationForm(RoleForm):
    """A new person and the role that waits."""

    first_fields = ("email", "name")
    email = forms.EmailField(label=_("Surel"))
    name = forms.CharField(label=_("Nama"), max_length=200)


class EndRoleForm(forms.Form):
    """The last day, and why."""

    on = day_field(_("Hari terakhir"), help_text=_("Hak masih berlaku pada hari itu."))
    note = forms.CharField(label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class NoteForm(forms.Form):
    """Why."""

    note = forms.CharField(label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ProfileForm(forms.Form):
    """What a person says about oneself."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    title = forms.CharField(label=_("Jabatan"), max_length=200, required=False)
    employee_number = forms.CharField(label=_("NIP"), max_length=30, required=False)
    phone = forms.CharField(label=_("Telepon"), max_length=30, required=False)
    language = forms.ChoiceField(label=_("Bahasa layar"), choices=settings.LANGUAGES)


class AcceptForm(forms.Form):
    """Name and password of somebody invited."""

    name = forms.CharField(label=_("Nama"), max_length=200)
    password = forms.CharField(
        label=_("Kata sandi"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Sekurang-kurangnya 10 huruf; beberapa kata lebih kuat daripada satu kata rumit."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("Kata sandi sekali lagi"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, email: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password and cleaned.get("again") is not None and password != cleaned["again"]:
            self.add_error("again", _("Kedua kata sandi berbeda."))
        elif password:
            self._check_strength(password, cleaned.get("name", ""))
        return cleaned

    def _check_strength(self, password: str, name: str) -> None:
        try:
            password_validation.validate_password(password, User(email=self.email, name=name))
        except forms.ValidationError as weak:
            self.add_error("password", weak)

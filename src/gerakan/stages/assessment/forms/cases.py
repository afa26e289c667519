"""What a person may type about a case."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import STAFF_ROLES
from gerakan.stages.assessment.models import Flag


class SettleForm(forms.Form):
    """Keep or change the own mark, and why."""

    level = forms.TypedChoiceField(
        choices=[(n, str(n)) for n in range(5)], coerce=int, empty_value=None, required=False
    )
    does_not_apply = forms.BooleanField(required=False)
    reason = forms.CharField(max_length=4000, required=False)


class RemarkForm(forms.Form):
    """A remark, and who reads it: the choice has no default."""

    READERS = (("private", _("Hanya panel dan sekretariat")), ("public", _("Juga daerah, setelah rancangan dikirim")))

    text = forms.CharField(label=_("Catatan"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000)
    readers = forms.ChoiceField(label=_("Yang membaca"), choices=READERS, widget=forms.RadioSelect)

    def remark(self) -> dict[str, Any]:
        """As the command takes it."""
        return {"text": self.cleaned_data["text"], "is_public": self.cleaned_data["readers"] == "public"}


class FlagForm(forms.Form):
    """A question to a team."""

    team = forms.ChoiceField(label=_("Tim"), choices=Flag.Team.choices)
    owner = forms.ModelChoiceField(label=_("Penanggung jawab"), queryset=User.objects.none())
    question = forms.CharField(label=_("Yang ditanyakan"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000)
    due_on = forms.DateField(
        label=_("Tenggat"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = RoleAssignment.objects.filter(role__in=STAFF_ROLES).in_force()
        team = User.objects.filter(is_active=True, assignments__in=held).distinct().order_by("name")
        self.fields["owner"].queryset = team  # type: ignore[attr-defined]

    def clean_due_on(self) -> datetime.date:
        """Today or later."""
        day: datetime.date = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Tenggat sudah lewat; pilih hari yang akan datang."))
        return day


class CheckForm(forms.Form):
    """The signature of a second person."""

    note = forms.CharField(
        label=_("Pertimbangan pemeriksa"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000, required=False,
        help_text=_("Wajib bila ada temuan."),
    )  # fmt: skip

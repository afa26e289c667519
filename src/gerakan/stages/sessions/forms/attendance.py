"""Who came."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions.commands.attendance import Person
from gerakan.stages.sessions.models import Rank


class PersonForm(forms.Form):
    """A person with office and rank."""

    name = forms.CharField(label=gettext_lazy("Nama lengkap"), max_length=200,
                           widget=forms.TextInput(attrs={"autocomplete": "name"}))  # fmt: skip
    office = forms.CharField(label=gettext_lazy("Jabatan dan instansi"), max_length=200,
                             widget=forms.TextInput(attrs={"autocomplete": "organization-title"}))  # fmt: skip
    rank = forms.ChoiceField(label=gettext_lazy("Tingkat"), choices=[("", "–"), *Rank.choices])
    phone = forms.CharField(label=gettext_lazy("Telepon"), max_length=30, required=False,
                            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))  # fmt: skip

    def clean_name(self) -> str:
        """A name has letters."""
        name = str(self.cleaned_data["name"])
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Tulis nama orangnya."))
        return name

    def person(self) -> Person:
        """What the command keeps."""
        names = ("name", "office", "rank", "phone")
        return Person(**{name: self.cleaned_data[name] for name in names})


class AttendanceForm(PersonForm):
    """The same at a meeting, which may be of several regions."""

    guidance: "forms.ModelChoiceField[Guidance]" = forms.ModelChoiceField(
        label=gettext_lazy("Daerah"), queryset=Guidance.objects.none()
    )
    field_order = ("guidance", "name", "office", "rank", "phone")

    def __init__(self, *args: Any, guidances: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["guidance"]
        field.queryset, field.label_from_instance = guidances, lambda row: row.region.name
        known = list(guidances[:2])
        if len(known) == 1:
            field.initial, field.widget = known[0].pk, forms.HiddenInput()

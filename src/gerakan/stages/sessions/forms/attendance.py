"""Who came."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions.commands.attendance import Person
from gerakan.stages.sessions.models import Participant, Rank
from gerakan.stages.sessions.queries.attendance import people_like


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

    def __init__(self, *args: Any, guidances: Any, knows_people: bool = False, **kwargs: Any) -> None:
        """With `knows_people`, for the region and its mentors only, a name like a known one is asked about once."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["guidance"]
        field.queryset, field.label_from_instance = guidances, lambda row: row.region.name
        known = list(guidances[:2])
        if len(known) == 1:
            field.initial, field.widget = known[0].pk, forms.HiddenInput()
        self.alike = self._alike() if knows_people and self.is_bound else []
        if self.alike:
            self.fields["same"] = _asked(self.alike)
            self.order_fields(("guidance", "name", "same", "office", "rank", "phone"))

    def person(self) -> Person:
        """Under the name by which the person is known, when the recorder says so."""
        said = super().person()
        chosen = next((one for one in self.alike if str(one.pk) == self.cleaned_data.get("same")), None)
        return replace(said, name=chosen.name) if chosen is not None else said

    def _alike(self) -> list[Participant]:
        try:
            guidance = self.fields["guidance"].clean(self.data.get("guidance"))
        except forms.ValidationError:
            return []
        return people_like(guidance, str(self.data.get("name", "")))


def _asked(alike: list[Participant]) -> forms.ChoiceField:
    known = [
        (str(one.pk), _("Ya: %(name)s, %(office)s") % {"name": one.name, "office": one.office or "–"}) for one in alike
    ]
    return forms.ChoiceField(
        label=_("Orang yang sama dengan yang sudah tercatat?"), choices=[*known, ("0", _("Bukan, ini orang lain"))],
        widget=forms.RadioSelect, error_messages={"required": _("Pilih salah satu, lalu catat lagi.")},
        help_text=_("Orang yang tercatat dengan dua nama memecah angka kesinambungan dan sertifikatnya."),
    )  # fmt: skip

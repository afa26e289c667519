"""What a person may type about an edition."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gerakan.foundation.editions.models import EditionMilestone
from gerakan.foundation.editions.phases import RIGHTS


class DateField(forms.DateField):
    """A day, picked or typed as 2027-03-01."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class EditionForm(forms.Form):
    """Name, theme, rule and frame."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    theme = forms.CharField(label=_("Tema"), max_length=200, required=False)
    rule = forms.CharField(
        label=_("Cara memilih daerah"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text=_("Dalam kata-kata; wajib sebelum edisi dibuka."),
    )
    starts_on = DateField(label=_("Mulai"), required=False)
    ends_on = DateField(label=pgettext_lazy("tanggal", "Selesai"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Selesai tidak boleh sebelum mulai."))
        return cleaned


class NewEditionForm(EditionForm):
    """Also the year, which stays."""

    year = forms.IntegerField(label=_("Tahun"), min_value=2017, max_value=2100)
    is_test = forms.BooleanField(
        label=_("Edisi uji"),
        required=False,
        help_text=_("Untuk gladi: ditandai di mana-mana, tidak mengirim surat ke luar, tidak pernah dihitung."),
    )
    field_order = ["year", "name", "theme", "rule", "starts_on", "ends_on", "is_test"]


class CopyForm(forms.Form):
    """Which year the copy is for."""

    year = forms.IntegerField(label=_("Tahun"), min_value=2017, max_value=2100)
    name = forms.CharField(label=_("Nama"), max_length=120)
    is_test = forms.BooleanField(label=_("Edisi uji"), required=False)


class MilestoneForm(forms.Form):
    """One date of the calendar."""

    code = forms.ChoiceField(label=_("Tonggak"), choices=EditionMilestone.Code.choices)
    label = forms.CharField(label=_("Keterangan"), max_length=200)
    starts_on = DateField(label=_("Mulai"))
    ends_on = DateField(label=_("Sampai"), required=False)
    letter_number = forms.CharField(label=_("Nomor surat"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Sampai tidak boleh sebelum mulai."))
        return cleaned


class PhaseForm(forms.Form):
    """A phase: when, and which rights hold in it."""

    name = forms.CharField(label=_("Nama"), max_length=120)
    begins_on = DateField(label=_("Mulai"), required=False)
    ends_on = DateField(label=_("Sampai"), required=False)
    granted = forms.MultipleChoiceField(
        label=_("Hak yang berlaku"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Yang tidak dicentang ditahan selama fase ini berlaku."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rights = sorted(RIGHTS.values(), key=lambda right: right.code)
        self.fields["granted"].choices = [(right.code, right.label) for right in rights]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("begins_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Sampai tidak boleh sebelum mulai."))
        return cleaned

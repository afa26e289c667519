"""What a person may type about rankings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gerakan.stages.terms.models import Terms


class TrialForm(forms.Form):
    """Other choices under a name; what stays empty is as the terms say."""

    name = forms.CharField(label=gettext_lazy("Nama uji coba"), max_length=80)
    note = forms.CharField(
        label=gettext_lazy("Apa yang ingin diketahui"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    marks_weight = forms.FloatField(
        label=gettext_lazy("Bobot nilai asesor (%)"), min_value=0, max_value=100, required=False, localize=True
    )
    basis = forms.ChoiceField(label=gettext_lazy("Nilai yang dipakai"), required=False)
    place_count = forms.IntegerField(label=gettext_lazy("Tempat"), min_value=1, max_value=514, required=False)
    without_quotas = forms.BooleanField(label=gettext_lazy("Tanpa kuota"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = [  # type: ignore[attr-defined]
            ("", gettext_lazy("seperti ketentuan")), *Terms.Basis.choices,
        ]  # fmt: skip

    def as_data(self) -> dict[str, Any]:
        """JSON, for the background worker."""
        return {**self.cleaned_data, "basis": self.cleaned_data["basis"] or None}


class LookForm(forms.Form):
    """Is the condition met, and if not, why."""

    is_met = forms.ChoiceField(
        label=gettext_lazy("Apakah terpenuhi?"), widget=forms.RadioSelect,
        choices=[("ya", gettext_lazy("Memenuhi")), ("tidak", gettext_lazy("Tidak memenuhi"))],
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Keterangan"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Wajib bila tidak memenuhi; dibaca daerahnya."),
    )  # fmt: skip

    def found(self) -> dict[str, Any]:
        """For the verb."""
        return {"is_met": self.cleaned_data["is_met"] == "ya", "note": self.cleaned_data["note"]}

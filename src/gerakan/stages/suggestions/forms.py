"""What curators and writers type."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui.fields import RowForm
from gerakan.stages.masterplans.models import PILLAR_OF
from gerakan.stages.suggestions.models import ModelProgramme, Practice


class ModelForm(RowForm):
    """A model; the command saves."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ModelProgramme
        fields = (
            "title", "pillar", "subdimension", "problem", "description", "conditions", "for_whom", "beneficiaries", "field",
            "cost_low", "cost_high", "cost_source", "indicator", "unit", "direction", "formula",
        )  # fmt: skip
        widgets = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("problem", "description", "conditions", "formula")
        }

    def clean(self) -> dict[str, Any]:
        """A sub-dimension under its pillar; money from low to high."""
        super().clean()
        said = self.cleaned_data
        if said.get("subdimension") and PILLAR_OF.get(said["subdimension"]) != said.get("pillar"):
            self.add_error("subdimension", _("Subdimensi ini berada di bawah pilar lain."))
        low, high = said.get("cost_low"), said.get("cost_high")
        if low is not None and low < 0:
            self.add_error("cost_low", _("Tulis rupiah, 0 atau lebih."))
        if low is not None and high is not None and high < low:
            self.add_error("cost_high", _("Paling tinggi tidak boleh di bawah paling rendah."))
        return said


class PracticeForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who runs it."""

    region = forms.ModelChoiceField(
        Region.objects.order_by("name"), label=gettext_lazy("Daerah"), empty_label=gettext_lazy("Pilih daerah")
    )
    link = forms.URLField(label=gettext_lazy("Tautan"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Practice
        fields = ("region", "since", "result", "source", "link")
        widgets = {"result": forms.Textarea(attrs={"rows": 2})}

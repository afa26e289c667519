"""What a reader zooms to, and how far a programme is delayed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.stages.masterplans.models import Programme
from gerakan.stages.mentoring.models import Pillar
from gerakan.stages.roadmaps.queries.spans import TERMS, View

LONGEST = 9


class ViewForm(forms.Form):
    """Pillar, years, parts."""

    pilar = forms.ChoiceField(label=_("Pilar"), required=False)
    jangka = forms.TypedChoiceField(label=_("Jangka"), coerce=int, required=False)
    kegiatan = forms.BooleanField(label=_("Tampilkan kegiatan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {1: _("1 tahun pertama"), 5: _("5 tahun pertama"), 10: _("Seluruh rencana")}
        self.fields["pilar"].choices = [("", _("Semua pilar")), *Pillar.choices]  # type: ignore[attr-defined]
        self.fields["jangka"].choices = [(term, said[term]) for term in reversed(TERMS)]  # type: ignore[attr-defined]

    def view(self) -> View:
        """What cannot be read shows everything."""
        found = self.cleaned_data if self.is_valid() else {}
        return View(found.get("pilar") or "", found.get("jangka") or TERMS[-1], bool(found.get("kegiatan")))


class DelayForm(forms.Form):
    """Which programme, by how many years."""

    program = forms.ModelChoiceField(Programme.objects.none(), label=_("Program atau kegiatan"), to_field_name="code")
    tahun = forms.IntegerField(label=_("Mundur berapa tahun"), min_value=1, max_value=LONGEST, initial=1)

    def __init__(self, *args: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["program"]
        field.queryset = programmes
        field.label_from_instance = lambda row: f"{row.code} {row.name}"[:90]

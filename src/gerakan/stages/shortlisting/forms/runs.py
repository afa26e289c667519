"""What a person says before a calculation, and the weights of a trial."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.stages.shortlisting.calculations.pools import pool_names
from gerakan.stages.shortlisting.queries.runs import LISTS

PLACES_PREFIX = "tempat-"
WEIGHT_PREFIX = "bobot-"
USUAL_PLACES = {"kota": 32, "kabupaten": 48, "semua": 80}
MOST_DRAWS = 200_000


class ComputeForm(forms.Form):
    """Places per list, draws and seed; the seed is offered, never hidden."""

    draws = forms.IntegerField(
        label=gettext_lazy("Ulangan"),
        min_value=100,
        max_value=MOST_DRAWS,
        initial=10_000,
        help_text=gettext_lazy("Berapa kali pilihan metode dan bobot diacak untuk mengetahui keyakinan."),
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Benih acak"),
        min_value=0,
        max_value=2**53,
        help_text=gettext_lazy("Benih yang sama memberi hasil yang sama sampai angka terakhir."),
    )

    def __init__(self, *args: Any, parameters: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seed"].initial = secrets.randbelow(10**6)
        self.pools = pool_names(parameters)
        for name in self.pools:
            label = _("Tempat untuk %s") % LISTS[name].lower()
            self.fields[PLACES_PREFIX + name] = forms.IntegerField(
                label=label, min_value=1, max_value=514, initial=USUAL_PLACES[name]
            )
        self.order_fields([PLACES_PREFIX + name for name in self.pools])

    def places(self) -> dict[str, int]:
        """How many are invited from every list."""
        return {name: self.cleaned_data[PLACES_PREFIX + name] for name in self.pools}


class TrialForm(forms.Form):
    """One number per indicator and group; lives in the address, so that a trial can be shared."""

    def __init__(self, data: Mapping[str, Any], *, items: Sequence[Mapping[str, Any]]) -> None:
        nominal = {WEIGHT_PREFIX + item["code"]: item["weight"] for item in items}
        super().__init__({**nominal, **{name: value for name, value in data.items() if name in nominal}})
        self.items_shown = items
        for item in items:
            self.fields[WEIGHT_PREFIX + item["code"]] = forms.FloatField(
                label=item["name"],
                min_value=0,
                max_value=100,
                widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
            )

    def weights(self) -> dict[str, float]:
        """By code."""
        return {name.removeprefix(WEIGHT_PREFIX): value for name, value in self.cleaned_data.items()}

    @property
    def rows(self) -> list[tuple[Mapping[str, Any], forms.BoundField]]:
        """Each item with its field, in the order of the tree."""
        return [(item, self[WEIGHT_PREFIX + item["code"]]) for item in self.items_shown]

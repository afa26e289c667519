"""What an assessor may type about the own part in an edition."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.regions.models import Province, Region
from gerakan.foundation.ui import formats
from gerakan.stages.assessors.commands.ties import Declared
from gerakan.stages.assessors.models import Engagement, Tie


class AnswerForm(forms.Form):
    """Yes with days and capacity, or no with a reason."""

    ANSWERS = (("accept", _("Bersedia bertugas")), ("decline", _("Tidak bersedia")))

    answer = forms.ChoiceField(label=_("Jawaban"), choices=ANSWERS, widget=forms.RadioSelect)
    max_per_day = forms.IntegerField(label=_("Wawancara sehari, paling banyak"), min_value=1)
    available_dates = forms.MultipleChoiceField(
        label=_("Hari yang Anda sediakan"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Alasan bila tidak bersedia"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, engagement: Engagement, days: Sequence[dt.date], **kwargs: Any) -> None:
        most = engagement.assessor.max_per_day
        initial = {"max_per_day": engagement.max_per_day, "available_dates": [day.isoformat() for day in days]}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.fields["max_per_day"].help_text = _("Sampai %d.") % most
        self.fields["max_per_day"].validators.append(MaxValueValidator(most))
        if days:
            pairs = [(day.isoformat(), formats.day(day, weekday=True)) for day in days]
            self.fields["available_dates"].choices = pairs  # type: ignore[attr-defined]
        else:
            del self.fields["available_dates"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("answer") == "decline" and not cleaned.get("note", "").strip():
            self.add_error("note", _("Tuliskan alasan Anda tidak bersedia."))
        if cleaned.get("answer") == "accept" and "available_dates" in self.fields and not cleaned["available_dates"]:
            self.add_error("available_dates", _("Pilih sekurangnya satu hari."))
        return cleaned


class TieForm(forms.Form):
    """One tie; an empty row says nothing."""

    ground = forms.ChoiceField(label=_("Dasar"), choices=[("", "—"), *Tie.Ground.choices], required=False)
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Daerah"), required=False)
    province = forms.ModelChoiceField(Province.objects.none(), label=_("atau seluruh provinsi"), required=False)
    words = forms.CharField(label=_("Keterangan"), required=False, max_length=300)

    def __init__(self, *args: Any, places: tuple[Any, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (choices, rows) in zip(("region", "province"), places, strict=True):
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        places = [cleaned.get("region"), cleaned.get("province")]
        if cleaned.get("ground") and places.count(None) != 1:
            self.add_error("region", _("Pilih satu daerah, atau satu provinsi."))
        if not cleaned.get("ground") and any(places):
            self.add_error("ground", _("Pilih dasar ikatan."))
        return cleaned

    def tie(self) -> Declared | None:
        """What the row says."""
        said = self.cleaned_data
        if not said.get("ground"):
            return None
        return Declared(said["ground"], said["region"], said["province"], said["words"])


TieFormSet = forms.formset_factory(TieForm, extra=4, max_num=40)


def places() -> tuple[Any, Any]:
    """Choices of regions and provinces, asked once for all rows."""
    regions, provinces = Region.objects.order_by("code"), Province.objects.order_by("code")
    return (
        ([("", "—"), *((row.pk, row.name) for row in regions)], regions),
        ([("", "—"), *((row.pk, row.name) for row in provinces)], provinces),
    )


class NoneForm(forms.Form):
    """The explicit word."""

    declares_none = forms.BooleanField(label=_("Saya tidak mempunyai ikatan dengan daerah mana pun"), required=False)
    is_true = forms.BooleanField(label=_("Pernyataan ini benar dan lengkap"))

"""What a person may type about appeals and corrections."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.ui.fields import PaperField
from gerakan.stages.appeals.commands.filing import Said
from gerakan.stages.appeals.models import Ground
from gerakan.stages.appeals.queries.appeals import Contested

MOMENT = "%Y-%m-%dT%H:%M"
LOWEST, HIGHEST = Decimal(0), Decimal(4)


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class GroundForm(forms.Form):
    """One ground: what is contested, the mark asked for, why."""

    kind = forms.ChoiceField(choices=Ground.Kind.choices)
    item = forms.IntegerField(required=False)
    asked_mark = forms.DecimalField(
        min_value=LOWEST, max_value=HIGHEST, decimal_places=2, max_digits=4, localize=True, required=False
    )
    text = forms.CharField(max_length=4000)
    seen = forms.IntegerField(min_value=0)

    def said(self) -> Said:
        """As the command wants it."""
        told = self.cleaned_data
        return Said(told["kind"], told["text"], told["item"], told["asked_mark"])


class EvidenceForm(forms.Form):
    """A document, a picture or a link."""

    file = PaperField()
    link = forms.URLField(max_length=500, required=False, assume_scheme="https")


class SeatForm(forms.Form):
    """Who sits on the panel."""

    member = forms.IntegerField()
    is_chair = forms.BooleanField(required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(max_length=4000)


class HearingForm(forms.Form):
    """When, where or by which link."""

    at = forms.DateTimeField(
        label=_("Waktu sidang (WIB)"), input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )  # fmt: skip
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)
    link = forms.URLField(label=_("Tautan konferensi video"), max_length=500, required=False, assume_scheme="https")


class MinutesForm(forms.Form):
    """What was said."""

    text = forms.CharField(label=_("Berita acara"), max_length=20_000, widget=_lines(6))


class FindingForm(forms.Form):
    """What the panel finds of one ground."""

    finding = forms.ChoiceField(choices=Ground.Finding.choices)
    new_mark = forms.DecimalField(
        min_value=LOWEST, max_value=HIGHEST, decimal_places=2, max_digits=4, localize=True, required=False
    )
    reason = forms.CharField(max_length=4000)
    seen = forms.IntegerField(min_value=0)


class CorrectionForm(forms.Form):
    """New final marks of one region; what stays empty stays as it is."""

    reason = forms.CharField(label=_("Kesalahan apa yang ditemukan, dan buktinya"), max_length=4000, widget=_lines(3))
    authority = forms.CharField(
        label=_("Atas dasar apa"), max_length=200, help_text=_("Misalnya nomor berita acara pemeriksaan.")
    )

    def __init__(self, *args: Any, items: list[Contested], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for row in items:
            self.fields[f"butir-{row.code}"] = forms.DecimalField(
                label=row.title, min_value=LOWEST, max_value=HIGHEST, decimal_places=2, max_digits=4, localize=True,
                required=False, help_text=_("Nilai akhir sekarang: %s") % ("–" if row.mark is None else row.mark),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.marks():
            self.add_error(None, _("Isi paling sedikit satu nilai yang berbeda."))
        return cleaned

    def marks(self) -> dict[str, float]:
        """Item code to the new mark, where it differs."""
        told = {row.code: self.cleaned_data.get(f"butir-{row.code}") for row in self.items}
        now = {row.code: row.mark for row in self.items}
        return {code: float(mark) for code, mark in told.items() if mark is not None and mark != now[code]}

"""What a person may type about calibration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.instruments.models import Instrument, InstrumentVersion
from gerakan.foundation.instruments.tree import Item
from gerakan.stages.calibration.commands.sheets import Said

LEVELS = [(level, str(level)) for level in range(5)]


def day_field() -> forms.DateField:
    """Until when."""
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=_("Selesai paling lambat"), widget=picker, required=False)


def demand_field() -> forms.BooleanField:
    """Whether marking waits."""
    return forms.BooleanField(
        label=_("Wajib sebelum menilai"), required=False, initial=True,
        help_text=_("Asesor yang belum mengirim semua contoh tidak dapat mengisi lembar nilai daerah."),
    )  # fmt: skip


class PrepareForm(forms.Form):
    """A set of an edition."""

    version = forms.ModelChoiceField(label=_("Instrumen"), queryset=InstrumentVersion.objects.none())
    due_on = day_field()
    is_required = demand_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = InstrumentVersion.objects.filter(
            state=InstrumentVersion.State.PUBLISHED, instrument__purpose=Instrument.Purpose.READINESS
        )
        self.fields["version"].queryset = published.select_related("instrument")  # type: ignore[attr-defined]


class RuleForm(forms.Form):
    """What may change once the set is open."""

    due_on = day_field()
    is_required = demand_field()
    note = forms.CharField(
        label=_("Alasan perubahan"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False
    )


class CaseForm(forms.Form):
    """An invented or disguised region."""

    title = forms.CharField(
        label=_("Nama contoh"), max_length=200, help_text=_("Nama rekaan; jangan memakai nama daerah yang dinilai.")
    )
    introduction = forms.CharField(
        label=_("Gambaran daerah"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    experts = forms.CharField(
        label=_("Ahli yang menetapkan acuan"), max_length=300, required=False,
        help_text=_("Dibaca asesor setelah mengirim. Wajib sebelum set dibuka."),
    )  # fmt: skip


class ItemForm(forms.Form):
    """One sample item with its reference."""

    told = forms.CharField(label=_("Jawaban daerah contoh"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)
    evidence = forms.CharField(
        label=_("Bukti dalam kata"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False,
        help_text=_("Dokumen apa, halaman berapa, bunyinya bagaimana."),
    )  # fmt: skip
    level = forms.TypedChoiceField(
        label=_("Nilai acuan"), choices=LEVELS, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Alasan ahli"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = {text.level: text.title for text in item.levels}
        said = [(level, f"{level} · {titles[level]}" if level in titles else str(level)) for level in range(5)]
        self.fields["level"].choices = said  # type: ignore[attr-defined]


class MarkForm(forms.Form):
    """One card; `revision` is what was on the screen, `replace` what the person has seen of another device."""

    level = forms.TypedChoiceField(choices=LEVELS, coerce=int, empty_value=None, required=False)
    reason = forms.CharField(max_length=4000, required=False)
    revision = forms.IntegerField(min_value=0, max_value=2_000_000_000)
    replace = forms.IntegerField(min_value=0, max_value=2_000_000_000, required=False)

    def said(self, item: int) -> Said:
        """As the command takes it."""
        data = self.cleaned_data
        based_on = data["revision"] if data["replace"] is None else data["replace"]
        return Said(item, data["level"], data["reason"], based_on)

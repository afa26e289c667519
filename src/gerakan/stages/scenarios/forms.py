"""What is asked of a scenario, and the cells of its assumptions."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.ui.fields import RowForm
from gerakan.stages.masterplans.models import PlanIndicator, Programme
from gerakan.stages.scenarios.models import FIRST_YEAR, LAST_YEAR, PER_CENT, Assumption, Scenario

Kind = Assumption.Kind


def number_field(label: Any, **more: Any) -> forms.DecimalField:
    """As Indonesians write it."""
    return forms.DecimalField(
        label=label, max_digits=16, decimal_places=4, required=False, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "form-control cell-number text-end"}), **more,
    )  # fmt: skip


def year_field(label: Any) -> forms.IntegerField:
    """Four digits."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4, "class": "form-control cell-year"})
    return forms.IntegerField(label=label, min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False, widget=widget)


class BeginForm(forms.Form):
    """Which target, under which name."""

    indicator = forms.ModelChoiceField(
        PlanIndicator.objects.none(), label=gettext_lazy("Indikator yang diuji targetnya")
    )
    name = forms.CharField(
        label=gettext_lazy("Nama skenario"), max_length=120,
        help_text=gettext_lazy("Misalnya “Semua program jalan” atau “Tanpa dana pusat”."),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Keterangan"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, rows: Sequence[PlanIndicator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicator"]
        field.queryset = PlanIndicator.objects.filter(pk__in=[row.pk for row in rows]).order_by("position", "pk")
        field.label_from_instance = lambda row: f"{row.code} {row.name} ({row.unit or '–'})"
        field.empty_label = _("Pilih indikator")

    def facts(self) -> dict[str, Any]:
        """A percentage has a bound, which effects approach; other units are added up."""
        row = self.cleaned_data["indicator"]
        facts = {name: self.cleaned_data[name] for name in ("name", "note")}
        if row.unit.strip().lower() in PER_CENT:
            facts |= {"rule": Scenario.Rule.GAP, "bound": 100 if row.direction == PlanIndicator.Direction.UP else 0}
        return facts


class HeadForm(RowForm):
    """The question; the command saves."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    bound = number_field(
        gettext_lazy("Batas satuan"),
        help_text=gettext_lazy("Nilai yang dapat didekati dan tidak dilewati, misalnya 100 untuk persen."),
    )
    base_year, until = year_field(gettext_lazy("Tahun dasar")), year_field(gettext_lazy("Sampai tahun"))

    class Meta:
        model = Scenario
        fields = ("name", "note", "base_year", "until", "rule", "bound", "correlation", "seed")
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "correlation": gettext_lazy("0 berarti program berhasil atau gagal sendiri-sendiri; bawaan 30."),
            "seed": gettext_lazy("Angka awal undian; skenario yang dibandingkan memakai benih yang sama."),
        }

    def clean(self) -> dict[str, Any]:
        """Years in order; a distance needs its bound."""
        super().clean()
        said = self.cleaned_data
        base, until = said.get("base_year"), said.get("until")
        if base is None:
            self.add_error("base_year", _("Tulis tahun."))
        elif until is None or not base < until:
            self.add_error("until", _("Tahun akhir harus sesudah tahun dasar."))
        if said.get("rule") == Scenario.Rule.GAP and said.get("bound") is None:
            self.add_error("bound", _("Tulis batasnya, misalnya 100 untuk persen."))
        return said


def _told(value: Any) -> Any:
    """12.5000 is typed as 12,5."""
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value


class AssumptionForm(forms.Form):
    """Cells of one assumption; any may stay empty until the scenario is computed."""

    low, mode, high = (
        number_field(gettext_lazy("rendah")),
        number_field(gettext_lazy("paling mungkin")),
        number_field(gettext_lazy("tinggi")),
    )
    chance = forms.IntegerField(
        label=gettext_lazy("peluang terlaksana (%)"), min_value=0, max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3, "class": "form-control cell-small text-end"}),
    )  # fmt: skip
    starts, full = year_field(gettext_lazy("mulai terasa")), year_field(gettext_lazy("terasa penuh"))
    source = forms.CharField(
        label=gettext_lazy("sumber"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control cell-source"}),
    )
    source_year = year_field(gettext_lazy("tahun sumber"))

    def __init__(self, data: QueryDict | None, *, row: Assumption, is_share: bool = False) -> None:
        super().__init__(
            data, prefix=f"r{row.pk}", initial={name: _told(getattr(row, name)) for name in Assumption.CELLS}
        )
        self.row, self.is_share = row, is_share and row.kind == Kind.PROGRAMME
        if row.kind != Kind.PROGRAMME:
            for name in ("chance", "starts", "full"):
                del self.fields[name]
        for field in self.fields.values():
            field.widget.attrs |= {"aria-label": f"{row.code} {field.label}"}

    def clean(self) -> dict[str, Any]:
        """From low to high, from the beginning to the full effect."""
        super().clean()
        said = self.cleaned_data
        ends = [said[name] for name in ("low", "mode", "high") if said.get(name) is not None]
        if ends != sorted(ends):
            self.add_error("mode", _("Urutkan dari rendah ke tinggi."))
        if self.is_share and any(not 0 <= end <= 100 for end in ends):
            self.add_error("high", _("Tulis persen, 0 sampai 100."))
        starts, full = said.get("starts"), said.get("full")
        if starts and full and full < starts:
            self.add_error("full", _("Tidak boleh sebelum tahun mulai."))
        return said


class Sheet:
    """The head and all rows of one page; valid together or not at all."""

    def __init__(self, data: QueryDict | None, *, scenario: Scenario, rows: Sequence[Assumption]) -> None:
        self.head = HeadForm(
            data, instance=scenario, initial={"seen": scenario.revision, "bound": _told(scenario.bound)}
        )
        rule = data.get("rule", scenario.rule) if data else scenario.rule
        self.rows = [AssumptionForm(data, row=row, is_share=rule == Scenario.Rule.GAP) for row in rows]

    def is_valid(self) -> bool:
        """Every form is asked, so that all errors are told at once."""
        return all([self.head.is_valid(), *(form.is_valid() for form in self.rows)])

    @property
    def is_bound(self) -> bool:
        """Somebody pressed save."""
        return bool(self.head.is_bound)

    def cells(self) -> dict[int, Mapping[str, Any]]:
        """By row."""
        return {form.row.pk: form.cleaned_data for form in self.rows}

    def errors(self) -> Iterator[tuple[str, str]]:
        """(id of the field, sentence) of the rows."""
        for form in self.rows:
            for name, said in form.errors.items():
                yield str(form[name].id_for_label), f"{form.row.code} {form[name].label}: {' '.join(map(str, said))}"


class AddForm(forms.Form):
    """Programmes that the scenario does not name yet."""

    codes = forms.MultipleChoiceField(
        label=gettext_lazy("Program rencana"), widget=forms.SelectMultiple(attrs={"size": 6})
    )

    def __init__(self, *args: Any, programmes: Sequence[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["codes"]
        field.choices = [(one.code, f"{one.code} {one.name}") for one in programmes]


class CopyForm(forms.Form):
    """A name of its own."""

    name = forms.CharField(label=gettext_lazy("Nama salinan"), max_length=120)

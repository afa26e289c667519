"""What a person may type about indicators and deliveries."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import Organisation
from gerakan.foundation.exchange.figures import DecimalMark
from gerakan.foundation.exchange.safety import check_size
from gerakan.foundation.exchange.table import Table, letters, shown
from gerakan.foundation.indicators.mapping import Place, Role, TableMapping
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.indicators.naming import SKIP, NameCase
from gerakan.foundation.regions.finder import RegionFinder
from gerakan.foundation.regions.words import WHY_WORDS

MANY_OPTIONS = 6000
SAMPLES = 3
FACTORS = (
    ("1", _("sama")),
    ("1000", _("× 1.000")),
    ("1000000", _("× 1.000.000")),
    ("0.001", _("÷ 1.000")),
    ("0.000001", _("÷ 1.000.000")),
    ("100", _("× 100")),
    ("0.01", _("÷ 100")),
)
RESERVED = frozenset({"baru", "impor", "ekspor", "templat", "daerah", "keberatan"})


class UploadForm(forms.Form):
    """A file and who sent it."""

    file = forms.FileField(label=_("Berkas"), help_text=_(".xlsx, .xls, .ods, atau .csv; paling besar 49 MB."))
    source = forms.CharField(
        label=_("Sumber"), max_length=300, required=False,
        help_text=_("Misalnya “BPS, publikasi 28 Februari 2022”. Kosong: sumber dari pustaka."),
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(indicators__isnull=False).distinct(), label=_("Pengirim"), required=False,
        empty_label=_("Sekretariat (semua indikator)"),
        help_text=_("Bila dipilih, hanya indikator milik pengirim ini yang diterima."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_choose_sender: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_choose_sender:
            del self.fields["organisation"]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return file


@dataclass(frozen=True)
class ColumnRow:
    """One line of the first step: a column of the file and its fields."""

    place: Place
    letters: str
    label: str
    samples: list[str]
    meaning: BoundField
    year: BoundField
    factor: BoundField


class ColumnsForm(forms.Form):
    """Where the heading is and what every column means."""

    sheet = forms.ChoiceField(label=_("Lembar"))
    heading_row = forms.IntegerField(label=_("Baris judul pertama"), min_value=1, max_value=100)
    heading_count = forms.IntegerField(label=_("Banyak baris judul"), min_value=1, max_value=5)
    year = forms.IntegerField(
        label=_("Tahun data"), min_value=1945, max_value=2200, required=False,
        help_text=_("Untuk kolom yang judulnya tidak menyebut tahun."),
    )  # fmt: skip
    decimal = forms.ChoiceField(
        label=_("Tanda desimal"),
        choices=[
            (DecimalMark.AUTO, _("Kenali sendiri (koma dan titik boleh bercampur)")),
            (DecimalMark.COMMA, _("Koma: 12,5")),
            (DecimalMark.POINT, _("Titik: 12.5")),
        ],
    )

    def __init__(
        self, *args: Any, tables: Sequence[Table], mapping: TableMapping, indicators: Sequence[Indicator], **kwargs: Any
    ) -> None:
        self.mapping, self.indicators = mapping, indicators
        self.table = next((table for table in tables if table.name == mapping.sheet), tables[0])
        super().__init__(*args, **{**kwargs, "initial": _initial(mapping)})
        self.fields["sheet"].choices = [(table.name, table.name) for table in tables]  # type: ignore[attr-defined]
        options = self._options()
        for place in mapping.places:
            self.fields[f"arti-{place.column}"] = self._meaning(options)
            self.fields[f"tahun-{place.column}"] = forms.IntegerField(min_value=1945, max_value=2200, required=False)
            self.fields[f"faktor-{place.column}"] = forms.ChoiceField(choices=FACTORS)

    def _options(self) -> list[tuple[str, Any]]:
        roles = [(value, label) for value, label in Role.choices if value != Role.FIGURE]
        figures = [(f"figure:{item.code}", f"{item.name} ({item.unit})") for item in self.indicators]
        return [*roles, (str(_("Indikator")), figures)]

    def _meaning(self, options: list[tuple[str, Any]]) -> forms.ChoiceField:
        """A list to choose from; for very wide tables one shared list of suggestions keeps the page small."""
        count = len(self.mapping.places) * (len(self.indicators) + len(Role))
        widget = forms.Select() if count < MANY_OPTIONS else forms.TextInput(attrs={"list": "meanings"})
        return forms.ChoiceField(choices=options, widget=widget)

    @property
    def is_long_list(self) -> bool:
        """Suggestions instead of selects."""
        return len(self.mapping.places) * (len(self.indicators) + len(Role)) >= MANY_OPTIONS

    def meanings(self) -> list[tuple[str, Any]]:
        """All meanings in one list, for the suggestions."""
        *roles, (_group, figures) = self._options()
        return [*roles, *figures]

    def rows(self) -> Iterator[ColumnRow]:
        """The columns of the file, each with three sample cells."""
        heading = self.mapping.heading_of(self.table)
        for place in self.mapping.places:
            at = place.column
            cells = (shown(self.table.cell(row, at)).strip() for row in range(heading.end, len(self.table.rows)))
            samples = [text for text, _count in zip((cell for cell in cells if cell), range(SAMPLES), strict=False)]
            label = heading.labels[at] if at < len(heading.labels) else ""
            fields = (self[f"{name}-{at}"] for name in ("arti", "tahun", "faktor"))
            yield ColumnRow(place, letters(at), label, samples, *fields)

    def is_moved(self) -> bool:
        """The sheet or the heading was changed, so the columns have to be guessed anew."""
        return {"sheet", "heading_row", "heading_count"} & set(self.changed_data) != set()

    def table_mapping(self) -> TableMapping:
        """What the person said."""
        said = self.cleaned_data
        return TableMapping(
            sheet=said["sheet"],
            heading_row=said["heading_row"] - 1,
            heading_count=said["heading_count"],
            places=tuple(self._place(place) for place in self.mapping.places),
            year=said["year"],
            decimal=said["decimal"],
        )

    def _place(self, place: Place) -> Place:
        meaning, _mark, code = self.cleaned_data[f"arti-{place.column}"].partition(":")
        year, factor = self.cleaned_data[f"tahun-{place.column}"], float(self.cleaned_data[f"faktor-{place.column}"])
        return Place(place.column, meaning, code, year if code else None, factor if code else 1.0, place.sureness)


def _initial(mapping: TableMapping) -> dict[str, Any]:
    initial: dict[str, Any] = {
        "sheet": mapping.sheet, "heading_row": mapping.heading_row + 1, "heading_count": mapping.heading_count,
        "year": mapping.year, "decimal": mapping.decimal,
    }  # fmt: skip
    for place in mapping.places:
        is_figure = place.role == Role.FIGURE and place.indicator
        initial[f"arti-{place.column}"] = f"figure:{place.indicator}" if is_figure else _plain_role(place.role)
        initial[f"tahun-{place.column}"] = place.year
        initial[f"faktor-{place.column}"] = f"{place.factor:.12g}".replace("1e-06", "0.000001").replace(
            "1e+06", "1000000"
        )
    return initial


def _plain_role(role: str) -> str:
    return Role.IGNORE if role == Role.FIGURE else role


class NamesForm(forms.Form):
    """For each doubtful writing: one of the candidates, another region by its code or name, or none."""

    def __init__(self, *args: Any, cases: Sequence[NameCase], finder: RegionFinder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases, self.finder = cases, finder
        for case in cases:
            chosen = forms.ChoiceField(
                choices=_choices(case), widget=forms.RadioSelect, required=False, label=case.written
            )
            chosen.initial = case.decision
            self.fields[_field(case)] = chosen
            self.fields[f"{_field(case)}-lain"] = forms.CharField(
                required=False, max_length=80, label=_("Daerah lain (kode atau nama)")
            )

    def rows(self) -> Iterator[tuple[NameCase, BoundField, BoundField]]:
        """What the second step shows, line by line."""
        for case in self.cases:
            yield case, self[_field(case)], self[f"{_field(case)}-lain"]

    def clean(self) -> dict[str, Any]:
        for case in self.cases:
            other = self.cleaned_data.get(f"{_field(case)}-lain", "").strip()
            if not other:
                continue
            region = self.finder.find_region(other).region
            if region is None:
                self.add_error(
                    f"{_field(case)}-lain", _("Tidak menunjuk tepat satu daerah. Tulis kodenya, misalnya 35.29.")
                )
            else:
                self.cleaned_data[_field(case)] = region.code
        return self.cleaned_data

    def decisions(self) -> dict[str, str]:
        """Key of the writing: code of the region, or "-"."""
        return {case.key: said for case in self.cases if (said := self.cleaned_data.get(_field(case)))}


def _field(case: NameCase) -> str:
    return f"nama-{hashlib.sha256(case.key.encode()).hexdigest()[:12]}"


def _choices(case: NameCase) -> list[tuple[str, Any]]:
    found = [
        (c.region.code, f"{c.region.name} · {c.region.code} · {WHY_WORDS[c.why]}") for c in case.finding.candidates
    ]
    if case.decision and case.region and case.decision not in dict(found):
        found.append((case.decision, f"{case.region.name} · {case.region.code}"))
    return [*found, (SKIP, _("Lewati barisnya"))]


class ApplyForm(forms.Form):
    """What was seen, by its digest."""

    confirmed = forms.CharField(max_length=64, widget=forms.HiddenInput)
    without_bad_cells = forms.BooleanField(required=False, label=_("Terapkan tanpa sel yang dikeluhkan"))


class LinesField(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.clean(data))


class IndicatorForm(forms.ModelForm[Indicator]):
    """Everything that makes a figure understandable."""

    classes = LinesField(required=False, label=_("Kelas"), help_text=_("Satu baris satu kelas, dari yang terendah."))
    headings = LinesField(
        required=False,
        label=_("Judul kolom yang dikenal"),
        help_text=_("Satu baris satu judul; dipakai menebak kolom."),
    )

    class Meta:
        model = Indicator
        fields = [
            "name", "code", "unit", "direction", "applies_to", "scale", "method", "source", "owner", "frequency",
            "licence", "lowest", "highest", "classes", "headings", "caution",
        ]  # fmt: skip

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code in RESERVED:
            raise forms.ValidationError(_("Kode ini dipakai sistem. Pilih kode lain."))
        if self.instance.pk and code != self.instance.code and self.instance.values.exists():
            raise forms.ValidationError(_("Kode tidak dapat diganti karena sudah ada nilainya."))
        return code

    def changes(self) -> dict[str, Any]:
        """For the log."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class VerifyForm(forms.Form):
    """Which year."""

    year = forms.IntegerField(min_value=1945, max_value=2200)


class ObjectionForm(forms.Form):
    """Why a figure is wrong."""

    reason = forms.CharField(
        label=_("Mengapa nilai ini keliru?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    evidence = forms.CharField(label=_("Bukti (dokumen atau alamat)"), max_length=300, required=False)


class AnswerForm(forms.Form):
    """The owner's words."""

    words = forms.CharField(label=_("Jawaban"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

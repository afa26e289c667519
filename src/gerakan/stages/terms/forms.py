"""What a person may type about the terms of a decision."""

import re
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.regions.queries import region_finder
from gerakan.stages.terms import queries
from gerakan.stages.terms.models import Condition, Terms

TIE_STEPS = ("tie_1", "tie_2", "tie_3")
COMPUTED = (Condition.Kind.SENT, Condition.Kind.VERIFIED)


def _per_cent(label: Any, initial: float, help_text: Any = "") -> forms.FloatField:
    return forms.FloatField(
        label=label, min_value=0, max_value=100, initial=initial, help_text=help_text, localize=True
    )


class TermsForm(forms.Form):
    """Everything but the quotas."""

    basis = forms.ChoiceField(
        label=gettext_lazy("Nilai yang dipakai"), choices=Terms.Basis.choices, widget=forms.RadioSelect,
        initial=Terms.Basis.RAW, help_text=gettext_lazy("Nilai terkoreksi memperhitungkan keketatan tiap asesor."),
    )  # fmt: skip
    marks_weight = _per_cent(
        gettext_lazy("Bobot nilai asesor (%)"), 80, gettext_lazy("Sisanya untuk indeks penjaringan.")
    )
    marks_lowest = _per_cent(gettext_lazy("Bobot terendah yang masih wajar (%)"), 70)
    marks_highest = _per_cent(
        gettext_lazy("Bobot tertinggi yang masih wajar (%)"), 90,
        gettext_lazy("Semua bobot di antara keduanya dicoba, agar terlihat siapa yang bergantung pada pilihan bobot."),
    )  # fmt: skip
    place_count = forms.IntegerField(label=gettext_lazy("Tempat"), min_value=1, max_value=514, initial=25)
    reserve_count = forms.IntegerField(label=gettext_lazy("Cadangan"), min_value=0, max_value=200, initial=5)
    tie_1 = forms.ChoiceField(label=gettext_lazy("Bila skor sama, yang lebih tinggi pada"), required=False)
    tie_2 = forms.ChoiceField(label=gettext_lazy("Bila masih sama, pada"), required=False)
    tie_3 = forms.ChoiceField(
        label=gettext_lazy("Bila masih sama juga, pada"), required=False,
        help_text=gettext_lazy("Terakhir undian dari benih, yang dapat dihitung siapa saja."),
    )  # fmt: skip
    computed = forms.MultipleChoiceField(
        label=gettext_lazy("Syarat yang diperiksa sistem"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(kind.value, kind.label) for kind in COMPUTED], initial=[Condition.Kind.SENT],
    )  # fmt: skip
    stated = forms.CharField(
        label=gettext_lazy("Syarat yang diperiksa sekretariat"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text=gettext_lazy("Satu syarat tiap baris, misalnya: Surat komitmen kepala daerah."),
    )  # fmt: skip
    certain = forms.FloatField(
        label=gettext_lazy("Pasti mulai peluang"), min_value=0.5, max_value=1, initial=0.9, localize=True
    )
    out = forms.FloatField(
        label=gettext_lazy("Di luar di bawah peluang"), min_value=0, max_value=0.5, initial=0.1, localize=True
    )
    draws = forms.IntegerField(label=gettext_lazy("Ulangan"), min_value=200, max_value=10_000, initial=2000)
    seed = forms.IntegerField(label=gettext_lazy("Benih"), min_value=0, max_value=2_000_000_000, initial=2027)
    appeal_days = forms.IntegerField(
        label=gettext_lazy("Hari kerja untuk mengajukan keberatan"), min_value=1, max_value=60, initial=10
    )
    decide_days = forms.IntegerField(
        label=gettext_lazy("Hari kerja untuk memutus keberatan"), min_value=1, max_value=120, initial=20
    )
    granted = forms.ChoiceField(
        label=gettext_lazy("Keberatan yang diterima"), choices=Terms.Granted.choices, widget=forms.RadioSelect,
        initial=Terms.Granted.SHIFTS,
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Alasan versi ini"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000,
        help_text=gettext_lazy("Wajib bila versi sebelumnya sudah diumumkan; dibaca semua orang."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        figures = [("", "—"), *queries.tie_figures(edition).items()]
        for step in TIE_STEPS:
            self.fields[step].choices = figures  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        low, weight, high = (cleaned.get(f"marks_{name}") for name in ("lowest", "weight", "highest"))
        if low is not None and weight is not None and high is not None and not low <= weight <= high:
            self.add_error("marks_weight", _("Bobot harus berada di antara bobot terendah dan tertinggi yang wajar."))
        if (cleaned.get("out") or 0) >= cleaned.get("certain", 1):
            self.add_error("out", _("Batas di luar harus di bawah batas pasti."))
        steps = [cleaned[step] for step in TIE_STEPS if cleaned.get(step)]
        if len(set(steps)) < len(steps):
            self.add_error("tie_3", _("Satu penentu cukup disebut sekali."))
        return cleaned

    def fields_of_terms(self) -> dict[str, Any]:
        """Columns of the version."""
        apart = {*TIE_STEPS, "computed", "stated"}
        steps = [self.cleaned_data[step] for step in TIE_STEPS if self.cleaned_data[step]]
        return {name: value for name, value in self.cleaned_data.items() if name not in apart} | {"ties": steps}

    def conditions(self) -> list[tuple[str, str]]:
        """Kind and words of each, none twice."""
        with translation.override("id"):  # what is published is in the language of the decision
            told = {str(Condition.Kind(kind).label): kind for kind in self.cleaned_data["computed"]}
        for line in self.cleaned_data["stated"].splitlines():
            if words := " ".join(line.split())[:200]:
                told.setdefault(words, Condition.Kind.STATED)
        return [(kind, words) for words, kind in told.items()]


def initial_of(terms: Terms) -> dict[str, Any]:
    """What the form shows of a version."""
    told = {field.attname: _short(getattr(terms, field.attname)) for field in terms._meta.concrete_fields}
    conditions = list(terms.conditions.all())
    return told | {
        **dict(zip(TIE_STEPS, terms.ties, strict=False)),
        "computed": [row.kind for row in conditions if row.kind in COMPUTED],
        "stated": "\n".join(row.words for row in conditions if row.kind == Condition.Kind.STATED),
    }


def _short(value: Any) -> Any:
    """80, not 80.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def quotas_of(terms: Terms) -> list[dict[str, Any]]:
    """Rows of the quota forms."""
    return [
        {"target": f"{row.attribute}:{row.value}", "minimum": row.minimum, "maximum": row.maximum}
        for row in terms.quotas.all()
    ]


class ClusterForm(forms.Form):
    """A named area and its regions."""

    name = forms.CharField(label=gettext_lazy("Kawasan"), max_length=120)
    regions = forms.CharField(
        label=gettext_lazy("Daerah"), required=False, widget=forms.Textarea(attrs={"rows": 6}), max_length=20_000,
        help_text=gettext_lazy("Nama atau kode, satu tiap baris. Kosongkan untuk menghapus kawasan."),
    )  # fmt: skip

    def clean_regions(self) -> list[Region]:
        """Every line names one region for certain, or is named in the complaint."""
        finder = region_finder()
        lines = [line.strip() for line in re.split(r"[\n;]", self.cleaned_data["regions"]) if line.strip()]
        found = {line: finder.find_region(line) for line in lines}
        doubtful = [line for line, finding in found.items() if not finding.is_resolved]
        if doubtful:
            raise forms.ValidationError(_("Daerah tidak dikenal atau bermakna ganda: %s.") % "; ".join(doubtful[:10]))
        pks = [finding.region.pk for finding in found.values() if finding.region]
        return list(Region.objects.filter(pk__in=pks).select_related("province").order_by("code"))

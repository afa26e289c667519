"""Parts of a draft as they are typed; they become the values of `tree`, which commands store."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.instruments.lists import choices_from, choices_text, columns_from, columns_text
from gerakan.foundation.instruments.models import Condition, InstrumentVersion, Node
from gerakan.foundation.instruments.tree import LEVELS, Branch, Item, LevelText, Part, Rule, TableColumn
from gerakan.foundation.instruments.trial import PROOFS

PROOF_KINDS = tuple(PROOFS.items())


def weighing(label: Any, *, required: bool = False) -> forms.DecimalField:
    """Three decimals, never negative."""
    return forms.DecimalField(label=label, min_value=0, max_digits=7, decimal_places=3, required=required)


class BranchForm(forms.Form):
    """An element or an aspect."""

    title = forms.CharField(label=gettext_lazy("Judul"), max_length=300)
    code = forms.SlugField(
        label=gettext_lazy("Kode"),
        max_length=40,
        help_text=gettext_lazy("Tetap sama antarversi agar nilai dapat dibandingkan."),
    )
    parent = forms.TypedChoiceField(label=gettext_lazy("Berada di"), coerce=int, empty_value=None)
    hint = forms.CharField(
        label=gettext_lazy("Penjelasan"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )
    weight = weighing(gettext_lazy("Bobot"), required=True)
    weight_kota = weighing(gettext_lazy("Bobot khusus kota"))
    weight_kabupaten = weighing(gettext_lazy("Bobot khusus kabupaten"))
    penalty_cap = forms.FloatField(
        label=gettext_lazy("Pengurangan paling banyak di unsur ini"), min_value=0, max_value=4, required=False,
        help_text=gettext_lazy("Dalam poin skala 0–4; kosong berarti tanpa batas."),
    )  # fmt: skip

    def __init__(self, *args: Any, version: InstrumentVersion, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.branches = {node.pk: node for node in _parents(version, kind)}
        if self.branches:
            names = [(pk, str(node)) for pk, node in self.branches.items()]
            self.fields["parent"].choices = names  # type: ignore[attr-defined]
        else:
            del self.fields["parent"]
        if kind == Node.Kind.ASPECT:
            del self.fields["penalty_cap"]

    @property
    def place(self) -> Node | None:
        """Where it will stand."""
        return self.branches.get(self.cleaned_data.get("parent"))  # type: ignore[arg-type]

    def part(self, rules: Sequence[Rule]) -> Part:
        """What was typed, without what stands below."""
        data = self.cleaned_data
        return Branch(
            pk=0, kind=self.kind, code=data["code"], title=data["title"], hint=data["hint"],
            weight=float(data["weight"]), penalty_cap=data.get("penalty_cap"), weights=_weights(data), rules=tuple(rules),
        )  # fmt: skip


class ItemForm(BranchForm):
    """A question with its answer, its evidence, its marks and its levels."""

    answer = forms.ChoiceField(label=gettext_lazy("Jawaban daerah"), choices=Node.Answer.choices, required=False)
    is_required = forms.BooleanField(label=gettext_lazy("Wajib dijawab"), required=False, initial=True)
    unit = forms.CharField(label=gettext_lazy("Satuan angka"), max_length=60, required=False)
    lowest = forms.FloatField(label=gettext_lazy("Nilai terkecil"), required=False)
    highest = forms.FloatField(label=gettext_lazy("Nilai terbesar"), required=False)
    prefill = forms.ChoiceField(label=gettext_lazy("Diisi dari indikator"), required=False)
    choices = forms.CharField(
        label=gettext_lazy("Pilihan"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Satu baris satu pilihan: kode = bunyi. Contoh: perda = Peraturan daerah."),
    )  # fmt: skip
    columns = forms.CharField(
        label=gettext_lazy("Kolom tabel"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Satu baris satu kolom: kode = judul = teks atau angka. Contoh: tahun = Tahun = angka."),
    )  # fmt: skip
    proof_rule = forms.ChoiceField(label=gettext_lazy("Bukti"), choices=Node.Proof.choices, initial=Node.Proof.OPTIONAL)
    proof_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Jenis bukti"), choices=PROOF_KINDS, required=False, widget=forms.CheckboxSelectMultiple,
        initial=["file", "link"],
    )  # fmt: skip
    is_marked = forms.BooleanField(label=gettext_lazy("Dinilai asesor"), required=False, initial=True)
    reason_rule = forms.ChoiceField(
        label=gettext_lazy("Alasan nilai"), choices=Node.Reason.choices, initial=Node.Reason.EXTREMES
    )
    may_not_apply = forms.BooleanField(label=gettext_lazy("Boleh dinyatakan tidak berlaku"), required=False)
    is_penalty = forms.BooleanField(
        label=gettext_lazy("Pengurang: nilainya dikurangkan dari unsur, bukan ditambahkan"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicators = [(one.code, f"{one.name} ({one.unit})") for one in Indicator.objects.national()]
        self.fields["prefill"].choices = [("", _("Tidak diisi")), *indicators]  # type: ignore[attr-defined]
        cap = self.fields["penalty_cap"]
        cap.label, cap.help_text = _("Pengurangan paling banyak"), _("Dalam poin skala 0–4, bila nilainya 4.")
        for level in LEVELS:
            self.fields[f"level_{level}"] = forms.CharField(
                label=_("Tingkat %d") % level, max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
            )
            self.fields[f"example_{level}"] = forms.CharField(
                label=_("Contoh tingkat %d") % level, max_length=1000, required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    def clean_choices(self) -> tuple[tuple[str, str], ...]:
        """Lines of code and words."""
        return choices_from(self.cleaned_data["choices"])

    def clean_columns(self) -> tuple[TableColumn, ...]:
        """Lines of code, title and kind."""
        return columns_from(self.cleaned_data["columns"])

    def part(self, rules: Sequence[Rule]) -> Part:
        """What was typed."""
        data = self.cleaned_data
        names = (
            "code", "title", "hint", "answer", "unit", "lowest", "highest", "is_required", "is_marked", "reason_rule",
            "proof_rule", "may_not_apply", "is_penalty", "penalty_cap", "choices", "columns",
        )  # fmt: skip
        levels = [LevelText(at, data[f"level_{at}"], data[f"example_{at}"]) for at in LEVELS]
        return Item(
            pk=0, weight=float(data["weight"]), weights=_weights(data), rules=tuple(rules),
            prefill_code=data["prefill"], proof_kinds=tuple(data["proof_kinds"]),
            levels=tuple(level for level in levels if level.title or level.example),
            **{name: data[name] for name in names},
        )  # fmt: skip

    def level_fields(self) -> list[tuple[Any, Any]]:
        """Text and example side by side."""
        return [(self[f"level_{level}"], self[f"example_{level}"]) for level in LEVELS]


class RuleForm(forms.Form):
    """One condition."""

    subject = forms.ChoiceField(label=gettext_lazy("Tentang"), required=False)
    about = forms.CharField(label=gettext_lazy("Kode butir atau indikator"), max_length=60, required=False)
    test = forms.ChoiceField(label=gettext_lazy("Syarat"), choices=Condition.Test.choices)
    value = forms.CharField(label=gettext_lazy("Nilai"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = [("", _("Tanpa syarat")), *Condition.Subject.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A condition says what it compares with."""
        data = self.cleaned_data
        subject = data.get("subject")
        if subject and not data.get("value"):
            self.add_error("value", _("Isi nilainya."))
        if subject in {Condition.Subject.ITEM, Condition.Subject.INDICATOR} and not data.get("about"):
            self.add_error("about", _("Isi kodenya."))
        return data


RuleFormSet = forms.formset_factory(RuleForm, extra=2, max_num=10)


def rule_forms(data: Mapping[str, Any] | None, rules: Iterable[Rule]) -> Any:
    """What stands, and two more; a row turned to “without condition” falls away."""
    initial = [{"subject": r.subject, "about": r.about, "test": r.test, "value": r.value} for r in rules]
    return RuleFormSet(data, initial=None if data is not None else initial, prefix="syarat")


def rules_typed(formset: Any) -> list[Rule]:
    """Rows that say something; only items and indicators are named by a code."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("subject")]
    named = {Condition.Subject.ITEM, Condition.Subject.INDICATOR}
    return [
        Rule(row["subject"], row["about"] if row["subject"] in named else "", row["test"], row["value"]) for row in rows
    ]


def initial_of(part: Part, parent: int | None) -> dict[str, Any]:
    """A part as the form shows it."""
    names = [name for name in (*BranchForm.base_fields, *ItemForm.base_fields) if hasattr(part, name)]
    shown = {name: getattr(part, name) for name in names}
    weights = {"weight": part.weight} | {f"weight_{kind}": figure for kind, figure in part.weights.items()}
    shown |= {name: f"{figure:.3f}".rstrip("0").rstrip(".") for name, figure in weights.items()} | {"parent": parent}
    if isinstance(part, Item):
        shown |= {"choices": choices_text(part.choices), "columns": columns_text(part.columns)}
        shown |= {"prefill": part.prefill_code, "proof_kinds": list(part.proof_kinds)}
        for level in part.levels:
            shown |= {f"level_{level.level}": level.title, f"example_{level.level}": level.example}
    return shown


def _parents(version: InstrumentVersion, kind: str) -> list[Node]:
    if kind == Node.Kind.ELEMENT:
        return []
    kinds = [Node.Kind.ELEMENT] if kind == Node.Kind.ASPECT else [Node.Kind.ELEMENT, Node.Kind.ASPECT]
    return list(version.nodes.filter(kind__in=kinds).order_by("kind", "order"))


def _weights(data: Mapping[str, Any]) -> dict[str, float]:
    own = {kind: data.get(f"weight_{kind}") for kind in ("kota", "kabupaten")}
    return {kind: float(figure) for kind, figure in own.items() if figure is not None}

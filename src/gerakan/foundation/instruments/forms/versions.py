"""Instruments and versions as they are typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.instruments.crosswalks import Pair
from gerakan.foundation.instruments.models import CrosswalkRow, Instrument, InstrumentVersion
from gerakan.foundation.instruments.tree import Tree


class OpenInstrumentForm(forms.Form):
    """A new instrument."""

    title = forms.CharField(label=gettext_lazy("Nama"), max_length=200)
    code = forms.SlugField(
        label=gettext_lazy("Kode"), max_length=40,
        help_text=gettext_lazy("Huruf, angka, dan tanda hubung; tidak berubah lagi. Contoh: kesiapan-2027."),
    )  # fmt: skip
    purpose = forms.ChoiceField(label=gettext_lazy("Guna"), choices=Instrument.Purpose.choices)


class CopyForm(forms.Form):
    """The next version, or a new instrument."""

    how = forms.ChoiceField(
        label=gettext_lazy("Salin sebagai"),
        choices=[("version", gettext_lazy("Versi berikut dari instrumen ini")), ("instrument", gettext_lazy("Instrumen baru"))],
        widget=forms.RadioSelect, initial="version",
    )  # fmt: skip
    title = forms.CharField(label=gettext_lazy("Nama instrumen baru"), max_length=200, required=False)
    code = forms.SlugField(label=gettext_lazy("Kode instrumen baru"), max_length=40, required=False)

    def clean(self) -> dict[str, Any]:
        """A new instrument has its own name."""
        data = self.cleaned_data
        if data.get("how") == "instrument":
            for name in ("title", "code"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Isi bagi instrumen baru."))
        return data

    @property
    def named(self) -> dict[str, str]:
        """Empty for the next version."""
        is_new = self.cleaned_data["how"] == "instrument"
        return {name: self.cleaned_data[name] for name in ("title", "code")} if is_new else {}


class DescribeForm(forms.ModelForm):  # type: ignore[type-arg]
    """The words around the tree."""

    class Meta:
        model = InstrumentVersion
        fields = ("introduction", "release_note")
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 5}),
            "release_note": forms.Textarea(attrs={"rows": 3}),
        }


class WorkbookForm(forms.Form):
    """The filled workbook."""

    file = forms.FileField(label=gettext_lazy("Buku kerja (.xlsx)"))


class PairForm(forms.Form):
    """One row of a crosswalk; a row without codes is left out."""

    old = forms.ChoiceField(label=gettext_lazy("Butir lama"), required=False)
    relation = forms.ChoiceField(label=gettext_lazy("Hubungan"), choices=CrosswalkRow.Relation.choices)
    new = forms.ChoiceField(label=gettext_lazy("Butir baru"), required=False)
    note = forms.CharField(label=gettext_lazy("Keterangan"), max_length=300, required=False)

    def __init__(
        self, *args: Any, old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old"].choices = [("", "–"), *old]  # type: ignore[attr-defined]
        self.fields["new"].choices = [("", "–"), *new]  # type: ignore[attr-defined]


PairFormSet = forms.formset_factory(PairForm, extra=3, max_num=600)


def pair_forms(data: Mapping[str, Any] | None, pairs: Sequence[Pair], older: Tree, newer: Tree) -> Any:
    """What stands, and three rows for what was split or merged."""
    initial = [{"old": p.old, "new": p.new, "relation": p.relation, "note": p.note} for p in pairs]
    return PairFormSet(
        data,
        initial=None if data is not None else initial,
        prefix="padanan",
        form_kwargs={"old": _named(older), "new": _named(newer)},
    )


def pairs_typed(formset: Any) -> list[Pair]:
    """Rows with at least one code."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data]
    return [
        Pair(row["old"], row["new"], row["relation"], row["note"]) for row in rows if row.get("old") or row.get("new")
    ]


def _named(tree: Tree) -> list[tuple[str, str]]:
    return [(item.code, f"{item.code}: {item.title[:70]}") for item in tree.items()]

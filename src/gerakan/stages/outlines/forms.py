"""Where a row shall stand, as a device sends it and as a person chooses it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.stages.masterplans.models import Programme
from gerakan.stages.outlines.commands import Place
from gerakan.stages.outlines.queries import LEVEL, Outline

LARGEST = 2**62


class MoveForm(forms.Form):
    """What a device sends."""

    row = forms.IntegerField(min_value=1, max_value=LARGEST)
    parent = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    after = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    revision = forms.IntegerField(min_value=0, max_value=LARGEST)

    def place(self) -> Place:
        """Of a form that is valid."""
        return Place(self.cleaned_data["parent"], self.cleaned_data["after"])


class PlaceForm(forms.Form):
    """The same by codes, without a script."""

    parent = forms.CharField(
        label=gettext_lazy("Menjadi bagian dari (kode)"), required=False, max_length=400,
        help_text=gettext_lazy("Kosongkan untuk tingkat teratas."),
    )  # fmt: skip
    after = forms.CharField(
        label=gettext_lazy("Setelah (kode)"), required=False, max_length=400,
        help_text=gettext_lazy("Kosongkan untuk paling atas di antara saudaranya."),
    )  # fmt: skip
    revision = forms.IntegerField(min_value=0, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, outline: Outline, row: Programme, revision: int) -> None:
        now = {"parent": outline.code(row.parent_id), "after": outline.code(outline.before(row)), "revision": revision}
        super().__init__(data, initial=now)
        self.codes = {item.row.code.casefold(): key for key, item in outline.items.items()}
        self.fields["parent"].widget.attrs["list"] = "kode-induk"
        self.fields["after"].widget.attrs["list"] = "kode-saudara"
        items = [item.row for item in outline.items.values() if item.row.pk != row.pk]
        self.parents = [one for one in items if LEVEL[one.kind] < LEVEL[row.kind]]
        self.others = [one for one in items if LEVEL[one.kind] >= LEVEL[row.kind]] or items

    def clean_parent(self) -> int | None:
        return self._known("parent")

    def clean_after(self) -> int | None:
        return self._known("after")

    def _known(self, field: str) -> int | None:
        words = self.cleaned_data[field].split(maxsplit=1)
        if not words:
            return None
        if (found := self.codes.get(words[0].casefold())) is None:
            raise forms.ValidationError(_("%s tidak ada di lembar Program.") % words[0])
        return found

    def place(self) -> Place:
        """Of a form that is valid."""
        return Place(self.cleaned_data["parent"], self.cleaned_data["after"])

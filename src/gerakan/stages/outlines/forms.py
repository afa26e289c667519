"""Where a row shall stand, as a device sends it and as a person chooses it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.stages.masterplans.models import Programme
from gerakan.stages.masterplans.queries.rules import LEVEL
from gerakan.stages.outlines.commands import Place
from gerakan.stages.outlines.queries import Outline, parent_of

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
        self.outline = outline
        self.fields["parent"].widget.attrs["list"] = "kode-induk"
        self.fields["after"].widget.attrs["list"] = "kode-saudara"
        items = [item.row for item in outline.items.values() if item.row.pk != row.pk]
        self.parents = [one for one in items if LEVEL[one.kind] < LEVEL[row.kind]]
        self.others = [one for one in items if LEVEL[one.kind] >= LEVEL[row.kind]] or items

    def clean_parent(self) -> int | None:
        return _known(self.outline, self.cleaned_data["parent"])

    def clean_after(self) -> int | None:
        return _known(self.outline, self.cleaned_data["after"])

    def place(self) -> Place:
        """Of a form that is valid."""
        return Place(self.cleaned_data["parent"], self.cleaned_data["after"])


class SeveralForm(forms.Form):
    """Where several rows go: behind one, or first or last among the parts of one."""

    LAST, FIRST, BEHIND = "last", "first", "behind"

    where = forms.ChoiceField(
        label=gettext_lazy("Tempat"), initial=BEHIND,
        choices=((BEHIND, gettext_lazy("Setelah sebuah baris")), (FIRST, gettext_lazy("Paling atas")), (LAST, gettext_lazy("Paling bawah"))),
    )  # fmt: skip
    after = forms.CharField(label=gettext_lazy("Setelah (kode)"), required=False, max_length=400)
    parent = forms.CharField(
        label=gettext_lazy("Menjadi bagian dari (kode)"), required=False, max_length=400,
        help_text=gettext_lazy("Untuk paling atas dan paling bawah. Kosongkan untuk tingkat teratas."),
    )  # fmt: skip
    revision = forms.IntegerField(min_value=0, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, outline: Outline, going: list[int], revision: int) -> None:
        super().__init__(data, initial={"revision": revision})
        self.outline, self.going = outline, set(going)
        self.fields["after"].widget.attrs["list"] = "kode-saudara"
        self.fields["parent"].widget.attrs["list"] = "kode-induk"
        if not outline.is_tree:
            del self.fields["parent"]

    def clean_after(self) -> int | None:
        found = _known(self.outline, self.cleaned_data["after"])
        if found is None and self.cleaned_data.get("where") == self.BEHIND:
            raise forms.ValidationError(_("Tulis kode barisnya, atau pilih paling atas atau paling bawah."))
        return found

    def clean_parent(self) -> int | None:
        return _known(self.outline, self.cleaned_data["parent"])

    def place(self) -> Place:
        """Of a form that is valid: behind a row means among its siblings."""
        where, parent, after = (self.cleaned_data.get(name) or None for name in ("where", "parent", "after"))
        if where == self.BEHIND:
            return Place(parent_of(self.outline.items[after].row), after)
        if where == self.FIRST:
            return Place(parent, None)
        staying = [item.row.pk for item in self.outline.siblings_of(parent) if item.row.pk not in self.going]
        return Place(parent, staying[-1] if staying else None)


def _known(outline: Outline, text: str) -> int | None:
    """The row of a code that was typed, or chosen with its name behind it; raises ValidationError."""
    words = text.split(maxsplit=1)
    found = {item.row.code.casefold(): key for key, item in outline.items.items()}
    if words and words[0].casefold() not in found:
        raise forms.ValidationError(
            _("%(code)s tidak ada di lembar %(sheet)s.") % {"code": words[0], "sheet": outline.sheet.label}
        )
    return found[words[0].casefold()] if words else None

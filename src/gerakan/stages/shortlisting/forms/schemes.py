"""A scheme as it is typed: its settings, a row per group, a row per indicator."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.fields import RowForm
from gerakan.stages.shortlisting.calculations.fingerprint import draft_fingerprint
from gerakan.stages.shortlisting.commands.schemes import GroupRow, IndicatorRow
from gerakan.stages.shortlisting.models import Scheme, SchemeGroup, SchemeIndicator
from gerakan.stages.shortlisting.queries.schemes import SETTINGS

GROUP_PREFIX = "kelompok-"
MAX_DEPTH = 2
"""Groups below groups: index, group, subgroup, indicator are three levels of weights."""


class OpenSchemeForm(forms.Form):
    """A new version, empty or copied."""

    title = forms.CharField(label=gettext_lazy("Nama skema"), max_length=200)
    copied_from = forms.ModelChoiceField(
        Scheme.objects.none(),
        required=False,
        label=gettext_lazy("Salin dari"),
        empty_label=gettext_lazy("Mulai kosong"),
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = Scheme.objects.select_related("edition").order_by("-edition__year", "-number")
        field = self.fields["copied_from"]
        field.queryset = sources  # type: ignore[attr-defined]
        field.label_from_instance = lambda scheme: f"{scheme.edition}: {scheme}"  # type: ignore[attr-defined]
        self.initial.setdefault("copied_from", sources.filter(edition=edition).first() or sources.first())


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything but the tree; validates only, a command writes."""

    class Meta:
        model = Scheme
        fields = SETTINGS
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "bridge": forms.Textarea(attrs={"rows": 2}),
            "tie_rule": forms.Textarea(attrs={"rows": 2}),
        }


class GroupForm(RowForm):
    """One group; its code is made once from its name."""

    code = forms.CharField(required=False, widget=forms.HiddenInput)
    parent = forms.CharField(required=False, label=gettext_lazy("Di bawah"))

    class Meta:
        model = SchemeGroup
        fields = ("code", "name", "parent", "weight", "aggregation")

    def __init__(self, *args: Any, groups: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = _group_choice(groups, self.fields["parent"].label)

    def _get_validation_exclusions(self) -> set[str]:
        return {*super()._get_validation_exclusions(), "parent", "scheme"}  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """A new group gets its code."""
        data = self.cleaned_data
        data["code"] = data.get("code") or GROUP_PREFIX + slugify(data.get("name", ""))[:30]
        return data


class IndicatorForm(RowForm):
    """One indicator's place."""

    group = forms.CharField(required=False, label=gettext_lazy("Kelompok"))

    class Meta:
        model = SchemeIndicator
        fields = (
            "indicator", "group", "year", "weight", "direction", "normalisation", "goalpost_low", "goalpost_high",
            "filling",
        )  # fmt: skip

    def __init__(
        self, *args: Any, groups: Sequence[tuple[str, str]] = (), library: Sequence[Any] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if library:
            self.fields["indicator"].choices = library  # type: ignore[attr-defined]
        self.fields["group"] = _group_choice(groups, self.fields["group"].label)

    def clean(self) -> dict[str, Any]:
        """Goalposts come in pairs and in order."""
        data = self.cleaned_data
        low, high = data.get("goalpost_low"), data.get("goalpost_high")
        if (low is None) != (high is None):
            self.add_error("goalpost_high", _("Isi kedua batas atau kosongkan keduanya."))
        elif low is not None and high is not None and low >= high:
            self.add_error("goalpost_high", _("Batas atas harus lebih besar daripada batas bawah."))
        return data


GroupFormSet = forms.formset_factory(GroupForm, extra=1, can_delete=True, max_num=20)
IndicatorFormSet = forms.formset_factory(IndicatorForm, extra=2, can_delete=True, max_num=60)


class SchemeEditor:
    """The three forms of one screen, valid or not together."""

    def __init__(
        self, scheme: Scheme, data: Mapping[str, Any] | None = None, weights: Mapping[str, Decimal] | None = None
    ) -> None:
        self.suggested = weights or {}
        self.seen = draft_fingerprint(scheme) if data is None else data.get("dibaca", "")
        groups = [_group_initial(group, self.suggested) for group in scheme.groups.select_related("parent")]
        items = scheme.indicators.select_related("indicator", "group")
        self.settings = SettingsForm(data, instance=scheme)
        self.groups = GroupFormSet(data, prefix="kelompok", initial=groups)
        names = [(row["code"], row["name"]) for row in groups]
        self.groups.form_kwargs["groups"] = names
        indicators = [_indicator_initial(item, self.suggested) for item in items]
        self.indicators = IndicatorFormSet(data, prefix="indikator", initial=indicators)
        library = list(IndicatorForm().fields["indicator"].choices)  # type: ignore[attr-defined] # asked once for all rows
        self.indicators.form_kwargs |= {"groups": self._names_typed(names), "library": library}
        self.errors: list[str] = []

    def is_valid(self) -> bool:
        """All three, then the tree as a whole."""
        whole = [self.settings.is_valid(), self.groups.is_valid(), self.indicators.is_valid()]
        if all(whole):
            self.errors = tree_errors(self.group_rows(), self.indicator_rows())
        return all(whole) and not self.errors

    def group_rows(self) -> list[GroupRow]:
        """What was typed, parents first."""
        rows = [GroupRow(**_without_delete(form)) for form in _kept(self.groups, "name")]
        return sorted(rows, key=lambda row: (bool(row.parent), rows.index(row)))

    def indicator_rows(self) -> list[IndicatorRow]:
        """What was typed."""
        return [IndicatorRow(**_without_delete(form)) for form in _kept(self.indicators, "indicator")]

    def _names_typed(self, known: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Groups typed just now may be chosen at once."""
        if not self.groups.is_bound:
            return known
        rows = [form.cleaned_data for form in self.groups if form.is_valid() and form.cleaned_data.get("name")]
        return [(row["code"], row["name"]) for row in rows]


def tree_errors(groups: Sequence[GroupRow], indicators: Sequence[IndicatorRow]) -> list[str]:
    """What is wrong with the tree, in sentences."""
    parents = {row.code: row.parent for row in groups}
    used = {row.group for row in indicators} | set(parents.values())
    said = [_("Kelompok “%s” tertulis dua kali.") % row.name for row in _repeated(groups, "code")]
    said += [_("Indikator “%s” tertulis dua kali.") % row.indicator for row in _repeated(indicators, "indicator")]
    said += [_("Kelompok “%s” tidak berisi apa pun.") % row.name for row in groups if row.code not in used]
    said += [
        _("Kelompok “%s” terlalu dalam; paling banyak tiga tingkat sampai indikator.") % row.name
        for row in groups
        if _depth(row.code, parents) > MAX_DEPTH
    ]
    said += [
        _("Indikator %s berada di kelompok yang dihapus.") % r.indicator
        for r in indicators
        if r.group not in {"", *parents}
    ]
    return said


def _depth(code: str, parents: Mapping[str, str]) -> int:
    steps = 0
    while code and steps <= len(parents):
        code, steps = parents.get(code, ""), steps + 1
    return steps


def _repeated(rows: Sequence[Any], name: str) -> list[Any]:
    seen: set[Any] = set()
    return [row for row in rows if getattr(row, name) in seen or seen.add(getattr(row, name))]  # type: ignore[func-returns-value]


def _group_choice(groups: Sequence[tuple[str, str]], label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[("", _("Langsung di bawah indeks")), *groups], required=False, label=label)


def _kept(formset: Any, needed: str) -> list[Any]:
    return [form for form in formset if form.cleaned_data.get(needed) and not form.cleaned_data.get("DELETE")]


def _without_delete(form: Any) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "DELETE"}


def _group_initial(group: SchemeGroup, weights: Mapping[str, Decimal]) -> dict[str, Any]:
    return {
        "code": group.code,
        "name": group.name,
        "parent": group.parent.code if group.parent else "",
        "weight": weights.get(group.code, group.weight),
        "aggregation": group.aggregation,
    }


def _indicator_initial(item: SchemeIndicator, weights: Mapping[str, Decimal]) -> dict[str, Any]:
    names = ("indicator", "year", "direction", "normalisation", "goalpost_low", "goalpost_high", "filling")
    own = {name: getattr(item, name) for name in names}
    return own | {
        "group": item.group.code if item.group else "",
        "weight": weights.get(item.indicator.code, item.weight),
    }

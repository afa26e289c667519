"""What a list can be narrowed by; each filter works on a QuerySet and on plain rows alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.ui import formats
from gerakan.foundation.ui.listing.columns import Rows, Text, attribute

Pairs = Sequence[tuple[str, Text]]
BOUND = 10**15


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter in words, and the parameters that carry it."""

    words: str
    names: tuple[str, ...]


class Filter(Protocol):
    """Fields to draw, rows to keep, words to say."""

    @property
    def key(self) -> str: ...
    def fields(self) -> dict[str, forms.Field]: ...
    def narrow(self, rows: Rows, cleaned: Mapping[str, Any]) -> Rows: ...
    def chips(self, cleaned: Mapping[str, Any]) -> list[Chip]: ...


def keep(rows: Rows, lookup: str, test: Callable[[Any], bool], condition: Q) -> Rows:
    """Filter in the database, or one by one."""
    if isinstance(rows, QuerySet):
        return rows.filter(condition)
    return [row for row in rows if (value := attribute(row, lookup)) is not None and test(value)]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values. `apply(rows, value)` replaces the plain comparison with `lookup`."""

    key: str
    label: Text
    choices: Pairs | Callable[[], Pairs]
    lookup: str = ""
    apply: Callable[[Any, str], Any] | None = None

    def fields(self) -> dict[str, forms.Field]:
        return {self.key: forms.ChoiceField(label=str(self.label), choices=[("", _("Semua")), *self._pairs()])}

    def narrow(self, rows: Rows, cleaned: Mapping[str, Any]) -> Rows:
        value = cleaned.get(self.key)
        if not value:
            return rows
        if self.apply:
            narrowed: Rows = self.apply(rows, value)
            return narrowed
        lookup = self.lookup or self.key
        return keep(rows, lookup, lambda found: str(found) == value, Q(**{lookup: value}))

    def chips(self, cleaned: Mapping[str, Any]) -> list[Chip]:
        value = cleaned.get(self.key)
        names = {str(pair[0]): pair[1] for pair in self._pairs()}
        return [Chip(f"{self.label}: {names.get(value, value)}", (self.key,))] if value else []

    def _pairs(self) -> Pairs:
        return self.choices() if callable(self.choices) else self.choices


@dataclass(frozen=True, slots=True)
class Tick:
    """Yes or nothing: keeps the rows where `lookup` is true, or what `apply(rows)` keeps."""

    key: str
    label: Text
    lookup: str = ""
    apply: Callable[[Any], Any] | None = None

    def fields(self) -> dict[str, forms.Field]:
        return {self.key: forms.BooleanField(label=str(self.label))}

    def narrow(self, rows: Rows, cleaned: Mapping[str, Any]) -> Rows:
        if not cleaned.get(self.key):
            return rows
        if self.apply:
            narrowed: Rows = self.apply(rows)
            return narrowed
        lookup = self.lookup or self.key
        return keep(rows, lookup, bool, Q(**{lookup: True}))

    def chips(self, cleaned: Mapping[str, Any]) -> list[Chip]:
        return [Chip(str(self.label), (self.key,))] if cleaned.get(self.key) else []


@dataclass(frozen=True, slots=True)
class Range:
    """A number from .. to, either end open."""

    key: str
    label: Text
    lookup: str = ""

    def fields(self) -> dict[str, forms.Field]:
        return {name: self._field(words) for name, words in zip(self._names(), _ends(self.label), strict=True)}

    def narrow(self, rows: Rows, cleaned: Mapping[str, Any]) -> Rows:
        return _between(rows, self.lookup or self.key, *(cleaned.get(name) for name in self._names()))

    def chips(self, cleaned: Mapping[str, Any]) -> list[Chip]:
        return _range_chips(self.label, self._names(), cleaned, formats.number)

    def _field(self, words: str) -> forms.Field:
        return forms.FloatField(label=words, min_value=-BOUND, max_value=BOUND)

    def _names(self) -> tuple[str, str]:
        return f"{self.key}-dari", f"{self.key}-sampai"


@dataclass(frozen=True, slots=True)
class Dates:
    """A day from .. to, either end open and both ends included."""

    key: str
    label: Text
    lookup: str = ""

    def fields(self) -> dict[str, forms.Field]:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        pairs = zip(self._names(), _ends(self.label), strict=True)
        return {name: forms.DateField(label=words, widget=widget) for name, words in pairs}

    def narrow(self, rows: Rows, cleaned: Mapping[str, Any]) -> Rows:
        return _between(rows, self.lookup or self.key, *(cleaned.get(name) for name in self._names()))

    def chips(self, cleaned: Mapping[str, Any]) -> list[Chip]:
        return _range_chips(self.label, self._names(), cleaned, formats.day)

    def _names(self) -> tuple[str, str]:
        return f"{self.key}-dari", f"{self.key}-sampai"


def _ends(label: Text) -> tuple[str, str]:
    return str(_("%s dari") % label), str(_("%s sampai") % label)


def _between(rows: Rows, lookup: str, low: Any, high: Any) -> Rows:
    if low is not None:
        rows = keep(rows, lookup, lambda value: bool(value >= low), Q(**{f"{lookup}__gte": low}))
    if high is not None:
        rows = keep(rows, lookup, lambda value: bool(value <= high), Q(**{f"{lookup}__lte": high}))
    return rows


def _range_chips(
    label: Text, names: tuple[str, str], cleaned: Mapping[str, Any], show: Callable[[Any], str]
) -> list[Chip]:
    low, high = (cleaned.get(name) for name in names)
    if low is None and high is None:
        return []
    ends = (formats.MISSING if end is None else show(end) for end in (low, high))
    return [Chip(f"{label}: {' … '.join(ends)}", names)]


def filter_form(filters: Sequence[Filter]) -> type[forms.Form]:
    """One form of all filters; nothing is required, and nonsense is an error at its field, never a crash."""
    fields: dict[str, Any] = {}
    for item in filters:
        fields |= item.fields()
    for field in fields.values():
        field.required = False
    return type("FilterForm", (forms.Form,), {**fields, "use_required_attribute": False})

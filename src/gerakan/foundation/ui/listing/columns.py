"""Columns of a list: where a value comes from, how it is shown, sorted, summed and exported."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.db.models import F, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats

Text = str | Promise
Rows = QuerySet[Any] | Sequence[Any]
Align = Literal["start", "end", "center"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Only `key` and `label` are needed when the row has an attribute of that name.

    value: attribute path ("region.name") or a function of the row; the key when empty.
    sort: for a QuerySet the ORM path ("region__name"); for a sequence True, an attribute path or a function.
    show: turns the value into text; numbers, dates and yes/no are shown by their type when it is missing.
    link: address the cell leads to. template: draws the cell itself, given `row` and `value`.
    export: False leaves it out of files; a function of the row gives another value than the screen's.
    total: ORM or attribute path that is summed over every row of the list, not only the page.
    """

    key: str
    label: Text
    value: str | Callable[[Any], Any] = ""
    sort: str | bool | Callable[[Any], Any] = False
    align: Align = "start"
    show: Callable[[Any], str] | None = None
    link: Callable[[Any], str] | None = None
    template: str = ""
    export: bool | Callable[[Any], Any] = True
    is_hidden: bool = False
    unit: Text = ""
    total: str = ""

    def of(self, row: Any) -> Any:
        """The value in one row."""
        return self.value(row) if callable(self.value) else attribute(row, self.value or self.key)

    def exported(self, row: Any) -> Any:
        """The value a file gets: a number stays a number."""
        return self.export(row) if callable(self.export) else self.of(row)

    def text(self, value: Any) -> str:
        """The value as a person reads it."""
        if value is None:
            return formats.MISSING
        return self.show(value) if self.show else by_type(value)


def attribute(row: Any, path: str) -> Any:
    """Follow "region.name" (or "region__name") through objects and mappings; None when a link is missing."""
    for name in path.replace("__", ".").split("."):
        if row is None:
            return None
        row = row[name] if isinstance(row, Mapping) else getattr(row, name)
    return row() if callable(row) else row


def by_type(value: Any) -> str:
    """What a value looks like when nobody said how."""
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, int | float | Decimal):
        return formats.number(value)
    if isinstance(value, datetime):
        return formats.moment(value)
    return formats.day(value) if isinstance(value, date) else str(value)


def sorted_by(rows: Rows, column: Column, *, downward: bool) -> Rows:
    """Rows in the column's order, what is missing last either way; ties keep a stable order."""
    if isinstance(rows, QuerySet):
        path = F(str(column.sort))
        order = path.desc(nulls_last=True) if downward else path.asc(nulls_last=True)
        return rows.order_by(order, "pk")
    key = _sort_key(column)
    there = [row for row in rows if key(row) is not None]
    missing = [row for row in rows if key(row) is None]
    return sorted(there, key=key, reverse=downward) + missing


def _sort_key(column: Column) -> Callable[[Any], Any]:
    sort = column.sort
    if callable(sort):
        return sort
    read: Callable[[Any], Any] = column.of if isinstance(sort, bool) else lambda row: attribute(row, sort)
    return lambda row: value.casefold() if isinstance(value := read(row), str) else value


def totals(rows: Rows, columns: Sequence[Column]) -> dict[str, Any]:
    """Sums over all rows, in one query for a QuerySet."""
    summed = [column for column in columns if column.total]
    if not summed:
        return {}
    if isinstance(rows, QuerySet):
        found: dict[str, Any] = rows.order_by().aggregate(**{f"sum_{c.key}": Sum(c.total) for c in summed})
        return {column.key: found[f"sum_{column.key}"] for column in summed}
    return {column.key: sum(attribute(row, column.total) or 0 for row in rows) for column in summed}

"""A list declared once, and what can be asked of it: a page, a file, the chosen rows, a whole answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from gerakan.foundation.ui.listing import exports, state
from gerakan.foundation.ui.listing.columns import Column, Rows, Text, attribute, sorted_by, totals
from gerakan.foundation.ui.listing.filters import Filter, filter_form
from gerakan.foundation.ui.listing.page import ListingPage


@dataclass(frozen=True, slots=True)
class Empty:
    """What a list says when there is nothing yet: what this is and what to do first."""

    title: Text
    text: Text = ""
    action: Text = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class BulkAction:
    """An act on the chosen rows: posts `aksi=<name>` and `pilih=<key>` to the list's own address."""

    name: str
    label: Text
    permission: str = ""
    confirm: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Everything a list can do; see docs/dev/komponen.md for an example.

    name: unique, "stage.list"; it names the fragment, the file and later saved views.
    order: the sort when nobody chose one, a column's key, "-" before it for downward.
    search: ORM (QuerySet) or attribute paths in which every typed word must be found.
    row_key: attribute that identifies a row among the chosen. row_class: "cut" or "tint" for special rows.
    """

    name: str
    title: Text
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    search: Sequence[str] = ()
    order: str = ""
    page_sizes: Sequence[int] = (25, 50, 100)
    empty: Empty
    bulk: Sequence[BulkAction] = ()
    row_key: str = "pk"
    row_class: Callable[[Any], str] | None = None
    can_export: bool = True
    cards: bool = True

    def respond(
        self, request: HttpRequest, rows: Rows, template: str, context: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        """The whole answer: a file when asked for one, the part when htmx asks, else the page."""
        kind = request.GET.get(state.EXPORT, "")
        if self.can_export and kind in exports.KINDS:
            return self.export(request, rows, kind)
        page = self.page(request, rows)
        return self._answer(request, template, {**(context or {}), "page": page}, page.dom_id)

    def page(self, request: HttpRequest, rows: Rows, *, prefix: str = "", empty: Empty | None = None) -> ListingPage:
        """What the address asks for, ready for `<c-listing :page="page" />`."""
        asked = state.read(request, prefix, self.page_sizes, self.order)
        form = self._form(request, prefix)
        found = self._narrowed(rows, asked, form.cleaned_data)
        return ListingPage.cut(
            self,
            request,
            self._in_order(found, asked),
            asked=asked,
            form=form,
            prefix=prefix,
            empty=empty or self.empty,
            totals=totals(found, self.columns),
        )

    def rows(self, request: HttpRequest, rows: Rows, *, prefix: str = "") -> Rows:
        """All rows the address asks for, in order, not cut into pages."""
        asked = state.read(request, prefix, self.page_sizes, self.order)
        form = self._form(request, prefix)
        return self._in_order(self._narrowed(rows, asked, form.cleaned_data), asked)

    def chosen(self, request: HttpRequest, rows: Rows) -> Rows:
        """The rows ticked in a bulk act, or every row found when `semua` is ticked; never others than `rows`."""
        if request.POST.get("semua"):
            return self.rows(request, rows)
        keys = set(request.POST.getlist("pilih"))
        if isinstance(rows, QuerySet):
            return rows.filter(**{f"{self.row_key}__in": _fitting(rows, self.row_key, keys)})
        return [row for row in rows if str(attribute(row, self.row_key)) in keys]

    def export(self, request: HttpRequest, rows: Rows, kind: str, *, prefix: str = "") -> HttpResponse:
        """A spreadsheet or CSV of all rows found, in the columns on screen."""
        page = self.page(request, rows, prefix=prefix)
        columns = [column for column in page.columns if column.export is not False]
        return exports.answer(self, columns, self.rows(request, rows, prefix=prefix), kind, page.words)

    def _form(self, request: HttpRequest, prefix: str) -> Any:
        form = filter_form(self.filters)(request.GET, prefix=prefix.rstrip("-") or None, auto_id=f"{self.dom_id}-%s")
        form.is_valid()
        return form

    @property
    def dom_id(self) -> str:
        """Identifier of the part that htmx replaces."""
        return f"daftar-{self.name.replace('.', '-').replace('_', '-')}"

    def _narrowed(self, rows: Rows, asked: state.State, cleaned: Mapping[str, Any]) -> Rows:
        for item in self.filters:
            rows = item.narrow(rows, cleaned)
        return _found(rows, self.search, asked.words)

    def _in_order(self, rows: Rows, asked: state.State) -> Rows:
        column = next((c for c in self.columns if c.key == asked.sort and c.sort), None)
        if column is not None:
            return sorted_by(rows, column, downward=asked.is_downward)
        is_loose = isinstance(rows, QuerySet) and not rows.ordered
        return rows.order_by("pk") if is_loose and isinstance(rows, QuerySet) else rows

    def _answer(self, request: HttpRequest, template: str, context: dict[str, Any], target: str) -> HttpResponse:
        htmx = getattr(request, "htmx", None)
        is_part = htmx is not None and htmx.target == target and not htmx.history_restore_request
        response = render(request, "ui/listing.html" if is_part else template, context)
        patch_vary_headers(response, ("HX-Request", "HX-Target"))
        return response


def _found(rows: Rows, paths: Sequence[str], words: Sequence[str]) -> Rows:
    if not words or not paths:
        return rows
    if isinstance(rows, QuerySet):
        return rows.filter(reduce(and_, (_anywhere(paths, word) for word in words)))
    folded = [word.casefold() for word in words]

    def holds(row: Any) -> bool:
        text = " ".join(str(attribute(row, path) or "") for path in paths).casefold()
        return all(word in text for word in folded)

    return [row for row in rows if holds(row)]


def _anywhere(paths: Sequence[str], word: str) -> Q:
    return reduce(or_, (Q(**{f"{path}__icontains": word}) for path in paths))


def _fitting(rows: QuerySet[Any], row_key: str, keys: set[str]) -> list[Any]:
    """Keys this model can have; a forged "abc" or a number too long for the database is nobody's key."""
    field = rows.model._meta.pk if row_key == "pk" else rows.model._meta.get_field(row_key)
    fitting = []
    for key in keys:
        try:
            fitting.append(field.clean(key, None) if row_key == "pk" else field.to_python(key))
        except (ValueError, TypeError, ValidationError):
            continue
    return fitting

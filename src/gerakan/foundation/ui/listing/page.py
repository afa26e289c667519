"""One page of a list as its template reads it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gerakan.foundation.ui.listing import state as address
from gerakan.foundation.ui.listing.columns import Column, Rows, attribute
from gerakan.foundation.ui.listing.filters import Chip
from gerakan.foundation.ui.listing.state import State

if TYPE_CHECKING:
    from gerakan.foundation.ui.listing.declaration import BulkAction, Empty, Listing


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell."""

    column: Column
    text: str
    url: str
    is_blank: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its key, its class and its cells; the first is the row's heading."""

    thing: Any
    key: str
    css: str
    cells: list[Cell]
    html: SafeString


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: the link that sorts by it and how it is sorted now."""

    column: Column
    url: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the list's own tools."""

    label: str
    url: str
    is_current: bool = False


class ListingPage:
    """Rows, headings and links; every query a list needs has been asked when it is made."""

    def __init__(
        self, listing: "Listing", request: HttpRequest, page: Page[Any], *, asked: State, form: forms.Form, prefix: str
    ) -> None:
        self.listing = listing
        self.request = request
        self.page = page
        self.asked = asked
        self.form = form
        self.prefix = prefix
        self.empty: Empty = listing.empty
        self.totals: Mapping[str, Any] = {}

    @classmethod
    def cut(
        cls,
        listing: "Listing",
        request: HttpRequest,
        rows: Rows,
        *,
        asked: State,
        form: forms.Form,
        prefix: str,
        empty: "Empty",
        totals: Mapping[str, Any],
    ) -> "ListingPage":
        """Cut the rows; a page beyond the last is the last."""
        page = cls(
            listing, request, Paginator(rows, asked.size).get_page(asked.page), asked=asked, form=form, prefix=prefix
        )
        page.empty, page.totals = empty, totals
        return page

    @property
    def dom_id(self) -> str:
        return f"{self.prefix}{self.listing.dom_id}"

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @cached_property
    def columns(self) -> list[Column]:
        """The columns on screen: the chosen ones, else all but the hidden; the first always."""
        chosen = set(self.asked.columns) & {column.key for column in self.listing.columns}
        first, *rest = self.listing.columns
        return [first, *[c for c in rest if (c.key in chosen if chosen else not c.is_hidden)]]

    @cached_property
    def rows(self) -> list[Row]:
        return [self._row(thing) for thing in self.page.object_list]

    @property
    def headings(self) -> list[Heading]:
        return [self._heading(column) for column in self.columns]

    @property
    def footer(self) -> list[Cell]:
        """Sums below the table, empty when no column is summed."""
        if not self.totals or not self.rows:
            return []
        return [self._sum(column) for column in self.columns]

    @property
    def choices(self) -> list[tuple[Column, bool]]:
        """Columns that may be shown or hidden, and whether they are shown."""
        shown = {column.key for column in self.columns}
        return [(column, column.key in shown) for column in self.listing.columns[1:]]

    @property
    def bulk(self) -> "list[BulkAction]":
        """Bulk acts this person may do."""
        user = self.request.user
        return [act for act in self.listing.bulk if not act.permission or user.has_perm(act.permission)]

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """Active filters in words, each with the address without it."""
        found = [chip for item in self.listing.filters for chip in item.chips(self.form.cleaned_data)]
        if self.asked.search:
            found.insert(0, Chip(f"“{self.asked.search}”", (address.SEARCH,)))
        return [(chip.words, self.url(**dict.fromkeys(chip.names))) for chip in found]

    @property
    def words(self) -> list[str]:
        """Active filters, for the notes of a file."""
        return [words for words, _url in self.chips]

    @property
    def errors(self) -> list[str]:
        """Filters that could not be read and were left out."""
        return [f"{self.form[name].label}: {' '.join(map(str, errors))}" for name, errors in self.form.errors.items()]

    @property
    def bare_url(self) -> str:
        """The list without search and filters, other choices kept."""
        names = [address.SEARCH, *self.form.fields]
        return self.url(**dict.fromkeys(names))

    @property
    def files(self) -> list[Link]:
        kinds = (("xlsx", "Excel (XLSX)"), ("csv", "CSV")) if self.listing.can_export else ()
        return [Link(label, self.url(**{address.EXPORT: kind})) for kind, label in kinds]

    @property
    def sizes(self) -> list[Link]:
        return [
            Link(str(size), self.url(**{address.SIZE: str(size)}), size == self.asked.size)
            for size in self.listing.page_sizes
        ]

    @property
    def pages(self) -> Iterator[Link | None]:
        """Links to pages, None where some are left out."""
        paginator, here = self.page.paginator, self.page.number
        for number in paginator.get_elided_page_range(here, on_each_side=2, on_ends=1):
            is_page = isinstance(number, int)
            yield Link(str(number), self.page_url(int(number)), number == here) if is_page else None

    @property
    def previous_url(self) -> str:
        return self.page_url(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.page_url(self.page.next_page_number()) if self.page.has_next() else ""

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters the filter form must carry along: everything that is not its own."""
        own = {*self.form.fields, address.SEARCH, address.PAGE, address.EXPORT}
        own = {self.prefix + name for name in own}
        return [(name, value) for name, values in self.request.GET.lists() if name not in own for value in values]

    @property
    def kept_by_columns(self) -> list[tuple[str, str]]:
        """Parameters the column chooser must carry along."""
        own = {self.prefix + address.COLUMNS, self.prefix + address.EXPORT}
        return [(name, value) for name, values in self.request.GET.lists() if name not in own for value in values]

    def url(self, **changes: str | list[str] | None) -> str:
        """This list's address after a change, back on its first page."""
        renamed = {self.prefix + name: value for name, value in changes.items()}
        dropped = {self.prefix + address.PAGE: None}
        return self.request.path + address.changed(self.request.GET, **{**dropped, **renamed})

    def page_url(self, number: int) -> str:
        """The address of one page."""
        return self.url(**{address.PAGE: str(number)})

    def _heading(self, column: Column) -> Heading:
        is_sorted = column.key == self.asked.sort and bool(column.sort)
        downward = is_sorted and self.asked.is_downward
        target = column.key if downward or not is_sorted else f"-{column.key}"
        url = self.url(**{address.SORT: target}) if column.sort else ""
        return Heading(column, url, ("descending" if downward else "ascending") if is_sorted else "")

    def _row(self, thing: Any) -> Row:
        css = self.listing.row_class(thing) if self.listing.row_class else ""
        key = str(attribute(thing, self.listing.row_key)) if self.listing.bulk else ""
        cells = [self._cell(column, thing) for column in self.columns]
        pairs = zip(self._starts, cells[1:], strict=True)
        drawn = [f"{start[cell.is_blank]}{_inside(cell)}</td>" for start, cell in pairs]
        html = f'<th scope="row">{_inside(cells[0])}</th>{"".join(drawn)}'
        return Row(thing, key, css, cells, mark_safe(html))  # noqa: S308 - made of escaped parts only

    @cached_property
    def _starts(self) -> list[tuple[SafeString, SafeString]]:
        """Per column but the first the opening tag of a full and of a blank cell, drawn once for all rows."""
        tag = '<td class="{}{}" data-label="{}">'
        return [
            (format_html(tag, c.align, "", c.label), format_html(tag, c.align, " blank", c.label))
            for c in self.columns[1:]
        ]

    def _cell(self, column: Column, thing: Any) -> Cell:
        value = column.of(thing)
        is_blank = value is None or value == ""
        url = column.link(thing) if column.link else ""
        if column.template:
            return Cell(column, render_to_string(column.template, {"row": thing, "value": value}), url, is_blank=False)
        return Cell(column, column.text(value), url, is_blank)

    def _sum(self, column: Column) -> Cell:
        if column.key in self.totals:
            return Cell(column, column.text(self.totals[column.key]), "", is_blank=False)
        is_first = column is self.columns[0]
        return Cell(column, _("Jumlah seluruhnya") if is_first else "", "", is_blank=not is_first)


def _inside(cell: Cell) -> str:
    """What stands between the tags of one cell, escaped; in Python, for a template costs ten times as much."""
    if cell.is_blank:
        return '<span class="none">–</span>'
    text = conditional_escape(cell.text)
    return f'<a href="{conditional_escape(cell.url)}">{text}</a>' if cell.url else text


__all__: Sequence[str] = ("Cell", "Heading", "Link", "ListingPage", "Row")

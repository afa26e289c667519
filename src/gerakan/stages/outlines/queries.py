"""Rows of a sheet in their order, programmes as a tree: what is part of what, and who has moved what since."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gerakan.foundation.ui.asides import Aside, Line
from gerakan.stages.masterplans.models import Change, Masterplan, PlanningCode, PlanRow, Programme, Reference, Scheme
from gerakan.stages.masterplans.permissions import WRITE
from gerakan.stages.masterplans.queries.rules import LEVEL
from gerakan.stages.masterplans.queries.screen import name_of
from gerakan.stages.masterplans.queries.sheets import SHEETS

SHEET = "program"
PER_PAGE = 100
MOST_OTHERS = 200
MOVES = Q(after__has_key="place") | Q(after__has_key="parent")


@dataclass
class Item:
    """A row with its parts; only programmes have any."""

    row: Any
    parts: list["Item"] = field(default_factory=list)

    @property
    def level(self) -> int:
        """0 for a programme, 1 for an activity, 2 for a part of one."""
        return LEVEL[self.row.kind]

    @property
    def name(self) -> str:
        """What it is called besides its code."""
        return name_of(self.row)

    def branch(self) -> list["Item"]:
        """Itself and everything below."""
        return [self, *(below for part in self.parts for below in part.branch())]


def parent_of(row: PlanRow) -> int | None:
    """What it is part of; rows of flat sheets of nothing."""
    return getattr(row, "parent_id", None)


class Outline:
    """All rows of a sheet, asked once."""

    def __init__(self, plan: Masterplan, sheet: str = SHEET) -> None:
        self.plan, self.sheet = plan, SHEETS[sheet]
        self.is_tree = sheet == SHEET
        rows = self.sheet.model._default_manager.filter(plan=plan).order_by("position", "pk")
        self.items = {row.pk: Item(row) for row in rows}
        self.tops: list[Item] = []
        for item in self.items.values():
            self.siblings_of(parent_of(item.row)).append(item)

    def lines(self) -> Iterator[tuple[int, Item]]:
        """(how deep, row) from top to bottom, as a person reads the tree."""
        waiting = [(0, item) for item in reversed(self.tops)]
        while waiting:
            depth, item = waiting.pop()
            yield depth, item
            waiting += [(depth + 1, part) for part in reversed(item.parts)]

    def wholes_of(self, rows: Iterable[int]) -> list[int]:
        """These rows in their order, without those that go along with another of them."""
        asked = set(rows)
        along = {part.row.pk for key in asked & self.items.keys() for part in self.items[key].branch()[1:]}
        return [item.row.pk for _depth, item in self.lines() if item.row.pk in asked - along]

    def siblings_of(self, parent: int | None) -> list[Item]:
        """The parts of a row, or what is part of nothing."""
        return self.items[parent].parts if parent else self.tops

    def before(self, row: PlanRow) -> int | None:
        """The row that stands right before among its siblings; None when it is the first."""
        keys = [item.row.pk for item in self.siblings_of(parent_of(row))]
        at = keys.index(row.pk)
        return keys[at - 1] if at else None

    def code(self, row: int | None) -> str:
        """What a row is called; empty for none."""
        return self.items[row].row.code if row else ""

    def words(self, row: PlanRow) -> str:
        """Where it stands, in a sentence."""
        keys = [item.row.pk for item in self.siblings_of(parent_of(row))]
        said = {"code": row.code, "at": keys.index(row.pk) + 1, "all": len(keys)}
        if (parent := parent_of(row)) is None:
            return _("%(code)s ke-%(at)d dari %(all)d di tingkat teratas") % said
        above = self.items[parent].row
        return _("%(code)s ke-%(at)d dari %(all)d di bawah %(above)s") % {**said, "above": above.code}

    @cached_property
    def keys(self) -> Sequence[int]:
        """All rows in the order of the sheet."""
        return list(self.items)

    def with_row_at(self, row: PlanRow, *, parent: int | None, after: int | None) -> list[int]:
        """The order of all rows once this one stands there with its branch; others keep theirs."""
        going = {item.row.pk for item in self.items[row.pk].branch()}
        rest = [key for key in self.keys if key not in going]
        beside = [item.row.pk for item in self.siblings_of(parent) if item.row.pk != row.pk]
        following = beside[beside.index(after) + 1 if after else 0 :]
        if following:
            at = rest.index(following[0])
        elif last := after or parent:
            at = max(rest.index(item.row.pk) for item in self.items[last].branch() if item.row.pk in rest) + 1
        else:
            at = len(rest)
        return [*rest[:at], *(key for key in self.keys if key in going), *rest[at:]]


@dataclass(frozen=True)
class TreePage:
    """One page of the tree; `before` is the last row of the page before."""

    page: "Page[Any]"
    before: int | None
    count: int


def tree_page(plan: Masterplan, number: str | None) -> TreePage:
    """So many of the topmost rows with everything below them."""
    outline = Outline(plan)
    page = Paginator(outline.tops, PER_PAGE).get_page(number)
    start = page.start_index() - 2
    return TreePage(page, outline.tops[start].row.pk if start >= 0 else None, len(outline.items))


def moves_since(plan: Masterplan, revision: int, sheet: str = SHEET) -> "QuerySet[Change]":
    """Changes of place after a revision, the newest first."""
    moves = plan.changes.filter(MOVES, sheet=sheet, revision__gt=revision)
    return moves.select_related("by").order_by("-revision", "-pk")


def moved_by_others(plan: Masterplan, outline: Outline, *, since: int, but: Any) -> list[dict[str, Any]]:
    """Where rows stand now that others have moved since a revision, in the order of the sheet."""
    found = moves_since(plan, since).exclude(by=but)
    who = {change.row: str(change.by) for change in reversed(found[:MOST_OTHERS])}
    rows = [item.row for key, item in outline.items.items() if key in who]
    return [
        {"row": row.pk, "parent": row.parent_id, "after": outline.before(row), "code": row.code, "by": who[row.pk]}
        for row in rows
    ]


def beside_sheet(user: Any, shown: Any) -> Aside | None:
    """The way from a sheet to where its rows are put in order; `shown` is the sheet's page."""
    if shown.page.paginator.count < 2 or not WRITE.allows(user, shown.plan):
        return None
    url = reverse("outlines:several", args=[shown.plan.pk, shown.sheet.code])
    return Aside(_("Urutan"), [Line(_("Pindahkan beberapa baris"), url)])


@dataclass(frozen=True)
class Links:
    """One plan above: its codes that no programme names, references to codes it does not list, programmes that name none of it."""

    scheme: str
    label: str
    listed_count: int
    used_count: int
    unused: Sequence[PlanningCode]
    unlisted: Sequence[Reference]
    unlinked: Sequence[Programme]

    @property
    def is_begun(self) -> bool:
        """Codes are listed, or named."""
        return bool(self.listed_count or self.used_count or self.unlisted)


def links_of(plan: Masterplan) -> list[Links]:
    """Both sides of every plan above, in three queries; what a part names counts for its programme."""
    outline = Outline(plan)
    codes = list(PlanningCode.objects.filter(plan=plan).order_by("position", "pk"))
    named = list(Reference.objects.filter(plan=plan).select_related("programme").order_by("position", "pk"))
    return [_links(outline, scheme, codes, named) for scheme in Scheme]


def _links(outline: Outline, scheme: Scheme, codes: Sequence[PlanningCode], named: Sequence[Reference]) -> Links:
    listed = [code for code in codes if code.scheme == scheme]
    mine = [one for one in named if one.scheme == scheme and one.key.strip()]
    keys, used = {code.key.strip() for code in listed}, {one.key.strip() for one in mine if one.programme_id}
    linked = {one.programme_id for one in mine}
    return Links(
        scheme, str(scheme.label), len(listed), len(keys & used),
        unused=[code for code in listed if code.key.strip() not in used],
        unlisted=[one for one in mine if one.key.strip() not in keys],
        unlinked=[top.row for top in outline.tops if not linked & {item.row.pk for item in top.branch()}],
    )  # fmt: skip

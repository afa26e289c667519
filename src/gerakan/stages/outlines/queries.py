"""Programmes as a tree: what is part of what, in which order, and who has moved what since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from gerakan.stages.masterplans.models import Change, Masterplan, Programme

LEVEL = {kind: level for level, kind in enumerate(Programme.Kind.values)}
SHEET = "program"
PER_PAGE = 100
MOST_OTHERS = 200
MOVES = Q(after__has_key="place") | Q(after__has_key="parent")


@dataclass
class Item:
    """A programme with its parts."""

    row: Programme
    parts: list["Item"] = field(default_factory=list)

    @property
    def level(self) -> int:
        """0 for a programme, 1 for an activity, 2 for a part of one."""
        return LEVEL[self.row.kind]

    def branch(self) -> Iterator["Item"]:
        """Itself and everything below."""
        yield self
        for part in self.parts:
            yield from part.branch()


class Outline:
    """All programmes of a plan, asked once."""

    def __init__(self, plan: Masterplan) -> None:
        self.plan = plan
        rows = Programme.objects.filter(plan=plan).order_by("position", "pk")
        self.items = {row.pk: Item(row) for row in rows}
        self.tops: list[Item] = []
        for item in self.items.values():
            self.siblings_of(item.row.parent_id).append(item)

    def siblings_of(self, parent: int | None) -> list[Item]:
        """The parts of a row, or what is part of nothing."""
        return self.items[parent].parts if parent else self.tops

    def before(self, row: Programme) -> int | None:
        """The row that stands right before among its siblings; None when it is the first."""
        keys = [item.row.pk for item in self.siblings_of(row.parent_id)]
        at = keys.index(row.pk)
        return keys[at - 1] if at else None

    def code(self, row: int | None) -> str:
        """What a row is called; empty for none."""
        return self.items[row].row.code if row else ""

    def words(self, row: Programme) -> str:
        """Where it stands, in a sentence."""
        keys = [item.row.pk for item in self.siblings_of(row.parent_id)]
        said = {"code": row.code, "at": keys.index(row.pk) + 1, "all": len(keys)}
        if row.parent_id is None:
            return _("%(code)s ke-%(at)d dari %(all)d di tingkat teratas") % said
        above = self.items[row.parent_id].row
        return _("%(code)s ke-%(at)d dari %(all)d di bawah %(above)s") % {**said, "above": above.code}

    @cached_property
    def keys(self) -> Sequence[int]:
        """All rows in the order of the sheet."""
        return list(self.items)

    def with_row_at(self, row: Programme, *, parent: int | None, after: int | None) -> list[int]:
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


def moves_since(plan: Masterplan, revision: int) -> "QuerySet[Change]":
    """Changes of place after a revision, the newest first."""
    return (
        plan.changes.filter(MOVES, sheet=SHEET, revision__gt=revision).select_related("by").order_by("-revision", "-pk")
    )


def moved_by_others(plan: Masterplan, outline: Outline, *, since: int, but: Any) -> list[dict[str, Any]]:
    """Where rows stand now that others have moved since a revision, in the order of the sheet."""
    found = moves_since(plan, since).exclude(by=but)
    who = {change.row: str(change.by) for change in reversed(found[:MOST_OTHERS])}
    rows = [item.row for key, item in outline.items.items() if key in who]
    return [
        {"row": row.pk, "parent": row.parent_id, "after": outline.before(row), "code": row.code, "by": who[row.pk]}
        for row in rows
    ]

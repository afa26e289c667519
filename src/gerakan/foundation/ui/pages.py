"""The pages of one thing (a plan) in groups: two rows of places, one menu on a phone. Later stages add theirs, the thing knows none.

register_group("masterplans.plan", "money", _("Peta jalan dan dana"), order=3)     # the stage that owns the thing
register_pages("masterplans.plan", "money", Page("roadmap", _("Peta jalan"), "roadmaps:roadmap"), order=1)
{% page_groups "masterplans.plan" plan.pk "roadmap" as groups %}                      # in its template
"""

from collections.abc import Hashable
from dataclasses import dataclass

from django.urls import reverse

from gerakan.foundation.ui.navigation import Text


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the thing: its address is the thing's key and what follows."""

    key: str
    label: Text
    url_name: str
    follows: tuple[Hashable, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as a link."""

    label: str
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class PageGroup:
    """A group of pages; it opens at its first."""

    label: str
    pages: list[Shown]

    @property
    def url(self) -> str:
        """The first page."""
        return self.pages[0].url

    @property
    def is_here(self) -> bool:
        """The page in view is one of its pages."""
        return any(page.is_here for page in self.pages)

    @property
    def here(self) -> Shown | None:
        """The page in view."""
        return next((page for page in self.pages if page.is_here), None)


_groups: dict[str, dict[str, tuple[int, Text]]] = {}
_pages: dict[tuple[str, str], dict[str, tuple[int, Page]]] = {}


def register_group(thing: str, key: str, label: Text, *, order: int) -> None:
    """A group of pages; it is drawn as soon as it has one."""
    _groups.setdefault(thing, {})[key] = order, label


def register_pages(thing: str, group: str, *pages: Page, order: int) -> None:
    """Pages beside each other in a group; the same key replaces."""
    for page in pages:
        _pages.setdefault((thing, group), {})[page.key] = order, page


def groups_of(thing: str, key: Hashable, here: str) -> list[PageGroup]:
    """Every group in order with the addresses for this thing; asks nothing of the database."""
    named = sorted((order, group, label) for group, (order, label) in _groups.get(thing, {}).items())
    found = [PageGroup(str(label), _shown(thing, group, key, here)) for _order, group, label in named]
    return [group for group in found if group.pages]


def _shown(thing: str, group: str, key: Hashable, here: str) -> list[Shown]:
    ordered = sorted(_pages.get((thing, group), {}).values(), key=lambda pair: pair[0])
    return [
        Shown(str(page.label), reverse(page.url_name, args=[key, *page.follows]), page.key == here)
        for _order, page in ordered
    ]

"""What every page's frame needs, worked out only when the frame is drawn."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.http import HttpRequest
from django.template.loader import render_to_string

from gerakan.foundation.ui import navigation
from gerakan.foundation.ui.memory import memory
from gerakan.foundation.ui.navigation import Menu, Place, Section, StageState, Standing, address, topbar

T = TypeVar("T")

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "tema"
OURS = "kami/"
MOST_UNFOLDED = 8
"""Stages that a rail shows one below the other; a longer one is folded by stretches of the movement."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place as one person sees it now."""

    label: str
    url: str
    icon: str
    waiting: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A section with the links this person may follow."""

    key: str
    label: str
    links: list[Link]
    state: StageState | None
    is_here: bool

    @property
    def url(self) -> str:
        """A stage opens at its first place."""
        return self.links[0].url

    @property
    def waiting(self) -> int:
        """What waits behind a folded group."""
        return sum(link.waiting for link in self.links)


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of the movement with its stages; without a label they simply stand one below the other."""

    label: str
    groups: list[Group]
    is_open: bool

    @property
    def waiting(self) -> int:
        """What waits behind it while it is folded."""
        return sum(group.state.waiting for group in self.groups if group.state)


class Surface:
    """The frame of one request: theme, rail, top bar, header."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def theme(self) -> str:
        """auto, light or dark, as this browser chose."""
        chosen = self._request.COOKIES.get(THEME_COOKIE, "auto")
        return chosen if chosen in THEMES else "auto"

    @cached_property
    def stages(self) -> list[Group]:
        """The movement, as far as this person may go."""
        return self._groups(navigation.stages())

    @cached_property
    def folds(self) -> list[Fold]:
        """The same by stretches; open is where one stands, or else where something waits, or else the last that runs."""
        if len(self.stages) <= MOST_UNFOLDED:
            return [Fold("", self.stages, is_open=True)] if self.stages else []
        found: dict[str, list[Group]] = {}
        for section in navigation.stages():
            stretch = navigation.stretch_of(section)
            groups = [group for group in self.stages if group.key == section.key]
            found.setdefault(str(stretch.label) if stretch else "", []).extend(groups)
        wanted = next((ask for ask in (_is_here, _waits) if any(map(ask, self.stages))), None)
        running = [label for label, groups in found.items() if any(map(_runs, groups))][-1:]
        return [
            Fold(label, groups, is_open=not label or (any(map(wanted, groups)) if wanted else label in running))
            for label, groups in found.items() if groups
        ]  # fmt: skip

    @cached_property
    def tools(self) -> list[Group]:
        """Registers and administration, as far as this person may go."""
        return self._groups(navigation.tools())

    @cached_property
    def around(self) -> Group | None:
        """The stage or group of tools that this address lies in, as far as this person may open it."""
        section = self._section_here([*navigation.stages(), *navigation.tools()])
        links = self._links(section.places) if section else []
        return Group(section.key, str(section.label), links, None, is_here=True) if section and links else None

    @cached_property
    def is_a_beginning(self) -> bool:
        """Is this the address of a whole stage, as one would type it?"""
        path = self._request.path
        return any(address(section.places[0].url_name) == path for section in navigation.stages() if section.places)

    @cached_property
    def rail(self) -> str:
        """Drawn once for its two places: beside the page, and behind the key at the foot of a phone."""
        return render_to_string("ui/parts/rail.html", {"surface": self})

    @cached_property
    def public_links(self) -> list[Link]:
        """The public header."""
        return self._links(navigation.public_places())

    @cached_property
    def edition(self) -> Menu | None:
        """The edition in view."""
        return topbar.edition(self._request) if topbar.edition else None

    @cached_property
    def role(self) -> Menu | None:
        """The role in use."""
        return topbar.role(self._request) if topbar.role and self._request.user.is_authenticated else None

    @cached_property
    def tasks_count(self) -> int:
        """How many things wait for this person."""
        ask = topbar.tasks
        if ask is None or not self._request.user.is_authenticated:
            return 0
        return self._remembered("tasks", lambda: ask(self._request))

    @property
    def tasks_url(self) -> str:
        return address(topbar.tasks_url_name)

    @property
    def home_url(self) -> str:
        return address(topbar.home_url_name)

    @property
    def search_url(self) -> str:
        return address(topbar.search_url_name)

    def _section_here(self, sections: list[Section]) -> Section | None:
        urls = [(address(place.url_name), section) for section in sections for place in section.places]
        found = [(url, section) for url, section in urls if url and _covers(url, self._request.path)]
        return max(found, key=lambda one: len(one[0]), default=("", None))[1]

    def _groups(self, sections: list[Section]) -> list[Group]:
        groups = [self._group(section, self._links(section.places)) for section in sections]
        return [group for group in groups if group.links]

    def _group(self, section: Section, links: list[Link]) -> Group:
        ask = section.state if links else None
        state = self._remembered(f"stage {section.key}", lambda: ask(self._request)) if ask else None
        return Group(section.key, str(section.label), links, state, any(link.is_here for link in links))

    def _links(self, places: "list[Place] | tuple[Place, ...]") -> list[Link]:
        allowed = [(place, url) for place in places if (url := address(place.url_name)) and self._may(place)]
        path = self._request.path
        here = max((url for _place, url in allowed if _covers(url, path)), key=len, default="")
        return [self._link(place, url, is_here=url == here) for place, url in allowed]

    def _link(self, place: Place, url: str, *, is_here: bool) -> Link:
        waiting = place.waiting(self._request) if place.waiting else 0
        return Link(str(place.label), url, place.icon, waiting, is_here)

    def _may(self, place: Place) -> bool:
        return not place.permission or self._rights[place.permission]

    @cached_property
    def _rights(self) -> dict[str, bool]:
        """Which places this person may open; only for drawing links, every page asks by itself."""
        sections = [*navigation.stages(), *navigation.tools()]
        places = [*navigation.public_places(), *(place for section in sections for place in section.places)]
        names = {place.permission for place in places if place.permission}
        return self._remembered("rights", lambda: {name: self._request.user.has_perm(name) for name in names})

    @cached_property
    def _stamp(self) -> Hashable:
        return topbar.stamp(self._request) if topbar.stamp else None

    def _remembered(self, name: str, work: Callable[[], T]) -> T:
        """A figure of this person, worked out anew when the stamp has changed; a visitor's never rests."""
        person = self._request.user.pk
        if person is None or self._stamp is None:
            return work()
        return memory.get((name, person), self._stamp, work)


def _is_here(group: Group) -> bool:
    return group.is_here


def _waits(group: Group) -> bool:
    return bool(group.state and group.state.waiting)


def _runs(group: Group) -> bool:
    return bool(group.state and group.state.standing == Standing.RUNNING)


def _covers(url: str, path: str) -> bool:
    """A place and what lies below it; “ours” leads to the one thing of a region, whose own pages stand beside it."""
    above = url.removesuffix(OURS)
    is_ours = above != url and path.startswith(above) and path.removeprefix(above)[:1].isdigit()
    return is_ours or path == url or (path.startswith(url) and url != "/")


def surface(request: HttpRequest) -> dict[str, Surface]:
    """Context processor: `surface` in every template."""
    return {"surface": Surface(request)}

"""What the frames show. Apps register their places when they start; only addresses that exist are drawn.

A stage calls `register_stage(...)` in its AppConfig.ready(), a register `register_tools(...)`, the portal
`register_public(...)`. Editions, tasks and accounts fill the top bar with `topbar.edition = ...` and so on.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

Text = str | Promise


class Standing(Enum):
    """Where a stage is in the chosen edition."""

    DONE = "done"
    RUNNING = "running"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StageState:
    """The rail's mark beside a stage, and how many things wait for this person there."""

    standing: Standing
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """One address of the rail or of the public header."""

    label: Text
    url_name: str
    icon: str = ""
    permission: str = ""
    waiting: Callable[[HttpRequest], int] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stage of the movement, or a group of tools below the stages."""

    key: str
    label: Text
    order: int
    places: tuple[Place, ...]
    state: Callable[[HttpRequest], StageState] | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Stages that follow one another, folded together where the rail is long; `last` is the order of the last one."""

    label: Text
    last: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu of the top bar; `value` is posted to the menu's address."""

    label: Text
    value: str
    note: Text = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """The edition or the role in use, and what else could be chosen; a POST of `pilihan` to `url` chooses."""

    label: Text
    url: str
    choices: Sequence[Choice] = ()
    note: Text = ""
    is_sample: bool = False
    is_test: bool = False


@dataclass(slots=True)
class TopBar:
    """Filled by the apps that know: each a function of the request, absent until its app exists.

    stamp: changes whenever a figure of the frame may have changed; without it nothing is remembered between pages.
    """

    edition: Callable[[HttpRequest], Menu | None] | None = None
    role: Callable[[HttpRequest], Menu | None] | None = None
    tasks: Callable[[HttpRequest], int] | None = None
    stamp: Callable[[HttpRequest], Hashable] | None = None
    tasks_url_name: str = ""
    home_url_name: str = ""
    search_url_name: str = ""


_stages: dict[str, Section] = {}
_tools: dict[str, Section] = {}
_stretches: list[Stretch] = []
_public: list[tuple[int, Place]] = []
topbar = TopBar()


def register_stage(
    key: str, label: Text, *places: Place, order: int, state: Callable[[HttpRequest], StageState] | None = None
) -> None:
    """Put a stage of the movement into the rail; call again to replace it."""
    _stages[key] = Section(key, label, order, places, state)


def register_stretches(*found: Stretch) -> None:
    """Say where the movement may be folded; what comes after the last belongs to the last."""
    _stretches[:] = sorted(found, key=lambda stretch: stretch.last)


def register_tools(key: str, label: Text, *places: Place, order: int) -> None:
    """Put a group (registers, administration) below the stages."""
    _tools[key] = Section(key, label, order, places)


def register_public(place: Place, *, order: int) -> None:
    """Put an entry into the public header."""
    _public[:] = [(at, other) for at, other in _public if other.url_name != place.url_name]
    _public.append((order, place))


def stages() -> list[Section]:
    """The movement in order."""
    return sorted(_stages.values(), key=lambda section: section.order)


def stretch_of(section: Section) -> Stretch | None:
    """Where the stage lies in the movement, when stretches were said."""
    return next((one for one in _stretches if section.order <= one.last), _stretches[-1] if _stretches else None)


def tools() -> list[Section]:
    """Everything below the movement."""
    return sorted(_tools.values(), key=lambda section: section.order)


def public_places() -> list[Place]:
    """Entries of the public header in order."""
    return [place for _order, place in sorted(_public, key=lambda pair: pair[0])]


@lru_cache(maxsize=1000)
def address(url_name: str) -> str:
    """The address of a name, or nothing when no such page exists; the table of addresses never changes while we run."""
    try:
        return reverse(url_name) if url_name else ""
    except NoReverseMatch:
        return ""

"""What each app lets people find.

    sources.register("letter", _("Surat"), lambda: Letter.objects.all(), to_entries=letter_entries)

The QuerySet must offer `visible_to(user)`; a source without it (everybody may know) says `is_public=True`.
A finder answers at once without the index, such as a region by an old name or a code.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from gerakan.foundation.access import Actor

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Entry:
    """One findable text of a thing; a long document gives one for each page (part)."""

    title: str
    url: str
    body: str = ""
    region_code: str = ""
    part: int = 0
    place: str = ""


@dataclass(frozen=True)
class Source:
    """One kind of findable things."""

    kind: str
    label: str | Promise
    rows: Callable[[], Rows]
    to_entries: Callable[[Any], Iterable[Entry]]
    is_public: bool = False

    def visible_to(self, user: Actor) -> Rows:
        """The things this person may know about."""
        rows = self.rows()
        return rows if self.is_public else rows.visible_to(user)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Direct:
    """An answer of a finder: where to go, and why."""

    title: str
    url: str
    note: str = ""


Finder = Callable[[Actor, str], Iterable[Direct]]

_sources: dict[str, Source] = {}
_finders: dict[str, Finder] = {}


def register(
    kind: str,
    label: str | Promise,
    rows: Callable[[], Rows],
    *,
    to_entries: Callable[[Any], Iterable[Entry]],
    is_public: bool = False,
) -> None:
    """Let people find this kind of thing; call it in AppConfig.ready()."""
    _sources[kind] = Source(kind, label, rows, to_entries, is_public)


def register_finder(name: str, finder: Finder) -> None:
    """Let a function of (user, text) answer before the index does."""
    _finders[name] = finder


def source(kind: str) -> Source:
    """Raises KeyError when no app declared this kind."""
    return _sources[kind]


def sources() -> list[Source]:
    """Everything findable, by kind."""
    return [_sources[kind] for kind in sorted(_sources)]


def finders() -> list[Finder]:
    """All finders, by name."""
    return [_finders[name] for name in sorted(_finders)]

"""A list's state lives in its address; everything read from there is bounded."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

SEARCH, SORT, PAGE, SIZE, COLUMNS, EXPORT = "cari", "urut", "halaman", "per", "kolom", "unduh"
SEARCH_LENGTH = 200
PAGE_DIGITS = 9
SEARCH_WORDS = 12


@dataclass(frozen=True, slots=True)
class State:
    """What the address asks for, already within bounds except the last page, which the data decides."""

    search: str
    sort: str
    is_downward: bool
    page: int
    size: int
    columns: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The words looked for; all must be found."""
        return self.search.split()[:SEARCH_WORDS]


def read(request: HttpRequest, prefix: str, sizes: Sequence[int], default_sort: str) -> State:
    """Read the state; nonsense falls back to the default instead of failing."""
    get = request.GET
    sort = get.get(prefix + SORT) or default_sort
    return State(
        search=get.get(prefix + SEARCH, "").replace("\x00", "")[:SEARCH_LENGTH].strip(),
        sort=sort.removeprefix("-"),
        is_downward=sort.startswith("-"),
        page=_positive(get.get(prefix + PAGE, ""), 1),
        size=_size(get.get(prefix + SIZE, ""), sizes),
        columns=tuple(get.getlist(prefix + COLUMNS)[:200]),
    )


def changed(params: QueryDict, **changes: str | list[str] | None) -> str:
    """The query string after a change, beginning with "?"; None drops a parameter."""
    copy = params.copy()
    for name, value in changes.items():
        copy.pop(name, None)
        if isinstance(value, list):
            copy.setlist(name, value)
        elif value is not None:
            copy[name] = value
    return f"?{copy.urlencode()}"


def _positive(text: str, fallback: int) -> int:
    is_plain = text.isascii() and text.isdigit()
    return max(int(text[:PAGE_DIGITS]), 1) if is_plain else fallback


def _size(text: str, sizes: Sequence[int]) -> int:
    size = _positive(text, sizes[0])
    return size if size in sizes else sizes[0]

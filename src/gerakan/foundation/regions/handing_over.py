"""What is handed over with an office of a region, from live data: each stage registers sections, the hand-over asks for all.

A stage calls `register_section(...)` in its AppConfig.ready(); its reader gets the region and gives lines.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gerakan.foundation.regions.models import Region

MOST_LINES = 60


@dataclass(frozen=True)
class Line:
    """One fact of a section; a gap is something that the new holder has to see to."""

    text: str
    url: str = ""
    is_gap: bool = False


@dataclass(frozen=True)
class Section:
    """One part of a package as it stands now."""

    title: str | Promise
    lines: list[Line]


Reader = Callable[[Region], Iterable[Line]]
_readers: dict[str, tuple[int, str | Promise, Reader]] = {}


def register_section(key: str, title: str | Promise, reader: Reader, *, order: int) -> None:
    """Add a section to every package; call again to replace it. They stand by their order."""
    _readers[key] = (order, title, reader)


def package_of(region: Region) -> list[Section]:
    """Everything that is handed over, section by section; one without a line says so."""
    found = []
    for _order, title, reader in sorted(_readers.values(), key=lambda row: row[0]):
        lines = list(reader(region))
        rest = len(lines) - MOST_LINES
        more = [Line(_("dan %d lainnya") % rest)] if rest > 0 else []
        found.append(Section(title, lines[:MOST_LINES] + more))
    return found

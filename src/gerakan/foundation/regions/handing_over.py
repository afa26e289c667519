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

    @property
    def gaps(self) -> list[Line]:
        """What the new holder has to see to."""
        return [line for line in self.lines if line.is_gap]


Reader = Callable[[Region], Iterable[Line]]
_readers: dict[str, tuple[int, str | Promise, Reader]] = {}


def register_section(key: str, title: str | Promise, reader: Reader, *, order: int) -> None:
    """Add a section to every package; call again to replace it. They stand by their order."""
    _readers[key] = (order, title, reader)


def package_of(region: Region) -> list[Section]:
    """Everything that is handed over, section by section; one without a line says so."""
    return [
        Section(title, _shortened(list(reader(region))))
        for _order, title, reader in sorted(_readers.values(), key=lambda row: row[0])
    ]


def _shortened(lines: list[Line]) -> list[Line]:
    """Of very many the first; a gap is never left out, for it stays open until somebody settles it."""
    told = [at for at, line in enumerate(lines) if not line.is_gap]
    left = set(told[max(MOST_LINES - (len(lines) - len(told)), 0) :])
    more = [Line(_("dan %d lainnya") % len(left))] if left else []
    return [line for at, line in enumerate(lines) if at not in left] + more

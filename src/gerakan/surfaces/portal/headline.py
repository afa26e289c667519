"""How many? One number, three ways to count, each with its definition, its day and its sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from gerakan.foundation.editions import counting


class Way(StrEnum):
    """What is counted; the values stand in the address."""

    PARTICIPATIONS = "keikutsertaan"
    ANNOUNCED = "diumumkan"
    DISTINCT = "berbeda"


@dataclass(frozen=True)
class Headline:
    """A number as it may be quoted."""

    way: Way
    year: int
    number: int
    label: str
    definition: str
    sum: str
    sources: tuple[str, ...]


def way_of(asked: str) -> Way:
    """The way a visitor chose; participations unless said otherwise."""
    return Way(asked) if asked in set(Way) else Way.PARTICIPATIONS


def ways() -> list[tuple[Way, str]]:
    """The switch."""
    return [
        (Way.PARTICIPATIONS, _("Keikutsertaan")),
        (Way.ANNOUNCED, _("Daerah menurut kementerian")),
        (Way.DISTINCT, _("Daerah berbeda")),
    ]


def headline(year: int, way: Way) -> Headline | None:
    """The sum until this edition; None before any number was published."""
    lines = counting.cumulative(year)
    if not lines:
        return None
    line = lines[-1]
    number, definition, total = {
        Way.PARTICIPATIONS: (line.participations, _participations(), _added(lines)),
        Way.ANNOUNCED: (line.announced, _announced(), line.formula),
        Way.DISTINCT: (line.distinct_at_most, _distinct(), ""),
    }[way]
    sources = dict.fromkeys(count.source_url for count in line.printed if count.count == number)
    return Headline(way, line.edition.year, number, dict(ways())[way], definition, total, tuple(sources))


def _participations() -> str:
    return _(
        "Keikutsertaan kabupaten dan kota pada daftar yang diumumkan; daerah yang ikut dua kali dihitung dua kali."
    )


def _announced() -> str:
    return _("Jumlah yang diumumkan; hanya pengulangan yang diumumkan dikurangkan.")


def _distinct() -> str:
    return _(
        "Daerah yang ikut dua kali dihitung sekali, sejauh daftarnya lengkap; pengulangan sejak 2021 yang tidak"
        " diumumkan masih dapat menurunkannya."
    )


def _added(lines: Sequence[counting.Cumulative]) -> str:
    return " + ".join(str(line.added) for line in lines)

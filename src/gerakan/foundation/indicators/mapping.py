"""What each column of a delivered table means: guessed from its heading, corrected by a person, remembered."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.exchange.figures import DecimalMark
from gerakan.foundation.exchange.layout import Heading, find_heading, heading_at
from gerakan.foundation.exchange.sheets import fold
from gerakan.foundation.exchange.table import Table, shown
from gerakan.foundation.indicators.models import Indicator

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\.0)?(?!\d)")
WORDS = re.compile(r"[a-z]{3,}")
FILLER = frozenset({"menurut", "kabupaten", "kota", "dan", "yang", "terhadap", "per", "atas", "dasar"})
ALIKE = 0.5


class Role(models.TextChoices):
    """What a column holds."""

    IGNORE = "ignore", _("Tidak dipakai")
    REGION = "region", _("Nama daerah")
    CODE = "code", _("Kode wilayah")
    PROVINCE = "province", _("Provinsi")
    YEAR = "year", _("Tahun")
    INDICATOR = "indicator", _("Kode atau nama indikator")
    VALUE = "value", _("Nilai (tabel panjang)")
    FIGURE = "figure", _("Nilai satu indikator")


KNOWN_HEADINGS: dict[Role, tuple[str, ...]] = {
    Role.REGION: (
        "kab/kota", "kabupaten/kota", "kabupaten kota", "kabupaten", "kota", "daerah", "nama daerah", "nama kab/kota",
        "nama kabupaten/kota", "wilayah", "nama wilayah", "nama", "pemda", "nama pemda", "pemerintah daerah", "region", "name", "regency/city",
    ),
    Role.CODE: (
        "kode", "kode wilayah", "kode daerah", "kode kab/kota", "kode kabupaten/kota", "kode kemendagri", "kode bps",
        "region_code", "region code", "code", "kode pemda",
    ),
    Role.PROVINCE: ("provinsi", "nama provinsi", "prov", "province", "propinsi"),
    Role.YEAR: ("tahun", "year"),
    Role.INDICATOR: ("indikator", "kode indikator", "nama indikator", "indicator"),
    Role.VALUE: ("nilai", "value", "angka", "nilai indikator"),
}  # fmt: skip


class Sureness(StrEnum):
    """How a column's meaning was found."""

    REMEMBERED = "remembered"
    EXACT = "exact"
    ALIKE = "alike"
    NONE = "none"


@dataclass(frozen=True)
class Place:
    """One column and its meaning; a figure is an indicator, perhaps with its own year and unit factor."""

    column: int
    role: str = Role.IGNORE
    indicator: str = ""
    year: int | None = None
    factor: float = 1.0
    sureness: str = Sureness.NONE


@dataclass(frozen=True)
class TableMapping:
    """How one sheet is read: where its heading is and what its columns mean."""

    sheet: str
    heading_row: int
    heading_count: int
    places: tuple[Place, ...]
    year: int | None = None
    decimal: str = DecimalMark.AUTO

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """As kept in the batch."""
        return cls(**{**stored, "places": tuple(Place(**place) for place in stored["places"])})

    def as_json(self) -> dict[str, Any]:
        """To keep in the batch."""
        return asdict(self) | {"places": [asdict(place) for place in self.places]}

    @property
    def is_long(self) -> bool:
        """One line a value, instead of one column an indicator."""
        return self.column_of(Role.VALUE) is not None

    @property
    def figures(self) -> list[Place]:
        """The columns with values of one indicator each."""
        return [place for place in self.places if place.role == Role.FIGURE]

    def column_of(self, role: str) -> int | None:
        """The column with this role, None when there is none."""
        return next((place.column for place in self.places if place.role == role), None)

    def heading_of(self, table: Table) -> Heading:
        """Its heading on this table."""
        return heading_at(table, self.heading_row, self.heading_count)

    def problems(self) -> list[str]:
        """Why it cannot be used yet, in words."""
        has_region = self.column_of(Role.REGION) is not None or self.column_of(Role.CODE) is not None
        problems = [] if has_region else [_("Pilih kolom yang berisi nama atau kode daerah.")]
        if self.is_long and self.column_of(Role.INDICATOR) is None:
            problems.append(_("Tabel panjang memerlukan kolom indikator."))
        if not self.is_long and not self.figures:
            problems.append(_("Pilih indikator untuk sedikitnya satu kolom."))
        return [str(problem) for problem in (*problems, *self._doubles(), *self._without_year())]

    def _doubles(self) -> list[Any]:
        single = [place.role for place in self.places if place.role not in {Role.IGNORE, Role.FIGURE}]
        figures = [(place.indicator, place.year or self.year) for place in self.figures]
        repeated = len(set(single)) < len(single) or len(set(figures)) < len(figures)
        return [_("Dua kolom mempunyai arti yang sama. Pilih satu.")] if repeated else []

    def _without_year(self) -> list[Any]:
        if self.year or self.column_of(Role.YEAR) is not None:
            return []
        open_ended = self.is_long or any(place.year is None for place in self.figures)
        return [_("Isi tahun data.")] if open_ended else []


def guess(
    table: Table, indicators: Sequence[Indicator], *, name: str = "", heading: Heading | None = None
) -> TableMapping:
    """The most likely reading of a sheet nobody has mapped before; a person may have said where the heading is."""
    heading = heading or find_heading(table)
    titles = " ".join(shown(cell) for row in table.rows[: heading.first] for cell in row if cell)
    places = [_guess_place(at, label, indicators) for at, label in enumerate(heading.labels)]
    places = _first_of_each(_with_titled_indicator(places, heading.labels, titles, indicators))
    return TableMapping(
        sheet=table.name,
        heading_row=heading.first,
        heading_count=max(_label_rows(table, heading), 1),
        places=tuple(places),
        year=_year_in(titles) or _year_in(name),
    )


def _label_rows(table: Table, heading: Heading) -> int:
    """Rows that give labels: without a row of column numbers at the end."""
    count = heading.end - heading.first
    while count > 1 and heading_at(table, heading.first, count - 1).end == heading.end:
        count -= 1
    return count


def _guess_place(column: int, label: str, indicators: Sequence[Indicator]) -> Place:
    for role, headings in KNOWN_HEADINGS.items():
        if fold(label) in {fold(heading) for heading in headings}:
            return Place(column, role, sureness=Sureness.EXACT)
    indicator, sureness = _guess_indicator(YEAR.sub("", label), indicators)
    if indicator:
        return Place(column, Role.FIGURE, indicator.code, _year_in(label), sureness=sureness)
    return Place(column, year=_year_in(label))


def _guess_indicator(label: str, indicators: Sequence[Indicator]) -> tuple[Indicator | None, Sureness]:
    folded = fold(label)
    if not folded:
        return None, Sureness.NONE
    for indicator in indicators:
        if folded in {fold(known) for known in (indicator.code, indicator.name, *indicator.headings)}:
            return indicator, Sureness.EXACT
    likeness, best = max(((_likeness(label, item), -at) for at, item in enumerate(indicators)), default=(0.0, 0))
    return (indicators[-best], Sureness.ALIKE) if likeness >= ALIKE else (None, Sureness.NONE)


def _likeness(label: str, indicator: Indicator) -> float:
    """Share of words in common, units in brackets left aside."""
    words = _words(label)
    known = [_words(text) for text in (indicator.name, *indicator.headings)]
    return max((len(words & other) / len(words | other) for other in known if words | other), default=0.0)


def _words(text: str) -> set[str]:
    return set(WORDS.findall(re.sub(r"\(.*?\)", " ", text.casefold()))) - FILLER


def _with_titled_indicator(
    places: list[Place], labels: Sequence[str], titles: str, indicators: Sequence[Indicator]
) -> list[Place]:
    """Columns headed by a year alone hold the indicator that the title above the table names."""
    if not any(place.role == Role.IGNORE and YEAR.fullmatch(labels[place.column]) for place in places):
        return places
    indicator, sureness = _guess_indicator(YEAR.sub("", titles), indicators)
    return [
        Place(place.column, Role.FIGURE, indicator.code if indicator else "", year, sureness=sureness)
        if place.role == Role.IGNORE and (year := _only_year(labels[place.column]))
        else place
        for place in places
    ]


def _first_of_each(places: Iterable[Place]) -> list[Place]:
    """The second column of the same meaning is left for the person to decide."""
    seen: set[tuple[str, str, int | None]] = set()
    kept = []
    for place in places:
        meaning = (place.role, place.indicator, place.year)
        kept.append(replace(place, role=Role.IGNORE, indicator="") if meaning in seen else place)
        if place.role != Role.IGNORE:
            seen.add(meaning)
    return kept


def _only_year(label: str) -> int | None:
    return _year_in(label) if YEAR.fullmatch(label.strip()) else None


def _year_in(text: str) -> int | None:
    years = YEAR.findall(text)
    return int(years[-1]) if years else None


def headings_hash(labels: Iterable[str]) -> str:
    """Recognises a sender's table by its headings; years in them change and are left out."""
    text = "|".join(fold(YEAR.sub("", label)) for label in labels)
    return hashlib.sha256(text.encode()).hexdigest()


def remembered(stored: Mapping[str, Any], guessed: TableMapping) -> TableMapping:
    """Last time's meanings on this time's sheet; years come from the new headings."""
    before = TableMapping.from_json(stored)
    now = {place.column: place for place in guessed.places}
    places = [
        replace(place, year=now[place.column].year if place.column in now else None, sureness=Sureness.REMEMBERED)
        for place in before.places
    ]
    return replace(before, sheet=guessed.sheet, places=tuple(places), year=guessed.year,
                   heading_row=guessed.heading_row, heading_count=guessed.heading_count)  # fmt: skip

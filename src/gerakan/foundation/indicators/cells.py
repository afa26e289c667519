"""Cells to values: every cell is understood, or complained about by its address."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from gerakan.foundation.exchange.complaints import Complaint
from gerakan.foundation.exchange.figures import DecimalMark, Reading, Remark, Sense, read_column, read_number
from gerakan.foundation.exchange.readers import problem_of
from gerakan.foundation.exchange.sheets import fold
from gerakan.foundation.exchange.table import Cell, Table, address, shown
from gerakan.foundation.indicators.mapping import Place, Role, TableMapping
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.regions.finder import Entry
from gerakan.foundation.regions.models import Kind

OBSERVED = "observed"
STATES = {
    Sense.NOT_REPORTED: "not_reported",
    Sense.NOT_APPLICABLE: "not_applicable",
    Sense.SUPPRESSED: "suppressed",
}
IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")
FEW = 0.02


class Said(NamedTuple):
    """What one cell says about a region; an empty state means that it says nothing."""

    indicator_id: int
    region_id: int
    year: int
    row: int
    column: int
    state: str
    value: float | None
    value_class: str

    @property
    def content(self) -> tuple[str, float | None, str]:
        """What is compared."""
        return (self.state, self.value, self.value_class)


@dataclass(frozen=True)
class Measure:
    """An indicator, the factor from the file's unit to its own, its classes by their letters, the kinds it exists for."""

    indicator: Indicator
    factor: float
    classes: Mapping[str, str]
    kinds: frozenset[str]


class Spot(NamedTuple):
    """A cell, what it is about, and its content."""

    row: int
    column: int
    year: int
    region: Entry
    cell: Cell


Group = tuple[Indicator, float, list[Spot]]


@dataclass
class CellReader:
    """Reads the given lines of a table; `complaints` fills while it reads."""

    table: Table
    mapping: TableMapping
    lines: Sequence[int]
    regions: Mapping[int, Entry | None]
    indicators: Sequence[Indicator]
    complaints: list[Complaint] = field(default_factory=list)

    def read(self) -> list[Said]:
        """All values, each indicator's cells read together because one explains another."""
        groups = self._long_groups() if self.mapping.is_long else self._wide_groups()
        return [item for indicator, factor, spots in groups for item in self._read_group(indicator, factor, spots)]

    def _wide_groups(self) -> list[Group]:
        known = {indicator.code: indicator for indicator in self.indicators}
        years = self._years()
        return [
            (known[place.indicator], place.factor, list(self._column(place, years))) for place in self.mapping.figures
        ]

    def _column(self, place: Place, years: Mapping[int, int]) -> Iterator[Spot]:
        for line in self.lines:
            region, year = self.regions[line], place.year or years[line]
            if region and year:
                yield Spot(line, place.column, year, region, self.table.cell(line, place.column))

    def _long_groups(self) -> list[Group]:
        names = {fold(name): item for item in self.indicators for name in (*item.headings, item.name, item.code)}
        years = self._years()
        at, value_at = self.mapping.column_of(Role.INDICATOR) or 0, self.mapping.column_of(Role.VALUE) or 0
        groups: dict[str, tuple[Indicator, list[Spot]]] = {}
        for line in self.lines:
            indicator = names.get(fold(shown(self.table.cell(line, at))))
            if indicator is None:
                self._complain(line, at, _("Indikator tidak dikenal."), _("Pakai kode dari pustaka."))
            elif (region := self.regions[line]) and (year := years[line]):
                spot = Spot(line, value_at, year, region, self.table.cell(line, value_at))
                groups.setdefault(indicator.code, (indicator, []))[1].append(spot)
        return [(indicator, 1.0, spots) for indicator, spots in groups.values()]

    def _years(self) -> dict[int, int]:
        """The year of each line; 0 after a complaint."""
        column = self.mapping.column_of(Role.YEAR)
        if column is None:
            return dict.fromkeys(self.lines, self.mapping.year or 0)
        years = {}
        for line in self.lines:
            number = read_number(self.table.cell(line, column)).number
            years[line] = int(number) if not math.isnan(number) and 1945 <= number <= 2200 else 0
            if not years[line]:
                self._complain(line, column, _("Bukan tahun."), _("Tulis empat angka, misalnya 2021."))
        return years

    def _read_group(self, indicator: Indicator, factor: float, spots: Sequence[Spot]) -> list[Said]:
        low, high = (None if bound is None else bound / factor for bound in (indicator.lowest, indicator.highest))
        mark = DecimalMark(self.mapping.decimal)
        readings = read_column([spot.cell for spot in spots], bounds=(low, high), mark=mark)
        measure = Measure(indicator, factor, {fold(name): name for name in indicator.classes}, _kinds(indicator))
        found = (self._said(measure, spot, reading) for spot, reading in zip(spots, readings, strict=True))
        said = [item for item in found if item]
        self._remark_on_zeros(said)
        return said

    def _said(self, measure: Measure, spot: Spot, reading: Reading) -> Said | None:
        about = (measure.indicator.pk, spot.region.pk, spot.year, spot.row, spot.column)
        if reading.sense is Sense.BLANK:
            return Said(*about, "", None, "")
        if reading.remark is not None:
            self._remark_on_reading(spot, reading)
        if spot.region.kind not in measure.kinds:
            self._does_not_apply(measure, spot, reading)
            return None
        if reading.sense in STATES:
            return Said(*about, STATES[reading.sense], None, "")
        if reading.sense is Sense.NUMBER:
            return self._number(measure, spot, reading, about)
        if name := measure.classes.get(fold(shown(spot.cell))):
            return Said(*about, OBSERVED, None, name)
        self._refuse(measure, spot, reading)
        return None

    def _number(
        self, measure: Measure, spot: Spot, reading: Reading, about: tuple[int, int, int, int, int]
    ) -> Said | None:
        value = scaled(reading.number, measure.factor)
        if problem := out_of_range(measure.indicator, value):
            self._complain(spot.row, spot.column, problem, _("Periksa angka dan satuannya."))
            return None
        return Said(*about, OBSERVED, value, "")

    def _refuse(self, measure: Measure, spot: Spot, reading: Reading) -> None:
        problem, remedy = problem_of(reading)
        if measure.classes:
            remedy = _("Tulis angka, atau pilih kelas: %s.") % ", ".join(measure.classes.values())
        self._complain(spot.row, spot.column, problem, remedy)

    def _does_not_apply(self, measure: Measure, spot: Spot, reading: Reading) -> None:
        if reading.sense in STATES:
            return
        problem = _("Indikator ini berlaku untuk: %(kind)s; %(region)s tidak termasuk.") % {
            "kind": measure.indicator.get_applies_to_display(), "region": spot.region.name,
        }  # fmt: skip
        self._complain(spot.row, spot.column, problem, _("Kosongkan sel ini."))

    def _remark_on_reading(self, spot: Spot, reading: Reading) -> None:
        if reading.remark is Remark.DASH:
            problem, remedy = _("Tanda hubung dibaca “tidak dilaporkan”."), _("Tulis 0 bila yang dimaksud nol.")
        else:
            problem = _("“%(text)s” dibaca %(number)s menurut kisaran dan nilai lain di kolom ini.") % {
                "text": shown(spot.cell), "number": f"{reading.number:.12g}".replace(".", ","),
            }  # fmt: skip
            remedy = _("Bila keliru, pilih tanda desimal pada langkah 1.")
        self._complain(spot.row, spot.column, problem, remedy, is_blocking=False)

    def _remark_on_zeros(self, said: Sequence[Said]) -> None:
        """A few zeros among other values may mean "not available"; they are kept and said aloud."""
        observed = [item for item in said if item.value is not None]
        zeros = [item for item in observed if item.value == 0]
        if len(observed) < 10 or len(zeros) > max(1, FEW * len(observed)):
            return
        problem = _("Nol di antara nilai lain yang hampir semuanya di atas nol.")
        remedy = _("Dipakai sebagai 0. Tulis … bila sebenarnya tidak tersedia.")
        for item in zeros:
            self._complain(item.row, item.column, problem, remedy, is_blocking=False)

    def _complain(self, row: int, column: int, problem: str, remedy: str, *, is_blocking: bool = True) -> None:
        self.complaints.append(complaint(self.table, (row, column), problem, remedy, is_blocking=is_blocking))


def _kinds(indicator: Indicator) -> frozenset[str]:
    return frozenset(kind for kind in Kind.values if indicator.applies(kind))


def scaled(number: float, factor: float) -> float:
    """In the library's unit; dividing keeps 12.3 thousandths 0.0123 where multiplying by 0.001 would not."""
    if factor == 1:
        return number
    return number * factor if factor > 1 else number / round(1 / factor)


def out_of_range(indicator: Indicator, value: float) -> str:
    """Why the value is impossible, empty when it is not."""
    low, high = indicator.lowest, indicator.highest
    if (low is None or value >= low) and (high is None or value <= high):
        return ""
    return _("Di luar kisaran %(low)s sampai %(high)s (%(unit)s).") % {
        "low": "-∞" if low is None else f"{low:g}", "high": "∞" if high is None else f"{high:g}", "unit": indicator.unit,
    }  # fmt: skip


def doubled(table: Table, before: Said, after: Said) -> Complaint:
    """The same region, indicator and year twice."""
    where = address(before.row, before.column)
    if before.content == after.content:
        problem, remedy = _("Daerah ini sudah ada di %s dengan nilai yang sama.") % where, _("Dipakai satu kali.")
    else:
        problem = _("Daerah ini sudah ada di %s dengan nilai lain.") % where
        remedy = _("Hapus baris yang keliru; keduanya tidak dipakai.")
    is_blocking = before.content != after.content
    return complaint(table, (after.row, after.column), problem, remedy, is_blocking=is_blocking)


def remarks_on_headings(table: Table, mapping: TableMapping, indicators: Sequence[Indicator]) -> list[Complaint]:
    """A heading that names another unit, and what is known to be doubtful about an indicator."""
    known = {indicator.code: indicator for indicator in indicators}
    labels = mapping.heading_of(table).labels
    row = mapping.heading_row
    found = []
    for place in mapping.figures:
        indicator, label = known[place.indicator], labels[place.column]
        if place.factor == 1 and (unit := _other_unit(label, indicator)):
            problem = _("Judul menyebut “%(unit)s”, pustaka memakai “%(own)s”.") % {"unit": unit, "own": indicator.unit}
            remedy = _("Dipakai sebagai %s. Bila perlu, pilih pengali pada langkah 1.") % indicator.unit
            found.append(complaint(table, (row, place.column), problem, remedy, is_blocking=False))
        if indicator.caution:
            found.append(complaint(table, (row, place.column), indicator.caution, is_blocking=False))
    return found


def _other_unit(label: str, indicator: Indicator) -> str:
    match = IN_BRACKETS.search(label)
    if not match:
        return ""
    written, own = (re.sub(r"\bper\b|/", " ", text.casefold()) for text in (match[1], indicator.unit))
    return "" if fold(written) == fold(own) or not re.search(r"[a-z%]", written) else match[1]


def complaint(
    table: Table, at: tuple[int, int], problem: str, remedy: str = "", *, is_blocking: bool = True
) -> Complaint:
    """About one cell of this table."""
    return Complaint(table.name, *at, shown(table.cell(*at)), problem, remedy, is_blocking)

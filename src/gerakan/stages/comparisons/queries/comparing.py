"""Everything on the page of a comparison, and how far its sides can be compared at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.comparisons.queries import tables, targets
from gerakan.stages.comparisons.queries.sides import People, Side, people, said_of


@dataclass(frozen=True)
class Comparison:
    """The first side is the one that is asked about."""

    sides: Sequence[Side]
    years: Sequence[int]
    pillars: Sequence[tables.Line]
    kinds: Sequence[tuple[str, list[tables.Line]]]
    money: Sequence[tables.Money]
    parts: Sequence[tuple[str, list[tables.Part]]]
    readiness: Sequence[targets.Readiness]
    matches: Sequence[targets.Match]
    notes: Sequence[str]
    people: People

    @property
    def names(self) -> list[str]:
        """Of the sides; every cell carries its side's name, which a phone shows beside it."""
        return [side.name for side in self.sides]

    @property
    def pillar_rows(self) -> list[tuple[str, list[tuple[str, Any]]]]:
        """(pillar, (side, cell) of each side)."""
        return [(label, self._named(cells)) for _code, label, cells in self.pillars]

    @property
    def kind_rows(self) -> list[tuple[str, list[tuple[str, list[tuple[str, Any]]]]]]:
        """(heading, rows as above)."""
        return [
            (heading, [(label, self._named(cells)) for _code, label, cells in lines]) for heading, lines in self.kinds
        ]

    @property
    def money_cells(self) -> list[tuple[str, Any]]:
        """(side, its money)."""
        return self._named(self.money)

    @property
    def counted(self) -> list[tuple[str, Any]]:
        """(side, its indicators)."""
        return self._named(self.readiness)

    @property
    def match_rows(self) -> list[tuple[targets.Match, list[tuple[str, Any]]]]:
        """(shared indicator, (side, its figures))."""
        return [(one, self._named(one.cells)) for one in self.matches]

    def _named(self, cells: Sequence[Any]) -> list[tuple[str, Any]]:
        return list(zip(self.names, cells, strict=True))

    @property
    def span(self) -> str:
        """The common years in words."""
        return f"{self.years[0]}–{self.years[-1]}" if self.years else ""


def compare(sides: Sequence[Side]) -> Comparison:
    """Of two sides or more."""
    years, counted = tables.common_years(sides), people()
    return Comparison(
        sides, years, tables.pillar_lines(sides, years), tables.kind_lines(sides), tables.money_cells(sides, years),
        tables.parts(sides), [targets.readiness(side) for side in sides], targets.matches(sides),
        list(_notes(sides, years, counted)), counted,
    )  # fmt: skip


def _notes(sides: Sequence[Side], years: Sequence[int], counted: People) -> Iterator[str]:
    """Same year, same edition, same kind of region, or it says why not."""
    told = ", ".join(f"{side.name} ({side.head['starts']}–{side.years[-1]}, {said_of(side)})" for side in sides)
    yield _("Yang dibandingkan: %s.") % told
    if not years:
        yield _("Tidak ada tahun yang dicakup semua rencana ini, jadi uangnya tidak dibandingkan.")
    elif any(len(side.years) != len(years) for side in sides):
        yield _("Uang dibandingkan pada %(first)s–%(last)s saja: tahun yang dicakup semua rencana.") % {
            "first": years[0], "last": years[-1]}  # fmt: skip
    if counted.on:
        yield _("Penduduk semua daerah: %(source)s, keadaan %(day)s; bukan perkiraan tahun rencananya.") % {
            "source": counted.source, "day": formats.day(counted.on)}  # fmt: skip
    yield from _differences(sides)


def _differences(sides: Sequence[Side]) -> Iterator[str]:
    if len({side.head["edition"] for side in sides}) > 1:
        named = ", ".join(f"{side.name}: {side.head['edition_name']}" for side in sides)
        yield _("Rencana dari edisi berbeda (%s); ketentuan penyusunannya dapat berbeda.") % named
    if len({side.region.kind for side in sides}) > 1:
        yield _("Kota dan kabupaten dibandingkan: kewenangan sama, luas dan kepadatan tidak.")
    if any(side.is_draft for side in sides):
        yield _("Rencana sendiri masih rancangan; hanya tim dan pembacanya yang melihat halaman ini.")

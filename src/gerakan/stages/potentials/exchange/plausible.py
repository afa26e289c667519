"""What figures look like beside each other and beside the people of the region: remarks by cell, none of which blocks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from django.utils.translation import gettext as _

from gerakan.foundation.ui import formats
from gerakan.stages.potentials.exchange.sheet import Line
from gerakan.stages.potentials.exchange.totals import Said
from gerakan.stages.potentials.models import CODES, Measure

FAR = 20.0
"""A figure so many times most of its other years was probably typed in another unit."""
A_THOUSAND = (500.0, 2000.0)
PER_HEAD = (1.0, 3000.0)
"""Million rupiah of product per inhabitant: in 2021 the regions of Indonesia lay between 3.8 and 435 (BPS, constant prices)."""
WORKING = (0.1, 1.0)
"""Jobs per inhabitant."""
UNITS = ((1e-3, "ribu rupiah"), (1e-6, "rupiah"), (1e3, "miliar rupiah"), (1e6, "triliun rupiah"))
ENOUGH = 10
"""Sectors from which their sum says something about the level of a region."""
Hole = tuple[int, str, str, int]


def remarks(lines: Sequence[Line], holes: Sequence[Hole], *, measure: str, reference: str | None) -> Iterator[Said]:
    """Other units, levels that no region has, sectors that are missing, a whole of nobody (None: not asked)."""
    if reference == "":
        yield from _nameless(lines)
    yield from _leaps(lines, "value")
    yield from _leaps(lines, "whole")
    yield from _without_whole(lines)
    yield from _missing(lines, holes)
    if measure:
        yield from _levels(lines, measure)


def _leaps(lines: Sequence[Line], column: str) -> Iterator[Said]:
    series: dict[tuple[str, str], list[tuple[Line, float]]] = defaultdict(list)
    for line in lines:
        if figure := getattr(line, column):
            series[line.region.code, line.sector].append((line, figure))
    for own in series.values():
        for line, figure in own:
            others = [other for one, other in own if one is not line]
            far = [other for other in others if max(figure / other, other / figure) >= FAR]
            if len(far) * 2 > len(others):
                yield line.row, column, _leap(figure, median(far)), _unit_of(figure, median(far)), False


def _leap(figure: float, other: float) -> str:
    said = _("%s kali angka tahun lainnya.") if figure > other else _("Seper-%s angka tahun lainnya.")
    return said % formats.number(max(figure / other, other / figure), 0)


def _unit_of(figure: float, other: float) -> str:
    if A_THOUSAND[0] <= max(figure / other, other / figure) <= A_THOUSAND[1]:
        return _("Ribu dan juta tampaknya tercampur: samakan satuannya.")
    return _("Periksa satuan dan letak tanda desimalnya.")


def _without_whole(lines: Sequence[Line]) -> Iterator[Said]:
    """Holes in a column that is filled otherwise."""
    if not any(line.whole is not None for line in lines):
        return
    for line in lines:
        if line.whole is None:
            yield (
                line.row, "whole", _("Nilai acuan kosong, padahal baris lain terisi."),
                _("Lengkapi; selama ada yang kosong, kolom acuan tidak dapat dipakai."), False,
            )  # fmt: skip


def _nameless(lines: Sequence[Line]) -> Iterator[Said]:
    first = next((line for line in lines if line.whole is not None), None)
    if first is not None:
        said = _("Tidak disebut nilai acuan ini milik siapa.")
        yield first.row, "whole", said, _("Kirim lagi dengan isian “Angka acuan milik”, misalnya Indonesia."), False


def _missing(lines: Sequence[Line], holes: Sequence[Hole]) -> Iterator[Said]:
    """Empty cells and absent rows of years that were begun; a year left empty altogether is none."""
    begun: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in lines:
        begun[line.region.code, line.year].append(line)
    empty: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row, region, sector, year in holes:
        if (region, year) in begun:
            empty[region, year].add(sector)
            yield row, "value", _("Kosong."), _left_out(), False
    for key, own in begun.items():
        absent = [code for code in CODES if code not in {line.sector for line in own} | empty[key]]
        if absent:
            said = _("Tahun %(year)d tanpa baris %(codes)s.") % {"year": key[1], "codes": "; ".join(absent)}
            yield min(line.row for line in own), "sector", said, _left_out(), False


def _left_out() -> str:
    return _("Isi bila ada angkanya; 0 hanya bila memang nol. Bila kosong, lapangan usaha itu tidak ikut dihitung.")


def _levels(lines: Sequence[Line], measure: str) -> Iterator[Said]:
    """All figures of a year against the people who live there."""
    years: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in lines:
        years[line.region.code, line.year].append(line)
    for own in years.values():
        people = own[0].region.population
        if not people or len({line.sector for line in own}) < ENOUGH:
            continue
        first, each = min(own, key=lambda line: line.row), sum(line.value for line in own) / people
        if measure == Measure.JOBS and not WORKING[0] <= each <= WORKING[1]:
            yield first.row, "value", _jobs(first, each * people, people), _("Tulis orang, bukan ribu orang atau persen."), False  # fmt: skip
        elif measure != Measure.JOBS and not PER_HEAD[0] <= each <= PER_HEAD[1]:
            yield first.row, "value", _product(first, each), _likely(each), False


def _jobs(line: Line, jobs: float, people: int) -> str:
    return _("Tahun %(year)d: %(jobs)s orang bekerja dari %(people)s penduduk.") % {
        "year": line.year, "jobs": formats.number(jobs, 0), "people": formats.number(people, 0)
    }  # fmt: skip


def _product(line: Line, each: float) -> str:
    return _("Tahun %(year)d: %(each)s juta rupiah per penduduk; daerah di Indonesia antara 4 dan 435 (BPS, 2021).") % {
        "year": line.year, "each": formats.number(each, 0 if each > 1 else 4)
    }  # fmt: skip


def _likely(each: float) -> str:
    for factor, unit in UNITS:
        if PER_HEAD[0] <= each * factor <= PER_HEAD[1]:
            return _("Nilainya tampak dalam %s. Tulis dalam juta rupiah.") % _UNIT_NAMES[unit]()
    return _("Periksa satuannya: kolom ini juta rupiah.")


_UNIT_NAMES = {
    "ribu rupiah": lambda: _("ribu rupiah"),
    "rupiah": lambda: _("rupiah"),
    "miliar rupiah": lambda: _("miliar rupiah"),
    "triliun rupiah": lambda: _("triliun rupiah"),
}

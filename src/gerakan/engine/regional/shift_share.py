"""Shift and share: how much of a change is the nation's, how much the sectors', how much the region's own."""

from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.regional.table import SectorTable, divided

EXACT = 1e-9
"""Parts may differ from their sum by rounding only: this share of the largest figure."""


@dataclass(frozen=True, slots=True, eq=False)
class ShiftShare:
    """Parts of the change of each sector in each region; all of shape (regions, sectors), in the unit of the figures.

    total = national + mix + competitive, exactly. homothetic and allocation (Esteban-Marquillas) split competitive:
    competitive = own + allocation. nan where a figure of the first or the last year is missing.
    """

    total: FloatArray
    national: FloatArray
    mix: FloatArray
    competitive: FloatArray
    homothetic: FloatArray
    own: FloatArray
    allocation: FloatArray


def shift_share(table: SectorTable, *, first: int = 0, last: int = -1) -> ShiftShare:
    """Dunn's three parts from the first to the last year, with the homothetic split of the competitive one.

    A sector that begins between the two years has no rate of growth: all of it is competitive, and own.

    >>> from gerakan.engine.regional.table import make_table
    >>> figures = np.array([[[100.0, 130.0]], [[100.0, 110.0]]])
    >>> parts = shift_share(make_table(("a", "b"), ("x",), (2020, 2021), figures))
    >>> parts.national.round(9).tolist(), parts.competitive.round(9).tolist()
    ([[20.0], [20.0]], [[10.0], [-10.0]])

    Dunn (1960), Papers in Regional Science 6; Esteban-Marquillas (1972), Regional and Urban Economics 2.
    Raises InputError with fewer than two years.
    """
    _refuse_one_year(table)
    return _parts(table.values[:, :, first], table.values[:, :, last], *table.whole_between(first, last))


def dynamic_shift_share(table: SectorTable) -> ShiftShare:
    """The parts of every pair of neighbouring years, summed: the mix of sectors may change on the way.

    Barff & Knight (1988), Growth and Change 19. Raises InputError with fewer than two years.
    """
    _refuse_one_year(table)
    steps = [shift_share(table, first=at, last=at + 1) for at in range(len(table.years) - 1)]
    names = ("total", "national", "mix", "competitive", "homothetic", "own", "allocation")
    return ShiftShare(*(np.sum([getattr(step, name) for step in steps], axis=0) for name in names))


def adds_up(parts: ShiftShare) -> bool:
    """Do the parts give the change, to rounding?"""
    largest = np.nanmax(np.abs([parts.total, parts.national, parts.mix, parts.competitive]), initial=0.0)
    with np.errstate(invalid="ignore"):
        off = np.abs(parts.total - parts.national - parts.mix - parts.competitive)
        split = np.abs(parts.competitive - parts.own - parts.allocation)
    return bool(np.nanmax([off, split], initial=0.0) <= EXACT * largest)


def _refuse_one_year(table: SectorTable) -> None:
    if len(table.years) < 2:
        raise InputError("diperlukan paling sedikit dua tahun", place="data", row="semua", column="year")


def _parts(before: FloatArray, after: FloatArray, whole: FloatArray, whole_after: FloatArray) -> ShiftShare:
    before, after = np.where(np.isnan(after), np.nan, before), np.where(np.isnan(before), np.nan, after)
    growth = whole_after.sum() / whole.sum() - 1 if whole.sum() > 0 else 0.0
    by_sector = np.nan_to_num(divided(whole_after, whole), nan=1 + growth) - 1
    national = before * growth
    mix = before * (by_sector - growth)[None, :]
    total = after - before
    competitive = after - before * (1 + by_sector)[None, :]
    shares = np.nan_to_num(divided(whole, np.full(whole.shape, whole.sum())))
    homothetic = np.nansum(before, axis=1)[:, None] * shares[None, :] + before * 0
    ahead = divided(after, before) - (1 + by_sector)[None, :]
    own = np.where(before > 0, homothetic * ahead, competitive)
    return ShiftShare(total, national, mix, competitive, homothetic, own, competitive - own)

"""What kind of economy: typologies, how special it is, how concentrated, and which sectors stand near each other."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from gerakan.engine.arrays import BoolArray, FloatArray, IntArray
from gerakan.engine.regional.quotient import Quotients
from gerakan.engine.regional.table import SectorTable, divided


class Klassen(IntEnum):
    """The four fields of Klassen's typology; 0 where a figure is missing."""

    UNKNOWN = 0
    PROSPEROUS = 1
    DEPRESSED = 2
    DEVELOPING = 3
    LAGGING = 4


class Quadrant(IntEnum):
    """Strength by the interval of the quotient, growth against the whole economy; 0 where a figure is missing."""

    UNKNOWN = 0
    STRONG_GROWING = 1
    STRONG_FADING = 2
    SMALL_GROWING = 3
    SMALL_FADING = 4
    USUAL_GROWING = 5
    USUAL_FADING = 6


def klassen(level: FloatArray, growth: FloatArray, whole_level: FloatArray, whole_growth: FloatArray) -> IntArray:
    """Above or below the whole in level and in growth; any shapes that fit each other.

    level: share of a sector in its region, or product per head of a region. Equal counts as above.

    >>> klassen(np.array([2.0, 2.0, 1.0, 1.0]), np.array([5.0, 1.0, 5.0, 1.0]), np.array(1.5), np.array(3.0)).tolist()
    [1, 2, 3, 4]

    Klassen (1965), Area Economic and Social Redevelopment, OECD.
    """
    high, fast = level >= whole_level, growth >= whole_growth
    field = np.select([high & fast, high & ~fast, ~high & fast], [1, 2, 3], default=4)
    known = np.isfinite(level) & np.isfinite(growth) & np.isfinite(whole_level) & np.isfinite(whole_growth)
    return np.where(known, field, Klassen.UNKNOWN).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Typology:
    """Fields of every sector in every region, with the growth per year that they rest on.

    klassen, quadrant: shape (regions, sectors). growth: the same; whole_growth: shape (sectors,); economy: one number.
    """

    klassen: IntArray
    quadrant: IntArray
    growth: FloatArray
    whole_growth: FloatArray
    economy: float


def typology(table: SectorTable, quotients: Quotients) -> Typology:
    """Klassen's field (share and growth of the same sector in the whole) and the growth quadrant of each sector.

    In the quadrant a sector is strong only where the whole interval of its quotient in the last year lies above 1, small
    where it lies below 1, else usual; it grows when it grows faster than the whole economy.
    """
    years = table.years[-1] - table.years[0]
    growth = yearly_growth(table.values[:, :, 0], table.values[:, :, -1], years)
    before, after = table.whole_between(0, -1)
    whole = yearly_growth(before, after, years)
    economy = float(yearly_growth(before.sum()[None], after.sum()[None], years)[0])
    field = klassen(table.shares[:, :, -1], growth, table.whole_shares[None, :, -1], whole[None, :])
    strong, small = quotients.lower[:, :, -1] > 1, quotients.upper[:, :, -1] < 1
    fast = growth > economy
    kinds = [strong & fast, strong & ~fast, small & fast, small & ~fast, fast]
    quadrant = np.select(kinds, [1, 2, 3, 4, 5], default=6)
    known = np.isfinite(growth) & np.isfinite(quotients.quotient[:, :, -1]) & np.isfinite(economy)
    return Typology(field, np.where(known, quadrant, 0).astype(np.int64), growth, whole, economy)


def yearly_growth(before: FloatArray, after: FloatArray, years: int) -> FloatArray:
    """Compound growth per year; nan without two years or from nothing.

    >>> yearly_growth(np.array([100.0]), np.array([121.0]), 2).round(9).tolist()
    [0.1]
    """
    if years < 1:
        return np.full(before.shape, np.nan)
    grown: FloatArray = np.power(divided(after, before), 1 / years) - 1
    return grown


def krugman_index(shares: FloatArray, whole: FloatArray) -> FloatArray:
    """Sum of absolute differences of shares: 0 the same structure, 2 nothing in common.

    shares: shape (..., sectors); whole: shape (sectors,) or the same.

    >>> krugman_index(np.array([0.2, 0.1, 0.7, 0.0, 0.0]), np.array([0.0, 0.0, 0.0, 0.6, 0.4])).round(9).tolist()
    2.0

    Krugman (1991), Geography and Trade.
    """
    index: FloatArray = np.nansum(np.abs(shares - whole), axis=-1)
    return np.where(np.isfinite(shares).any(axis=-1), index, np.nan)


def herfindahl(shares: FloatArray) -> FloatArray:
    """Sum of squared shares: 1 / sectors when all are equal, 1 for a single sector. shares: shape (..., sectors).

    >>> herfindahl(np.array([0.5, 0.5])).tolist()
    0.5
    """
    index: FloatArray = np.nansum(shares**2, axis=-1)
    return np.where(np.isfinite(shares).any(axis=-1), index, np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Relatedness:
    """proximity: shape (sectors, sectors), how often two sectors are strong together. density: shape (regions, sectors),
    how much of what stands near a sector the region is already strong in (0 to 1).
    """

    proximity: FloatArray
    density: FloatArray


def relatedness(strong: BoolArray) -> Relatedness:
    """Co-specialisation of sectors over regions. strong: shape (regions, sectors), quotient of 1 or more.

    proximity is the smaller of the two conditional shares: of the regions strong in one, how many are strong in the other.

    >>> relatedness(np.array([[True, True], [True, False], [False, False]])).proximity.tolist()
    [[0.0, 0.5], [0.5, 0.0]]

    Hidalgo, Klinger, Barabási & Hausmann (2007), Science 317.
    """
    member = strong.astype(float)
    count = member.sum(axis=0)
    together = member.T @ member
    proximity = np.nan_to_num(divided(together, np.maximum(count[:, None], count[None, :])))
    np.fill_diagonal(proximity, 0.0)
    density = np.nan_to_num(divided(member @ proximity, np.broadcast_to(proximity.sum(axis=0), member.shape)))
    return Relatedness(proximity, density)

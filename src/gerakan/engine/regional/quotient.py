"""Location quotients with intervals in which a small region does not look specialised by chance."""

from dataclasses import dataclass
from decimal import Decimal
from math import gcd

import numpy as np
import scipy

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError
from gerakan.engine.regional.table import SectorTable, divided

LEVEL = 0.9
MOST = 1000.0
"""A region of average size never counts as more than so many observations, however large its unit of money."""
DECIMALS = 15


@dataclass(frozen=True, slots=True, eq=False)
class Quotients:
    """Share in the region over share in the whole; all of shape (regions, sectors, years), nan where undefined.

    observation: how much of the figure counts as one independent observation, in its own unit.
    """

    quotient: FloatArray
    lower: FloatArray
    upper: FloatArray
    observation: float


def location_quotients(
    table: SectorTable, *, level: float = LEVEL, most: float = MOST, average: float | None = None
) -> Quotients:
    """Location quotients, each with an interval from a Dirichlet-multinomial.

    A region's shares have the prior Dirichlet(whole's shares), worth one observation, and are seen through
    total / observation independent draws; the interval of one share is then a beta's. One observation is the largest of
    three things, all in the unit of the figures, so that thousands or millions change nothing: the step in which figures
    are written (one job), what the shares' movement from year to year implies (median of the regions), and what gives a
    region of average size `most` draws (`average`: that size, where the table holds only some regions). An interval always
    holds its own quotient, and starts at 0 where there is none.

    >>> from gerakan.engine.regional.table import make_table
    >>> table = make_table(("a", "b"), ("x", "y"), (2020,), np.array([[[2.0], [2.0]], [[2.0], [6.0]]]))
    >>> location_quotients(table).quotient[:, 0, 0].tolist()
    [1.5, 0.75]

    Isserman (1977), Journal of the American Institute of Planners 43; Johnson, Kotz & Balakrishnan (1997), ch. 35 and 49.
    Raises InputError for a level outside 0 to 1.
    """
    if not 0 < level < 1:
        raise InputError("level harus di antara 0 dan 1", row="quotient", column="level")
    if not most >= 1:
        raise InputError("harus 1 atau lebih", row="quotient", column="most")
    observation = observation_of(table, most=most, average=average)
    whole = np.broadcast_to(table.whole_shares[None], table.values.shape)
    quotient = divided(table.shares, whole)
    lower, upper = _bounds(table, whole, observation, level)
    lower = np.fmin(divided(lower, whole), quotient)
    upper = np.fmax(divided(upper, whole), quotient)
    known = np.isfinite(quotient)
    return Quotients(quotient, np.where(known, lower, np.nan), np.where(known, upper, np.nan), observation)


def _bounds(table: SectorTable, whole: FloatArray, observation: float, level: float) -> tuple[FloatArray, FloatArray]:
    draws = table.totals[:, None, :] / observation if observation else np.zeros(table.values.shape)
    seen = np.nan_to_num(table.shares) * draws
    with np.errstate(invalid="ignore"):
        first, second = whole + seen, (1 - whole) + (draws - seen)
        tail = (1 - level) / 2
        lower = scipy.special.betaincinv(first, np.maximum(second, np.finfo(float).tiny), tail)
        upper = scipy.special.betaincinv(first, np.maximum(second, np.finfo(float).tiny), 1 - tail)
    return np.where(table.values > 0, lower, 0.0), upper


def observation_of(table: SectorTable, *, most: float = MOST, average: float | None = None) -> float:
    """How much of the figure counts as one independent observation; 0 for a table of zeros."""
    totals = table.totals[table.totals > 0]
    if not totals.size:
        return 0.0
    usual = float(np.mean(np.sort(totals))) if average is None else average
    return max(written_step(table.values), _movement(table), usual / most)


def written_step(values: FloatArray) -> float:
    """The largest step of which every figure is a multiple: 1 for jobs, 1000 when they were rounded to thousands.

    >>> written_step(np.array([2000.0, 5000.0, np.nan])), written_step(np.array([1.5, 2.25]))
    (1000.0, 0.75)
    """
    numbers = [
        Decimal(f"{value:.{DECIMALS}g}") for value in np.unique(values[np.isfinite(values) & (values > 0)]).tolist()
    ]
    if not numbers:
        return 0.0
    places = max(0, *(-int(number.as_tuple().exponent) for number in numbers))
    step = gcd(*(int(number.scaleb(places)) for number in numbers))
    return float(Decimal(step).scaleb(-places))


def _movement(table: SectorTable) -> float:
    """The unit that makes the movement of shares between neighbouring years look like sampling; 0 with one year."""
    shares, totals = table.shares, table.totals
    if len(table.years) < 2:
        return 0.0
    moved = np.diff(shares, axis=2) - np.diff(table.whole_shares, axis=1)[None]
    middle = (shares[:, :, 1:] + shares[:, :, :-1]) / 2
    weight = divided(np.ones(totals[:, 1:].shape), totals[:, 1:]) + divided(
        np.ones(totals[:, 1:].shape), totals[:, :-1]
    )
    expected = middle * (1 - middle) * weight[:, None, :]
    both = np.isfinite(moved) & np.isfinite(expected)
    squares = np.where(both, moved**2, 0.0).sum(axis=(1, 2))
    ratios = divided(squares, np.where(both, expected, 0.0).sum(axis=(1, 2)))
    ratios = ratios[np.isfinite(ratios)]
    return float(np.median(ratios)) if ratios.size else 0.0

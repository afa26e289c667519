"""Groups that are large enough to be shown, and who stands apart from the others."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pvariance
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.ui import charts
from gerakan.foundation.ui.charts.chart import Chart
from gerakan.stages.ratings.models import HIGHEST, LOWEST, MentorRating
from gerakan.stages.ratings.queries.given import MINIMUM, Scores, joined
from gerakan.stages.sessions.models import Session

SIGMAS = 3.0
"""[default] Control limits of a funnel plot (Spiegelhalter 2005, Statistics in Medicine 24): about 3 of 1,000 by chance."""
LEAST_SPREAD = 0.5
"""[default] Scores of 1 to 5 that all agree still spread by rounding."""
FEWEST_OTHERS = 3
"""[default] With fewer others nobody can stand apart."""


@dataclass(frozen=True)
class Group:
    """Consecutive meetings with at least the minimum of ratings; days are told as months."""

    sessions: Sequence[Session]
    ratings: Sequence[MentorRating]

    @property
    def mean(self) -> float:
        """1 to 5."""
        return fmean(row.score for row in self.ratings)

    @property
    def first(self) -> Session:
        """Where it begins."""
        return self.sessions[0]

    @property
    def last(self) -> Session:
        """Where it ends."""
        return self.sessions[-1]

    @property
    def comments(self) -> list[MentorRating]:
        """Ratings with words, in the order of keys drawn at random: not by meeting, nor by hour."""
        return [row for row in sorted(self.ratings, key=lambda row: row.pk) if row.comment]


@dataclass(frozen=True)
class Outlier:
    """Somebody whose mean lies outside what chance gives among the others: mean, limits, all in scores of 1 to 5."""

    key: int
    name: str
    count: int
    mean: float
    low: float
    high: float

    @property
    def is_below(self) -> bool:
        """Worth a conversation."""
        return self.mean < self.low


def groups_of(rated: Sequence[tuple[Session, list[MentorRating]]]) -> tuple[list[Group], int]:
    """(groups that may be shown, ratings that are still too few)."""
    full, left = joined(rated)
    return [Group(*one) for one in full], left


def trend(groups: Sequence[Group], title: str, name: str) -> Chart | None:
    """A line over the groups; None while there is one point only."""
    if len(groups) < 2:
        return None
    points = [(at, group.mean) for at, group in enumerate(groups, start=1)]
    return charts.line(
        title,
        {name: points},
        unit=f"{LOWEST}–{HIGHEST}",
        bounds=(LOWEST, HIGHEST),
        decimals=2,
        note=_("Menurut waktu; setiap titik satu kelompok pertemuan."),
    )


def outliers(everybody: Sequence[Scores]) -> tuple[list[Outlier], int]:
    """Those with enough ratings whose mean lies beyond three standard errors of the mean of all others.

    The spread is that of the others' single scores (at least 0.5); returns (outliers in the order given, how many were looked at).
    """
    enough = [one for one in everybody if len(one.values) >= MINIMUM]
    if len(enough) <= FEWEST_OTHERS:
        return [], len(enough)
    found = (_outlier(one, enough) for one in enough)
    return [one for one in found if one is not None], len(enough)


def _outlier(one: Scores, everybody: Sequence[Scores]) -> Outlier | None:
    others: list[Any] = [value for other in everybody if other.key != one.key for value in other.values]
    middle = fmean(others)
    reach = SIGMAS * max(LEAST_SPREAD, math.sqrt(pvariance(others, middle))) / math.sqrt(len(one.values))
    mean, low, high = fmean(one.values), middle - reach, middle + reach
    return (
        None
        if low <= mean <= high
        else Outlier(one.key, one.name, len(one.values), mean, max(low, LOWEST), min(high, HIGHEST))
    )

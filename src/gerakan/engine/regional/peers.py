"""Regions that are really alike: robust distance on chosen features, with the features that make and break it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gerakan.engine.arrays import FloatArray
from gerakan.engine.errors import InputError

CONSISTENT = 1.4826
"""Makes the median absolute deviation a standard deviation where values are normal."""
ALIKE, DIFFERENT = 0.5, 1.0
"""Scaled difference below which a feature is a reason for likeness, and above which it sets two regions apart."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing regions are compared on; `logarithmic` for sizes, where ten times as many is the same step anywhere."""

    code: str
    weight: float = 1.0
    logarithmic: bool = False


@dataclass(frozen=True, slots=True)
class Peer:
    """A likeness: distance in robust standard deviations; features that make it, and those that differ, strongest first."""

    unit: str
    distance: float
    similar: tuple[str, ...]
    different: tuple[str, ...]


def scaled(values: FloatArray, features: Sequence[Feature]) -> FloatArray:
    """Each feature less its median over its robust spread; shape (units, features), nan stays.

    The spread is the median absolute deviation; where that is nothing, the mean one; a constant feature is 0 for all.
    """
    logs = np.array([feature.logarithmic for feature in features], dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        turned = np.where(logs[None, :], np.log(np.where(values > 0, values, np.nan)), values)
    away = turned - _median(turned)
    spread = _median(np.abs(away)) * CONSISTENT
    known = np.maximum(np.isfinite(away).sum(axis=0), 1)
    spread = np.where(spread > 0, spread, np.nansum(np.abs(away), axis=0) / known)
    answer: FloatArray = away / np.where(spread > 0, spread, 1.0)
    return answer


def _median(values: FloatArray) -> FloatArray:
    columns = [column[np.isfinite(column)] for column in values.T]
    return np.array([np.median(column) if column.size else 0.0 for column in columns])


def peers(
    units: Sequence[str],
    values: FloatArray,
    features: Sequence[Feature],
    own: str,
    *,
    kinds: Sequence[str] | None = None,
    count: int = 10,
    reach: float = 1.5,
) -> tuple[Peer, ...]:
    """The nearest units to `own`, nearest first (equal distances by name), none farther than `reach`.

    values: shape (units, features), nan where unknown. With `kinds` only units of its own kind are scaled and compared.
    Distance is the root of the weighted mean of squared differences over features that both have; a unit that lacks half
    the weight or more is no peer. Raises InputError when own is unknown or all weights are nothing.

    >>> figures = np.array([[1.0], [2.0], [3.0], [9.0]])
    >>> [(peer.unit, round(peer.distance, 2)) for peer in peers("abcd", figures, [Feature("size")], "a", count=2)]
    [('b', 0.67), ('c', 1.35)]
    """
    weights = _weights(features)
    if own not in units:
        raise InputError("daerah ini tidak ada di dalam data", place="data", row=own, column="unit")
    at = list(units).index(own)
    among = [i for i in range(len(units)) if kinds is None or kinds[i] == kinds[at]]
    space = scaled(values[among], features)
    mine = space[among.index(at)]
    found = [_peer(units[i], space[place] - mine, weights, features) for place, i in enumerate(among) if i != at]
    near = [peer for peer in found if peer is not None and peer.distance <= reach]
    return tuple(sorted(near, key=lambda peer: (peer.distance, peer.unit))[:count])


def _weights(features: Sequence[Feature]) -> FloatArray:
    weights = np.array([feature.weight for feature in features], dtype=float)
    for feature in features:
        if not (np.isfinite(feature.weight) and feature.weight >= 0):
            raise InputError("bobot harus nol atau lebih", row=feature.code, column="weight")
    if not weights.sum() > 0:
        raise InputError("paling sedikit satu ciri harus berbobot", row="features", column="weight")
    return weights


def _peer(unit: str, away: FloatArray, weights: FloatArray, features: Sequence[Feature]) -> Peer | None:
    both = np.isfinite(away)
    weight = weights[both].sum()
    if not weight * 2 > weights.sum():
        return None
    parts = np.where(both, weights * np.nan_to_num(away) ** 2, 0.0)
    distance = float(np.sqrt(parts.sum() / weight))
    counted = [i for i in range(len(features)) if both[i] and weights[i] > 0]
    near = sorted((i for i in counted if abs(away[i]) < ALIKE), key=lambda i: (abs(away[i]), features[i].code))
    far = sorted((i for i in counted if abs(away[i]) > DIFFERENT), key=lambda i: (-parts[i], features[i].code))
    return Peer(unit, distance, tuple(features[i].code for i in near), tuple(features[i].code for i in far))

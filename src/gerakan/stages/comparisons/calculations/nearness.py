"""How near every region is to this one, and what makes and breaks the likeness; published plans or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from gerakan.engine.regional import Feature, peers
from gerakan.foundation.regions.models import Region
from gerakan.stages.potentials.queries import likeness

ANYWHERE = 1e9
NAMED = 3
"""So many reasons are named on each side."""


@dataclass(frozen=True)
class Nearness:
    """Distance in robust standard deviations, with the strongest reasons in words: feature, this region's figure and that one's."""

    distance: float
    similar: tuple[str, ...]
    different: tuple[str, ...]


def nearness(region: Region) -> dict[str, Nearness]:
    """Of every region that shares half of the weight, by code; usual weights, kabupaten and kota together."""
    traits = [trait for trait in likeness.traits() if trait.weight]
    inputs = likeness.inputs_for_peers(region, traits)
    values = np.array([[np.nan if v is None else v for v in row] for row in inputs["values"]], dtype=float)
    features = [Feature(trait.code, trait.weight, trait.is_logarithmic) for trait in traits]
    found = peers(inputs["codes"], values, features, region.code, count=len(inputs["codes"]), reach=ANYWHERE)
    rows = dict(zip(inputs["codes"], inputs["values"], strict=True))
    places = {trait.code: (at, trait) for at, trait in enumerate(traits)}
    return {
        one.unit: Nearness(
            one.distance, *(_told(codes[:NAMED], places, rows[region.code], rows[one.unit]) for codes in (one.similar, one.different))
        )
        for one in found
    }  # fmt: skip


def _told(
    codes: tuple[str, ...], traits: Mapping[str, tuple[int, likeness.Trait]], own: Any, other: Any
) -> tuple[str, ...]:
    named = (traits[code] for code in codes)
    return tuple(likeness.reason(str(trait.label), own[at], other[at], str(trait.unit)) for at, trait in named)

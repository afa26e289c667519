"""Composite indices in ten steps, and how sure they are; one entry point, `compute`.

The public names are imported here; everything else is a detail of its own file.
"""

from gerakan.engine.index.computing import (
    IndexResult,
    Prepared,
    compute,
    from_prepared,
    prepare,
    rank_descending,
    rerank,
    with_choices,
)
from gerakan.engine.index.data import IndexData
from gerakan.engine.index.links import Link, links
from gerakan.engine.index.spec import (
    AGGREGATIONS,
    MISSING_RULES,
    NORMALISATIONS,
    TREATMENTS,
    Group,
    IndexSpec,
    Indicator,
    Missing,
    Normalisation,
    Treatment,
)
from gerakan.engine.index.uncertainty import RobustnessPlan, RobustnessResult, SobolIndex, pairwise_wins, robustness

__all__ = [
    "AGGREGATIONS",
    "MISSING_RULES",
    "NORMALISATIONS",
    "TREATMENTS",
    "Group",
    "IndexData",
    "IndexResult",
    "IndexSpec",
    "Indicator",
    "Link",
    "Missing",
    "Normalisation",
    "Prepared",
    "RobustnessPlan",
    "RobustnessResult",
    "SobolIndex",
    "Treatment",
    "compute",
    "from_prepared",
    "links",
    "pairwise_wins",
    "prepare",
    "rank_descending",
    "rerank",
    "robustness",
    "with_choices",
]

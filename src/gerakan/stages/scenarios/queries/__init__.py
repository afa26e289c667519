"""Questions about scenarios: what a plan offers to them, what still lacks, what was computed; `public`: what everybody reads."""

from gerakan.stages.scenarios.queries.drawing import (
    MOST_COMPARED,
    VOLATILE,
    addable,
    compared,
    content_of,
    indicator_of,
    is_stale,
    lacks_of,
    listed,
    related,
    runs_for,
    scenarios_for,
    targets_of,
    testable,
    why_not_comparable,
)

__all__ = [
    "MOST_COMPARED",
    "VOLATILE",
    "addable",
    "compared",
    "content_of",
    "indicator_of",
    "is_stale",
    "lacks_of",
    "listed",
    "related",
    "runs_for",
    "scenarios_for",
    "targets_of",
    "testable",
    "why_not_comparable",
]

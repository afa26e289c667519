"""Questions about assessors; every later stage asks here which doors a tie closes."""

from gerakan.stages.assessors.queries.doors import (
    closed_pairs,
    closing_ties,
    is_closed,
    open_assessors,
    regions_closed_to,
)

__all__ = ["closed_pairs", "closing_ties", "is_closed", "open_assessors", "regions_closed_to"]

"""A whole divided without remainder: rupiah among those who share a cost, hundredths of a percent among members.

Largest remainder (Hamilton 1791): everybody gets the whole part of an exact share, what is left goes one by one to the
largest fractions. The parts always add up to the whole; no part is further than one unit from its exact share.
"""

from collections.abc import Sequence


def divided(whole: int, weights: Sequence[int]) -> list[int]:
    """Parts of a whole (a natural number) by weights (natural numbers, not all 0); equal fractions: the first.

    Raises ValueError when a number is negative or there is nothing to divide by.

    >>> divided(100, [1, 1, 1])
    [34, 33, 33]
    """
    total = sum(weights)
    if whole < 0 or min(weights, default=0) < 0 or not total:
        raise ValueError(weights)
    parts = [whole * weight // total for weight in weights]
    left = whole - sum(parts)
    order = sorted(range(len(weights)), key=lambda at: (-(whole * weights[at] % total), at))
    for at in order[:left]:
        parts[at] += 1
    return parts


def divided_again(points: Sequence[int], leaving: int, whole: int) -> list[int]:
    """Points of those who stay after one leaves (its own become 0), in their old relation; all nought: evenly.

    >>> divided_again([5000, 3000, 2000], 0, 10000)
    [0, 6000, 4000]
    """
    weights = [0 if at == leaving else point for at, point in enumerate(points)]
    if not any(weights):
        weights = [int(at != leaving) for at in range(len(points))]
    return divided(whole, weights)

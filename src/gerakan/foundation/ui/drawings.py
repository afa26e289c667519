"""Geometry of the small drawings that stand inside tables; percentages of the drawing's width.

Ready as text with a decimal point: a template would write 12,5 in Indonesian, which no SVG reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class IntervalGeometry:
    """Where an interval, its best value and the cut line stand, 0 to 100."""

    low: str
    value: str
    high: str
    cut: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One step of a waterfall: where its bar begins, how wide it is, and which way it goes."""

    label: str
    amount: float
    start: str
    width: str
    kind: str


def interval(
    low: float, value: float, high: float, *, least: float, most: float, cut: float | None = None
) -> IntervalGeometry:
    """Scale one interval into its column; what lies outside is drawn at the edge."""

    def place(number: float) -> str:
        return _points(min(max((float(number) - least) / ((most - least) or 1), 0), 1))

    return IntervalGeometry(place(low), place(value), place(high), None if cut is None else place(cut))


def waterfall(
    items: Sequence[Any], start: float = 0.0, start_label: str = "", total_label: str = "", cut: float | None = None
) -> dict[str, Any]:
    """Bars of a waterfall from `start` over `items` (label, amount pairs or objects) to the total."""
    steps = [_pair(item) for item in items]
    levels = [float(start)]
    for _label, amount in steps:
        levels.append(levels[-1] + amount)
    low = min(0.0, *levels, *([] if cut is None else [float(cut)]))
    high = max(0.0, *levels, *([] if cut is None else [float(cut)]))
    span = (high - low) or 1.0

    def bar(label: str, begin: float, end: float, kind: str, amount: float) -> Bar:
        return Bar(label, amount, _points((min(begin, end) - low) / span), _points(abs(end - begin) / span), kind)

    bars = [
        bar(label, levels[at], levels[at + 1], "up" if amount >= 0 else "down", amount)
        for at, (label, amount) in enumerate(steps)
    ]
    if start_label:
        bars.insert(0, bar(start_label, 0, float(start), "whole", float(start)))
    bars.append(bar(total_label, 0, levels[-1], "whole", levels[-1]))
    return {"bars": bars, "cut": None if cut is None else _points((float(cut) - low) / span)}


def _points(share: float) -> str:
    return f"{100 * share:.2f}"


def _pair(item: Any) -> tuple[str, float]:
    if isinstance(item, tuple | list):
        return str(item[0]), float(item[1])
    return str(item.label), float(item.amount)

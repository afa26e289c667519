"""From marks of items to the mean of an element and a total: pure arithmetic on a rubric as it shows in one region.

Sums are exact before they are rounded once (`math.fsum`), so neither the order of siblings nor the version of Python
changes a digit.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["element", "aspect", "item"]
KINDS: tuple[Kind, ...] = ("element", "aspect", "item")
TOP = 4.0  # the highest level


@dataclass(frozen=True, slots=True)
class Part:
    """An element, an aspect or a marked item; children weigh in proportion to each other.

    penalty_cap: of a penalty item, the points that its highest level takes off; of an element, the most that all of them may.
    """

    code: str
    kind: Kind
    weight: float
    title: str = ""
    is_penalty: bool = False
    penalty_cap: float | None = None
    children: "tuple[Part, ...]" = ()

    def items(self) -> "Iterator[Part]":
        """All items below, in order."""
        for child in self.children:
            if child.kind == "item":
                yield child
            else:
                yield from child.items()


@dataclass(frozen=True, slots=True)
class Penalty:
    """What one penalty item takes off, in points of the scale 0 to 4, before the cap of its section."""

    code: str
    title: str
    level: float
    points: float


@dataclass(frozen=True, slots=True)
class PartScore:
    """What one element, aspect or item is worth.

    mark: 0 to 4 after penalties; None while something below is not marked, or when nothing below applies.
    before: the same without penalties. so_far: the mean of what is marked already, penalties not taken off.
    share: its part of the total in per cent, after "not applicable" gave its weight to the siblings.
    """

    code: str
    title: str
    mark: float | None
    before: float | None
    so_far: float | None
    share: float
    missing: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    taken_off: float = 0.0
    cap: float | None = None

    @property
    def applies(self) -> bool:
        """Does anything of it count here?"""
        return self.share > 0


@dataclass(frozen=True)
class Score:
    """The whole: None while something is missing, with what is missing."""

    total: float | None
    before: float | None
    so_far: float | None
    by_code: Mapping[str, PartScore]
    missing: tuple[str, ...] = ()

    @property
    def hundred(self) -> float | None:
        """The total on a scale of 100."""
        return None if self.total is None else self.total / TOP * 100

    @property
    def is_complete(self) -> bool:
        """Every marked item has its mark or does not apply."""
        return not self.missing


def score(
    elements: Sequence[Part], marks: Mapping[str, float | None], not_applicable: AbstractSet[str] = frozenset()
) -> Score:
    """Marks 0 to 4 by item code; codes that are no items of these elements are left aside.

    An element's mark is the mean of its children, weighed in proportion to each other; the total is the mean of the
    elements. What does not apply gives its weight to its siblings; what is missing leaves the mark empty. The
    penalties of an element (level / 4 x the item's cap) are added up, held at the element's cap, and taken off.

    Raises ValueError for a mark outside 0 to 4.

    >>> half = Part("s", "element", 60, children=(Part("a", "item", 3), Part("b", "item", 1)))
    >>> told = score([half, Part("i", "element", 40, children=(Part("c", "item", 1),))], {"a": 4, "b": 2, "c": 2})
    >>> told.by_code["s"].mark, round(told.total, 9), told.by_code["a"].share
    (3.5, 2.9, 45.0)
    """
    wrong = [code for code, mark in marks.items() if mark is not None and not 0 <= mark <= TOP]
    if wrong:
        raise ValueError(f"marks outside 0 to 4: {', '.join(sorted(wrong))}")
    sums = [_Sum(element, marks, not_applicable) for element in elements]
    counting = [part for part in sums if part.counts]
    weights = math.fsum(part.weight for part in counting)
    by_code = {
        said.code: said
        for part in sums
        for said in part.said(100 * part.weight / weights if weights and part.counts else 0.0)
    }
    missing = tuple(code for part in sums for code in part.missing)
    return Score(
        total=_mean([(part.weight, part.mark) for part in counting]),
        before=_mean([(part.weight, part.before) for part in counting]),
        so_far=_mean([(part.weight, part.so_far) for part in counting if part.so_far is not None]),
        by_code=by_code,
        missing=missing,
    )


def _mean(parts: Sequence[tuple[float, float | None]]) -> float | None:
    """None when a part is empty or nothing weighs."""
    weight = math.fsum(weight for weight, _mark in parts)
    if not weight or any(mark is None for _weight, mark in parts):
        return None
    return math.fsum(weight * (mark or 0.0) for weight, mark in parts) / weight


class _Sum:
    """One part of the rubric with what is below it."""

    def __init__(self, part: Part, marks: Mapping[str, float | None], not_applicable: AbstractSet[str]) -> None:
        self.part, self.weight, self.is_item = part, part.weight, part.kind == "item"
        self.below = [_Sum(child, marks, not_applicable) for child in part.children if not child.is_penalty]
        asked = tuple(_penalty_items(part, not_applicable))
        self.penalties = tuple(_penalties(asked, marks))
        self.open_penalties = tuple(item.code for item in asked if marks.get(item.code) is None)
        self.is_out = part.code in not_applicable
        self.own = marks.get(part.code) if self.is_item else None

    @cached_property
    def counts(self) -> bool:
        """Has weight, and something in it applies."""
        inside = self.is_item or any(child.counts for child in self.below)
        return inside and self.weight > 0 and not self.is_out

    @cached_property
    def missing(self) -> tuple[str, ...]:
        if not self.counts:
            return ()
        if self.is_item:
            return () if self.own is not None else (self.part.code,)
        return tuple(code for child in self.below for code in child.missing) + self.open_penalties

    @cached_property
    def not_applicable(self) -> tuple[str, ...]:
        if self.is_item:
            return (self.part.code,) if self.is_out else ()
        return tuple(code for child in self.below for code in child.not_applicable)

    @cached_property
    def before(self) -> float | None:
        if self.is_item:
            return self.own if self.counts else None
        return _mean([(child.weight, child.before) for child in self.below if child.counts])

    @cached_property
    def so_far(self) -> float | None:
        if self.is_item:
            return self.own if self.counts else None
        marked = [(child.weight, child.so_far) for child in self.below if child.counts and child.so_far is not None]
        return _mean(marked)

    @cached_property
    def taken_off(self) -> float:
        """Held at the cap of the section, and never more than there is."""
        points = math.fsum(penalty.points for penalty in self.penalties)
        cap = None if self.is_item else self.part.penalty_cap
        held = points if cap is None else min(points, cap)
        return held if self.before is None else min(held, self.before)

    @cached_property
    def mark(self) -> float | None:
        """Of an element: its mean less its penalties; nothing while a penalty is not decided."""
        if self.part.kind == "aspect":
            return self.before
        return None if self.before is None or self.open_penalties else self.before - self.taken_off

    def said(self, share: float) -> Iterator[PartScore]:
        """Itself and everything below, each with its part of the total."""
        yield PartScore(
            self.part.code, self.part.title, self.mark, self.before, self.so_far, share, self.missing,
            self.not_applicable, self.penalties, self.taken_off, self.part.penalty_cap,
        )  # fmt: skip
        weights = math.fsum(child.weight for child in self.below if child.counts)
        for child in self.below:
            yield from child.said(share * child.weight / weights if weights and child.counts else 0.0)


def _penalty_items(part: Part, not_applicable: AbstractSet[str]) -> Iterator[Part]:
    """They stand in their element, wherever inside it they are listed."""
    if part.kind == "element":
        yield from (item for item in part.items() if item.is_penalty and item.code not in not_applicable)


def _penalties(items: Iterable[Part], marks: Mapping[str, float | None]) -> Iterator[Penalty]:
    for item in items:
        if level := marks.get(item.code):
            yield Penalty(item.code, item.title, level, level / TOP * (item.penalty_cap or 0.0))

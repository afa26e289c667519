"""Money added up: what a programme costs counts once, whether it stands on itself or on its activities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from gerakan.engine.plan.structure import Ceiling, Money, Programme

Line = tuple[int, str, str]
"""Year, source, kind."""


class Budget:
    """Sums over rows of money.

    A programme with money of its own counts that; one without counts what its activities have, and so on downwards.
    Money of a row whose programme is not there counts nowhere.
    """

    def __init__(self, programmes: Iterable[Programme], money: Iterable[Money]) -> None:
        self.programmes = tuple(programmes)
        rows: dict[str, list[Money]] = defaultdict(list)
        for row in money:
            rows[row.programme].append(row)
        self.own: Mapping[str, tuple[Money, ...]] = {code: tuple(own) for code, own in rows.items()}

    @cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.programmes:
            if one.parent:
                found[one.parent].append(one.code)
        return {code: tuple(own) for code, own in found.items()}

    def counted(self, code: str, seen: frozenset[str] = frozenset()) -> Iterator[Money]:
        """The rows that count for a programme: its own, or else those below it."""
        if code in self.own:
            yield from self.own[code]
        elif code not in seen:
            yield from self.below(code, seen)

    def below(self, code: str, seen: frozenset[str] = frozenset()) -> Iterator[Money]:
        """The rows that count for what is under a programme."""
        for child in self._children.get(code, ()):
            yield from self.counted(child, seen | {code})

    @cached_property
    def _roots(self) -> tuple[Programme, ...]:
        codes = {one.code for one in self.programmes}
        return tuple(one for one in self.programmes if one.parent not in codes)

    @cached_property
    def lines(self) -> Mapping[Line, int]:
        """The whole plan by year, source and kind."""
        sums: dict[Line, int] = defaultdict(int)
        for root in self._roots:
            for row in self.counted(root.code):
                sums[row.year, row.source, row.kind] += row.amount
        return dict(sorted(sums.items()))

    @cached_property
    def by_pillar(self) -> Mapping[tuple[str, int], int]:
        """By pillar and year."""
        sums: dict[tuple[str, int], int] = defaultdict(int)
        for root in self._roots:
            for row in self.counted(root.code):
                sums[root.pillar, row.year] += row.amount
        return dict(sorted(sums.items()))

    def total(self, *, year: int | None = None, source: str = "", kind: str = "") -> int:
        """The whole plan, or what of it has this year, source, kind."""
        return sum(
            amount
            for (at, by, of), amount in self.lines.items()
            if year in (None, at) and source in ("", by) and kind in ("", of)
        )


def limits(ceilings: Iterable[Ceiling]) -> Mapping[tuple[int, str], int]:
    """By year and source; several ceilings of one year and source are parts of it."""
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for one in ceilings:
        sums[one.year, one.source] += one.amount
    return dict(sorted(sums.items()))

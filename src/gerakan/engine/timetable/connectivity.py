"""How firmly a design hangs together: parts that cannot be compared, and meetings on which everything hangs."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from gerakan.engine.timetable.instance import Plan


@dataclass(frozen=True, slots=True)
class Connectivity:
    """The graph of assessors who shared a region.

    groups: assessors that can be compared with each other, largest first; single_links: pairs of assessors whose
    only shared region holds two sides together; pairs: how many pairs of assessors met, of how many possible.
    """

    regions: int
    groups: tuple[tuple[str, ...], ...]
    single_links: tuple[tuple[str, str, str], ...]
    pairs_met: int
    pairs: int

    @property
    def components(self) -> int:
        """Parts of the design."""
        return len(self.groups)

    @property
    def connected(self) -> bool:
        """Severity can be compared throughout."""
        return len(self.groups) <= 1


def connectivity(plan: Plan) -> Connectivity:
    """Measure a plan.

    >>> from gerakan.engine.timetable.instance import Interview
    >>> one = Interview("a", 0, 0, "R1", ("A1", "A2"))
    >>> two = Interview("b", 0, 1, "R1", ("A2", "A3"))
    >>> connectivity(Plan((one, two))).single_links
    (('A1', 'A2', 'a'), ('A2', 'A3', 'b'))
    """
    names = sorted({name for interview in plan.interviews for name in interview.assessors})
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for interview in plan.interviews:
        for one, two in combinations(sorted(set(interview.assessors)), 2):
            shared[one, two].append(interview.region)
    groups = _groups(names, list(shared))
    links = tuple(
        (one, two, regions[0])
        for (one, two), regions in sorted(shared.items())
        if len(regions) == 1 and len(_groups(names, _without(shared, regions[0], one, two))) > len(groups)
    )
    return Connectivity(len(plan.interviews), groups, links, len(shared), len(names) * (len(names) - 1) // 2)


def _without(shared: dict[tuple[str, str], list[str]], region: str, one: str, two: str) -> list[tuple[str, str]]:
    return [pair for pair in shared if pair != (one, two)]


def _groups(names: list[str], pairs: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    beside: dict[str, set[str]] = {name: set() for name in names}
    for one, two in pairs:
        beside[one].add(two)
        beside[two].add(one)
    found, seen = [], set[str]()
    for name in names:
        if name not in seen:
            group = _reach(name, beside)
            seen |= group
            found.append(tuple(sorted(group)))
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def _reach(first: str, beside: dict[str, set[str]]) -> set[str]:
    reached, waiting = {first}, [first]
    while waiting:
        new = beside[waiting.pop()] - reached
        reached |= new
        waiting += sorted(new)
    return reached

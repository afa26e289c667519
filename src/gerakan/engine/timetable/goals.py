"""Soft goals: what each costs in a plan, and how little it could cost at best."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from gerakan.engine.timetable.instance import Instance, Plan

LABELS = {
    "overlap": "pasangan penilai yang bertemu lagi (panel saling silang)",
    "load": "selisih beban antarpenilai",
    "severity": "ketegasan panel yang tidak seimbang",
    "hours": "daerah seprovinsi pada jam yang sama",
    "rooms": "daerah seprovinsi di ruang yang sama",
    "idle": "slot kosong di antara wawancara seorang penilai",
}

WEIGHTS: Mapping[str, int] = {"overlap": 1, "load": 2, "severity": 1, "hours": 2, "rooms": 1, "idle": 2}

SEVERITY_STEPS = 4
"""Severities are counted in steps of a quarter of a mark."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One soft goal: its amount in a plan, a proven least amount, and what a unit of it costs."""

    code: str
    weight: int
    amount: int
    least: int

    @property
    def label(self) -> str:
        """In words."""
        return LABELS[self.code]

    @property
    def cost(self) -> int:
        """What it adds to the cost of the plan."""
        return self.weight * self.amount

    @property
    def bound(self) -> int:
        """What it adds to the cost of any plan."""
        return self.weight * self.least


def severity_steps(instance: Instance) -> tuple[int, ...]:
    """Severity of each assessor against the mean of the known ones of the same background; the unknown count as average."""
    known: dict[str, list[float]] = defaultdict(list)
    for one in instance.assessors:
        if one.severity is not None:
            known[one.background].append(one.severity)
    means = {name: sum(values) / len(values) for name, values in known.items()}
    return tuple(
        0 if one.severity is None else round((one.severity - means[one.background]) * SEVERITY_STEPS)
        for one in instance.assessors
    )


def measure(instance: Instance, plan: Plan, weights: Mapping[str, int] = WEIGHTS) -> tuple[Goal, ...]:
    """The soft goals of a plan that keeps the hard rules."""
    amounts = {
        "overlap": _overlap(plan),
        "load": _load(instance, plan),
        "severity": _severity(instance, plan),
        "hours": _together(instance, plan, lambda one: one.time),
        "rooms": _together(instance, plan, lambda one: one.room),
        "idle": sum(idle_slots(slots) for slots in _working_slots(plan).values()),
    }
    least = least_amounts(instance)
    return tuple(Goal(code, weights[code], amounts[code], least[code]) for code in LABELS)


def _overlap(plan: Plan) -> int:
    pairs = Counter(pair for one in plan.interviews for pair in combinations(sorted(one.assessors), 2))
    return sum(comb(count, 2) for count in pairs.values())


def _load(instance: Instance, plan: Plan) -> int:
    """Within each background: squared loads above what the most even division would give."""
    loads = Counter(name for one in plan.interviews for name in one.assessors)
    total = 0
    for background in sorted({one.background for one in instance.assessors}):
        own = [loads[one.id] for one in instance.assessors if one.background == background]
        total += sum(load * load for load in own) - even_squares(sum(own), len(own))
    return total


def _severity(instance: Instance, plan: Plan) -> int:
    steps = dict(zip((one.id for one in instance.assessors), severity_steps(instance), strict=True))
    return sum(sum(steps[name] for name in one.assessors) ** 2 for one in plan.interviews)


def _together(instance: Instance, plan: Plan, where: object) -> int:
    province = {region.id: region.group for region in instance.regions}
    counts = Counter((province[one.region], where(one)) for one in plan.interviews if province[one.region])  # type: ignore[operator]
    return sum(comb(count, 2) for count in counts.values())


def _working_slots(plan: Plan) -> dict[tuple[str, int], list[int]]:
    slots: dict[tuple[str, int], list[int]] = defaultdict(list)
    for one in plan.interviews:
        for name in one.assessors:
            slots[name, one.day].append(one.slot)
    return slots


def idle_slots(slots: Sequence[int]) -> int:
    """Slots between the first and the last interview of a day in which nothing happens."""
    return max(slots) - min(slots) + 1 - len(set(slots)) if slots else 0


def even_squares(total: int, among: int) -> int:
    """The least sum of squares when `total` things are divided among so many.

    >>> even_squares(7, 3)
    17
    """
    if among == 0:
        return 0
    each, rest = divmod(total, among)
    return rest * (each + 1) ** 2 + (among - rest) * each**2


def even_pairs(total: int, among: int) -> int:
    """The least number of pairs that share a place when `total` things are divided among so many places.

    >>> even_pairs(7, 3)
    5
    """
    if among == 0:
        return 0
    each, rest = divmod(total, among)
    return rest * comb(each + 1, 2) + (among - rest) * comb(each, 2)


def least_amounts(instance: Instance) -> dict[str, int]:
    """Amounts below which no plan can be: everything divided as evenly as whole numbers allow."""
    sizes = Counter(region.group for region in instance.regions if region.group)
    slots = sum(1 for time in instance.times() if time not in instance.blocked)
    return {
        "overlap": _least_overlap(instance),
        "load": 0,
        "severity": 0,
        "hours": sum(even_pairs(size, slots) for size in sizes.values()),
        "rooms": sum(even_pairs(size, len(instance.rooms)) for size in sizes.values()),
        "idle": 0,
    }


def _least_overlap(instance: Instance) -> int:
    """Meetings of each two backgrounds divided evenly among the pairs of such assessors; exact panels only."""
    pools = Counter(one.background for one in instance.assessors)
    meetings: Counter[tuple[str, str]] = Counter()
    for region in instance.regions:
        seats = instance.needs_of(region)
        if instance.size_of(region) > sum(seats.values()):
            return even_pairs(
                sum(comb(instance.size_of(one), 2) for one in instance.regions), comb(len(instance.assessors), 2)
            )
        for first, second in _kinds(seats):
            meetings[first, second] += seats[first] * seats[second] if first != second else comb(seats[first], 2)
    return sum(
        even_pairs(count, pools[one] * pools[two] if one != two else comb(pools[one], 2))
        for (one, two), count in meetings.items()
    )


def _kinds(seats: Mapping[str, int]) -> Iterable[tuple[str, str]]:
    names = sorted(seats)
    return ((one, two) for i, one in enumerate(names) for two in names[i:])


def total_cost(goals: Iterable[Goal]) -> int:
    """What a plan costs in all."""
    return sum(goal.cost for goal in goals)


def total_bound(goals: Iterable[Goal]) -> int:
    """What any plan costs at least."""
    return sum(goal.bound for goal in goals)

"""What a composite index is made of: indicators, groups, and the choices of the ten steps."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from gerakan.engine.errors import InputError

NormalisationMethod = Literal[
    "minmax",
    "zscore",
    "percentile_rank",
    "rank",
    "borda",
    "goalposts",
    "distance_to_best",
    "distance_to_reference",
    "distance_to_target",
    "share_of_maximum",
    "vector",
    "classes",
    "none",
]
AggregationMethod = Literal[
    "arithmetic",
    "geometric",
    "harmonic",
    "generalised",
    "mazziotta_pareto",
    "topsis",
    "copeland",
    "kemeny",
    "benefit_of_the_doubt",
]
TreatmentMethod = Literal["none", "winsorise_log", "winsorise", "log", "box_cox"]
MissingRule = Literal["proportional", "equal_share", "impute_median", "impute_mean", "impute_regression"]

NORMALISATIONS: tuple[str, ...] = get_args(NormalisationMethod)
AGGREGATIONS: tuple[str, ...] = get_args(AggregationMethod)
TREATMENTS: tuple[str, ...] = get_args(TreatmentMethod)
MISSING_RULES: tuple[str, ...] = get_args(MissingRule)


def one_of(value: str, known: Iterable[str], *, row: str, column: str) -> None:
    """Refuse a method that nobody wrote."""
    choices = tuple(known)
    if value not in choices:
        raise InputError(f"'{value}' tidak dikenal; pilih salah satu dari {', '.join(choices)}", row=row, column=column)


def finite(value: float, *, row: str, column: str) -> None:
    """Refuse infinities and nan where a parameter is expected."""
    if not math.isfinite(value):
        raise InputError("harus berupa bilangan biasa", row=row, column=column)


def weight_is_sane(value: float, *, row: str) -> None:
    """A weight is a number of zero or more."""
    if not (math.isfinite(value) and value >= 0):
        raise InputError(f"bobot {value} harus berupa bilangan nol atau lebih", row=row, column="weight")


@dataclass(frozen=True, slots=True)
class Normalisation:
    """How values become comparable; lower and upper serve minmax and goalposts, mean and sd serve zscore."""

    method: NormalisationMethod = "minmax"
    lower: float = 0.0
    upper: float = 100.0
    mean: float = 0.0
    sd: float = 1.0
    reference: str | None = None
    truncate: bool = True

    def __post_init__(self) -> None:
        one_of(self.method, NORMALISATIONS, row="normalisation", column="method")
        for column in ("lower", "upper", "mean", "sd"):
            finite(getattr(self, column), row="normalisation", column=column)
        if self.lower >= self.upper:
            raise InputError("lower harus lebih kecil daripada upper", row="normalisation", column="lower")
        if self.sd <= 0:
            raise InputError("sd harus lebih besar daripada nol", row="normalisation", column="sd")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One column of the data: where it hangs, what it weighs, and which way is better.

    low, high: goalposts in data units. target: for distance_to_target, in data units.
    cuts, points: class to points; len(points) = len(cuts) + 1, a value reaching cuts[k] earns points[k + 1].
    """

    code: str
    parent: str
    weight: float = 1.0
    direction: Literal[1, -1] = 1
    normalisation: Normalisation | None = None
    low: float | None = None
    high: float | None = None
    target: float | None = None
    cuts: tuple[float, ...] = ()
    points: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        weight_is_sane(self.weight, row=self.code)
        if self.direction not in (1, -1):
            raise InputError("arah harus 1 atau -1", row=self.code, column="direction")


@dataclass(frozen=True, slots=True)
class Group:
    """A node above indicators or other groups; the one without a parent is the index itself.

    p: exponent of the generalised mean. least, most: bounds on the shares of a benefit-of-the-doubt group.
    """

    code: str
    parent: str | None = None
    weight: float = 1.0
    aggregation: AggregationMethod = "arithmetic"
    p: float = 1.0
    least: float = 0.0
    most: float = 1.0

    def __post_init__(self) -> None:
        weight_is_sane(self.weight, row=self.code)
        finite(self.p, row=self.code, column="p")
        one_of(self.aggregation, AGGREGATIONS, row=self.code, column="aggregation")


@dataclass(frozen=True, slots=True)
class Treatment:
    """What to do with outliers before anything else."""

    method: TreatmentMethod = "none"
    max_winsorised: int = 5

    def __post_init__(self) -> None:
        one_of(self.method, TREATMENTS, row="treatment", column="method")
        if self.max_winsorised < 0:
            raise InputError("max_winsorised tidak boleh negatif", row="treatment", column="max_winsorised")


@dataclass(frozen=True, slots=True)
class Missing:
    """What to do with empty cells; not_applicable is the weight rule for what an impute rule leaves empty."""

    rule: MissingRule = "proportional"
    min_availability: float = 0.0
    not_applicable: Literal["proportional", "equal_share"] = "proportional"

    def __post_init__(self) -> None:
        one_of(self.rule, MISSING_RULES, row="missing", column="rule")
        one_of(self.not_applicable, ("proportional", "equal_share"), row="missing", column="not_applicable")
        if not 0 <= self.min_availability <= 1:
            raise InputError("min_availability harus di antara 0 dan 1", row="missing", column="min_availability")

    @property
    def weight_rule(self) -> str:
        """How the weight of a missing child is handed on."""
        return self.not_applicable if self.rule.startswith("impute") else self.rule


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """A whole index; refuses a tree that is not one tree."""

    indicators: tuple[Indicator, ...]
    groups: tuple[Group, ...]
    treatment: Treatment = Treatment()
    normalisation: Normalisation = Normalisation()
    missing: Missing = Missing()

    def __post_init__(self) -> None:
        _codes_are_unique(self)
        _parents_exist(self)
        _one_root(self)
        _no_ring(self)
        _every_group_has_weight(self)

    @property
    def root(self) -> Group:
        """The group that is the index."""
        return next(group for group in self.groups if group.parent is None)

    @property
    def items(self) -> tuple[Indicator | Group, ...]:
        """All indicators, then all groups: the columns of every table of weights."""
        items: list[Indicator | Group] = [*self.indicators, *self.groups]
        return tuple(items)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the indicators in their order."""
        return tuple(indicator.code for indicator in self.indicators)


def _codes_are_unique(spec: IndexSpec) -> None:
    seen: set[str] = set()
    for item in spec.items:
        if item.code in seen:
            raise InputError(f"kode '{item.code}' dipakai dua kali", row=item.code, column="code")
        seen.add(item.code)


def _parents_exist(spec: IndexSpec) -> None:
    known = {group.code for group in spec.groups}
    for item in spec.items:
        if item.parent is not None and item.parent not in known:
            raise InputError(f"grup '{item.parent}' tidak ada", row=item.code, column="parent")


def _one_root(spec: IndexSpec) -> None:
    roots = [group.code for group in spec.groups if group.parent is None]
    if len(roots) != 1:
        said = ", ".join(roots) or "tidak ada"
        raise InputError(
            f"harus ada tepat satu grup tanpa parent (sekarang: {said})",
            row=roots[-1] if roots else "group",
            column="parent",
        )


def _no_ring(spec: IndexSpec) -> None:
    parent_of = {group.code: group.parent for group in spec.groups}
    for group in spec.groups:
        above, steps = group.parent, 0
        while above is not None:
            above, steps = parent_of[above], steps + 1
            if steps > len(parent_of):
                raise InputError("grup ini menjadi induk bagi dirinya sendiri", row=group.code, column="parent")


def _every_group_has_weight(spec: IndexSpec) -> None:
    for group in spec.groups:
        weights = [child.weight for child in spec.items if child.parent == group.code]
        if not weights:
            raise InputError("grup ini tidak beranggota", row=group.code, column="code")
        if sum(weights) <= 0:
            raise InputError("jumlah bobot anggotanya nol", row=group.code, column="weight")

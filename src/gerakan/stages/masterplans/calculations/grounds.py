"""What the rules compare a plan with beside its sheets: later stages (texts, joint programmes, published plans) lay it there."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field

from gerakan.engine.plan import Plan, Yardsticks
from gerakan.engine.plan.rules.yardsticks import DEFAULT
from gerakan.stages.masterplans.models import Masterplan


@dataclass(frozen=True)
class Laid:
    """links: (sheet of the engine, key of a row or empty) -> where a place that is no cell of a sheet opens."""

    plan: Plan
    yardsticks: Yardsticks = DEFAULT
    links: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ground:
    """mark: asked often, hence cheap, and another whenever `lay` would lay something else."""

    mark: Callable[[Masterplan], Hashable]
    lay: Callable[[Masterplan, Laid], Laid]


_grounds: dict[str, Ground] = {}


def register_ground(name: str, ground: Ground) -> None:
    """A stage says once what it lays."""
    _grounds[name] = ground


def marks(plan: Masterplan) -> tuple[Hashable, ...]:
    """What everything laid beside a plan depends on."""
    return tuple(one.mark(plan) for one in _grounds.values())


def laid(plan: Masterplan, built: Plan) -> Laid:
    """The plan with everything beside it."""
    found = Laid(built)
    for one in _grounds.values():
        found = one.lay(plan, found)
    return found

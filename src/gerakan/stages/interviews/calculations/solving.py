"""Solve, verify, measure: what a version of the timetable holds."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from gerakan.engine.timetable import Instance, Plan, Solution, appraise, conflict, solve, verify
from gerakan.stages.interviews.calculations.instances import as_data, instance_from, instance_of, plan_data, plan_from
from gerakan.stages.interviews.calculations.words import Names
from gerakan.stages.interviews.queries.planning import Ground

Data = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A plan with its report and the verifier's verdict, or the clash that forbids one."""

    instance: Data
    plan: Data | None = None
    report: Data = field(default_factory=dict)
    verdict: list[str] = field(default_factory=list)
    conflict: list[str] = field(default_factory=list)
    is_impossible: bool = False


def find_plan(
    ground: Ground, *, remaining: Callable[[], float], explaining: Callable[[], float], tell: Callable[[str], None]
) -> Found:
    """The best plan found in the time that is left, or the smallest clashing set."""
    instance = instance_of(ground)
    data = as_data(instance)
    names = names_of(ground, instance)
    answer = solve(instance, seed=ground.board.seed, remaining=remaining)
    if isinstance(answer, Solution):
        return Found(data, plan_data(answer.plan), report_of(answer), said(instance, answer.plan, names))
    if not answer.impossible:
        return Found(data)
    tell("explain")
    clash = conflict(instance, seed=ground.board.seed, remaining=explaining)
    return Found(data, conflict=[names.clashing(rule) for rule in clash.rules], is_impossible=True)


def names_of(ground: Ground, instance: Instance) -> Names:
    """Of everybody the ground knows."""
    return Names(
        instance,
        {region.code: region.name for region in ground.regions},
        {row.code: row.assessor.user.name for row in ground.assessors},
    )


def said(instance: Instance, plan: Plan, names: Names) -> list[str]:
    """What the verifier finds wrong, in words; empty: every hard rule holds."""
    return [names.broken(one) for one in verify(instance, plan)]


def measured(instance: Mapping[str, Any], plan: Mapping[str, Any]) -> Data:
    """The report of any plan, wherever it comes from."""
    return report_of(appraise(instance_from(instance), plan_from(plan)))


def judged(
    instance: Mapping[str, Any], plan: Mapping[str, Any], regions: Mapping[str, str], assessors: Mapping[str, str]
) -> list[str]:
    """The verifier's verdict on stored JSON."""
    known = instance_from(instance)
    return said(known, plan_from(plan), Names(known, regions, assessors))


def report_of(answer: Solution) -> Data:
    """Costs, bound and links, as JSON."""
    links = answer.connectivity
    return {
        "status": answer.status,
        "cost": answer.cost,
        "bound": answer.bound,
        "soft": [asdict(goal) | {"cost": goal.cost, "bound": goal.bound} for goal in answer.goals],
        "connectivity": {
            "connected": links.connected,
            "groups": [list(group) for group in links.groups],
            "pairs_met": links.pairs_met,
            "pairs": links.pairs,
        },
    }


def fingerprint(instance: Mapping[str, Any], plan: Mapping[str, Any], note: str) -> str:
    """SHA-256 over rules, plan and note."""
    content = {"instance": instance, "plan": plan, "note": note}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

"""For every rule, how to break it in a clean plan: links, coverage and measures here, the rest in later_planters."""

from dataclasses import replace

from gerakan.engine.plan import Pace, Place, Plan, Yardsticks
from gerakan.engine.plan.pillars import PILLAR_OF, PILLARS, SUBDIMENSIONS
from gerakan.engine.plan.structure import Goal, PlanIndicator, Problem, Strategy, Waiver
from tests.engine.plan.planting import (
    Planted,
    Planter,
    Sowing,
    add,
    changed,
    edit,
    nth,
    of_a_programme,
    root,
    without,
)

PEERS = Yardsticks(peers={"persen": Pace({0.5: 2.0, 0.9: 6.0}, "absolute", 40)})


def doubled_key(plan: Plan, n: int) -> Planted:
    one = nth(plan.stakeholders, n)
    return Planted(add(plan, "stakeholders", one), Place("stakeholders", one.code, "code"))


def broken_link(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    broken = edit(plan, "programmes", one.code, problems=(*one.problems, "M-404"))
    return Planted(broken, Place("programmes", one.code, "problems"))


def foreign_subdimension(plan: Plan, n: int) -> Planted:
    one = nth(plan.strategies, n)
    other = nth((pillar for pillar in PILLARS if pillar != one.pillar), n)
    return Planted(edit(plan, "strategies", one.code, pillar=other), Place("strategies", one.code, "subdimension"))


def wrong_level(plan: Plan, n: int) -> Planted:
    one = nth((one for one in plan.programmes if one.kind == "activity"), n)
    return Planted(edit(plan, "programmes", one.code, kind="subactivity"), Place("programmes", one.code, "parent"))


def same_name(plan: Plan, n: int) -> Planted:
    one, other = root(plan, n), root(plan, n + 1)
    return Planted(edit(plan, "programmes", one.code, name=other.name.upper()), Place("programmes", one.code, "name"))


def across_subdimensions(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    other = nth((row for row in plan.strategies if row.subdimension != one.subdimension), n)
    moved = edit(plan, "programmes", one.code, strategy=other.code)
    return Planted(moved, Place("programmes", one.code, "subdimension"))


def row_of_nothing(plan: Plan, n: int) -> Planted:
    one = nth(plan.risks, n)
    return Planted(edit(plan, "risks", one.code, programme=""), Place("risks", one.code, "programme"))


def unanswered_problem(plan: Plan, n: int) -> Planted:
    evidence = (nth(plan.evidence, n).code,)
    new = Problem("M-99", "society", "education", "Perpustakaan desa tutup pada sore hari", evidence)
    return Planted(add(plan, "problems", new), Place("problems", "M-99"))


def no_indicator(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    return Planted(without(plan, "indicators", lambda row: row.of == one.code), Place("programmes", one.code))


def no_money(plan: Plan, n: int) -> Planted:
    one = root(plan, n)
    gone = {one.code, f"{one.code}.1", f"{one.code}.2"}
    return Planted(without(plan, "money", lambda row: row.programme in gone), Place("programmes", one.code))


def no_source(plan: Plan, n: int) -> Planted:
    one = nth(plan.money, n)
    bare = replace(one, source="")
    return Planted(edit(plan, "money", one.key, source=""), Place("money", bare.key, "source"))


def no_budget_code(plan: Plan, n: int) -> Planted:
    one = nth(plan.programmes, n)
    return Planted(edit(plan, "programmes", one.code, budget_code=""), Place("programmes", one.code, "budget_code"))


def unserved_subdimension(plan: Plan, n: int) -> Planted:
    code = nth(SUBDIMENSIONS, n)
    sibling = next(other for other in PILLARS[PILLAR_OF[code]] if other != code)
    moved = [replace(one, subdimension=sibling) if one.subdimension == code else one for one in plan.programmes]
    return Planted(replace(plan, programmes=tuple(moved)), Place("programmes", "", "subdimension"))


def idle_waiver(plan: Plan, n: int) -> Planted:
    code = nth(SUBDIMENSIONS, n)
    waiver = Waiver(code, "Daerah ini tidak mempunyai kewenangan untuk itu")
    return Planted(add(plan, "waivers", waiver), Place("waivers", code, "reason"))


def no_such_term(plan: Plan, n: int) -> Planted:
    longer = [replace(one, ends=plan.starts + 1) if one.ends == plan.starts else one for one in plan.programmes]
    return Planted(replace(plan, programmes=tuple(longer)), Place("programmes", "", "ends"))


def unmeasured_goal(plan: Plan, n: int) -> Planted:
    mission = nth(plan.missions, n).code
    return Planted(
        add(plan, "goals", Goal("T-9", "Warga bangga pada bahasa daerahnya", mission)), Place("goals", "T-9")
    )


def idle_strategy(plan: Plan, n: int) -> Planted:
    goal = nth(plan.goals, n).code
    new = Strategy("ST-99", "society", "education", goal, "Mengajarkan bahasa daerah sejak dini", "SO")
    return Planted(add(plan, "strategies", new), Place("strategies", "ST-99"))


def own(plan: Plan) -> list[PlanIndicator]:
    """Indicators of programmes."""
    return [one for one in plan.indicators if one.of.startswith("P-")]


def worse(one: PlanIndicator, value: float, by: float = 0.5) -> float:
    return value + by if one.direction == "down" else value - by


def backward_target(plan: Plan, n: int) -> Planted:
    one = nth(own(plan), n)
    assert one.baseline is not None
    year = max(one.targets)
    targets = {**one.targets, year: worse(one, one.baseline)}
    return Planted(edit(plan, "indicators", one.code, targets=targets), Place("indicators", one.code, "targets", year))


def faster_than_peers(plan: Plan, n: int) -> Planted:
    one = nth((one for one in own(plan) if one.unit == "persen" and one.direction == "up"), n)
    assert one.baseline is not None
    assert one.baseline_year is not None
    year = max(one.targets)
    targets = {**one.targets, year: one.baseline + 7 * (year - one.baseline_year)}
    place = Place("indicators", one.code, "targets", year)
    return Planted(edit(plan, "indicators", one.code, targets=targets), place, PEERS)


def of_an_indicator(field: str, value: object) -> Planter:
    def plant(plan: Plan, n: int) -> Planted:
        one = nth(own(plan), n)
        return Planted(edit(plan, "indicators", one.code, **{field: value}), Place("indicators", one.code, field))

    return plant


def late_baseline(plan: Plan, n: int) -> Planted:
    one = nth(own(plan), n)
    later = edit(plan, "indicators", one.code, baseline_year=min(one.targets))
    return Planted(later, Place("indicators", one.code, "baseline_year"))


def two_units(plan: Plan, n: int) -> Planted:
    one = nth(own(plan), n)
    other = (
        nth((other for other in own(plan) if other.unit != one.unit and other.code > one.code), n) if n % 2 else None
    )
    other = other or next(other for other in own(plan) if other.unit != one.unit)
    later = max(one, other, key=own(plan).index)
    shared = edit(edit(plan, "indicators", one.code, definition="D-1"), "indicators", other.code, definition="D-1")
    return Planted(shared, Place("indicators", later.code, "unit"))


def target_outside_plan(plan: Plan, n: int) -> Planted:
    one = nth(own(plan), n)
    targets = {**one.targets, plan.ends + 1: one.targets[max(one.targets)]}
    place = Place("indicators", one.code, "targets", plan.ends + 1)
    return Planted(edit(plan, "indicators", one.code, targets=targets), place)


def leap_of_scale(plan: Plan, n: int) -> Planted:
    one = nth((row for row in own(plan) if row.direction == "up"), n)
    year = max(one.targets)
    targets = {**one.targets, year: one.targets[year] * 1_000}
    return Planted(edit(plan, "indicators", one.code, targets=targets), Place("indicators", one.code, "targets", year))


def target_slides_back(plan: Plan, n: int) -> Planted:
    def can_slide(one: PlanIndicator) -> bool:
        return len(one.targets) > 1 and abs(one.targets[sorted(one.targets)[-2]] - (one.baseline or 0)) > 0.2

    one = nth(filter(can_slide, own(plan)), n)
    before, year = sorted(one.targets)[-2:]
    targets = {**one.targets, year: worse(one, one.targets[before], 0.1)}
    return Planted(edit(plan, "indicators", one.code, targets=targets), Place("indicators", one.code, "targets", year))


SOWINGS = {
    "R-101": Sowing(doubled_key),
    "R-102": Sowing(broken_link),
    "R-103": Sowing(foreign_subdimension),
    "R-104": Sowing(wrong_level),
    "R-105": Sowing(changed("stakeholders", "helix", "pers")),
    "R-106": Sowing(same_name),
    "R-107": Sowing(across_subdimensions, frozenset({"R-127"})),
    "R-108": Sowing(row_of_nothing, frozenset({"R-703"})),
    "R-111": Sowing(unanswered_problem),
    "R-112": Sowing(of_a_programme("problems", ()), frozenset({"R-111", "R-124"})),
    "R-113": Sowing(of_a_programme("pillar", ""), frozenset({"R-604"})),  # its money leaves the sum that a text cites
    "R-114": Sowing(no_indicator, frozenset({"R-124"})),
    "R-115": Sowing(of_a_programme("owner", "")),
    "R-116": Sowing(of_a_programme("ends", None)),
    "R-117": Sowing(no_money, frozenset({"R-604"})),
    "R-118": Sowing(no_source),
    "R-119": Sowing(of_a_programme("legal_basis", "")),
    "R-120": Sowing(no_budget_code),
    "R-121": Sowing(unserved_subdimension, frozenset({"R-107"})),
    "R-122": Sowing(idle_waiver),
    "R-123": Sowing(no_such_term),
    "R-124": Sowing(of_a_programme("beneficiaries", "", lambda one: one.innovation == "technology")),
    "R-125": Sowing(unmeasured_goal),
    "R-126": Sowing(changed("strategies", "goal", "")),
    "R-127": Sowing(idle_strategy),
    "R-201": Sowing(backward_target),
    "R-202": Sowing(faster_than_peers),
    "R-203": Sowing(of_an_indicator("baseline", None)),
    "R-204": Sowing(late_baseline),
    "R-205": Sowing(two_units),
    "R-206": Sowing(target_outside_plan),
    "R-207": Sowing(target_slides_back),
    "R-208": Sowing(of_an_indicator("formula", "")),
    "R-209": Sowing(leap_of_scale),
}

"""Scenarios as tests need them."""

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.models import Masterplan, PlanIndicator
from gerakan.stages.scenarios import commands
from gerakan.stages.scenarios.models import Scenario, ScenarioRun
from tests.factories.masterplans import a_plan, typed


def fill(plan: Masterplan, *, by: User) -> None:
    """A goal with two programmes and an indicator with targets in 2028 and 2030."""
    typed(plan, "sasaran", {"code": "SS-1", "text": "Air bersih sampai rumah"}, by=by)
    typed(plan, "strategi", {"code": "ST-1", "goal": "SS-1", "text": "Menyambung"}, by=by)
    typed(
        plan, "program",
        {"code": "P-1", "name": "Sambungan rumah", "strategy": "ST-1", "starts": "2028", "ends": "2029"},
        {"code": "P-2", "name": "Bak penampung", "strategy": "ST-1", "starts": "2029", "ends": "2029"},
        {"code": "P-3", "name": "Taman baca", "starts": "2028", "ends": "2029"},
        by=by,
    )  # fmt: skip
    typed(
        plan, "indikator",
        {"code": "I-1", "goal": "SS-1", "name": "Rumah tersambung", "unit": "rumah", "direction": "makin tinggi makin baik",
         "source": "PDAM", "baseline_year": "2027", "baseline": "1000", "y1": "1020", "y3": "1200"},
        {"code": "I-2", "goal": "SS-1", "name": "Tanpa target", "unit": "rumah", "baseline": "1"},
        by=by,
    )  # fmt: skip


def a_scenario(plan: Masterplan | None = None, *, by: User | None = None, name: str = "Semua jalan") -> Scenario:
    """Begun, its effects still empty."""
    if plan is None or by is None:
        plan, by = a_plan()
        fill(plan, by=by)
    row = PlanIndicator.objects.get(plan=plan, code="I-1")
    return commands.begin(plan, indicator=row, facts={"name": name}, by=by)


def told(scenario: Scenario, *, by: User, **effects: tuple[int, int, int]) -> Scenario:
    """Every cell filled: no trend, these effects by code with _ for -."""
    rows = {}
    for one in scenario.assumptions.all():
        low, mode, high = effects.get(one.code.replace("-", "_"), (0, 0, 0))
        if one.code == commands.BASELINE:
            low = mode = high = one.mode
        rows[one.pk] = {"low": low, "mode": mode, "high": high, "source": "Catatan", "source_year": 2026}
    head = {name: getattr(scenario, name) for name in commands.HEAD}
    return commands.write(scenario, head=head, rows=rows, seen=scenario.revision, by=by)


def a_run(scenario: Scenario | None = None) -> ScenarioRun:
    """Computed from what `told` fills in."""
    found = scenario or a_scenario()
    return commands.compute(told(found, by=found.begun_by, P_1=(50, 120, 200), P_2=(10, 30, 90)), by=found.begun_by)

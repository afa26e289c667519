"""Doors of scenarios."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.masterplans.models import PlanIndicator
from gerakan.stages.scenarios.commands import publish
from gerakan.stages.scenarios.models import RunPublication, Scenario, ScenarioRun
from tests.doors.masterplans import its_plan
from tests.doors.registry import WITHOUT_RIGHT, Arguments, Rows, door, rows
from tests.factories.accounts import a_region, somebody
from tests.factories.editions import EditionFactory
from tests.factories.masterplans import a_plan
from tests.factories.reviews import made_public
from tests.factories.scenarios import a_run, a_scenario, fill

WITHOUT_RIGHT["scenarios.Assumption"] = "seen with its scenario"
WITHOUT_RIGHT["scenarios.RunPublication"] = "seen with its run; beside a public plan by everybody"


def its_scenario() -> Scenario:
    plan, writer = its_plan(), somebody(Role.REGION_ADMIN, region=a_region())
    if not PlanIndicator.objects.filter(plan=plan, code="I-1").exists():
        fill(plan, by=writer)
    return plan.scenarios.first() or a_scenario(plan, by=writer)


@door("scenarios:scenarios", "scenarios:new", "scenarios:compare")
def its_scenarios() -> Arguments:
    return {"pk": its_plan().pk}


@door("scenarios:scenario", "scenarios:act")
def one_scenario() -> Arguments:
    return {"pk": its_scenario().pk}


@door("scenarios:run", "scenarios:act_on_run", "scenarios:assumptions", "scenarios:spec")
def one_run() -> Arguments:
    return {"pk": (ScenarioRun.objects.first() or a_run(its_scenario())).pk}


@door("scenarios_public:scenarios", "scenarios_public:run", "scenarios_public:file")
def public_run() -> Arguments:
    known = RunPublication.objects.first()
    if known is None:
        plan, writer = a_plan(edition=EditionFactory(slug="skenario-umum"))
        fill(plan, by=writer)
        run = a_run(a_scenario(plan, by=writer))
        made_public(plan, by=writer)
        known = publish(run, by=writer)
    plan = known.run.plan
    return {"edition": plan.edition.slug, "region": plan.region.slug, "pk": known.run_id, "kind": "csv"}


def anothers_scenario() -> Scenario:
    """Of a region that nobody asks as."""
    known = Scenario.objects.filter(plan__edition__slug="skenario-lain").first()
    if known is not None:
        return known
    plan, writer = a_plan(edition=EditionFactory(year=2027, slug="skenario-lain", is_test=True))
    fill(plan, by=writer)
    return a_scenario(plan, by=writer)


@rows("scenarios.Scenario", "scenarios.see")
def scenarios() -> Rows:
    return [its_scenario(), anothers_scenario()]


@rows("scenarios.ScenarioRun", "scenarios.see")
def runs() -> Rows:
    return [a_run(its_scenario()), a_run(anothers_scenario())]

"""The plan as the file that the command line checks without our database."""

import json

from gerakan.engine.plan.plain import as_plain
from gerakan.stages.masterplans.calculations.building import engine_plan, rows_of
from gerakan.stages.masterplans.models import Masterplan


def plan_json(plan: Masterplan) -> str:
    """PLAN.json of `gerakan compute plan`."""
    return json.dumps(as_plain(engine_plan(plan, rows_of(plan))), ensure_ascii=False, indent=1)

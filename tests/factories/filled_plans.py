"""A real plan of a region, filled with the engine's specimen by the commands that people use."""

from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.models import Masterplan
from gerakan.surfaces.demo.sample_plan import head_and_sheets
from gerakan.surfaces.demo.typing_plans import type_plan
from tests.factories.masterplans import a_plan


def a_filled_plan(programmes: int = 60) -> tuple[Masterplan, User]:
    """Clean by the rules: 2028-2037, of nobody's region."""
    plan, writer = a_plan()
    fill_with_specimen(plan, by=writer, programmes=programmes)
    return plan, writer


def fill_with_specimen(plan: Masterplan, *, by: User, programmes: int = 60) -> None:
    """Head and every sheet, as if typed."""
    head, sheets = head_and_sheets(programmes=programmes, starts=plan.starts)
    type_plan(plan, head=head, sheets=sheets, by=by)

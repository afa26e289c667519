"""A region's map as tests need it."""

import datetime
from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.stages.capacities import commands
from gerakan.stages.capacities.models import Ability, Need, Training
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.materials.commands.skills import publish_skills
from gerakan.stages.materials.models import SkillList
from tests.factories.agreements import staff
from tests.factories.masterplans import typed
from tests.factories.materials import SKILLS


def listed_skills() -> None:
    """The list of skills, once."""
    if not SkillList.objects.exists():
        publish_skills(SKILLS, by=staff())


def an_ability(plan: Masterplan, by: User, name: str = "Ani", **facts: Any) -> Ability:
    """Of somebody of the region."""
    listed_skills()
    said = {
        "name": name,
        "office": "Dinas Kominfo",
        "skill": "data",
        "level": "able",
        "evidence": "Uji di tempat.",
    } | facts
    return commands.note_ability(plan, facts=said, by=by)


def a_need(plan: Masterplan, by: User, programme: str = "P-1", skill: str = "data", people: int = 1) -> Need:
    """Of a programme, made when missing."""
    listed_skills()
    if not plan.programme_rows.filter(code=programme).exists():
        typed(plan, "program", {"code": programme, "name": "Antrean", "starts": str(plan.starts)}, by=by)
    return commands.say_need(plan, programme=programme, skill=skill, people=people, by=by)


def a_training(plan: Masterplan, by: User, *, year: int | None = None, **facts: Any) -> Training:
    """Of one person, until the middle of the plan's first year."""
    listed_skills()
    due = datetime.date(year or plan.starts, 6, 30)
    said = {"skill": "data", "people": 1, "way": "training", "owner": "BKPSDM", "due_on": due} | facts
    return commands.plan_training(plan, facts=said, by=by)

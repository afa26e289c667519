"""A sample capacity map: people of one region, what its first programmes need, and how the rest will be learned."""

import datetime as dt

from gerakan.foundation.accounts.models import User
from gerakan.stages.capacities import commands
from gerakan.stages.capacities.queries import programmes_of
from gerakan.stages.masterplans.models import Masterplan

EVIDENCE = "Contoh: pekerjaan yang sudah selesai"
ABLE = (
    ("Tegar Contoh", "Pranata komputer, Diskominfo", "systems", "teaches"),
    ("Umi Contoh", "Pranata komputer, Diskominfo", "systems", "able"),
    ("Vina Contoh", "Statistisi, Bappeda", "regional-analysis", "able"),
    ("Wahyu Contoh", "Perencana, Dinas Perikanan", "planning", "able"),
    ("Yoga Contoh", "Staf Dinas Pariwisata", "survey", "learning"),
)
NEEDS = (
    ("systems", 2), ("data-workbook", 2), ("survey", 1), ("security", 1), ("planning", 1), ("procurement", 1), ("systems", 1),
)  # fmt: skip
"""Of the first programmes, one each."""


def show(plan: Masterplan, *, by: User) -> None:
    """Told once: two needs that nobody will meet in time, one that is being learned."""
    for name, office, skill, level in ABLE:
        facts = {"name": name, "office": office, "skill": skill, "level": level, "evidence": EVIDENCE}
        commands.note_ability(plan, facts=facts, by=by)
    for (code, _name), (skill, people) in zip(programmes_of(plan), NEEDS, strict=False):
        commands.say_need(plan, programme=code, skill=skill, people=people, by=by)
    _train(plan, "survey", "pairing", plan.starts, by)
    _train(plan, "security", "partner", plan.starts + 9, by)


def _train(plan: Masterplan, skill: str, way: str, year: int, by: User) -> None:
    facts = {"skill": skill, "people": 1, "way": way, "owner": "BKPSDM", "due_on": dt.date(year, 6, 30)}
    commands.plan_training(plan, facts=facts, by=by)

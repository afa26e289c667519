"""Two people at once: one cell has one winner and the other is told; two cells of a row are both kept."""

import pytest
from django.conf import settings

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.masterplans.models import Programme
from tests.factories.accounts import somebody
from tests.factories.masterplans import a_plan, typed

pytestmark = pytest.mark.django_db(transaction=True)

SAVE = """
settings.SECRET_KEY = {secret!r}
from gerakan.foundation.accounts.models import User
from gerakan.stages.masterplans.commands.cells import NothingKept, save_cells
from gerakan.stages.masterplans.commands.saving import Edit
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS
edits = [Edit(field, text, seen, {row}) for field, text, seen in {cells!r}]
by, plan = User.objects.get(pk={user}), Masterplan.objects.get(pk={plan})
try:
    said = save_cells(plan, sheet=SHEETS["program"], edits=edits, by=by)
except NothingKept as nothing:
    said = nothing.outcomes
print(json.dumps(sorted((one.edit.field, one.status) for one in said)))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.stages.masterplans.models import Change, Programme
row = Programme.objects.get()
print(json.dumps([row.name, row.owner, row.location, Change.objects.filter(act="changed").count(), verify().holds]))
"""


def test_one_cell_has_one_winner_and_other_cells_are_all_kept(processes):
    plan, writer = a_plan()
    colleague = somebody(Role.PLANNING_AGENCY, region=plan.region)
    typed(plan, "program", {"name": "Antrean"}, by=writer)
    row = Programme.objects.get().pk

    def saving(user, *cells):
        return SAVE.format(secret=settings.SECRET_KEY, user=user.pk, plan=plan.pk, row=row, cells=cells)

    first, second = processes.together(
        saving(writer, ("name", "Antrean satu", "Antrean"), ("owner", "Dinas Kesehatan", "")),
        saving(colleague, ("name", "Antrean dua", "Antrean"), ("location", "Semua kecamatan", "")),
    )

    name, owner, location, changes, holds = processes.alone(STATE)
    assert sorted([dict(first)["name"], dict(second)["name"]]) == ["conflict", "saved"]
    assert name == ("Antrean satu" if dict(first)["name"] == "saved" else "Antrean dua")
    assert (owner, location, changes, holds) == ("Dinas Kesehatan", "Semua kecamatan", 2, True)

"""Two at once: one approval; a save is in the version or refused, never lost."""

import pytest
from django.conf import settings

from gerakan.stages.masterplans.models import Mission
from gerakan.stages.reviews.commands import reviewing
from gerakan.stages.reviews.queries import plans as queries
from tests.factories.reviews import a_case

pytestmark = pytest.mark.django_db(transaction=True)

PREPARED = """
settings.SECRET_KEY = {secret!r}
from django.core.exceptions import PermissionDenied
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans.commands.cells import save_cells
from gerakan.stages.masterplans.commands.saving import Edit
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.reviews.commands import reviewing
by, plan = User.objects.get(pk={user}), Masterplan.objects.select_related("region", "edition").get(pk={plan})
try:
    {act}
    said = "done"
except (TransitionRefused, PermissionDenied) as reason:
    said = type(reason).__name__
print(json.dumps(said))
"""
APPROVE = "reviewing.approve(plan, seen=1, by=by)"
ASK = "reviewing.ask(plan, by=by)"
SAVE = 'save_cells(plan, sheet=SHEETS["misi"], edits=[Edit("text", "Kata baru", {seen!r}, {row})], by=by)'
STATE = """
from gerakan.foundation.audit.models import Event
from gerakan.foundation.audit.verification import verify
from gerakan.stages.masterplans.models import Masterplan, Mission
from gerakan.stages.reviews.models import PlanVersion, Round
from gerakan.stages.reviews.queries.plans import is_unchanged
plan = Masterplan.objects.get()
kept = [row["text"] for row in PlanVersion.objects.get().contents["rows"]["misi"]]
print(json.dumps([plan.state, Round.objects.get().state, "Kata baru" in kept, Mission.objects.filter(text="Kata baru").exists(),
    Event.objects.filter(action="plan_review.approve").count(), is_unchanged(plan), verify().holds]))
"""


def test_a_save_is_in_the_version_or_refused_and_one_approval_stands(processes):
    case = a_case(filled=1)
    mission = Mission.objects.filter(plan=case.plan).order_by("pk")[0]

    def doing(user, act):
        return PREPARED.format(secret=settings.SECRET_KEY, user=user.pk, plan=case.plan.pk, act=act)

    asked, saved = processes.together(
        doing(case.writer, ASK), doing(case.writer, SAVE.format(seen=mission.text, row=mission.pk))
    )
    state, _round, is_kept, is_written, _approvals, is_unchanged, _holds = processes.alone(STATE)
    assert asked == "done"
    assert saved in {"done", "PermissionDenied"}
    assert (state, is_kept, is_written, is_unchanged) == ("review", saved == "done", saved == "done", True)


def test_two_approvals_at_once_are_one(processes):
    case = a_case(filled=1)
    reviewing.ask(case.again(), by=case.writer)
    for part in queries.parts_left(case.plan):
        reviewing.accept_part(case.plan, part=part.code, seen=1, by=case.lead)
    act = PREPARED.format(secret=settings.SECRET_KEY, user=case.lead.pk, plan=case.plan.pk, act=APPROVE)
    answers = processes.together(act, act)
    state, ended, *_kept, approvals, is_unchanged, holds = processes.alone(STATE)
    assert sorted(answers) == ["TransitionRefused", "done"]
    assert (state, ended, approvals, is_unchanged, holds) == ("approved", "approved", 1, True, True)

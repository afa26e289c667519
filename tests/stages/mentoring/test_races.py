"""Two people at once: one word on a result, one team from a proposal."""

import pytest
from django.conf import settings

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.mentoring.commands import teams
from tests.factories.accounts import somebody
from tests.factories.agreements import staff
from tests.factories.mentoring import a_guidance, a_mentor, an_edition, delivered, results, seated, stage

pytestmark = pytest.mark.django_db(transaction=True)

BEGIN = """
import pathlib
from django.conf import settings
settings.MEDIA_ROOT, settings.SECRET_KEY = pathlib.Path({files!r}), {secret!r}
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.commands import deliverables, teams
from gerakan.stages.mentoring.models import Deliverable, Guidance, Proposal
by = User.objects.get(pk={user})
try:
    {act}
    print(json.dumps("done"))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.stages.mentoring.models import Deliverable, Seat, Version
said = Version.objects.filter(decided_at__isnull=False).values_list("is_accepted", flat=True)
states = Deliverable.objects.exclude(state="waiting").values_list("state", flat=True)
print(json.dumps([list(states), list(said), Seat.objects.filter(ended_at=None).count(), verify().holds]))
"""


def acts(user, act):
    return BEGIN.format(user=user.pk, act=act, files=str(settings.MEDIA_ROOT), secret=settings.SECRET_KEY)


def test_one_word_on_a_result_and_one_team_of_a_proposal(processes):
    edition = an_edition()
    way = a_guidance(edition)
    lead, member = seated(way), seated(way, "member")
    one = delivered(results(stage(way))[0])
    a_guidance(edition)
    a_mentor(pillars=["living"]), a_mentor(pillars=["society"])
    proposal = teams.propose(edition, member_count=1, by=staff())
    second = somebody(Role.SECRETARIAT)
    result = f"Deliverable.objects.get(pk={one.pk})"
    accept = f"teams.accept(Proposal.objects.select_related('edition').get(pk={proposal.pk}), by=by)"

    said = processes.together(
        acts(lead, f"deliverables.accept({result}, seen=1, by=by)"),
        acts(member, f"deliverables.send_back({result}, seen=1, note='Lengkapi.', by=by)"),
    )
    seated_ = processes.together(acts(staff(), accept), acts(second, accept))

    states, words, count, holds = processes.alone(STATE)
    assert (states, words) in ((["accepted"], [True]), (["returned"], [False]))
    assert said.count("done") == 1
    assert seated_.count("done") == 1
    assert (count, holds) == (proposal.seats.count(), True)

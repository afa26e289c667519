"""Two members at once, in two processes: both votes count, one signature, one decision, one publication."""

import pytest

from tests.factories.plenary import a_plenary

pytestmark = pytest.mark.django_db(transaction=True)

BEGIN = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.plenary.commands import decisions, results, sittings
from gerakan.stages.plenary.models import Decision, Plenary
by = User.objects.get(pk={user})
try:
    {act}
    print(json.dumps("done"))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.foundation.editions.models import Participation
from gerakan.stages.plenary.models import Decision, Plenary, Vote
found = Decision.objects.get(pk={pk})
print(json.dumps([
    sorted(Vote.objects.filter(decision=found).values_list("choice", flat=True)), found.state, found.signed_by_id,
    Plenary.objects.get().state, Participation.objects.count(), verify().holds,
]))
"""


def acts(user, act):
    return BEGIN.format(user=user.pk, act=act)


def test_votes_signatures_and_decisions_at_once(processes):
    sitting = a_plenary()
    found = sitting.propose(3, "conditional", condition="Perbup.", owner="Sekda", due_on="2027-09-01")
    departing = sitting.propose(6, "reserve", reason="x", evidence="y", position=3)
    first, second, third = sitting.members
    one, other = f"Decision.objects.get(pk={found.pk})", f"Decision.objects.get(pk={departing.pk})"

    voted = processes.together(
        acts(first, f"decisions.vote({one}, choice='for', seen=1, by=by)"),
        acts(second, f"decisions.vote({one}, choice='for', seen=1, by=by)"),
        acts(third, f"decisions.vote({one}, choice='against', seen=1, by=by)"),
        acts(third, f"decisions.vote({one}, choice='for', seen=1, by=by)"),
    )
    signed = processes.together(
        acts(second, f"decisions.sign({other}, seen=1, by=by)"), acts(third, f"decisions.sign({other}, seen=1, by=by)")
    )
    decided = processes.together(
        acts(sitting.chair, f"decisions.decide({one}, by=by)"), acts(sitting.staff, f"decisions.decide({one}, by=by)")
    )

    votes, state, _signer, _plenary, _told, holds = processes.alone(STATE.format(pk=found.pk))
    assert voted == ["done"] * 4
    assert len(votes) == 3
    assert votes.count("for") >= 2
    assert (signed.count("done"), decided.count("done")) == (1, 1)
    assert (state, holds) == ("decided", True)
    assert processes.alone(STATE.format(pk=departing.pk))[2] in {second.pk, third.pk}


def test_two_publish_at_once(processes):
    sitting = a_plenary()
    plenary = sitting.frozen()
    act = f"results.publish(Plenary.objects.get(pk={plenary.pk}), by=by)"

    said = processes.together(acts(sitting.staff, act), acts(sitting.staff, act))

    told = processes.alone(STATE.format(pk=sitting.decision(1).pk))
    assert said.count("done") == 1
    assert told[3:] == ["published", 8, True]

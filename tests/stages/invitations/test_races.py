"""Two processes at one list or one invitation: one wins, the other is told, nothing is lost."""

import pytest

from gerakan.stages.invitations.commands import invitations, lists
from tests.factories.invited_lists import a_country

pytestmark = pytest.mark.django_db(transaction=True)

BEGIN = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.verification import verify
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.invitations.commands import invitations, lists
from gerakan.stages.invitations.models import HandChange, Invitation, InvitationList
by = User.objects.get(pk={user})
try:
    {act}
    print(json.dumps("done"))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.stages.invitations.models import Invitation, InvitationList, ListEntry
print(json.dumps([
    list(Invitation.objects.order_by("pk").values_list("state", flat=True)),
    list(InvitationList.objects.order_by("pk").values_list("state", flat=True)),
    list(ListEntry.objects.filter(place="invited").order_by("region__code").values_list("region", flat=True)),
    verify().holds,
]))
"""


def acts(user, act: str) -> str:
    return BEGIN.format(user=user.pk, act=act)


def test_yes_and_no_at_once_give_one_answer(processes):
    country = a_country()
    [invitation] = country.sent(1)
    first, second = country.official_of(invitation.region), country.official_of(invitation.region)
    found = f"Invitation.objects.get(pk={invitation.pk})"

    said = processes.together(
        acts(first, f"invitations.confirm({found}, by=by)"),
        acts(second, f"invitations.decline({found}, note='x', by=by)"),
    )

    states, _lists, _places, holds = processes.alone(STATE)
    assert said.count("done") == 1
    assert states in (["confirmed"], ["declined"])
    assert holds


def test_a_freed_place_goes_to_one_reserve_region(processes):
    country = a_country()
    [invitation] = country.sent(1)
    from_list = f"Invitation.objects.get(pk={invitation.pk})"
    processes_act = f"invitations.call_reserve({from_list}, answer_by={from_list}.answer_by, by=by)"
    invitations.decline(invitation, note="x", by=country.official_of(invitation.region))

    said = processes.together(acts(country.first, processes_act), acts(country.second, processes_act))

    states, *_others, holds = processes.alone(STATE)
    assert said.count("done") == 1
    assert states == ["declined", "prepared"]
    assert holds


def test_proposing_while_a_swap_is_decided_never_leaves_half_a_list(processes):
    country = a_country()
    drawn = country.draw(3)
    change = lists.propose_change(
        drawn, region_in=country.regions[4], region_out=country.regions[0], reason="x", by=country.first
    )
    found = f"InvitationList.objects.get(pk={drawn.pk})"
    decided = f"HandChange.objects.select_related('invitation_list').get(pk={change.pk})"

    said = processes.together(
        acts(country.first, f"lists.propose({found}, by=by)"),
        acts(country.second, f"lists.decide_change({decided}, approve=True, by=by)"),
    )

    _states, states, places, holds = processes.alone(STATE)
    assert "done" in said
    assert len(places) == 3
    assert states in (["draft"], ["proposed"])
    assert holds

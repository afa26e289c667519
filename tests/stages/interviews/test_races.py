"""Two processes at one board: one wins, the other is told, nothing is lost."""

import pytest

from gerakan.foundation.accounts.roles import Role
from tests.factories.accounts import somebody
from tests.factories.interviews import a_ground, a_version

pytestmark = pytest.mark.django_db(transaction=True)

ACT = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.interviews.commands import plans
from gerakan.stages.interviews.models import PlanVersion
by = User.objects.get(pk={user})
version = PlanVersion.objects.get(pk={pk})
try:
    {act}
    print(json.dumps("done"))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.stages.interviews.models import Board, Interview, PlanVersion, Seat
print(json.dumps([
    Board.objects.get().published_number, Interview.objects.count(), Seat.objects.count(),
    list(PlanVersion.objects.order_by("number").values_list("published_at", flat=True).filter(published_at__isnull=False)
         .values_list("number", flat=True)),
    PlanVersion.objects.order_by("-serial").values_list("serial", flat=True)[0], verify().holds,
]))
"""
PUBLISH = "plans.publish(version, note='x', by=by)"


def test_two_versions_published_at_once(processes):
    board = a_ground()
    versions = [a_version(board), a_version(board)]
    people = [somebody(Role.SECRETARIAT), somebody(Role.SECRETARIAT)]

    said = processes.together(*(
        ACT.format(user=person.pk, pk=version.pk, act=PUBLISH)
        for person, version in zip(people, versions, strict=True)
    ))  # fmt: skip

    number, interviews, seats, published, _serial, holds = processes.alone(STATE)
    assert said.count("done") == 1
    assert any("terbit lebih dahulu" in str(words) for words in said)
    assert published == [number]
    assert (interviews, seats, holds) == (6, 12, True)


def test_one_version_published_twice_at_once(processes):
    version = a_version(a_ground())
    people = [somebody(Role.SECRETARIAT), somebody(Role.SECRETARIAT)]
    said = processes.together(*(ACT.format(user=person.pk, pk=version.pk, act=PUBLISH) for person in people))
    assert said.count("done") == 1
    assert processes.alone(STATE)[1:3] == [6, 12]


def test_two_people_move_one_draft(processes):
    version = a_version(a_ground())
    region = version.plan["interviews"][0]["region"]
    people = [somebody(Role.SECRETARIAT), somebody(Role.SECRETARIAT)]
    moves = [
        f"plans.move(version, region={region!r}, serial=0, place=(1, {slot}, 'Ruang 2'), by=by)" for slot in (2, 3)
    ]
    said = processes.together(*(
        ACT.format(user=person.pk, pk=version.pk, act=act) for person, act in zip(people, moves, strict=True)
    ))  # fmt: skip
    assert said.count("done") == 1
    assert processes.alone(STATE)[4] == 1

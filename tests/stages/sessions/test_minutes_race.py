"""Eight writers at the same moment: one line has one winner and the others are told; new lines are all kept, once each."""

import pytest
from django.conf import settings

from tests.factories.mentoring import a_guidance, worker
from tests.factories.sessions import a_line, a_session, lead_of

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8
SAVE = """
settings.SECRET_KEY = {secret!r}
from gerakan.foundation.accounts.models import User
from gerakan.stages.sessions.commands.minutes import NothingKept, Said, save_lines
from gerakan.stages.sessions.models import Session
by, meeting = User.objects.get(pk={user}), Session.objects.get(pk={meeting})
try:
    said = save_lines(meeting, lines=[Said(**one) for one in {lines!r}], by=by)
except NothingKept as nothing:
    said = nothing.outcomes
print(json.dumps([one.status for one in said]))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.stages.sessions.models import MinuteLine
print(json.dumps([list(MinuteLine.objects.order_by("position").values_list("text", flat=True)), verify().holds]))
"""


def test_one_line_has_one_winner_and_new_lines_are_all_kept(processes):
    way = a_guidance()
    writers = (lead_of(way), worker(way))
    meeting = a_session(way)
    row = a_line(meeting, "Padi").pk

    def saving(number):
        common = {"text": f"Padi {number}", "seen": "Padi", "line": row, "device": f"d{number}"}
        fresh = [{"text": f"Baris {number}.{n}", "key": f"k{number}.{n}", "device": f"d{number}"} for n in range(3)]
        return SAVE.format(
            secret=settings.SECRET_KEY, user=writers[number % 2].pk, meeting=meeting.pk,
            lines=[common, *fresh, {"text": "Baris bersama", "key": "sama", "device": "sama"}],
        )  # fmt: skip

    said = processes.together(*map(saving, range(WRITERS)))

    lines, holds = processes.alone(STATE)
    assert sorted(one[0] for one in said) == ["conflict"] * (WRITERS - 1) + ["saved"]
    assert all(one[1:] == ["saved"] * 4 for one in said)
    assert lines[0] == f"Padi {[one[0] for one in said].index('saved')}"
    fresh = [f"Baris {n}.{m}" for n in range(WRITERS) for m in range(3)]
    assert sorted(lines[1:]) == sorted([*fresh, "Baris bersama"])
    assert holds

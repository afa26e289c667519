"""Two people compute the ranking at the same moment: one ranking stands, both are shown it."""

from tests.factories.accounts import somebody
from tests.factories.selection import a_final_edition

FREEZE = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.stages.selection.calculations import outcome_of
from gerakan.stages.selection.commands.runs import freeze_run
from gerakan.stages.selection.queries.ground import ground_of
edition = Edition.objects.get(pk={edition})
run = freeze_run(edition, outcome=outcome_of(ground_of(edition)), by=User.objects.get(pk={user}))
print(json.dumps([run.pk, run.content_hash]))
"""
STANDING = """
from gerakan.foundation.audit.models import Event
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
said = list(Event.objects.filter(action__startswith="selection.").order_by("pk").values_list("action", flat=True))
print(json.dumps([SelectionRun.objects.count(), SelectionStanding.objects.count(), said]))
"""


def test_two_calculations_at_once_give_one_ranking(processes):
    edition = a_final_edition(4)
    people = [somebody("secretariat").pk for _n in range(2)]

    first, second = processes.together(*(FREEZE.format(edition=edition.pk, user=pk) for pk in people))

    assert first == second
    assert processes.alone(STANDING) == [1, 4, ["selection.computed", "selection.confirmed"]]

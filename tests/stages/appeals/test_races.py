"""Two people at once: one wins, the other is told."""

import pytest

from gerakan.foundation.accounts.roles import Role
from tests.factories import appeals as made
from tests.factories.accounts import somebody
from tests.factories.appeals import a_heard, a_published_result

pytestmark = pytest.mark.django_db(transaction=True)

DECIDE = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals.commands import deciding
from gerakan.stages.appeals.models import Appeal, Correction
from gerakan.stages.appeals.queries.appeals import appeals
try:
    deciding.decide(appeals().get(pk={appeal}), reason="Sah.", by=User.objects.get(pk={user}))
    said = "decided"
except TransitionRefused as reason:
    said = "refused"
print(json.dumps([said, list(Correction.objects.values_list("pk", flat=True))]))
"""
SIGN = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals.commands import corrections
from gerakan.stages.appeals.models import Correction
from gerakan.stages.appeals.tasks import outcome_of_correction
from gerakan.stages.plenary.models import Plenary
one = Correction.objects.get(pk={correction})
try:
    corrections.sign(one, outcome=outcome_of_correction(one), by=User.objects.get(pk={user}))
    said = "signed"
except TransitionRefused:
    said = "refused"
print(json.dumps([said, Plenary.objects.filter(edition=one.edition).count()]))
"""


PROPOSE = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals.calculations import Change, effect_on
from gerakan.stages.appeals.commands import corrections
from gerakan.stages.appeals.models import Correction
from gerakan.stages.plenary.models import Plenary
before = Plenary.objects.select_related("edition", "run__terms").order_by("number").last()
row = before.decisions.select_related("region", "standing__case").order_by("-standing__rank")[0]
effect = effect_on(before, row, Change({{"sdm": 4.0}}), by_appeal=False)
try:
    corrections.propose(before, region=row.region, effect=effect, reason="Jumlah.", authority="BA", by=User.objects.get(pk={user}))
    said = "proposed"
except TransitionRefused:
    said = "refused"
print(json.dumps([said, Correction.objects.filter(state="proposed").count()]))
"""


def test_two_people_decide_sign_and_correct_at_once(processes):
    result = a_published_result(4)
    appeal, people = a_heard(result, 4)
    made.find_all(appeal, people, {"aplikasi": "4"})
    staff = [somebody(Role.SECRETARIAT) for _n in range(2)]

    said = processes.together(*(DECIDE.format(appeal=appeal.pk, user=person.pk) for person in people[:2]))
    assert sorted(one for one, _kept in said) == ["decided", "refused"]
    [[correction]] = {tuple(kept) for _one, kept in said if kept}

    said = processes.together(*(SIGN.format(correction=correction, user=person.pk) for person in staff))
    assert sorted(one for one, _versions in said) == ["refused", "signed"]
    assert {versions for _one, versions in said} == {2}

    said = processes.together(*(PROPOSE.format(user=person.pk) for person in staff))
    assert sorted(one for one, _waiting in said) == ["proposed", "refused"]
    assert {waiting for _one, waiting in said} == {1}

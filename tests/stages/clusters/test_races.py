"""Two members at once: the last two signatures put a charter in force once; of two divisions one stands whole."""

import pytest
from django.conf import settings

from gerakan.stages.clusters.queries import signing
from tests.factories.clusters import a_company, a_programme, division, opened
from tests.factories.editions import EditionFactory

pytestmark = pytest.mark.django_db(transaction=True)

PREPARED = """
settings.SECRET_KEY = {secret!r}
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.clusters.commands import charters, programmes
from gerakan.stages.clusters.commands.programmes import Portion
from gerakan.stages.clusters.models import JointProgramme, Membership
by, members = User.objects.get(pk={user}), list(Membership.objects.select_related("plan", "region").order_by("pk"))
try:
    {act}
    said = "done"
except TransitionRefused as refused:
    said = str(refused)
print(json.dumps(said))
"""
SIGN = "charters.sign(members[{at}], seen={seen!r}, by=by)"
DIVIDE = (
    "programmes.divide(JointProgramme.objects.get(), seen={seen!r}, by=by, "
    "portions=[Portion(one, points, 'Tugas') for one, points in zip(members, {points})])"
)
STATE = """
from gerakan.foundation.audit.models import Event
from gerakan.foundation.audit.verification import verify
from gerakan.stages.clusters.calculations.shares import division_of
from gerakan.stages.clusters.models import Charter, JointPlan, PlanRevision
from gerakan.stages.clusters.queries import plans as queries
charter, plan, division = Charter.objects.get(), JointPlan.objects.get(), division_of(queries.programmes().get())
print(json.dumps(dict(
    charter=[charter.state, charter.number, charter.signatures.count()],
    entered=Event.objects.filter(action="joint_charter.enter").count(),
    points=[part.share.points for part in division.parts],
    adds_up=sum(part.total for part in division.parts) == division.total,
    is_kept=sorted(PlanRevision.objects.values_list("number", flat=True)) == list(range(1, plan.revision + 1)),
    holds=verify().holds,
)))
"""


def test_two_sign_and_two_divide_at_once(processes):
    company = a_company(EditionFactory(year=2027, slug="kawasan-2027"), 2)
    text, digest = signing.text_digest(opened(company)), division(a_programme(company)).digest
    shares = [6000, 4000], [2500, 7500]

    def doing(user, act):
        return PREPARED.format(secret=settings.SECRET_KEY, user=user.pk, act=act)

    signing_now = [doing(head, SIGN.format(at=at, seen=text)) for at, head in enumerate(company.heads)]
    dividing = [doing(one, DIVIDE.format(seen=digest, points=said)) for one, said in zip(company.planners, shares, strict=True)]  # fmt: skip
    *signed, first, second = processes.together(*signing_now, *dividing)
    assert signed == ["done", "done"]
    winner = [first, second].index("done")
    assert "lebih dahulu mengubah pembagian" in (second, first)[winner]

    found = processes.alone(STATE)
    assert found["charter"] == ["in_force", "PB-001/KAWASAN-2027", 2]
    assert (found["entered"], found["points"]) == (1, shares[winner])
    assert found["adds_up"]
    assert found["is_kept"]
    assert found["holds"]

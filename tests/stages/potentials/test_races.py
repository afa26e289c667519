"""Two people at once: one calculation, and what rests on figures is not undone."""

import pytest

from gerakan.stages.potentials.models import PotentialRun
from tests.factories.potentials import an_applied_delivery
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db(transaction=True)

PREPARE = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.potentials import commands
from gerakan.stages.potentials.models import Delivery, PotentialRun
from gerakan.stages.potentials.queries.figures import inputs_of
region, by = Region.objects.get(pk={region}), User.objects.get(pk={user})
"""
FREEZE = (
    PREPARE
    + """
choices = {{"measure": "constant", "reference": "", "without": [], "smallest": {smallest}, "level": 0.9}}
inputs = inputs_of(region, "constant")
try:
    run = commands.freeze(region, kind="sectors", inputs=inputs, parameters=choices, by=by) if inputs else None
    said = run.number if run else "refused"
except TransitionRefused:
    said = "refused"
print(json.dumps([said, sorted(PotentialRun.objects.values_list("number", flat=True))]))
"""
)
UNDO = (
    PREPARE
    + """
delivery = Delivery.objects.get(pk={delivery})
try:
    commands.undo_delivery(delivery, by=by)
    said = "undone"
except TransitionRefused:
    said = "refused"
print(json.dumps([said, PotentialRun.objects.filter(deliveries=delivery).count()]))
"""
)


def test_two_freezes_and_an_undo_at_once(processes):
    region = RegionFactory()
    delivery = an_applied_delivery(region)
    known = {"region": region.pk, "user": delivery.created_by_id, "delivery": delivery.pk}

    said = processes.together(*(FREEZE.format(**known, smallest=0.01) for _n in range(2)))
    assert [number for number, _all in said] == [1, 1]

    said = processes.together(*(FREEZE.format(**known, smallest=share) for share in (0.02, 0.03)))
    assert sorted(number for number, _all in said) == [2, 3]

    assert processes.alone(UNDO.format(**known)) == ["refused", 3]
    assert not PotentialRun.objects.filter(region=region, number__gt=3).exists()

"""Two processes at one scheme: one wins, the other is told, nothing is lost."""

import pytest

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.shortlisting.models import Scheme
from tests.factories.accounts import somebody
from tests.factories.shortlisting import a_ready_scheme, a_scheme, regions, row, two_indicators

pytestmark = pytest.mark.django_db(transaction=True)

BEGIN = """
from gerakan.foundation.accounts.models import User
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting.calculations.outcome import outcome_of
from gerakan.stages.shortlisting.commands import runs, schemes
from gerakan.stages.shortlisting.models import Run, Scheme, Standing
by = User.objects.get(pk={user})
scheme = Scheme.objects.get(pk={scheme})
"""
FREEZE = (
    BEGIN
    + """
outcome = outcome_of(scheme, seed={seed}, draws=100, places={{"kota": 2, "kabupaten": 2}})
try:
    print(json.dumps(runs.freeze_run(scheme, outcome=outcome, by=by).pk))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
)
READY = (
    BEGIN
    + """
try:
    schemes.move_scheme(scheme, step="make_ready", by=by)
    print(json.dumps("ready"))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
)
COUNT = (
    BEGIN
    + """
print(json.dumps([Run.objects.count(), Standing.objects.count(), Scheme.objects.get(pk=scheme.pk).state]))
"""
)


def test_the_same_calculation_twice_at_once_is_stored_once(processes):
    user, scheme = somebody(Role.SECRETARIAT), a_ready_scheme()
    said = processes.together(*[FREEZE.format(user=user.pk, scheme=scheme.pk, seed=1)] * 2)

    assert len({answer for answer in said if isinstance(answer, int)}) == 1
    assert processes.alone(COUNT.format(user=user.pk, scheme=scheme.pk)) == [1, 8, Scheme.State.USED]


def test_two_calculations_at_once_keep_their_numbers(processes):
    user, scheme = somebody(Role.SECRETARIAT), a_ready_scheme()
    said = processes.together(*[FREEZE.format(user=user.pk, scheme=scheme.pk, seed=seed) for seed in (1, 2)])

    stored = len({answer for answer in said if isinstance(answer, int)})
    assert processes.alone(COUNT.format(user=user.pk, scheme=scheme.pk)) == [stored, 8 * stored, Scheme.State.USED]


def test_one_makes_ready_and_the_other_is_told(processes):
    user, places = somebody(Role.SECRETARIAT), regions()
    x, y = two_indicators(places)
    scheme = a_scheme(row(x, 25), row(y, 75, direction=-1), by=user, is_ready=False)
    said = processes.together(*[READY.format(user=user.pk, scheme=scheme.pk)] * 2)

    assert said.count("ready") == 1
    assert any("Muat ulang halaman ini" in answer for answer in said)

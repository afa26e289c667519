"""Two people at once: one approval, one signature, one agreement."""

import pytest
from django.conf import settings

from gerakan.foundation.accounts.roles import Role
from tests.factories.accounts import somebody
from tests.factories.agreements import (
    a_participant,
    a_text,
    an_authority,
    approved,
    at_the_first_desk,
    director,
    staff,
    turn_of,
)

pytestmark = pytest.mark.django_db(transaction=True)

BEGIN = """
import pathlib
from django.conf import settings
settings.SIGNING_FOLDER, settings.MEDIA_ROOT = pathlib.Path({folder!r}), pathlib.Path({files!r})
settings.SECRET_KEY = {secret!r}
from gerakan.foundation.accounts.models import User
from gerakan.foundation.documents.signing.providers import OfficeProvider
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.commands import preparing, review, signing
from gerakan.stages.agreements.models import Agreement, Turn
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.queries.preparing import Signer
from gerakan.stages.drafting.models import Template
by = User.objects.get(pk={user})
try:
    {act}
    print(json.dumps("done"))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
STATE = """
from gerakan.foundation.audit.verification import verify
from gerakan.stages.agreements.models import Agreement, Signature, Turn
print(json.dumps([
    Agreement.objects.count(), list(Turn.objects.order_by("pk").values_list("state", flat=True)),
    Signature.objects.count(), verify().holds,
]))
"""


def acts(user, act: str, folder: str = "") -> str:
    return BEGIN.format(
        user=user.pk, act=act, folder=folder, files=str(settings.MEDIA_ROOT), secret=settings.SECRET_KEY
    )


def test_approval_and_return_at_once_give_one_decision(processes):
    agreement = at_the_first_desk()
    turn = turn_of(agreement)
    first = somebody(Role.REGION_LEGAL, region=agreement.region)
    second = somebody(Role.REGION_LEGAL, region=agreement.region)
    found = f"Turn.objects.select_related('desk', 'agreement__region').get(pk={turn.pk})"

    said = processes.together(
        acts(first, f"review.approve({found}, by=by)"),
        acts(second, f"review.send_back({found}, desk=None, note='x', by=by)"),
    )

    _count, turns, _signed, holds = processes.alone(STATE)
    assert said.count("done") == 1
    assert turns in (["approved", "waiting"], ["returned"])
    assert holds


def test_one_party_signs_once_though_two_press(processes, tmp_path):
    agreement = approved()
    an_authority(tmp_path / "kunci")
    one, other = director(), somebody(Role.DIRECTOR_GENERAL)
    act = (
        f"signing.sign(queries.agreements().get(pk={agreement.pk}), provider=OfficeProvider(), mandate='1/2027', by=by)"
    )

    said = processes.together(*(acts(user, act, str(tmp_path / "kunci")) for user in (one, other)))

    _count, _turns, signed, holds = processes.alone(STATE)
    assert (said.count("done"), signed, holds) == (1, 1, True)


def test_an_agreement_is_prepared_once_though_two_press(processes):
    text = a_text()
    region = a_participant(text.edition)
    act = (
        f"t = Template.objects.select_related('edition').get(pk={text.pk}); from gerakan.foundation.regions.models import Region; "
        f"preparing.prepare(t, region=Region.objects.select_related('province').get(pk={region.pk}), signer=Signer('A', 'Bupati'), by=by)"
    )

    said = processes.together(acts(staff(), act), acts(somebody(Role.SECRETARIAT), act))

    count, _turns, _signed, holds = processes.alone(STATE)
    assert (said.count("done"), count, holds) == (1, 1, True)

"""No door tells a reference, or what others marked, before the own marks are sent."""

from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role, required_scope
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.calibration.models import CalibrationMark, CalibrationSet, SampleCase
from tests.factories.accounts import OrganisationFactory, RoleAssignmentFactory, a_region, somebody
from tests.factories.assessors import an_engagement
from tests.factories.calibration import SECRET, an_open_set, mark, owner, send
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
OTHERS_SECRET = (
    "Menurut saya"  # the beginning of every reason that an assessor gives (tests.factories.calibration.mark)
)
WAYS = ({}, {"cari": "demikian"}, {"unduh": "csv"})


def doors(calibration: CalibrationSet) -> list[str]:
    """Every address of this stage and of those where its traces could show."""
    slug, case = calibration.edition.slug, calibration.cases.first().pk
    own = [reverse(f"calibration:{name}", args=[case]) for name in ("sheet", "result", "case", "item")]
    names = ("set", "prepare", "rule", "progress", "items", "add_case")
    staff = [reverse(f"calibration:{name}", args=[slug]) for name in names]
    return [
        *own,
        *staff,
        "/kalibrasi/",
        "/cari/?q=demikian",
        "/beranda/",
        "/pemberitahuan/",
        "/catatan/",
        f"/edisi/{slug}/",
    ]


def told(client, address: str, way: dict[str, str]) -> bytes:
    answer = client.get(address, way)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def person(role: str):
    scope = required_scope(role)
    place = {"region": a_region, "province": lambda: a_region().province, "organisation": OrganisationFactory}
    return somebody(role, **({scope: place[scope]()} if scope else {}))


WHO = (
    "waiting",
    "staff_who_marks",
    "closed",
    Role.SECRETARIAT,
    Role.AUDITOR,
    Role.ASSESSOR,
    Role.PLENARY,
    Role.REGION_ADMIN,
)


@dataclass
class Marking:
    """Four have sent, one has begun."""

    case: SampleCase
    me: Engagement


@pytest.fixture(scope="module")
def _marking(request):
    with standing_rows(request):
        case = an_open_set().cases.first()
        for _n in range(4):
            send(case, an_engagement(), (2, 2, 2, 1))
        me = an_engagement()
        mark(case, me, (1,))
        CalibrationMark.objects.filter(sheet__engagement=me).update(reason="Alasan sendiri.")
        yield Marking(case, me)


@pytest.fixture
def marking(db, _marking):
    """As it was built."""
    return deepcopy(_marking)


@pytest.mark.parametrize("who", WHO)
def test_no_door_tells_a_reference_or_others_before_sending(client, marking, who):
    case, me = marking.case, marking.me
    visitor = person(who) if who in Role.values else owner(me)
    if who == "staff_who_marks":
        RoleAssignmentFactory(user=visitor, role=Role.SECRETARIAT)
        visitor = owner(me)
        visitor.assignments.exclude(role=Role.SECRETARIAT).delete()
    if who == "closed":
        CalibrationSet.objects.update(state="closed")
    client.force_login(visitor, BACKEND)

    found = [
        (address, way) for address in doors(case.calibration) for way in WAYS
        if OTHERS_SECRET.encode() in (body := told(client, address, way)) or SECRET.encode() in body
    ]  # fmt: skip

    may = who in {Role.SECRETARIAT, Role.AUDITOR}
    assert {address for address, _way in found} == ({reverse("calibration:case", args=[case.pk])} if may else set())

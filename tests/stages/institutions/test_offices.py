"""Offices in time: one holder a day, gaps, rights that end with the office, two clicks at once."""

import datetime

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Notice
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions import queries
from gerakan.stages.institutions.commands import offices as commands
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.stages.institutions.queries.offices import chairs_on, gaps_of, rights_without_office
from tests.factories.accounts import somebody
from tests.factories.agreements import official, staff
from tests.factories.institutions import a_head
from tests.factories.mentoring import a_guidance, seated
from tests.factories.regions import RegionFactory
from tests.standing import standing_rows

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def region(request):
    with standing_rows(request):
        made = RegionFactory()
        for role in (Role.REGION_HEAD, Role.REGION_ADMIN, Role.REGION_SECRETARY):
            official(role, made)
        staff()
        yield made


@pytest.fixture
def keeper(db, region):
    return official(Role.REGION_ADMIN, region)


def facts(**changes):
    return {"office": "head", "name": "Bima Contoh", "capacity": "definitif", "since": TODAY} | changes


def test_an_office_has_one_holder_a_day_and_one_stand_in_beside(region, keeper):
    first = a_head(region)
    with pytest.raises(TransitionRefused, match="Hana Contoh, Kepala daerah memegang jabatan ini"):
        commands.take_office(region, facts=facts(), by=keeper)
    mandate = {"capacity": "plh", "mandate_number": "800/12", "mandate_on": TODAY}
    away = commands.take_office(region, facts=facts(until=TODAY, **mandate), by=keeper)

    assert queries.holders_on(region, "head", TODAY) == [first, away]
    assert queries.holder_on(region, "head", TODAY + DAY) == first
    assert queries.holder_on(region, "head", first.since - DAY) is None
    with pytest.raises(TransitionRefused, match="Plh"):
        commands.take_office(region, facts=facts(**mandate | {"mandate_number": "800/13"}), by=keeper)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"capacity": "pj", "mandate_number": ""}, "acting_holder_has_a_mandate"),
        ({"until": TODAY - DAY, "since": TODAY}, "office_ends_after_start"),
        ({"office": "agency"}, "agency_head_names_the_agency"),
        ({}, "office_holder|UNIQUE|one_open_holder_an_office"),
    ],
)
def test_the_database_refuses_what_slips_past(region, keeper, told, named):
    a_head(region)
    with pytest.raises(IntegrityError, match=named), transaction.atomic():
        a_head(region, **told)


def test_an_empty_chair_is_a_gap_and_an_acting_regent_fills_it(region, keeper):
    head = a_head(region, since=TODAY - 300 * DAY)
    commands.end_office(head, until=TODAY - 20 * DAY, reason="Masa jabatan habis", ends_rights=False, by=keeper)
    assert [(gap.since, gap.until) for gap in queries.gaps(region, "head", head.since)] == [(TODAY - 19 * DAY, None)]

    acting = a_head(region, name="Wira Contoh", capacity="pj", since=TODAY - 9 * DAY)
    found = [gap for gap in gaps_of(region) if gap.office == "head"]
    assert [(gap.since, gap.until) for gap in found] == [(TODAY - 19 * DAY, TODAY - 10 * DAY)]
    assert str(acting) == "Wira Contoh, Pj. Kepala daerah"
    assert queries.gaps(region, "head", TODAY - 5 * DAY) == []
    assert [chair.office for chair in chairs_on(region, TODAY) if not chair.holders] == [
        "sekda",
        "diskominfo",
        "bappeda",
    ]


def test_rights_end_with_the_office_and_the_log_names_who_said_so(region, keeper):
    person = official(Role.REGION_HEAD, region)
    person.assignments.update(starts_on=TODAY - 9 * DAY)
    head = a_head(region, user=person)
    ended = commands.end_office(head, until=TODAY - DAY, reason="Mutasi", ends_rights=True, by=keeper)

    assert [row.role for row in ended] == ["region_head"]
    assert not RoleAssignment.objects.in_force().filter(user=person).exists()
    assert Notice.objects.filter(person=person, kind="institutions.rights_end").exists()
    with pytest.raises(TransitionRefused, match="sudah berakhir"):
        commands.end_office(head, until=TODAY, reason="Lagi", ends_rights=True, by=keeper)


def test_rights_that_stay_are_shown_and_nobody_ends_the_own_ones(region, keeper):
    own = a_head(region, office="diskominfo", user=keeper)
    with pytest.raises(TransitionRefused, match="Hak sendiri"):
        commands.end_office(own, until=TODAY, reason="Pindah", ends_rights=True, by=keeper)
    commands.end_office(own, until=TODAY - DAY, reason="Pindah", ends_rights=False, by=keeper)
    assert [row.user for row in rights_without_office(region)] == [keeper]


def test_others_neither_keep_nor_see(region, keeper):
    head = a_head(region)
    elsewhere = somebody(Role.REGION_ADMIN, region=RegionFactory())
    with pytest.raises(PermissionDenied):
        commands.take_office(region, facts=facts(office="sekda"), by=elsewhere)
    with pytest.raises(TransitionRefused, match="tidak mempunyai peran di daerah ini"):
        commands.take_office(region, facts=facts(office="sekda", user=elsewhere), by=keeper)
    guided = seated(a_guidance(region=region))
    province = somebody(Role.PROVINCE, province=region.province)
    foreign = somebody(Role.PROVINCE, province=RegionFactory().province)
    mentor_elsewhere = seated(a_guidance())
    for person, sees in (
        (keeper, True), (guided, True), (province, True), (staff(), True), (elsewhere, False), (foreign, False),
        (mentor_elsewhere, False), (somebody(Role.ASSESSOR), False),
    ):  # fmt: skip
        assert OfficeHolder.objects.visible_to(person).filter(pk=head.pk).exists() is sees, person.roles


def test_screens_tell_who_held_what_on_a_day(client, region, keeper):
    head = a_head(region, since=TODAY - 100 * DAY)
    client.force_login(keeper)
    there = reverse("institutions:offices", args=[region.slug])
    assert "Hana Contoh" in client.get(there).text
    before = client.get(there, {"hari": head.since - DAY})
    assert before.context["chairs"][0].holders == []
    answer = client.post(reverse("institutions:new_holder", args=[region.slug]), facts(capacity="plt"))
    assert "mandate_number" in answer.context["form"].errors
    client.post(reverse("institutions:end_office", args=[head.pk]), {"until": TODAY, "reason": "Habis"})
    head.refresh_from_db()
    assert (head.until, head.end_reason) == (TODAY, "Habis")
    client.force_login(somebody(Role.REGION_ADMIN, region=RegionFactory()))
    assert client.get(there).status_code == 404


BEGIN = """
import datetime
from django.conf import settings
settings.SECRET_KEY = {secret!r}
from gerakan.foundation.accounts.models import User
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions.commands import offices
told = {{"office": "head", "name": {name!r}, "capacity": "definitif", "since": datetime.date(2027, 1, 1), "until": {until}}}
try:
    offices.take_office(Region.objects.get(pk={region}), facts=told, by=User.objects.get(pk={user}))
    print(json.dumps("done"))
except TransitionRefused as reason:
    print(json.dumps(str(reason)))
"""
STATE = """
from gerakan.stages.institutions.models import OfficeHolder
from gerakan.foundation.audit.verification import verify
print(json.dumps([OfficeHolder.objects.count(), verify().holds]))
"""


@pytest.mark.django_db(transaction=True)
def test_two_definitive_holders_at_once_are_one(processes):
    place = RegionFactory()
    users = [somebody(Role.REGION_ADMIN, region=place), somebody(Role.REGION_SECRETARY, region=place)]
    until = "datetime.date(2027, 6, 30)"
    said = processes.together(*(
        BEGIN.format(secret=settings.SECRET_KEY, name=f"Calon {n}", until=until, region=place.pk, user=user.pk)
        for n, user in enumerate(users)
    ))  # fmt: skip
    assert sorted(word == "done" for word in said) == [False, True]
    assert processes.alone(STATE) == [1, True]

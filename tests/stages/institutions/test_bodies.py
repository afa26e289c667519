"""Council, team and forum: by an act, in time, what each lacks; months without a meeting."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.institutions.commands import acts
from gerakan.stages.institutions.commands import bodies as commands
from gerakan.stages.institutions.models import Meeting, Member
from gerakan.stages.institutions.queries.bodies import institutions_of, months_of, next_meeting_due
from tests.factories.accounts import somebody
from tests.factories.agreements import official
from tests.factories.institutions import an_act
from tests.factories.regions import RegionFactory
from tests.standing import standing_rows

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def region(request):
    with standing_rows(request):
        made = RegionFactory()
        official(Role.REGION_ADMIN, made)
        for kind in ("sk_dewan", "sk_tim", "sk_forum"):
            an_act(made, kind=kind)
        yield made


@pytest.fixture
def keeper(db, region):
    return official(Role.REGION_ADMIN, region)


def told(region, body="tim", **changes):
    act = region.legal_acts.get(kind=f"sk_{body}")
    return {"body": body, "name": "Sari Contoh", "place": "anggota", "act": act, "since": TODAY} | changes


def lacks(region, body):
    return next(one.lacks for one in institutions_of(region) if one.body == body)


def test_members_sit_by_an_act_and_what_is_lacking_is_said(region, keeper):
    assert lacks(region, "tim") == ["belum ada anggota"]
    commands.seat(region, facts=told(region, place="ketua"), by=keeper)
    commands.seat(region, facts=told(region, name="Dewi", place="wali_data", agency="Dinas Perhubungan"), by=keeper)
    for pillar in ("governance", "branding", "economy", "living", "society"):
        commands.seat(region, facts=told(region, name=pillar, pillar=pillar), by=keeper)
    commands.seat(region, facts=told(region, "forum", name="Kampus", helix="akademisi"), by=keeper)

    assert lacks(region, "tim") == ["kelompok kerja belum terisi: Lingkungan cerdas"]
    assert lacks(region, "forum") == ["unsur belum terwakili: Pemerintah, Dunia usaha, Masyarakat, Media"]
    with pytest.raises(TransitionRefused, match="satu ketua"):
        commands.seat(region, facts=told(region, name="Lain", place="ketua"), by=keeper)
    acts.revoke(region.legal_acts.get(kind="sk_tim"), on=TODAY, reason="Disusun ulang", by=keeper)
    assert "dasar hukum SK Tim Pelaksana" in lacks(region, "tim")[0]


def test_a_membership_ends_and_yesterday_stays_as_it_was(region, keeper):
    member = commands.seat(region, facts=told(region, "dewan", since=TODAY - 30 * DAY), by=keeper)
    commands.leave(member, until=TODAY - DAY, by=keeper)
    council = [institutions_of(region, day)[0].member_count for day in (TODAY - DAY, TODAY)]
    assert council == [1, 0]
    with pytest.raises(TransitionRefused, match="baru berlaku"):
        commands.seat(region, facts=told(region, since=TODAY - 900 * DAY), by=keeper)
    with pytest.raises(TransitionRefused, match="bukan milik daerah ini"):
        commands.seat(region, facts=told(region, act=an_act(RegionFactory())), by=keeper)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"body": "dewan", "pillar": "economy"}, "working_groups"),
        ({"body": "forum"}, "helix"),
        ({"body": "tim", "place": "wali_data"}, "data_person"),
        ({"body": "tim", "place": "koordinator"}, "group_lead"),
        ({"body": "tim", "until": TODAY - DAY}, "member_ends"),
    ],
)
def test_the_database_refuses_members_that_make_no_sense(region, keeper, changes, named):
    with pytest.raises(IntegrityError, match=named), transaction.atomic():
        Member.objects.create(region=region, **told(region, changes["body"]) | changes)


def test_months_without_a_meeting_are_visible_and_the_next_is_due(region, keeper):
    day = datetime.date(2027, 5, 20)
    act = region.legal_acts.get(kind="sk_dewan")
    act.in_force_from = act.dated = datetime.date(2027, 2, 10)
    act.save()
    for held in (datetime.date(2027, 2, 20), datetime.date(2027, 4, 30)):
        Meeting.objects.create(region=region, held_on=held, topic="Audit", decisions="Lanjut")

    months = months_of(region, day)
    assert [(month.first.month, month.is_missed) for month in months] == [(5, False), (4, False), (3, True), (2, False)]
    assert next_meeting_due(months) == datetime.date(2027, 5, 31)
    Meeting.objects.create(region=region, held_on=day, topic="Rencana", decisions="Setuju")
    assert next_meeting_due(months_of(region, day)) == datetime.date(2027, 6, 30)


def test_screens_of_members_and_meetings(client, region, keeper):
    client.force_login(keeper)
    new = reverse("institutions:new_member", args=[region.slug, "forum"])
    refused = client.post(new, {"name": "Tanpa unsur", "place": "anggota", "since": TODAY})
    assert {"helix", "act"} <= set(refused.context["form"].errors)
    act = region.legal_acts.get(kind="sk_forum").pk
    client.post(new, {"name": "Redaksi", "place": "anggota", "since": TODAY, "act": act, "helix": "media"})
    assert client.get(reverse("institutions:new_member", args=[region.slug, "koperasi"])).status_code == 404
    met = reverse("institutions:new_meeting", args=[region.slug])
    empty = client.post(met, {"body": "dewan", "held_on": TODAY, "topic": "Audit"})
    assert "decisions" in empty.context["form"].errors
    file = SimpleUploadedFile("notula.pdf", b"%PDF-1.7 notula")
    client.post(met, {"body": "dewan", "held_on": TODAY, "topic": "Audit", "file": file})
    meeting = Meeting.objects.get()
    page = client.get(reverse("institutions:bodies", args=[region.slug])).text
    assert "Redaksi" in page
    assert reverse("institutions:minutes", args=[meeting.pk]) in page
    assert b"".join(client.get(reverse("institutions:minutes", args=[meeting.pk]))) == b"%PDF-1.7 notula"
    assert "Redaksi" in client.get(reverse("institutions:bodies_print", args=[region.slug])).text
    client.force_login(somebody(Role.REGION_ADMIN, region=RegionFactory()))
    assert client.get(reverse("institutions:minutes", args=[meeting.pk])).status_code == 404

"""Legal acts in time: in force, lapsed, replaced, revoked, missing; the duty they fulfil and the reminders that stop."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.notifications.models import Reminder
from gerakan.foundation.regions.grounds import lacks
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.models import Agreement, Duty
from gerakan.stages.institutions import queries
from gerakan.stages.institutions.commands import acts as commands
from gerakan.stages.institutions.models import LegalAct
from gerakan.stages.institutions.tasks import follow_acts
from tests.factories.accounts import somebody
from tests.factories.agreements import an_agreement, official
from tests.factories.institutions import an_act
from tests.factories.regions import RegionFactory
from tests.standing import standing_rows

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
PAPER = b"%PDF-1.7\nsurat keputusan"


@pytest.fixture(scope="module")
def memorandum(request):
    with standing_rows(request):
        made = an_agreement()
        signed = TODAY - 10 * DAY
        Agreement.objects.filter(pk=made.pk).update(
            state="in_force", signed_on=signed, sent_at=timezone.now(), national_number="1/DJAI", local_number="415.4/1"
        )
        for title in ("Dewan", "Tim"):
            Duty.objects.create(agreement=made, title=title, owner="region", due_on=signed + 60 * DAY)
        official(Role.REGION_ADMIN, made.region)
        yield Agreement.objects.select_related("region").get(pk=made.pk)


@pytest.fixture
def keeper(db, memorandum):
    return official(Role.REGION_ADMIN, memorandum.region)


def facts(**changes):
    return {"kind": "sk_tim", "number": "188/7", "title": "Tim", "dated": TODAY, "in_force_from": TODAY} | changes


def a_file():
    return SimpleUploadedFile("sk tim.pdf", PAPER)


def test_acts_are_missing_until_they_hold_and_again_when_they_lapse(memorandum, keeper):
    region, due = memorandum.region, memorandum.signed_on + 60 * DAY
    assert [(row.kind, row.due_on) for row in queries.missing_acts(region)] == [("sk_dewan", due), ("sk_tim", due)]
    old = an_act(region, in_force_until=TODAY - DAY)
    an_act(region, kind="sk_dewan")

    (left,) = queries.missing_acts(region)
    assert (left.kind, left.lapsed) == ("sk_tim", old)
    assert queries.missing_acts(region, TODAY - 5 * DAY) == []
    assert list(queries.acts_of(region, "sk_tim", TODAY)) == []
    assert list(queries.acts_of(region, "sk_tim", TODAY - DAY)) == [old]


def test_pages_that_rest_on_decrees_say_what_is_lacking_and_link_for_the_region_only(client, memorandum, keeper):
    page, late = (
        memorandum.get_absolute_url(),
        f"SK Tim Pelaksana belum berlaku; paling lambat {formats.day(memorandum.signed_on + 60 * DAY)}.",
    )
    client.force_login(keeper)
    assert f">{late}</a>" in client.get(page).text
    (lack,) = [row for row in lacks(memorandum.region, "plan", somebody(Role.MINISTRY_LEGAL)) if row.text == late]
    assert lack.url == ""
    an_act(memorandum.region), an_act(memorandum.region, kind="sk_dewan")
    assert "Dasar hukum halaman ini" not in client.get(page).text


def test_an_act_replaces_fulfils_a_duty_and_keeps_its_file(memorandum, keeper):
    region = memorandum.region
    before, duty = an_act(region), memorandum.duties.get(title="Tim")
    made = commands.register(region, facts=facts(replaces=before), file=a_file(), fulfils=duty, by=keeper)

    before.refresh_from_db(), duty.refresh_from_db()
    assert (before.ended_on, before.end_reason) == (TODAY, "Digantikan SK Tim Pelaksana 188/7.")
    assert (duty.state, duty.proof_number) == ("done", "188/7")
    assert list(queries.acts_of(region, "sk_tim", TODAY)) == [made]
    assert list(queries.acts_of(region, "sk_tim", TODAY - DAY)) == [before]
    kept = made.files.get()
    assert (kept.version, kept.name, kept.size) == (1, "sk tim.pdf", len(PAPER))
    with pytest.raises(TransitionRefused, match="sudah tidak berlaku"):
        commands.register(region, facts=facts(number="9", replaces=before), by=keeper)
    with pytest.raises(TransitionRefused, match="sudah ada dalam daftar"):
        commands.register(region, facts=facts(), by=keeper)
    with pytest.raises(TypeError, match="kept"):
        kept.delete()


def test_revoked_acts_stay_with_their_reason(memorandum, keeper):
    act = an_act(memorandum.region)
    with pytest.raises(TransitionRefused, match="baru berlaku"):
        commands.revoke(act, on=act.in_force_from - DAY, reason="Keliru", by=keeper)
    commands.revoke(act, on=TODAY, reason="Disusun ulang", by=keeper)
    act.refresh_from_db()
    assert not act.is_in_force
    assert act.has_lapsed
    with pytest.raises(IntegrityError, match="says_why"), transaction.atomic():
        LegalAct.objects.filter(pk=act.pk).update(end_reason="")


def test_reminders_run_where_no_duty_reminds_and_stop_when_all_is_there(memorandum, keeper):
    follow_acts()
    assert not Reminder.objects.filter(kind="institutions.acts_due").exists()
    memorandum.duties.update(state="waived")
    follow_acts()
    row = Reminder.objects.get(kind="institutions.acts_due", person=keeper)
    assert (row.due_on, row.done_at) == (memorandum.signed_on + 60 * DAY, None)
    assert "SK Dewan Smart City, SK Tim Pelaksana" in row.values["acts"]

    an_act(memorandum.region, kind="sk_dewan")
    commands.register(memorandum.region, facts=facts(), by=keeper)
    row.refresh_from_db()
    assert row.done_at is not None


def test_screens_register_show_and_hand_out(client, memorandum, keeper):
    region = memorandum.region
    client.force_login(keeper)
    new = reverse("institutions:new_act", args=[region.slug])
    early = client.post(new, facts(in_force_from=TODAY - DAY))
    assert "in_force_from" in early.context["form"].errors
    client.post(new, facts(file=a_file(), fulfils=memorandum.duties.get(title="Tim").pk))
    act = LegalAct.objects.get(number="188/7")
    assert b"".join(client.get(reverse("institutions:act_file", args=[act.pk, 1]))) == PAPER
    client.post(reverse("institutions:change_act", args=[act.pk]), {"file": SimpleUploadedFile("x.pdf", b"MZ")})
    assert act.files.count() == 1
    client.post(reverse("institutions:change_act", args=[act.pk]), {"on": TODAY, "reason": "Dicabut"})
    page = client.get(reverse("institutions:acts", args=[region.slug]))
    assert "Tidak berlaku lagi" in page.text
    assert "Dicabut" in client.get(act.get_absolute_url()).text
    client.force_login(somebody(Role.REGION_ADMIN, region=RegionFactory()))
    assert client.get(act.get_absolute_url()).status_code == 404
    assert client.get(reverse("institutions:act_file", args=[act.pk, 1])).status_code == 404

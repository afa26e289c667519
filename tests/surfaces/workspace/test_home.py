"""The home pulls what waits; every entry opens where it is done and is gone when it is done."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.indicators.models import ImportBatch
from gerakan.stages.invitations.commands import invitations, lists
from gerakan.stages.invitations.models import InvitationList
from gerakan.surfaces.workspace.sources import SOURCES
from gerakan.surfaces.workspace.todo import entries_for, entry_count
from tests.factories.accounts import OrganisationFactory, RoleAssignmentFactory, somebody
from tests.factories.indicators import IndicatorFactory
from tests.factories.invited_lists import SENDER, a_country, in_days

pytestmark = pytest.mark.django_db
HOME = "/beranda/"
# The frame (session, person, roles, editions, counts) and one question a source.
QUERIES = 33  # the frame, one question a source of what waits, one whether mentoring has begun


def titles(person):
    return [entry.title for entry in entries_for(person, SOURCES)]


def opens(client, person):
    """Every entry's address answers this person."""
    client.force_login(person)
    return [client.get(entry.url).status_code for entry in entries_for(person, SOURCES)]


def as_person(client, person):
    client.force_login(person)
    return client.get(HOME)


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(HOME).url == f"{reverse('account_login')}?next={HOME}"


def test_the_second_signature_waits_for_the_other_person_until_it_is_given(client):
    country = a_country()
    drawn = country.draw(3)
    assert titles(country.second) == []
    lists.propose(drawn, by=country.first)
    assert titles(country.first) == []
    assert titles(country.second) == ["Setujui daftar 1 sebagai orang kedua"]
    assert opens(client, country.second) == [200]
    lists.approve(drawn, by=country.second)
    assert titles(country.second) == ["Siapkan 3 undangan"]


def test_a_change_by_hand_waits_for_the_other_person(client):
    country = a_country()
    drawn = country.draw(3)
    change = lists.propose_change(
        drawn, region_in=country.regions[3], region_out=country.regions[0], reason="Bencana", by=country.first
    )
    names = country.regions[3].name, country.regions[0].name
    assert titles(country.first) == []
    assert titles(country.second) == ["Putuskan: {} menggantikan {}".format(*names)]
    assert opens(client, country.second) == [200]
    lists.decide_change(change, approve=False, by=country.second)
    assert titles(country.second) == []


def test_letters_are_prepared_written_sent_published_one_after_the_other(client):
    country = a_country()
    approved = country.approved(2)
    assert titles(country.first) == ["Siapkan 2 undangan"]
    assert opens(client, country.first) == [200]
    made = invitations.prepare(approved, answer_by=in_days(10), by=country.first)
    assert titles(country.first) == ["Buat 2 surat undangan"]
    a_number_series()
    for row in made:
        invitations.write_letter(row, sender=SENDER, by=country.first)
    assert titles(country.first) == ["Kirim 2 undangan"]
    assert opens(client, country.first) == [200]
    for row in made:
        invitations.send(row, by=country.first)
    assert titles(country.first) == ["Umumkan daftar 1"]
    lists.publish(InvitationList.objects.get(pk=approved.pk), by=country.first)
    assert titles(country.first) == []


def a_number_series():
    from tests.factories.documents import NumberSeriesFactory  # noqa: PLC0415 - one use

    NumberSeriesFactory(unit=SENDER.unit)


def test_a_region_answers_and_an_empty_place_is_filled(client):
    country = a_country()
    first, second = country.sent(2)
    official = country.official_of(first.region)
    [entry] = entries_for(official, SOURCES)
    assert (entry.title, entry.due_on, entry.is_late) == (f"Jawab undangan {country.edition}", in_days(10), False)
    assert opens(client, official) == [200]
    invitations.decline(first, note="Anggaran", by=official)
    assert titles(official) == []
    assert "Isi 1 tempat yang kosong" in titles(country.first)
    invitations.call_reserve(first, answer_by=in_days(9), by=country.first)
    assert "Isi 1 tempat yang kosong" not in titles(country.first)
    assert titles(country.official_of(second.region)) == [f"Jawab undangan {country.edition}"]


def test_silence_past_the_day_is_said(client):
    country = a_country()
    [late] = country.sent(1)
    type(late).objects.filter(pk=late.pk).update(answer_by=in_days(-1))
    assert "1 undangan lewat tenggat" in titles(country.first)
    assert "Lewat tenggat" in as_person(client, country.official_of(late.region)).content.decode()


def test_a_ministry_sees_its_own_files_and_indicators_only(client):
    ours, theirs = OrganisationFactory(), OrganisationFactory()
    ministry = somebody(Role.PARTNER_MINISTRY, organisation=ours)
    IndicatorFactory(name="Kualitas air", owner=ours)
    IndicatorFactory(name="Tutupan lahan", owner=theirs)
    mine, _other = (
        ImportBatch.objects.create(name=f"{owner.pk}.csv", organisation=owner, sha256=str(owner.pk))
        for owner in (ours, theirs)
    )
    assert titles(ministry) == [f"Lanjutkan impor {mine.name}"]
    page = as_person(client, ministry).content.decode()
    assert "Kualitas air" in page
    assert "Tutupan lahan" not in page
    ImportBatch.objects.update(state=ImportBatch.State.DISCARDED)
    assert titles(ministry) == []


def test_an_auditor_sees_the_chain_and_no_work(client):
    country = a_country()
    lists.propose(country.draw(2), by=country.first)
    auditor = somebody(Role.AUDITOR)
    page = as_person(client, auditor).content.decode()
    assert titles(auditor) == []
    assert "Sidik terakhir" in page
    assert "Mengusulkan daftar" in page


def test_nobody_else_is_asked_for_a_second_signature():
    country = a_country()
    lists.propose(country.draw(2), by=country.first)
    for role in (Role.AUDITOR, Role.PLENARY, Role.ASSESSOR):
        assert titles(somebody(role)) == []
    assert titles(somebody()) == []


@pytest.mark.parametrize("count", [1, 30])
def test_the_home_asks_the_same_questions_for_one_entry_and_for_thirty(client, count, django_assert_max_num_queries):
    country = a_country()
    for _n in range(count):
        lists.propose(country.draw(2), by=country.first)
    client.force_login(country.second)
    client.get(HOME)  # the frame is remembered from the page before
    with django_assert_max_num_queries(QUERIES):
        page = client.get(HOME).content.decode()
    assert len(re.findall("Periksa daftar</a>", page)) == min(count, 12)
    assert ("Semua 30 tugas" in page) == (count == 30)
    assert len(re.findall("Periksa daftar</a>", client.get(f"{HOME}tugas/").content.decode())) == count


def test_the_figure_in_the_top_bar_is_one_question(django_assert_num_queries):
    country = a_country()
    for _n in range(3):
        lists.propose(country.draw(2), by=country.first)
    person = type(country.second).objects.get(pk=country.second.pk)
    assert person.hat is not None
    with django_assert_num_queries(1):
        counted = entry_count(person, SOURCES)
    assert counted == len(titles(country.second)) == 3


def test_the_list_has_a_page_of_its_own(client):
    country = a_country()
    lists.propose(country.draw(2), by=country.first)
    client.force_login(country.second)
    assert "Setujui daftar 1 sebagai orang kedua" in client.get("/beranda/tugas/").content.decode()


def figure_of(client):
    """The number in the top bar of a page that is not the to-do list; 0 when there is none."""
    page = client.get(reverse("regions:list")).content.decode()
    found = re.search(r"Tugas saya</span><strong>(\d+)", page)
    return int(found.group(1)) if found else 0


def test_the_figure_in_the_top_bar_follows_every_act_at_once(client):
    country = a_country()
    client.force_login(country.second)
    assert figure_of(client) == 0

    drawn = country.draw(2)
    lists.propose(drawn, by=country.first)
    assert figure_of(client) == 1

    client.post(reverse("invitations:act_on_list", args=[drawn.pk]), {"action": "approve"})
    assert figure_of(client) == len(titles(type(country.second).objects.get(pk=country.second.pk)))


def test_a_page_that_is_opened_again_asks_for_the_figures_no_more(client):
    country = a_country()
    lists.propose(country.draw(2), by=country.first)
    client.force_login(country.second)
    figure_of(client)
    with CaptureQueriesContext(connection) as asked:
        assert figure_of(client) == 1
    assert not [query for query in asked if "invitations_invitationlist" in query["sql"]]


def test_another_role_has_its_own_figure_and_its_own_rail(client):
    country = a_country()
    lists.propose(country.draw(2), by=country.first)
    other = RoleAssignmentFactory(user=country.second, role=Role.ASSESSOR)
    client.force_login(country.second)
    assert figure_of(client) == 1

    client.post(reverse("accounts:choose_hat"), {"pilihan": other.pk})
    page = client.get(reverse("regions:list")).content.decode()
    assert "Tugas saya</span><strong>" not in page
    assert reverse("invitations:start") not in page

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from tests.factories.accounts import UserFactory, a_region, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    person = somebody(Role.SECRETARIAT)
    client.force_login(person)
    return person


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("name", ["accounts:people", "accounts:invitations"])
def test_lists_ask_the_same_number_of_questions(client, secretary, count, name, django_assert_max_num_queries):
    for _each in range(count):
        somebody(Role.REGION_ADMIN, region=a_region())
    client.get(reverse(name))
    with django_assert_max_num_queries(9):
        client.get(reverse(name))


def test_a_role_is_given_and_ended_on_the_screen(client, secretary):
    person = UserFactory()
    data = {"role": Role.REGION_HEAD, "region": a_region().pk, "starts_on": "2026-01-01", "acting_kind": ""}
    answer = client.post(reverse("accounts:give_role", args=[person.pk]), data)
    assert answer.url == reverse("accounts:person", args=[person.pk])

    role = RoleAssignment.objects.get(user=person)
    page = client.get(answer.url).content.decode()
    assert "Kepala daerah" in page
    assert "Memberi peran" in page

    client.post(reverse("accounts:end_role", args=[role.pk]), {"on": "2026-02-01", "note": "Masa jabatan habis"})
    role.refresh_from_db()
    assert str(role.ends_on) == "2026-02-01"
    assert "Masa jabatan habis" in client.get(answer.url).content.decode()


def test_a_refusal_is_a_sentence_on_the_form(client, secretary):
    region = a_region()
    somebody(Role.REGION_HEAD, region=region)
    data = {"role": Role.REGION_HEAD, "region": region.pk, "starts_on": "2026-11-21"}
    page = client.post(reverse("accounts:give_role", args=[UserFactory().pk]), data).content.decode()
    assert "sudah mempunyai Kepala daerah pada masa itu" in page


def test_an_auditor_reads_people_and_changes_nothing(client):
    client.force_login(somebody(Role.AUDITOR))
    person = UserFactory()
    assert client.get(reverse("accounts:people")).status_code == 200
    assert "Beri peran" not in client.get(reverse("accounts:person", args=[person.pk])).content.decode()
    for name in ("give_role", "change_standing"):
        assert client.post(reverse(f"accounts:{name}", args=[person.pk])).status_code == 403
    assert client.post(reverse("accounts:invite")).status_code == 403


def test_closing_an_account_needs_a_reason(client, secretary):
    person = somebody(Role.MENTOR)
    url = reverse("accounts:change_standing", args=[person.pk])
    client.post(url, {"note": ""})
    person.refresh_from_db()
    assert person.is_active

    client.post(url, {"note": "Pindah tugas"})
    person.refresh_from_db()
    assert not person.is_active


def test_the_list_exports_what_it_shows(client, secretary):
    UserFactory(name="=HYPERLINK(1)")
    body = client.get(reverse("accounts:people"), {"unduh": "csv"}).content.decode()
    assert "'=HYPERLINK(1)" in body

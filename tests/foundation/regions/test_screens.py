"""Screens of the register: who may open them, what they find, how often they ask."""

import pytest
from django.urls import reverse

from gerakan.foundation.regions.models import Alias, Province
from tests.factories.accounts import somebody
from tests.factories.regions import AliasFactory, ProvinceFactory, RegionFactory, RegionVersionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    person = somebody("secretariat")
    client.force_login(person)
    return person


@pytest.mark.parametrize("name", ["regions:list", "regions:names"])
def test_visitors_are_asked_to_sign_in(client, name):
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("n", [1, 30])
def test_the_register_asks_the_same_number_of_questions(client, secretary, n, django_assert_max_num_queries):
    province = ProvinceFactory()
    RegionFactory.create_batch(n, province=province, version=None)
    with django_assert_max_num_queries(12):
        answer = client.get(reverse("regions:list"))
    assert answer.content.decode().count("/register/daerah/kabupaten-contoh-") >= min(n, 25)


def test_the_register_is_searched_by_former_name_and_shown_once(client, secretary):
    region = RegionFactory(version=None)
    RegionVersionFactory(region=region, name="Kabupaten Zamrud", valid_to="2020-01-01")
    RegionVersionFactory(region=region, name="Kabupaten Zamrud Baru")
    page = client.get(reverse("regions:list"), {"cari": "zamrud"}).context["page"]
    assert [row.thing for row in page.rows] == [region]


def test_a_region_shows_its_history_and_writings(client, secretary):
    region = RegionFactory()
    AliasFactory(region=region, text="Zamrudku")
    body = client.get(region.get_absolute_url()).content.decode()
    assert "Zamrudku" in body
    assert "sejak sebelum catatan ini dimulai" in body


def test_a_former_name_leads_to_the_one_address(client, secretary):
    region = RegionFactory(version=None)
    RegionVersionFactory(region=region, name="Kabupaten Zamrud", valid_to="2020-01-01")
    RegionVersionFactory(region=region)
    answer = client.get("/register/daerah/kabupaten-zamrud/")
    assert (answer.status_code, answer.url) == (301, region.get_absolute_url())
    assert client.get("/register/daerah/tidak-ada/").status_code == 404


def test_pasted_names_are_answered_and_only_the_secretariat_may_decide(client):
    RegionFactory(base="Zamrud")
    client.force_login(somebody("assessor"))
    page = client.post(reverse("regions:names"), {"names": "Kab. Zamrud\nKota Zamrud\n\n"})
    assert [answer.finding.is_resolved for answer in page.context["answers"]] == [True, False]
    assert "Ingat ini" not in page.content.decode()
    assert client.post(reverse("regions:decide"), {"text": "x", "region": "y"}).status_code == 403


def test_a_decision_on_the_screen_is_remembered(client, secretary):
    region = RegionFactory(base="Zamrud")
    client.post(reverse("regions:decide"), {"text": "Kota Zamrud", "region": region.code})
    alias = Alias.objects.get()
    assert (alias.region, alias.kind, alias.decided_by_name) == (region, "kota", secretary.name)
    page = client.post(reverse("regions:names"), {"names": "Kota Zamrud"})
    assert page.context["answers"][0].finding.region.code == region.code


def test_a_decision_without_a_region_changes_nothing(client, secretary):
    answer = client.post(reverse("regions:decide"), {"text": "Kota Zamrud", "region": "99.99"}, follow=True)
    assert "tidak lengkap" in answer.content.decode()
    assert not Alias.objects.exists()


def test_too_many_lines_are_refused(client, secretary):
    page = client.post(reverse("regions:names"), {"names": "a\n" * 1001})
    assert "bagi menjadi beberapa kali" in page.content.decode()


def test_the_province_filter_lists_provinces(client, secretary):
    province = ProvinceFactory(name="Provinsi Zamrud")
    RegionFactory(province=province)
    assert "Provinsi Zamrud" in client.get(reverse("regions:list")).content.decode()
    assert Province.objects.count() == 1

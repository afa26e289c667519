"""Regions answer the search by old names and codes."""

import pytest
from django.urls import reverse

from gerakan.foundation.search.queries import search
from tests.factories.accounts import UserFactory
from tests.factories.regions import AliasFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_a_region_is_found_by_an_old_name_and_by_its_code():
    region = RegionFactory()
    AliasFactory(region=region, kind=region.kind, text="Limbangan Raya")
    person = UserFactory()

    for text in ("limbangan", region.code):
        assert [answer.url for answer in search(person, text).direct] == [region.get_absolute_url()]


def test_visitors_are_not_led_into_the_register(client):
    region = RegionFactory()

    assert region.get_absolute_url() not in client.get(reverse("search:search"), {"q": region.code}).content.decode()

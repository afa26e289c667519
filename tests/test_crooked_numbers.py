"""What somebody writes into an address in place of a number is no error of ours."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.workflow.asking import whole
from tests.factories.accounts import somebody
from tests.factories.indicators import IndicatorFactory

pytestmark = pytest.mark.django_db
CROOKED = ("²", "٣", "9" * 5_000, "-1", "1e3", "")


def test_only_plain_numbers_that_a_column_can_hold_are_numbers():
    assert [whole(text) for text in (*CROOKED, None, "2028")] == [0, 3, 0, 0, 0, 0, 0, 2028]


@pytest.mark.parametrize(
    ("name", "key"),
    [("search:search", "hal"), ("indicators:export", "tahun"), ("indicators:detail", "tahun"), ("notifications:calendar", "tahun")],
)  # fmt: skip
def test_a_page_stands_whatever_number_is_asked(client, name, key):
    client.force_login(somebody(Role.SECRETARIAT), backend="django.contrib.auth.backends.ModelBackend")
    address = reverse(name, args=[IndicatorFactory().code] if name.endswith("detail") else [])
    assert {client.get(address, {key: text}).status_code for text in CROOKED} == {200}

"""Letters are found by those who may read them, and by nobody else."""

import pytest

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.commands import issue_letter
from gerakan.foundation.search.queries import search
from tests.factories.accounts import somebody
from tests.factories.documents import DAY, NumberSeriesFactory, draft
from tests.factories.regions import RegionFactory

pytestmark = pytest.mark.django_db


def test_an_issued_letter_is_found_by_staff_and_by_its_region_only():
    NumberSeriesFactory()
    region = RegionFactory()
    letter = issue_letter(draft(region_code=region.code), by="uji", dated_on=DAY)
    draft(region_code=region.code)

    def found(person):
        return [hit.url for hit in search(person, "mengundang").hits]

    assert found(somebody(Role.SECRETARIAT)) == [letter.get_absolute_url()]
    assert found(somebody(Role.REGION_ADMIN, region=region)) == [letter.get_absolute_url()]
    assert found(somebody(Role.REGION_ADMIN, region=RegionFactory())) == []
    assert found(somebody()) == []

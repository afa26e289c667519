"""Three regions, two measures, and people who may."""

import pytest

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.regions.models import Region, RegionVersion
from tests.factories.accounts import OrganisationFactory, a_region, somebody
from tests.factories.indicators import IndicatorFactory

NAMES = {"35.29": "Kabupaten Sumenep", "35.79": "Kota Batu", "35.06": "Kabupaten Kediri", "35.71": "Kota Kediri"}


@pytest.fixture
def regions(db) -> dict[str, Region]:
    found = {code: a_region(code, name) for code, name in NAMES.items()}
    for region in found.values():
        RegionVersion.objects.create(region=region, province=region.province, code=region.code, name=region.name)
    return found


@pytest.fixture
def poverty(regions) -> Indicator:
    return IndicatorFactory(code="poverty", name="Penduduk miskin", lowest=0, highest=100, headings=["P0"])


@pytest.fixture
def income(regions, poverty) -> Indicator:
    return IndicatorFactory(code="income", name="Pendapatan per orang", unit="juta rupiah", owner=poverty.owner)


@pytest.fixture
def secretariat(db) -> User:
    return somebody(Role.SECRETARIAT)


@pytest.fixture
def owner(poverty) -> User:
    return somebody(Role.PARTNER_MINISTRY, organisation=poverty.owner)


@pytest.fixture
def stranger(db) -> User:
    return somebody(Role.PARTNER_MINISTRY, organisation=OrganisationFactory())


ROWS = [
    ["Kode", "Kabupaten/Kota", "Penduduk miskin 2021"],
    ["35.29", "Kabupaten Sumenep", "20,51"],
    ["35.79", "Kota Batu", "4,09"],
]

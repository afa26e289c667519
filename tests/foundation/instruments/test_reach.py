"""Conditions tried on as many regions as there are."""

import pytest

from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.instruments.reach import reaches
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.regions.models import Region
from tests.factories.accounts import a_region
from tests.factories.indicators import IndicatorFactory
from tests.factories.instruments import a_draft, an_element, an_item

pytestmark = pytest.mark.django_db

RULES = {
    "kota": [["kind", "", "is", "kota"]],
    "besar": [["population", "", "at_least", "500"], ["kind", "", "is", "kabupaten"]],
    "miskin": [["indicator", "poverty_rate", "at_least", "15"]],
    "jawaban": [["kind", "", "is", "kota"], ["item", "tanya", "is", "ya"]],
    "mustahil": [["island_group", "", "is", "papua"]],
}


@pytest.fixture
def country():
    """416 kabupaten and 98 kota in one province; the n-th has n inhabitants, every second one a poverty rate of n / 10."""
    first = a_region()
    fields = {name: getattr(first, name) for name in ("province", "latitude", "longitude", "area_km2", "timezone")}
    Region.objects.all().delete()
    regions = Region.objects.bulk_create(
        Region(
            code=f"{10 + n // 90}.{n % 90:02d}", slug=f"daerah-{n}", bps_code=f"{n:04d}", name=f"Daerah {n}",
            kind="kota" if n < 98 else "kabupaten", population=n, **fields,
        )
        for n in range(514)
    )  # fmt: skip
    poverty = IndicatorFactory(code="poverty_rate", name="Penduduk miskin")
    IndicatorValue.objects.bulk_create(
        IndicatorValue(indicator=poverty, region=region, year=2021, value=n / 10, source="BPS")
        for n, region in enumerate(regions)
        if n % 2 == 0
    )


def test_every_condition_says_for_whom_it_holds(country, django_assert_max_num_queries):
    items = [an_item(code, rules=rules) for code, rules in RULES.items()]
    tree = tree_of(a_draft([an_element("a", 100, an_item("tanya", answer="yes_no"), *items)]))

    with django_assert_max_num_queries(6):
        told = {reach.part.code: reach for reach in reaches(tree)}

    assert {code: reach.sentence for code, reach in told.items()} == {
        "kota": "Berlaku bagi 98 kota; 416 tidak.",
        "besar": "Berlaku bagi 14 kabupaten; 500 tidak.",
        "miskin": "Berlaku bagi 182 kabupaten; 75 tidak; 257 tanpa angka, jadi tidak ditanyai.",
        "jawaban": "Berlaku bagi 98 kota; 416 tidak. Selebihnya bergantung pada jawaban daerah.",
        "mustahil": "Tidak berlaku bagi daerah mana pun; 514 tidak.",
    }
    assert told["miskin"].words == "Penduduk miskin paling sedikit 15"
    assert told["besar"].words == "jumlah penduduk paling sedikit 500 dan jenis daerah adalah kabupaten"
    assert told["jawaban"].words == "jenis daerah adalah kota dan jawaban “Butir tanya” adalah ya"
    assert [code for code, reach in told.items() if reach.is_empty] == ["mustahil"]


def test_a_tree_without_conditions_asks_nobody(django_assert_max_num_queries):
    tree = tree_of(a_draft())

    with django_assert_max_num_queries(0):
        assert reaches(tree) == []

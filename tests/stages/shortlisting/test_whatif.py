"""Other weights on frozen data: who enters, who leaves, and nothing is touched."""

import pytest
from django.urls import reverse

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.models import Event
from gerakan.stages.shortlisting.calculations.checking import difference_of
from gerakan.stages.shortlisting.calculations.outcome import NotComputable
from gerakan.stages.shortlisting.calculations.steps import steps_of, what_would_it_take
from gerakan.stages.shortlisting.calculations.trials import nominal_weights, trial, without_kota_only
from gerakan.stages.shortlisting.models import Run
from tests.factories.accounts import somebody
from tests.factories.indicators import IndicatorFactory
from tests.factories.shortlisting import a_computed_run, a_scheme, regions, row, values

pytestmark = pytest.mark.django_db


@pytest.fixture
def opposed():
    """Two indicators that disagree: whoever weighs more decides the list."""
    places = regions()
    x, y = IndicatorFactory(code="x", name="Kemampuan"), IndicatorFactory(code="y", name="Layanan")
    values(x, places, [1, 2, 3, 4] * 2)
    values(y, places, [4, 3, 2, 1] * 2)
    return places, a_computed_run(a_scheme(row(x, 80), row(y, 20)))


def test_other_weights_turn_the_list_round(opposed):
    places, run = opposed
    found = trial(run, "kota", {"x": 20, "y": 80})

    assert [row.code for row in found.rows] == [region.code for region in places[:4]]
    assert [row.code for row in found.enters] == [places[0].code, places[1].code]
    assert [row.code for row in found.leaves] == [places[2].code, places[3].code]
    assert [row.shift for row in found.rows] == [3, 1, -1, -3]
    assert found.shares == {"x": 0.2, "y": 0.8}


def test_the_weights_of_the_scheme_change_nothing(opposed):
    _places, run = opposed
    found = trial(run, "kota", {item["code"]: item["weight"] for item in nominal_weights(run, "kota")})

    assert (found.enters, found.leaves) == ([], [])
    ranks = {row.code: (row.rank, row.score) for row in found.rows}
    assert ranks == {row.region.code: (row.rank, row.score) for row in run.standings.filter(pool="kota")}


def test_no_weight_at_all_is_no_trial(opposed):
    _places, run = opposed
    with pytest.raises(NotComputable, match="bobot"):
        trial(run, "kota", {"x": 0, "y": 0})


def test_a_trial_leaves_no_trace(opposed, client):
    _places, run = opposed
    client.force_login(somebody(Role.AUDITOR))
    events = Event.objects.count()
    answer = client.get(
        reverse("shortlisting:what_if", args=[run.pk]), {"daftar": "kota", "bobot-x": "20", "bobot-y": "80"}
    )

    assert "2 dari 2 tempat berganti" in answer.content.decode()
    assert Event.objects.count() == events
    assert difference_of(Run.objects.get(pk=run.pk)) is None


def test_htmx_gets_the_result_alone(opposed, client):
    _places, run = opposed
    client.force_login(somebody(Role.SECRETARIAT))
    address = reverse("shortlisting:what_if", args=[run.pk])
    part = client.get(address, {"daftar": "kota"}, headers={"HX-Request": "true", "HX-Target": "percobaan"})
    page = client.get(address, {"daftar": "kota"})

    assert "tidak berubah" in part.content.decode()
    assert "<html" not in part.content.decode()
    assert "Percobaan" in page.content.decode()


@pytest.mark.parametrize("weight", ["-1", "101", "abc", "nan", "inf", ""])
def test_nonsense_is_said_and_not_computed(opposed, client, weight):
    _places, run = opposed
    client.force_login(somebody(Role.SECRETARIAT))
    answer = client.get(reverse("shortlisting:what_if", args=[run.pk]), {"bobot-x": weight})

    assert answer.status_code == 200
    assert "bilangan nol sampai 100" in answer.content.decode()


def test_the_least_change_that_is_enough(opposed):
    places, run = opposed
    found = {reach.code: (reach.now, reach.needed) for reach in what_would_it_take(run, "kota", places[1].code)}

    assert found == {"x": (2, 3), "y": (3, None)}


def test_every_step_adds_up_to_the_score(opposed):
    places, run = opposed
    steps = steps_of(run, "kota", places[2].code)

    assert [(step.code, step.raw, step.treated, step.rank) for step in steps] == [("x", 3, 3, 2), ("y", 2, 2, 3)]
    assert [step.normalised for step in steps] == pytest.approx([200 / 3, 100 / 3])
    assert [step.share for step in steps] == pytest.approx([0.8, 0.2])
    assert sum(step.contribution for step in steps) == pytest.approx(run.standings.get(region=places[2]).score)


def test_the_list_is_told_with_and_without_what_only_kota_have():
    places = regions()
    x, only = IndicatorFactory(code="x"), IndicatorFactory(code="ikb", applies_to="kota")
    values(x, places, [1, 2, 3, 4] * 2)
    values(only, places[:4], [4, 3, 2, 1])
    run = a_computed_run(a_scheme(row(x, 40), row(only, 60)))

    found = without_kota_only(run)
    assert (found.codes, found.mean_shift, found.most_shift) == (("ikb",), 2, 3)
    assert found.enters == (places[2].name, places[3].name)
    assert found.leaves == (places[0].name, places[1].name)

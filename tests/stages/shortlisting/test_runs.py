"""A run is the scheme applied once: exact numbers, frozen, the same again."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, InternalError, ProgrammingError, transaction

from gerakan.foundation.audit.models import Event
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.shortlisting.calculations.checking import difference_of
from gerakan.stages.shortlisting.calculations.outcome import NotComputable
from gerakan.stages.shortlisting.commands import runs, schemes
from gerakan.stages.shortlisting.models import Run, Scheme, Standing
from tests.factories.accounts import somebody
from tests.factories.indicators import IndicatorFactory
from tests.factories.shortlisting import (
    PLACES,
    a_computed_run,
    a_ready_scheme,
    a_scheme,
    regions,
    row,
    two_indicators,
    values,
)

pytestmark = pytest.mark.django_db
REFUSAL = (IntegrityError, InternalError, ProgrammingError)


def standing(run, region):
    return run.standings.get(region=region)


def test_the_score_is_what_the_hand_adds_up():
    places = regions()
    x, y = IndicatorFactory(code="x"), IndicatorFactory(code="y", direction=-1)
    values(x, places[:4], [1, 2, 3, 3])
    values(y, places[:4], [30, 10, 20, 30])
    values(x, places[4:], [0, 1, 2, 3])
    values(y, places[4:], [3, 2, 1, 0])
    run = a_computed_run(a_scheme(row(x, 25), row(y, 75, direction=-1)))

    found = [standing(run, region) for region in places[:4]]
    assert [row.score for row in found] == [0, 87.5, 62.5, 25]
    assert [row.rank for row in found] == [4, 1, 2, 3]
    assert found[1].contributions == {"x": 12.5, "y": 75}
    assert {row.pool for row in found} == {"kota"}
    assert [standing(run, region).score for region in places[4:]] == [
        0,
        pytest.approx(100 / 3),
        pytest.approx(200 / 3),
        100,
    ]


def test_the_worked_example_of_the_methods():
    places = regions(kota=3, kabupaten=3)
    x, y = IndicatorFactory(code="x"), IndicatorFactory(code="y", direction=-1)
    values(x, places, [1, 2, 3, 1, 2, 3])
    values(y, places, [30, 10, 20, 30, 10, 20])
    run = a_computed_run(a_scheme(row(x, 25), row(y, 75, direction=-1)))

    assert [(standing(run, region).score, standing(run, region).rank) for region in places[:3]] == [
        (0, 3),
        (87.5, 1),
        (62.5, 2),
    ]


def test_what_does_not_exist_for_a_kind_never_counts_and_its_weight_is_handed_on():
    places = regions()
    x, _y = two_indicators(places)
    only = IndicatorFactory(code="ikb", applies_to="kota")
    values(only, places, [4, 3, 2, 1, 99, 99, 99, 99])
    run = a_computed_run(a_scheme(row(x, 40), row(only, 60)))

    assert [standing(run, region).score for region in places[:4]] == pytest.approx([60, 160 / 3, 140 / 3, 40])
    assert [standing(run, region).score for region in places[4:]] == pytest.approx([0, 100 / 3, 200 / 3, 100])
    assert set(standing(run, places[5]).contributions) == {"x"}
    assert standing(run, places[5]).coverage_share == 1
    assert run.results["kabupaten"]["shares"] == {"x": 1}


def test_equal_share_divides_the_weight_of_what_does_not_exist():
    places = regions()
    x, y = two_indicators(places)
    only = IndicatorFactory(code="ikb", applies_to="kota")
    values(only, places[:4], [4, 3, 2, 1])
    rows = (row(x, 20), row(y, 30, direction=-1), row(only, 50))
    run = a_computed_run(a_scheme(*rows, settings={"missing": "equal_share"}))

    assert run.results["kabupaten"]["shares"] == {"x": 0.45, "y": 0.55}


@pytest.mark.parametrize(
    ("filling", "put", "score"),
    [
        ("median", ["median", 2], pytest.approx(25 * 2 / 3 + 75)),
        ("worst", ["worst", 0], 75),
        ("last_known", ["last_known", 3, 2024], 100),
        ("reweight", None, 100),
    ],
)
def test_a_gap_is_filled_by_its_own_rule_and_said(filling, put, score):
    places = regions(kota=4, kabupaten=4)
    x, y = IndicatorFactory(code="x"), IndicatorFactory(code="y")
    values(x, places, [0, 2, 3, None, 0, 1, 2, 3])
    values(x, [places[3]], [9], year=2021)
    values(x, [places[3]], [3], year=2024)
    values(y, places, [0, 1, 2, 3] * 2)
    run = a_computed_run(a_scheme(row(x, 25, filling=filling), row(y, 75)))

    found = standing(run, places[3])
    assert found.filled == ({"x": put} if put else {})
    assert found.score == score
    assert found.coverage_share == 0.75
    assert found.filled_share == (0.25 if put else 0)


def test_ties_are_said_aloud():
    places = regions()
    z = IndicatorFactory(code="z")
    values(z, places, [1, 2, 2, 3, 1, 2, 3, 4])
    run = a_computed_run(a_scheme(row(z, 100)))

    assert [(s.rank, s.tied_count) for s in run.standings.filter(pool="kota").order_by("rank", "region__code")] == [
        (1, 1),
        (2, 2),
        (2, 2),
        (4, 1),
    ]


def test_certain_and_out_follow_the_limits_of_the_scheme():
    run = a_computed_run()
    found = {row.rank: (row.chance, row.zone) for row in run.standings.filter(pool="kota")}

    assert found == {1: (1, "certain"), 2: (1, "certain"), 3: (0, "out"), 4: (0, "out")}


def test_the_same_question_has_the_same_fingerprint_and_is_stored_once():
    scheme = a_ready_scheme()
    first = a_computed_run(scheme)
    again = a_computed_run(scheme)
    other = a_computed_run(scheme, seed=2)

    assert again.pk == first.pk
    assert other.content_hash != first.content_hash
    assert (Run.objects.count(), other.number) == (2, 2)
    assert Event.objects.filter(action="run.confirmed").count() == 1
    assert difference_of(Run.objects.get(pk=first.pk)) is None


def test_a_changed_figure_is_named():
    run = a_computed_run()
    run.results["kota"]["cells"] = 0
    assert difference_of(run) == f"/results/kota/cells: 0 ≠ {Run.objects.get(pk=run.pk).results['kota']['cells']}"


def test_verify_run_says_that_it_holds(capsys):
    run = a_computed_run()
    call_command("verify_run", str(run.pk))
    assert run.content_hash in capsys.readouterr().out


def test_computing_locks_the_scheme():
    scheme = a_ready_scheme()
    a_computed_run(scheme)

    assert Scheme.objects.get(pk=scheme.pk).state == Scheme.State.USED
    assert list(Event.objects.order_by("pk").values_list("action", flat=True))[-2:] == ["scheme.use", "run.computed"]


def test_a_draft_is_not_computed():
    places = regions()
    x, y = two_indicators(places)
    scheme = a_scheme(row(x, 25), row(y, 75, direction=-1), is_ready=False)
    with pytest.raises(TransitionRefused, match="Konsep"):
        a_computed_run(scheme)


def test_somebody_without_the_right_does_not_compute():
    with pytest.raises(Exception, match="Menghitung peringkat"):
        a_computed_run(by=somebody())
    assert not Run.objects.exists()


def test_data_that_cannot_be_ranked_are_named():
    places = regions()
    x = IndicatorFactory(code="x", name="Kemampuan")
    values(x, places, [1, 1, 1, 1, 1, 2, 3, 4])
    with pytest.raises(NotComputable, match="Kemampuan: semua nilainya sama"):
        a_computed_run(a_scheme(row(x, 100)))


@pytest.mark.parametrize("places", [{}, {"kota": 2}, {"kota": 0, "kabupaten": 2}, {"semua": 4}])
def test_places_are_said_for_every_list(places):
    with pytest.raises(NotComputable, match="kota, kabupaten"):
        a_computed_run(places=places)


def test_a_scheme_that_changed_meanwhile_is_not_frozen():
    scheme = a_ready_scheme()
    by = somebody("secretariat")
    outcome = runs.outcome_of(scheme, seed=1, draws=100, places=PLACES)
    schemes.move_scheme(scheme, step="reopen", by=by)
    Scheme.objects.filter(pk=scheme.pk).update(title="Lain")
    scheme.refresh_from_db()
    schemes.move_scheme(scheme, step="make_ready", by=by)
    with pytest.raises(TransitionRefused, match="berubah selagi dihitung"):
        runs.freeze_run(scheme, outcome=outcome, by=by)


def test_the_database_refuses_to_change_what_is_frozen():
    run = a_computed_run()
    scheme = run.scheme
    attempts = [
        lambda: Run.objects.filter(pk=run.pk).update(seed=2),
        lambda: Standing.objects.filter(run=run).update(rank=1),
        lambda: Scheme.objects.filter(pk=scheme.pk).update(title="Lain"),
        lambda: Scheme.objects.filter(pk=scheme.pk).update(state=Scheme.State.DRAFT),
        lambda: scheme.indicators.update(weight=50),
        lambda: scheme.groups.create(code="g", name="G", weight=1),
    ]
    for attempt in attempts:
        with pytest.raises(REFUSAL, match=r"frozen|does not change"), transaction.atomic():
            attempt()


def test_a_run_is_neither_saved_again_nor_deleted():
    run = a_computed_run()
    for attempt in (run.save, run.delete):
        with pytest.raises(TypeError):
            attempt()


def test_together_needs_a_bridge_and_then_makes_one_list():
    places = regions()
    x, y = two_indicators(places)
    settings = {"ranked_together": True, "bridge": "Persentil nasional."}
    run = a_computed_run(a_scheme(row(x, 50), row(y, 50, direction=-1), settings=settings), places={"semua": 4})

    assert {row.pool for row in run.standings.all()} == {"semua"}
    assert run.standings.count() == 8


def test_regions_that_are_not_autonomous_take_nobodys_place():
    places = regions()
    x, y = two_indicators(places)
    Region.objects.filter(pk=places[3].pk).update(is_autonomous=False)
    rows = (row(x, 25), row(y, 75, direction=-1))
    apart = a_computed_run(a_scheme(*rows))
    all_in = a_computed_run(a_scheme(*rows, settings={"only_autonomous": False}))

    best = standing(apart, places[3])
    assert (best.rank, best.score, best.chance, best.coverage_share) == (None, None, None, 1)
    assert [standing(apart, region).rank for region in places[:3]] == [3, 2, 1]
    assert standing(all_in, places[3]).rank == 1

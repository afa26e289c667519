"""Regional science: published answers, and what must not change."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gerakan.engine.cases import regional as printed
from gerakan.engine.errors import InputError
from gerakan.engine.regional import (
    Feature,
    Path,
    Point,
    adds_up,
    dynamic_shift_share,
    growth_difference,
    growth_rate,
    herfindahl,
    krugman_index,
    location_quotients,
    make_table,
    peers,
    project,
    relatedness,
    shift_share,
    typology,
    without,
    year_reached,
)
from gerakan.engine.regional.peers import scaled

FIGURES = hnp.arrays(float, (4, 3, 3), elements=st.integers(0, 5000).map(float))


def table_of(values, whole=None):
    regions, sectors, years = values.shape
    names = tuple(f"r{i}" for i in range(regions))
    return make_table(names, tuple(f"s{i}" for i in range(sectors)), tuple(range(2020, 2020 + years)), values, whole)


@pytest.fixture(scope="module")
def holukuluku():
    shares, growth = np.array(printed.NATION_SHARES), np.array(printed.NATION_GROWTH)
    whole = np.stack([shares * 1e6, shares * 1e6 * (1 + growth)], axis=1)
    return table_of(np.array([printed.HOLUKULUKU_BEFORE, printed.HOLUKULUKU_AFTER]).T[None], whole)


def test_quotients_of_krummes_table(holukuluku):
    found = location_quotients(holukuluku).quotient[0, :, 0]
    assert found.round(3).tolist() == list(printed.HOLUKULUKU_QUOTIENTS)


def test_shift_and_share_of_krummes_table(holukuluku):
    parts = shift_share(holukuluku)

    assert (parts.mix + parts.competitive)[0] == pytest.approx(printed.HOLUKULUKU_SHIFT)
    assert parts.mix[0] == pytest.approx(printed.HOLUKULUKU_MIX)
    assert parts.competitive[0] == pytest.approx(printed.HOLUKULUKU_COMPETITIVE, abs=1e-9)
    sums = [part.sum() for part in (parts.total, parts.national, parts.mix, parts.competitive)]
    assert sums == pytest.approx(printed.HOLUKULUKU_TOTALS)


def test_the_quotient_of_farhauer_and_kroell():
    sector, region, whole, nation = printed.BANKS
    table = table_of(np.array([[[sector], [region - sector]]]), np.array([[whole], [nation - whole]]))
    assert location_quotients(table).quotient[0, 0, 0] == pytest.approx(printed.BANKS_QUOTIENT, abs=5e-8)


def test_swedens_specialisation_of_farhauer_and_kroell():
    shares = {name: np.array(jobs) / sum(jobs) for name, jobs in printed.NORDIC.items()}
    others = np.mean([own for name, own in shares.items() if name != "Sweden"], axis=0)
    assert krugman_index(shares["Sweden"], others) == pytest.approx(printed.SWEDEN_KRUGMAN, abs=5e-5)


def test_concentrations_of_doersam_and_of_the_german_laender():
    for sizes, expected in ((printed.CARS, printed.CARS_HERFINDAHL), (printed.LAENDER, printed.LAENDER_HERFINDAHL)):
        assert herfindahl(np.array(sizes) / sum(sizes)) == pytest.approx(expected, abs=5e-4)


def test_wine_and_grapes_of_the_atlas():
    """11 of the 24, not of the 17: the smaller of the two conditional shares, 11/24 = 0.46."""
    strong = np.zeros((40, 2), dtype=bool)
    strong[: printed.WINE, 0] = strong[: printed.BOTH, 1] = True
    strong[printed.WINE : printed.WINE + printed.GRAPES - printed.BOTH, 1] = True
    assert relatedness(strong).proximity[0, 1] == pytest.approx(printed.WINE_PROXIMITY, abs=5e-3)


def test_homothetic_jobs_by_hand(holukuluku):
    """Sector I: 1,000 jobs x 10 % = 100 homothetic; 100 x (100 % - 10 %) = 90 own; 450 - 90 = 360 by allocation."""
    parts = shift_share(holukuluku)
    assert [part[0, 0] for part in (parts.homothetic, parts.own, parts.allocation)] == pytest.approx([100, 90, 360])


@settings(max_examples=60, deadline=None)
@given(FIGURES)
def test_parts_add_up_at_once_and_year_by_year(values):
    table = table_of(values)
    assert adds_up(shift_share(table))
    assert adds_up(dynamic_shift_share(table))
    assert np.allclose(shift_share(table).total, dynamic_shift_share(table).total)
    assert np.allclose(shift_share(table).competitive.sum(axis=0), 0, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(FIGURES, st.sampled_from([0.001, 1000.0, 1e6]))
def test_the_unit_changes_no_quotient_and_no_interval(values, unit):
    one, other = location_quotients(table_of(values)), location_quotients(table_of(values * unit))
    for name in ("quotient", "lower", "upper"):
        assert np.allclose(getattr(one, name), getattr(other, name), rtol=1e-6, equal_nan=True)


@settings(max_examples=40, deadline=None)
@given(FIGURES, st.permutations(range(4)), st.permutations(range(3)))
def test_the_order_of_rows_and_columns_changes_nothing(values, rows, columns):
    one, other = table_of(values), table_of(values[rows][:, columns])
    for compute in (lambda t: location_quotients(t).upper[:, :, -1], lambda t: shift_share(t).mix,
                    lambda t: typology(t, location_quotients(t)).quadrant):  # fmt: skip
        assert np.allclose(compute(one)[rows][:, columns], compute(other), equal_nan=True, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(FIGURES)
def test_an_interval_holds_its_quotient(values):
    found = location_quotients(table_of(values))
    known = np.isfinite(found.quotient)
    assert (found.lower[known] <= found.quotient[known]).all()
    assert (found.quotient[known] <= found.upper[known]).all()


def test_small_regions_do_not_look_specialised():
    """Jobs drawn from the nation's own shares: no region is special; at 90 per cent some 5 in 100 may seem so."""
    generator = np.random.default_rng(7)
    shares = generator.dirichlet(np.full(12, 3.0))
    sizes = np.array([60] * 60 + [200_000] * 10)
    values = np.stack([[generator.multinomial(n, shares) for n in sizes] for _ in range(2)], axis=-1).astype(float)
    found = location_quotients(table_of(values))

    small = found.quotient[:60, :, 0] > 1.25
    assert small.mean() > 0.25
    assert (found.lower[:60, :, 0] > 1).mean() < 0.07
    values[60, 0] += 60_000
    assert (location_quotients(table_of(values)).lower[60, 0] > 1).all()


def test_related_sectors_are_strong_together():
    strong = np.array([[1, 1, 0], [1, 1, 0], [1, 0, 0], [0, 0, 1]], dtype=bool)
    found = relatedness(strong)

    assert found.proximity.round(3).tolist() == [[0, 0.667, 0], [0.667, 0, 0], [0, 0, 0]]
    assert found.density[2].round(3).tolist() == [0, 1, 0]


def test_oil_can_be_left_out():
    values = np.arange(24.0).reshape(2, 3, 4) + 1
    table = without(table_of(values), frozenset({"s1"}))
    assert (table.sectors, table.whole.tolist()) == (("s0", "s2"), values.sum(axis=0)[[0, 2]].tolist())


SPACE = hnp.arrays(float, (7, 3), elements=st.integers(1, 40).map(float))
FEATURES = [Feature("size", 2.0, logarithmic=True), Feature("income"), Feature("road", 0.5)]


@settings(max_examples=60, deadline=None)
@given(SPACE)
def test_peers_equal_brute_force(values):
    units = tuple("abcdefg")
    kinds = ("kota", "kab", "kab", "kab", "kota", "kab", "kab")
    found = peers(units, values, FEATURES, "b", kinds=kinds, count=3, reach=99)

    same = [i for i, kind in enumerate(kinds) if kind == "kab"]
    space = scaled(values[same], FEATURES)
    distances = {}
    for place, i in enumerate(same):
        squares = sum(f.weight * (space[place][k] - space[0][k]) ** 2 for k, f in enumerate(FEATURES))
        distances[units[i]] = math.sqrt(squares / 3.5)
    nearest = sorted((d, u) for u, d in distances.items() if u != "b")[:3]
    assert sorted(peer.distance for peer in found) == pytest.approx([d for d, _u in nearest])
    assert all(peer.distance == pytest.approx(distances[peer.unit]) for peer in found)


@settings(max_examples=30, deadline=None)
@given(SPACE, st.sampled_from([(1000.0, 0.5, 2.0), (4.0, 64.0, 0.25)]))
def test_the_unit_of_a_feature_changes_no_distance(values, units):
    one, other = (peers("abcdefg", v, FEATURES, "a", reach=99) for v in (values, values * units))
    assert {p.unit: round(p.distance, 6) for p in one} == {p.unit: round(p.distance, 6) for p in other}


def test_reasons_and_a_region_without_peers():
    values = np.array([[10.0, 1], [10.2, 9], [14, 1], [5, 2], [30, 0]])
    features = [Feature("size"), Feature("road")]
    found = {peer.unit: peer for peer in peers("abcde", values, features, "a", reach=99)}

    assert (found["b"].similar, found["b"].different) == (("size",), ("road",))
    assert found["c"].distance == pytest.approx(4 / (3.8 * 1.4826) / math.sqrt(2))
    assert [peer.unit for peer in peers("abcde", values, features, "a", reach=1)] == ["c", "d"]
    assert peers("abcde", values, features, "e", reach=0.5) == ()
    with pytest.raises(InputError, match="berbobot"):
        peers("abcde", values, [Feature("x", 0.0)] * 2, "a")


def test_towns_and_villages_grow_apart_by_the_stated_difference():
    """By the definition of Manual VIII: ln(U/R) moves on a straight line, whatever the growth of the whole."""
    points = project(Point(2020, 250_000, 0.45), Path("sedang", 0.011, 0.025), 2045)

    steps = [math.log(b.urban / b.rural) - math.log(a.urban / a.rural) for a, b in pairwise(points)]
    assert steps == pytest.approx([0.025] * 25)
    assert points[-1].people == pytest.approx(250_000 * math.exp(0.275))
    assert growth_difference(points[0].urban_share, points[10].urban_share, 10) == pytest.approx(0.025)
    assert growth_rate(points[0].people, points[10].people, 10) == pytest.approx(0.011)


def test_a_ceiling_is_never_passed_and_the_national_share_is_found():
    points = project(Point(2020, 1e5, 0.6), Path("cepat", 0.0, 0.08, ceiling=0.85), 2060)

    assert max(point.urban_share for point in points) < 0.85
    reached = year_reached(points)
    assert reached is not None
    assert points[reached - 2021].urban_share < 0.8237 <= points[reached - 2020].urban_share
    assert year_reached(project(Point(2020, 1e5, 0.1), Path("tetap", 0.0, 0.0), 2045)) is None
    with pytest.raises(InputError, match="batas atas"):
        project(Point(2020, 1e5, 0.9), Path("cepat", 0.0, 0.08, ceiling=0.85), 2060)

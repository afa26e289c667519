"""Rank distributions: the fast path against a naive loop, determinism, and sensitivity against a published function."""

from dataclasses import replace

import numpy as np
import pytest

from gerakan.engine.errors import InputError
from gerakan.engine.index import (
    Group,
    IndexData,
    IndexSpec,
    Indicator,
    Missing,
    Normalisation,
    RobustnessPlan,
    Treatment,
    compute,
    pairwise_wins,
    rank_descending,
    robustness,
)
from gerakan.engine.index.tree import climb, weight_vector
from gerakan.engine.index.uncertainty.drawing import DRAW_STREAM, chunks
from gerakan.engine.index.uncertainty.grid import make_grid
from gerakan.engine.index.uncertainty.plan import spec_of, weight_factors
from gerakan.engine.index.uncertainty.sobol import _estimates
from tests.engine.tables import random_data, three_levels

WIDE = Normalisation("minmax", 1, 100)


def naive_histogram(data, spec, plan, *, draws, seed, samples=None):
    """One draw after the other through the ordinary index; the same random numbers as the fast path."""
    grid = make_grid(data, spec, plan, samples or {}, seed)
    codes = [item.code for item in (*spec.indicators, *spec.groups)]
    histogram = np.zeros((len(data.units), len(data.units)), dtype=np.int64)
    for chunk in chunks(grid, draws, seed):
        generator = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(DRAW_STREAM, chunk.number)))
        factors = weight_factors(generator, chunk.draws, len(codes), plan.weights)
        which = generator.integers(len(next(iter(samples.values()))), size=chunk.draws) if samples else None
        own = spec_of(spec, grid.factors, chunk.levels)
        table = compute(data, own).normalised.copy()
        for d in range(chunk.draws):
            for code, drawn in (samples or {}).items():
                if code in own.codes:
                    one = replace(
                        data, values=np.where(np.array(data.codes) == code, drawn[which[d]][:, None], data.values)
                    )
                    table[:, own.codes.index(code)] = compute(one, own).normalised[:, own.codes.index(code)]
            at = [codes.index(item.code) for item in (*own.indicators, *own.groups)]
            scores, _used = climb(table, own, data.units, weight_vector(own) * factors[d, at])
            ranks = rank_descending(scores[:, own.groups.index(own.root)])
            for unit in np.flatnonzero(ranks):
                histogram[unit, ranks[unit] - 1] += 1
    return histogram


EVERYTHING = RobustnessPlan(
    weights=0.25,
    normalisations=(WIDE, Normalisation("zscore", mean=100, sd=10), Normalisation("percentile_rank")),
    aggregations=("arithmetic", "geometric"),
    missing=(Missing("proportional"), Missing("equal_share")),
    leave_one_out=True,
)
CASES = {
    "weights, whole table": (random_data(40, 8), three_levels(8, normalisation=WIDE), RobustnessPlan()),
    "weights, holes": (random_data(40, 8, empty=0.1), three_levels(8, normalisation=WIDE), RobustnessPlan()),
    "many patterns": (random_data(90, 12, empty=0.4), three_levels(12, normalisation=WIDE), RobustnessPlan()),
    "many patterns, equal share": (
        random_data(90, 12, empty=0.4),
        three_levels(12, normalisation=WIDE, missing=Missing("equal_share", 0.4)),
        RobustnessPlan(0.5),
    ),
    "everything": (random_data(40, 8, empty=0.05), three_levels(8, normalisation=WIDE), EVERYTHING),
    "other means": (
        random_data(30, 8, empty=0.1),
        three_levels(8, normalisation=WIDE),
        RobustnessPlan(0.3, aggregations=("harmonic", "generalised", "topsis")),
    ),
    "penalty for imbalance": (
        random_data(30, 8, empty=0.1),
        three_levels(8, "mazziotta_pareto", normalisation=Normalisation("minmax", 70, 130)),
        RobustnessPlan(0.3),
    ),
    "outranking": (
        random_data(20, 8, empty=0.1),
        IndexSpec(tuple(Indicator(f"x{j}", "i") for j in range(8)), (Group("i", aggregation="copeland"),)),
        RobustnessPlan(0.4),
    ),
    "outranking of groups": (random_data(12, 8), three_levels(8, "copeland"), RobustnessPlan(0.4)),
    "zeros under a geometric mean": (random_data(30, 8), three_levels(8, "geometric"), RobustnessPlan(0.25)),
    "treatments": (
        random_data(40, 8),
        three_levels(8, normalisation=WIDE),
        RobustnessPlan(0.1, treatments=(Treatment("none"), Treatment("winsorise_log"))),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_naive_loop_gives_identical_histograms(name):
    data, spec, plan = CASES[name]

    fast = robustness(data, spec, plan, draws=200, seed=7, top=5, sobol=False)

    assert (fast.histogram == naive_histogram(data, spec, plan, draws=200, seed=7)).all()
    assert fast.histogram.sum(axis=1).max() == 200


@pytest.mark.parametrize("empty", [0.0, 0.1, 0.4])
def test_noise_on_an_indicator_agrees_with_the_naive_loop(empty):
    data, spec = random_data(40, 12, empty=empty), three_levels(12, normalisation=WIDE)
    generator = np.random.default_rng(3)
    samples = {
        "x1": np.where(np.isfinite(data.values[:, 1]), data.values[:, 1] + generator.normal(0, 0.2, (50, 40)), np.nan)
    }

    fast = robustness(data, spec, RobustnessPlan(), draws=200, seed=7, top=5, samples=samples, sobol=False)

    assert (fast.histogram == naive_histogram(data, spec, RobustnessPlan(), draws=200, seed=7, samples=samples)).all()


def test_the_same_seed_gives_the_same_bits_whatever_the_threads():
    data, spec, plan = CASES["everything"]
    one, two, five = (robustness(data, spec, plan, draws=400, seed=3, top=10, threads=threads) for threads in (1, 2, 5))

    assert (one.histogram == two.histogram).all()
    assert (one.histogram == five.histogram).all()
    assert one.sobol == two.sobol == five.sobol
    assert (robustness(data, spec, plan, draws=400, seed=4, top=10, sobol=False).histogram != one.histogram).any()


def test_the_order_of_rows_does_not_change_a_rank_distribution():
    data, spec, plan = CASES["weights, holes"]
    rows = np.random.default_rng(1).permutation(len(data.units))
    mixed = IndexData(tuple(data.units[i] for i in rows), data.codes, data.values[rows], data.applicable[rows])

    plain, turned = (robustness(table, spec, plan, draws=1000, seed=3, top=10) for table in (data, mixed))

    assert (turned.histogram == plain.histogram[rows]).all()


def test_identical_units_share_every_rank():
    data = IndexData.from_rows(["a", "b", "c", "d"], ["x", "y"], [[1, 2], [3, 4], [3, 4], [0, 9]])
    spec = IndexSpec((Indicator("x", "i"), Indicator("y", "i")), (Group("i"),))

    result = robustness(data, spec, RobustnessPlan(0.9), draws=500, seed=1, top=1)

    assert (result.histogram[1] == result.histogram[2]).all()
    assert result.p_top[1] == result.p_top[2]


def test_p_top_and_quantiles_come_from_the_histogram():
    data, spec, plan = CASES["everything"]
    result = robustness(data, spec, plan, draws=1000, seed=3, top=10, sobol=False)
    unit = int(np.argmax((result.p_top > 0.2) & (result.p_top < 0.8)))
    ranks = np.repeat(np.arange(1, 41), result.histogram[unit])

    assert result.p_top[unit] == pytest.approx((ranks <= 10).mean())
    assert result.rank_median[unit] == np.quantile(ranks, 0.5, method="inverted_cdf")
    assert result.rank_p05[unit] == np.quantile(ranks, 0.05, method="inverted_cdf")
    assert result.rank_p95[unit] == np.quantile(ranks, 0.95, method="inverted_cdf")
    assert result.rank_mean[unit] == pytest.approx(ranks.mean())
    assert result.zone[unit] == "contested"


def test_pairwise_wins_are_complementary():
    data, spec, plan = CASES["weights, holes"]
    wins = pairwise_wins(data, spec, plan, units=["u001", "u004", "u007"], draws=500, seed=2)

    off = ~np.eye(3, dtype=bool)
    assert np.allclose((wins + wins.T)[off], 1)
    assert np.isnan(wins.diagonal()).all()


def test_sobol_estimators_on_the_ishigami_function():
    """Saltelli et al. (2008), Global Sensitivity Analysis, p. 179: S = .3139, .4424, 0; ST = .5576, .4424, .2437."""

    def ishigami(x):
        return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])

    first, second = np.random.default_rng(5).uniform(-np.pi, np.pi, (2, 60_000, 3))
    for k, (alone, total) in enumerate([(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)]):
        mixed = first.copy()
        mixed[:, k] = second[:, k]
        s, s_se, t, t_se = _estimates(ishigami(first), ishigami(second), ishigami(mixed))
        assert abs(s - alone) < 4 * s_se
        assert abs(t - total) < 4 * t_se
        assert max(s_se, t_se) < 0.015


def test_sobol_indices_of_choices_explain_everything_together():
    data, spec, plan = CASES["everything"]
    result = robustness(data, spec, plan, draws=5_000, seed=3, top=10)
    shift = [index for index in result.sobol if index.output == "rank_shift"]

    assert [index.factor for index in shift] == ["normalisation", "aggregation", "missing", "leave_one_out", "weights"]
    assert sum(index.first for index in shift) < 1.05
    assert sum(index.total for index in shift) > 0.95
    assert {index.unit for index in result.sobol if index.output == "membership"} == {
        unit for unit, zone in zip(result.units, result.zone, strict=True) if zone == "contested"
    }


def test_weights_alone_explain_everything_without_any_work():
    data, spec, _plan = CASES["weights, holes"]
    result = robustness(data, spec, RobustnessPlan(0.25), draws=100, seed=3, top=10)

    assert {(index.factor, index.first, index.total) for index in result.sobol} == {("weights", 1.0, 1.0)}


def test_imputations_are_drawn_and_carried_into_the_ranks():
    data, spec = random_data(60, 8, empty=0.15), three_levels(8, normalisation=WIDE)
    plan = RobustnessPlan(weights=0.0, imputations=20)

    result = robustness(data, spec, plan, draws=200, seed=3, top=10)

    whole = np.isfinite(data.values).all(axis=1)
    spread = (result.histogram > 0).sum(axis=1)
    assert result.cells == 20
    assert spread[~whole].mean() > spread[whole].mean() > 1


@pytest.mark.parametrize(("draws", "top", "column"), [(0, 1, "draws"), (10, 0, "top")])
def test_odd_numbers_are_refused(draws, top, column):
    data, spec, plan = CASES["everything"]
    with pytest.raises(InputError) as refused:
        robustness(data, spec, plan, draws=draws, seed=1, top=top)
    assert refused.value.column == column

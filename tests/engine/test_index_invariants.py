"""What must not change an index: order of rows and columns, names, units of measurement, sign with direction, copies."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gerakan.engine.index import AGGREGATIONS, Group, IndexData, IndexSpec, Indicator, Missing, Normalisation, compute
from gerakan.engine.index.outranking import copeland
from gerakan.engine.index.tree import climb
from tests.engine.tables import random_data, three_levels

METHODS = ("minmax", "zscore", "percentile_rank", "rank", "borda", "distance_to_best")
MEANS = ("arithmetic", "geometric", "harmonic", "generalised", "mazziotta_pareto", "topsis", "copeland")
seeds = st.integers(0, 10_000)


def positive(method: str) -> Normalisation:
    return Normalisation(method, 1, 100, mean=100, sd=10)


def spec_with(method: str, aggregation: str) -> IndexSpec:
    scale = positive(method)
    if aggregation == "mazziotta_pareto":
        scale = Normalisation("minmax", 70, 130) if method != "zscore" else scale
    elif aggregation in ("geometric", "harmonic", "generalised") and method == "borda":
        scale = positive("rank")
    return three_levels(8, aggregation, normalisation=scale)


def permuted(data: IndexData, rows, columns) -> IndexData:
    return IndexData(
        tuple(data.units[i] for i in rows),
        tuple(data.codes[j] for j in columns),
        data.values[np.ix_(rows, columns)],
        data.applicable[np.ix_(rows, columns)],
    )


@pytest.mark.parametrize("aggregation", MEANS)
@pytest.mark.parametrize("method", METHODS)
@given(seed=seeds)
@settings(max_examples=4, deadline=None)
def test_the_order_of_rows_and_columns_changes_nothing(method, aggregation, seed):
    data, spec = random_data(15, 8, seed=seed, empty=0.1), spec_with(method, aggregation)
    generator = np.random.default_rng(seed)
    rows, columns = generator.permutation(15), generator.permutation(8)

    plain = compute(data, spec)
    mixed = compute(permuted(data, rows, columns), replace(spec, indicators=tuple(spec.indicators[j] for j in columns)))

    assert np.allclose(mixed.scores, plain.scores[rows], equal_nan=True, rtol=1e-10)
    assert (mixed.ranks == plain.ranks[rows]).all()


@pytest.mark.parametrize("method", METHODS)
@given(seed=seeds, scale=st.floats(0.01, 100), shift=st.floats(-50, 50))
@settings(max_examples=6, deadline=None)
def test_other_units_of_measurement_change_nothing(method, seed, scale, shift):
    data, spec = random_data(15, 8, seed=seed), spec_with(method, "arithmetic")
    other = replace(data, values=data.values * scale + shift)

    assert np.allclose(compute(other, spec).scores, compute(data, spec).scores, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("method", METHODS)
@given(seed=seeds)
@settings(max_examples=6, deadline=None)
def test_a_flipped_sign_with_a_flipped_direction_changes_nothing(method, seed):
    data, spec = random_data(15, 8, seed=seed), spec_with(method, "arithmetic")
    flipped = replace(spec, indicators=tuple(replace(item, direction=-item.direction) for item in spec.indicators))

    assert np.allclose(compute(replace(data, values=-data.values), flipped).scores, compute(data, spec).scores)


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric", "harmonic", "copeland", "mazziotta_pareto"])
@given(seed=seeds)
@settings(max_examples=6, deadline=None)
def test_a_copy_of_a_column_with_the_weight_halved_changes_nothing(aggregation, seed):
    data, spec = random_data(12, 8, seed=seed), spec_with("minmax", aggregation)
    first = spec.indicators[0]
    halves = (replace(first, weight=first.weight / 2), replace(first, code="copy", weight=first.weight / 2))
    doubled = replace(spec, indicators=(*halves, *spec.indicators[1:]))
    values = np.column_stack([data.values, data.values[:, 0]])
    wider = IndexData(data.units, (*data.codes, "copy"), values, np.ones(values.shape, dtype=bool))

    assert np.allclose(compute(wider, doubled).scores, compute(data, spec).scores)


@given(seed=seeds)
@settings(max_examples=6, deadline=None)
def test_contributions_add_up_to_the_score(seed):
    data = random_data(12, 8, seed=seed, empty=0.15)
    plain = compute(data, three_levels(8))
    logs = compute(data, three_levels(8, "geometric", normalisation=positive("minmax")))
    mixed_spec = three_levels(8, "geometric", normalisation=positive("minmax"))
    mixed = compute(
        data, replace(mixed_spec, groups=(replace(mixed_spec.root, aggregation="harmonic"), *mixed_spec.groups[1:]))
    )

    assert plain.contributions.scale == "score"
    assert np.allclose(plain.contributions.values.sum(axis=1), plain.index)
    assert logs.contributions.scale == "log"
    assert np.allclose(logs.contributions.values.sum(axis=1), np.log(logs.index))
    full = np.isfinite(mixed.scores[:, 1:3]).all(axis=1)
    assert mixed.contributions.codes == ("g0", "g1")
    assert np.allclose((mixed.contributions.values.sum(axis=1) + mixed.contributions.baseline)[full], mixed.index[full])


def test_missing_weight_goes_where_the_rule_says():
    data = IndexData.from_rows(["a", "b", "c"], ["x", "y", "z"], [[1, 1, None], [2, 3, 1], [3, 2, 2]])
    items = tuple(Indicator(code, "i", weight) for code, weight in (("x", 0.5), ("y", 0.3), ("z", 0.2)))
    spec = IndexSpec(items, (Group("i"),))

    shared = compute(data, replace(spec, missing=Missing("equal_share")))
    scaled = compute(data, spec)

    assert shared.weights[0].tolist() == pytest.approx([0.6, 0.4, 0])
    assert scaled.weights[0].tolist() == pytest.approx([0.625, 0.375, 0])
    assert scaled.coverage.tolist() == pytest.approx([0.8, 1, 1])


def test_what_does_not_apply_is_never_filled():
    data = IndexData.from_rows(["a", "b", "c"], ["x", "y"], [[1, "NA"], [2, None], [3, 8.0]])
    spec = IndexSpec((Indicator("x", "i"), Indicator("y", "i", normalisation=Normalisation("none"))), (Group("i"),))

    result = compute(data, replace(spec, missing=Missing("impute_median")))

    assert np.isnan(result.treated[0, 1])
    assert result.treated[1, 1] == 8
    assert result.imputed.tolist() == [[False, False], [False, True], [False, False]]


def test_too_little_availability_leaves_a_group_empty():
    data = IndexData.from_rows(["a", "b", "c"], ["x", "y", "z"], [[1, None, None], [2, 3, None], [3, 2, 2]])
    spec = IndexSpec(
        tuple(Indicator(code, "i", normalisation=Normalisation("none")) for code in "xyz"),
        (Group("i"),),
        missing=Missing(min_availability=0.6),
    )
    result = compute(data, spec)

    assert np.isnan(result.index[0])
    assert result.rank.tolist() == [0, 1, 2]
    assert any("a:" in warning for warning in result.warnings)


def test_every_aggregation_is_monotone_in_one_unit():
    """Raising one value of one unit never lowers its score."""
    data = random_data(7, 8, seed=3)
    normalised = compute(data, three_levels(8, normalisation=positive("minmax"))).normalised
    for aggregation in AGGREGATIONS:
        if aggregation == "mazziotta_pareto":
            continue  # punishes imbalance by design: raising the highest value may cost
        spec = three_levels(8, aggregation, normalisation=positive("minmax"))
        raised = normalised.copy()
        raised[4, 2] += 1
        before, after = (climb(table, spec, data.units)[0][4, 0] for table in (normalised, raised))
        assert after >= before - 1e-9, aggregation


def test_copeland_rescales_missing_weights_pair_by_pair():
    values = np.array([[3.0, np.nan], [1.0, 2.0], [2.0, 1.0]])
    assert copeland(values, np.array([0.3, 0.7])).tolist() == [2, 0, -2]

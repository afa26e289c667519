"""Composite indices against numbers that others have printed."""

import math

import numpy as np
import pytest

from gerakan.engine.cases import technology_achievement as tai
from gerakan.engine.index import Group, IndexData, IndexSpec, Indicator, Normalisation, Treatment, compute
from gerakan.engine.index.ahp import ahp
from gerakan.engine.index.coherence import coherence
from gerakan.engine.index.normalisation import normalise_column
from gerakan.engine.index.outranking import copeland, kemeny
from gerakan.engine.index.treatment import treat
from gerakan.engine.index.weights import critic

UNIT = Normalisation("goalposts", 0, 1)


def test_the_worked_example_of_the_contract():
    data = IndexData.from_rows(["a", "b", "c"], ["x", "y"], [[1, 30], [2, 10], [3, 20]])
    spec = IndexSpec((Indicator("x", "index", 0.25), Indicator("y", "index", 0.75, -1)), (Group("index"),))

    result = compute(data, spec)

    assert result.index.tolist() == [0.0, 87.5, 62.5]
    assert result.rank.tolist() == [3, 1, 2]


def technology_spec() -> IndexSpec:
    parents = {name: f"dimension {k // 2}" for k, name in enumerate(tai.INDICATORS)}
    indicators = []
    for name in tai.INDICATORS:
        low, high = (math.log(v) if name in tai.LOGARITHMIC else v for v in tai.GOALPOSTS[name])
        indicators.append(Indicator(name, parents[name], low=low, high=high))
    groups = (Group("tai"), *(Group(f"dimension {k}", "tai") for k in range(4)))
    return IndexSpec(tuple(indicators), groups, normalisation=UNIT)


def technology_data(logarithm=math.log) -> IndexData:
    rows = [
        [logarithm(v) if name in tai.LOGARITHMIC else v for name, v in zip(tai.INDICATORS, row, strict=True)]
        for row in tai.COUNTRIES.values()
    ]
    return IndexData.from_rows(list(tai.COUNTRIES), tai.INDICATORS, rows)


def test_undp_technology_achievement_index_2001():
    """UNDP (2001), table A2.1: 22 printed values; the report cuts where we round."""
    result = compute(technology_data(), technology_spec())

    computed = dict(zip(result.units, result.index, strict=True))
    for country, printed in tai.PUBLISHED.items():
        assert computed[country] == pytest.approx(printed, abs=0.0015), country
    assert result.units[int(np.argmin(result.rank))] == "Finland"


def test_undp_technical_note_2_new_zealand():
    """UNDP (2001), technical note 2, the printed steps for New Zealand."""
    result = compute(technology_data(), technology_spec())

    at = result.units.index("New Zealand")
    printed = [0.104, 0.048, 0.631, 0.191, 0.967, 1.0, 0.973, 0.476]
    assert result.normalised[at] == pytest.approx(printed, abs=0.0006)
    assert result.scores[at, 1:] == pytest.approx([0.076, 0.411, 0.984, 0.725], abs=0.0006)


def test_oecd_handbook_principal_components_and_alpha():
    """OECD/JRC (2008), step 4: explained variance and Cronbach's alpha of the 23 countries."""
    data = technology_data(math.log10)

    answer = coherence(data.values, data.codes)

    assert answer.explained * 100 == pytest.approx(tai.EXPLAINED_PER_CENT, abs=0.06)
    assert answer.alpha == pytest.approx(tai.CRONBACH_ALPHA, abs=0.005)


def human_development(goalposts: dict, *, education: str) -> IndexSpec:
    parent = {"life": "health", "mean_years": "education", "expected_years": "education", "income": "living"}
    indicators = tuple(Indicator(code, parent[code], low=low, high=high) for code, (low, high) in goalposts.items())
    groups = (
        Group("hdi", aggregation="geometric"),
        Group("health", "hdi"),
        Group("education", "hdi", aggregation=education),
        Group("living", "hdi"),
    )
    return IndexSpec(indicators, groups, normalisation=UNIT)


def test_undp_human_development_index_costa_rica():
    """UNDP (2014), technical note 1: Costa Rica, 79.93 / 8.37 / 13.50 years and 13,011.7 dollars give 0.763."""
    goalposts = {
        "life": (20, 85),
        "mean_years": (0, 15),
        "expected_years": (0, 18),
        "income": (math.log(100), math.log(75000)),
    }
    data = IndexData.from_rows(["Costa Rica"], list(goalposts), [[79.93, 8.37, 13.50, math.log(13011.7)]])

    result = compute(data, human_development(goalposts, education="arithmetic"))

    assert result.scores[0] == pytest.approx([0.763, 0.922, 0.654, 0.735], abs=0.0006)


def test_undp_human_development_index_china_2010():
    """UNDP (2010), technical note 1: China, with a geometric education index over its observed maximum; 0.663."""
    goalposts = {
        "life": (20, 83.2),
        "mean_years": (
            0,
            13.2 * 0.951,
        ),  # sqrt(a/13.2 * b/20.6) / 0.951 is the geometric mean of a/(13.2*0.951), b/(20.6*0.951)
        "expected_years": (0, 20.6 * 0.951),
        "income": (math.log(163), math.log(108211)),
    }
    data = IndexData.from_rows(["China"], list(goalposts), [[73.5, 7.5, 11.4, math.log(7263)]])

    result = compute(data, human_development(goalposts, education="geometric"))

    assert result.scores[0] == pytest.approx([0.663, 0.847, 0.589, 0.584], abs=0.0011)


def test_saaty_consumption_of_drinks():
    """Saaty (2008), Decision making with the analytic hierarchy process, table 2: seven drinks, ratio 0.022."""
    upper = [
        [1, 9, 5, 2, 1, 1, 1 / 2],
        [0, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
        [0, 0, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
        [0, 0, 0, 1, 1 / 2, 1, 1 / 3],
        [0, 0, 0, 0, 1, 2, 1 / 2],
        [0, 0, 0, 0, 0, 1, 1 / 3],
        [0, 0, 0, 0, 0, 0, 1],
    ]
    matrix = np.array(upper, dtype=float)
    matrix += np.tril(1 / np.where(matrix.T > 0, matrix.T, 1), -1)

    judgement = ahp(matrix)

    assert judgement.weights == pytest.approx([0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], abs=0.0006)
    assert judgement.ratio == pytest.approx(0.022, abs=0.0006)


def test_hwang_and_yoon_fighter_aircraft():
    """Hwang & Yoon (1981): TOPSIS of four fighters, closeness 0.643, 0.268, 0.614, 0.312."""
    table = [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    codes = ["speed", "range", "payload", "cost", "reliability", "manoeuvre"]
    weights = [0.2, 0.1, 0.1, 0.1, 0.2, 0.3]
    indicators = tuple(
        Indicator(code, "fighter", weight, -1 if code == "cost" else 1)
        for code, weight in zip(codes, weights, strict=True)
    )
    spec = IndexSpec(indicators, (Group("fighter", aggregation="topsis"),), normalisation=Normalisation("vector"))

    result = compute(IndexData.from_rows(["A1", "A2", "A3", "A4"], codes, table), spec)

    assert result.index == pytest.approx([0.643, 0.268, 0.614, 0.312], abs=0.0006)


TENNESSEE = np.array([[4, 1, 1, 1], [3, 4, 2, 2], [2, 3, 4, 3], [1, 2, 3, 4]], dtype=float)
"""Memphis, Nashville, Chattanooga, Knoxville as four groups of voters order them (4 is first)."""
VOTERS = np.array([0.42, 0.26, 0.15, 0.17])


def test_capital_of_tennessee():
    """The textbook election: Copeland +3 Nashville, +1 Chattanooga, -1 Knoxville, -3 Memphis; Kemeny orders them so too."""
    assert copeland(TENNESSEE, VOTERS).tolist() == [-3, 3, 1, -1]
    assert kemeny(TENNESSEE, VOTERS).tolist() == [0, 3, 2, 1]


def test_critic_of_diakoulaki():
    """Diakoulaki et al. (1995), eight firms, three ratios; the figures are those of scikit-criteria's test-suite."""
    table = [
        [61, 1.08, 4.33],
        [20.7, 0.26, 4.34],
        [16.3, 1.98, 2.53],
        [9.0, 3.29, 1.65],
        [5.4, 2.77, 2.33],
        [4.0, 4.12, 1.21],
        [-6.1, 3.52, 2.10],
        [-34.6, 3.31, 0.98],
    ]
    assert critic(np.array(table)) == pytest.approx([0.20222554, 0.48090173, 0.31687273], abs=1e-8)


def test_treatment_as_coinr_documents_it():
    """Becker et al. (2022), COINr's test-suite: 1..10 and 100 becomes 1..10 and 10; when one point is not enough, a log."""
    one = np.array([*range(1, 11), 100], dtype=float)[:, None]
    treated, log = treat(one, Treatment("winsorise_log"), ("x",))
    assert treated.ravel().tolist() == [*range(1, 11), 10]
    assert log[0].rows == (10,)

    two = np.array([*range(1, 21), 100, 200], dtype=float)[:, None]
    treated, log = treat(two, Treatment("winsorise_log", max_winsorised=1), ("x",))
    assert log[0].method == "log"
    assert treated.ravel() == pytest.approx(np.log(two.ravel() - 1 + 0.01 * 199))


@pytest.mark.parametrize(
    ("method", "values", "indicator", "expected"),
    [
        ("goalposts", [1, 11, -1], Indicator("x", "g", low=0, high=10), [0.1, 1, 0]),
        ("goalposts", [1, 11, -1], Indicator("x", "g", direction=-1, low=0, high=10), [0.9, 0, 1]),
        ("distance_to_target", [0, 5, 11], Indicator("x", "g", target=10), [0, 0.5, 1]),
        ("distance_to_target", [-1, 1, 10], Indicator("x", "g", direction=-1, target=0), [1, 0.9, 0]),
    ],
)
def test_normalisation_as_coinr_documents_it(method, values, indicator, expected):
    """Becker et al. (2022), COINr's test-suite."""
    got = normalise_column(np.array(values, dtype=float), indicator, Normalisation(method, 0, 1))
    assert got == pytest.approx(expected)

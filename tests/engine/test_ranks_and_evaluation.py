"""Confidence sets for ranks, and the yearly evaluation."""

import numpy as np
import pytest

from gerakan.compute import run
from gerakan.engine.choice.confidence import largest_differences, rank_sets
from gerakan.engine.errors import InputError
from gerakan.engine.progress import DEFAULT_WEIGHTS, Predicate, evaluate, predicate_of

KEDIRI = {"baseline": 3.60, "output": 3.21, "outcome": 3.23, "impact": 3.07, "quick_win": 3.65}


@pytest.mark.parametrize(("units", "printed"), [(3, 3.31), (5, 3.86), (10, 4.47)])
def test_the_joint_critical_value_is_tukeys_studentised_range(units, printed):
    """Table of the studentised range, 5 per cent, infinite degrees of freedom; divided by the root of two."""
    biggest = largest_differences(np.ones(units), seed=1).max(axis=1)
    assert np.quantile(biggest, 0.95) * np.sqrt(2) == pytest.approx(printed, abs=0.1)


@pytest.mark.parametrize(("others", "printed"), [(2, 2.21), (3, 2.35), (5, 2.51)])
def test_the_marginal_critical_value_is_dunnetts(others, printed):
    """Dunnett (1964), two-sided 5 per cent, infinite degrees of freedom."""
    biggest = largest_differences(np.ones(others + 1), seed=1)
    assert np.quantile(biggest, 0.95, axis=0) == pytest.approx([printed] * (others + 1), abs=0.1)


def test_sets_cover_true_ranks_as_often_as_they_say():
    truth, errors = np.linspace(0, 3, 8), np.full(8, 0.5)
    true_rank = np.arange(8, 0, -1)
    generator = np.random.default_rng(3)
    each, together, tops = 0.0, 0, 0
    for _ in range(60):
        sets = rank_sets(truth + generator.normal(0, errors), errors, top=2, seed=5)
        each += ((sets.marginal_lower <= true_rank) & (true_rank <= sets.marginal_upper)).mean() / 60
        together += ((sets.simultaneous_lower <= true_rank) & (true_rank <= sets.simultaneous_upper)).all()
        tops += sets.possible_top[-2:].all()
    assert each > 0.9
    assert together >= 54
    assert tops >= 54


def test_certain_estimates_have_certain_ranks():
    sets = rank_sets(np.array([3.0, 1.0, 2.0, 2.0]), np.zeros(4), top=1)

    assert sets.rank.tolist() == [1, 4, 2, 2]
    assert sets.marginal_lower.tolist() == [1, 4, 2, 2]
    assert sets.simultaneous_upper.tolist() == [1, 4, 3, 3]
    assert sets.possible_top.tolist() == [True, False, False, False]


def test_kota_kediri_2022():
    """The ministry's published evaluation: 3.60, 3.21, 3.23, 3.07, 3.65 give 3.31."""
    assert evaluate({("Kediri", 2022): KEDIRI}, DEFAULT_WEIGHTS)[0].index == pytest.approx(3.31, abs=0.01)


def test_improvement_counts_from_the_latest_earlier_year():
    better = {name: score + 0.5 for name, score in KEDIRI.items()}
    rows = evaluate({("a", 2020): KEDIRI, ("a", 2022): better, ("b", 2022): KEDIRI}, DEFAULT_WEIGHTS)

    assert [(row.unit, row.year, row.rank) for row in rows] == [("a", 2020, 1), ("a", 2022, 1), ("b", 2022, 2)]
    assert [row.improvement for row in rows] == [None, pytest.approx(0.5), None]


def test_a_missing_dimension_leaves_no_index():
    row = evaluate({("a", 2022): {"baseline": 3.0}}, DEFAULT_WEIGHTS)[0]
    assert (row.index, row.improvement, row.predicate, row.rank) == (None, None, None, None)


def test_predicates_start_at_their_threshold():
    words = [Predicate("baik", 3.0), Predicate("cukup", 2.0)]
    assert [predicate_of(value, words) for value in (3.0, 0.1 + 0.2 + 2.7, 2.99, 1.9)] == [
        "baik",
        "baik",
        "cukup",
        None,
    ]


def test_weights_that_do_not_sum_to_100_are_refused():
    with pytest.raises(InputError, match="90"):
        evaluate({}, DEFAULT_WEIGHTS | {"baseline": 0.0})


def test_the_command_line_of_both(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "e.csv").write_text("unit,estimate,se\na,9,0.1\nb,5,0.5\nc,4.9,0.5\n")
    assert run(["ranks", "e.csv", "--top", "1", "--level", "0.95", "--out", "r"]) == 0
    assert (tmp_path / "r/ranks.csv").read_text().splitlines()[1:] == [
        "a,1,1,1,1,1,1",
        "b,2,2,3,2,3,0",
        "c,3,2,3,2,3,0",
    ]

    lines = ["unit,year,dimension,score", *(f"Kediri,2022,{name},{score}" for name, score in KEDIRI.items())]
    (tmp_path / "s.csv").write_text("\n".join(lines) + "\n")
    weights = "\n".join(f"{name} = {weight}" for name, weight in DEFAULT_WEIGHTS.items())
    (tmp_path / "s.toml").write_text(f'[weights]\n{weights}\n[[predicate]]\nname = "baik"\nfrom = 3.0\n')
    assert run(["evaluation", "s.csv", "s.toml", "--out", "v"]) == 0
    assert (
        tmp_path / "v/index.csv"
    ).read_text() == "unit,year,index,improvement,predicate,rank\nKediri,2022,3.315,,baik,1\n"

    (tmp_path / "s.toml").write_text("[weights]\nbaseline = 99\n")
    (tmp_path / "s.csv").write_text("unit,year,dimension,score\nKediri,2022,baseline,3\n")
    assert run(["evaluation", "s.csv", "s.toml", "--out", "v"]) == 2
    assert "s.toml, baris weights, kolom baseline: jumlah bobot 99, seharusnya 100." in capsys.readouterr().err

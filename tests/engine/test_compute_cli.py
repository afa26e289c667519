"""The file contract of `gerakan compute`, through the command line as anybody would use it."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
DATA = "unit,x,y\na,1,30\nb,2,10\nc,3,20\n"
SPEC = """
[[indicator]]
code = "x"
parent = "index"
weight = 0.25

[[indicator]]
code = "y"
parent = "index"
weight = 0.75
direction = -1

[[group]]
code = "index"
aggregation = "arithmetic"

[normalisation]
method = "minmax"
lower = 0
upper = 100
"""
ROBUST = SPEC + '\n[robustness]\nweights = 0.25\nnormalisation = ["minmax", "percentile_rank"]\nleave_one_out = true\n'
CANDIDATES = "unit,merit,kind\na,3,kota\nb,2,kota\nc,1,kab\n"
CHOICE = 'choose = 2\n[[quota]]\ncolumn = "kind"\nvalue = "kab"\nmin = 1\n'


@pytest.fixture
def run(tmp_path, gerakan_line):
    def call(command: str, *texts: str, options: tuple[str, ...] = (), out: str = "out"):
        names = []
        for text, suffix in zip(texts, ("csv", "toml"), strict=True):
            names.append(f"input.{suffix}")
            (tmp_path / names[-1]).write_bytes(text.encode() if isinstance(text, str) else text)
        return gerakan_line("compute", command, *names, *options, "--out", out, folder=tmp_path)

    return call


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_index_reproduces_the_worked_example(run, tmp_path):
    done = run("index", DATA, SPEC)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert table(tmp_path / "out/scores.csv") == [
        {"unit": "a", "index": "0"},
        {"unit": "b", "index": "87.5"},
        {"unit": "c", "index": "62.5"},
    ]
    assert [row["index"] for row in table(tmp_path / "out/ranks.csv")] == ["3", "1", "2"]
    assert [row["y"] for row in table(tmp_path / "out/normalised.csv")] == ["0", "100", "50"]
    assert [row["y"] for row in table(tmp_path / "out/treated.csv")] == ["30", "10", "20"]
    assert [row["x"] for row in table(tmp_path / "out/contributions.csv")] == ["0", "12.5", "25"]
    result = json.loads((tmp_path / "out/result.json").read_text())
    assert set(result) >= {"parameters", "seed", "engine_version", "warnings"}


def test_holes_are_told_apart(run, tmp_path):
    run("index", "unit,x,y\na,1,\nb,2,NA\nc,3,20\nd,4,10\n", SPEC)

    assert [row["y"] for row in table(tmp_path / "out/normalised.csv")] == ["", "NA", "0", "100"]
    (link,) = json.loads((tmp_path / "out/result.json").read_text())["links"]
    assert (link["code"], link["units"]) == ("y", 3)
    assert 0 <= link["effect"]["p"] <= 1


def test_robustness_writes_the_same_bytes_for_one_seed(run, tmp_path):
    options = ("--draws", "500", "--seed", "4", "--top", "1")
    first = run("robustness", DATA, ROBUST, options=options, out="one")
    second = run("robustness", DATA, ROBUST, options=(*options, "--threads", "1"), out="two")

    assert first.returncode == second.returncode == 0, first.stderr
    for name in ("rank_distribution.csv", "sobol.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    rows = table(tmp_path / "one/rank_distribution.csv")
    assert list(rows[0]) == ["unit", "p_top", "rank_median", "rank_p05", "rank_p95"]
    assert sum(float(row["p_top"]) for row in rows) == pytest.approx(1)
    assert {row["factor"] for row in table(tmp_path / "one/sobol.csv")} == {"normalisation", "leave_one_out", "weights"}


def test_choice_writes_who_is_chosen_and_what_it_costs(run, tmp_path):
    done = run("choice", CANDIDATES, CHOICE)

    assert done.returncode == 0, done.stderr
    assert table(tmp_path / "out/chosen.csv") == [{"unit": "a", "merit": "3"}, {"unit": "c", "merit": "1"}]
    assert table(tmp_path / "out/prices.csv") == [
        {"column": "kind", "value": "kab", "min": "1", "max": "", "price": "1"}
    ]


def test_an_impossible_choice_exits_3_with_the_conflict(run, tmp_path):
    impossible = CHOICE.replace("min = 1", "min = 2") + '[[quota]]\ncolumn = "kind"\nvalue = "kota"\nmin = 1\n'
    run("choice", CANDIDATES, CHOICE)

    done = run("choice", CANDIDATES, impossible)

    assert done.returncode == 3
    assert table(tmp_path / "out/conflict.csv") == [{"column": "kind", "value": "kab", "min": "2", "max": ""}]
    assert not (tmp_path / "out/chosen.csv").exists()


BAD = {
    "letters": (DATA.replace("2,10", "2,ten"), SPEC, ("input.csv", "baris 3", "kolom y")),
    "decimal comma": (DATA.replace("2,10", '2,"1,5"'), SPEC, ("input.csv", "baris 3", "kolom y")),
    "infinity": (DATA.replace("2,10", "2,inf"), SPEC, ("input.csv", "baris 3", "kolom y")),
    "nan": (DATA.replace("2,10", "2,nan"), SPEC, ("input.csv", "baris 3", "kolom y")),
    "twice": (DATA + "a,4,5\n", SPEC, ("input.csv", "baris 5", "kolom unit")),
    "no name": (DATA + ",4,5\n", SPEC, ("input.csv", "baris 5", "kolom unit")),
    "ragged": (DATA + "d,4\n", SPEC, ("input.csv", "baris 5", "kolom y")),
    "constant": (DATA.replace("1,30", "2,30").replace("3,20", "2,20"), SPEC, ("input.csv", "kolom x")),
    "empty column": ("unit,x,y\na,1,\nb,2,\nc,3,\n", SPEC, ("input.csv", "kolom y")),
    "absent column": ("unit,x\na,1\nb,2\n", SPEC, ("input.csv", "baris 1", "kolom y")),
    "doubled column": ("unit,x,y,x\na,1,2,3\n", SPEC, ("input.csv", "baris 1", "kolom x")),
    "no unit": (DATA.replace("unit", "name"), SPEC, ("input.csv", "baris 1", "kolom unit")),
    "nothing": ("", SPEC, ("input.csv",)),
    "only a header": ("unit,x,y\n", SPEC, ("input.csv",)),
    "no toml": (DATA, SPEC + "\n[broken", ("input.toml", "baris 22")),
    "unknown key": (
        DATA,
        SPEC.replace("weight = 0.25", "weights = 0.25"),
        ("input.toml", "indicator x", "kolom weights"),
    ),
    "unknown method": (DATA, SPEC.replace('"minmax"', '"maxmin"'), ("input.toml", "kolom method", "maxmin")),
    "unknown parent": (
        DATA,
        SPEC.replace('parent = "index"\nweight = 0.75', 'parent = "nix"'),
        ("input.toml", "kolom parent", "nix"),
    ),
    "negative weight": (DATA, SPEC.replace("0.75", "-0.75"), ("input.toml", "kolom weight")),
    "weight as text": (DATA, SPEC.replace("0.75", '"0.75"'), ("input.toml", "kolom weight")),
    "two roots": (DATA, SPEC + '[[group]]\ncode = "other"\n', ("input.toml", "kolom parent")),
    "ring": (
        DATA,
        SPEC + '[[group]]\ncode = "p"\nparent = "q"\n[[group]]\ncode = "q"\nparent = "p"\n',
        ("input.toml", "kolom parent"),
    ),
    "code twice": (DATA, SPEC.replace('code = "y"', 'code = "x"'), ("input.toml", "kolom code")),
    "odd direction": (DATA, SPEC.replace("direction = -1", "direction = 2"), ("input.toml", "kolom direction")),
    "no goalposts": (DATA, SPEC.replace('"minmax"', '"goalposts"'), ("input.toml", "kolom low")),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_exits_2_with_one_sentence_that_says_where(name, run, tmp_path):
    data, spec, said = BAD[name]

    done = run("index", data, spec)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert all(part in done.stderr for part in said), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("data", "spec", "said"),
    [
        (CANDIDATES.replace("b,2", "b,"), CHOICE, ("input.csv", "baris 3", "kolom merit")),
        (CANDIDATES, CHOICE.replace("kind", "sort"), ("input.csv", "baris", "kolom sort")),
        (CANDIDATES, CHOICE.replace("choose = 2", "choose = 2.5"), ("input.toml", "kolom choose")),
        (CANDIDATES, CHOICE + "max = 0\n", ("input.toml", "kolom min")),
        (CANDIDATES, CHOICE.replace("min = 1", ""), ("input.toml", "kolom min")),
    ],
)
def test_a_bad_choice_exits_2(data, spec, said, run):
    done = run("choice", data, spec)

    assert done.returncode == 2
    assert all(part in done.stderr for part in said), done.stderr


@pytest.mark.parametrize(
    "options", [("--draws", "0", "--top", "1"), ("--draws", "ten", "--top", "1"), ("--draws", "10")]
)
def test_bad_numbers_on_the_command_line_exit_2(options, run):
    assert run("robustness", DATA, ROBUST, options=options).returncode == 2


def test_compute_needs_no_django(tmp_path):
    code = "import sys; from gerakan.__main__ import main; main(['compute', 'index', 'd.csv', 's.toml', '--out', 'o']); print('django' in sys.modules)"
    (tmp_path / "d.csv").write_text(DATA)
    (tmp_path / "s.toml").write_text(SPEC)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"

"""`gerakan compute panel`: the file contract, published answers, refusals, bits."""

import csv
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from gerakan.compute import run as compute
from gerakan.engine.cases import panels

SOURCE = Path(__file__).resolve().parents[2] / "src"
TABLES = ("units", "raters", "items", "agreement", "components")
HEADER = "unit,rater,item,mark\n"
SPEC = "top = 2\nscale = [0, 10]\nseed = 1\n"


def shrout_fleiss() -> str:
    rows = (f"t{i},j{j},x,{mark}" for i, row in enumerate(panels.SHROUT_FLEISS) for j, mark in enumerate(row))
    return HEADER + "\n".join(rows) + "\n"


def linked(items: int = 3, units: int = 9, raters: int = 4) -> str:
    drawn = random.Random(5)
    rows = [
        f"u{u},r{(u + k) % raters},i{i},{min(4, max(0, round(2 + (u - 4) / 3 + ((u + k) % raters - 1.5) / 3 + drawn.gauss(0, 0.7))))}"
        for u in range(units)
        for k in range(2)
        for i in range(items)
    ]
    return HEADER + "\n".join(rows) + "\n"


@pytest.fixture
def run(tmp_path):
    def call(marks: str, spec: str = SPEC, out: str = "out") -> int:
        (tmp_path / "marks.csv").write_bytes(marks.encode() if isinstance(marks, str) else marks)
        (tmp_path / "spec.toml").write_text(spec, encoding="utf-8")
        names = [str(tmp_path / name) for name in ("marks.csv", "spec.toml")]
        return compute(["panel", *names, "--out", str(tmp_path / out)])

    return call


def table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def result(directory: Path) -> dict:
    return json.loads((directory / "result.json").read_text(encoding="utf-8"))


def test_every_file_has_its_columns(run, tmp_path):
    assert run(linked(), "top = 3\nscale = [0, 4]\n") == 0

    heads = {name: list(table(tmp_path / "out" / f"{name}.csv")[0]) for name in TABLES}
    assert heads == {
        "units": ["unit", "n_raters", "raw", "corrected", "se", "lower", "upper", "p_top", "zone", "raw_se"],
        "raters": ["rater", "n_units", "severity", "se", "infit", "outfit"],
        "items": ["item", "difficulty", "se", "infit", "outfit"],
        "agreement": ["scope", "statistic", "value", "lower", "upper"],
        "components": ["component", "variance"],
    }
    components = [row["component"] for row in table(tmp_path / "out" / "components.csv")]
    assert components == ["unit", "rater", "item", "unit_x_rater", "rater_x_item", "error"]
    facts = result(tmp_path / "out")
    assert facts["connected"] is True
    assert facts["seed"] == 0
    assert {"parameters", "engine_version", "warnings"} <= set(facts)


def test_agreement_is_that_of_shrout_and_fleiss(run, tmp_path):
    assert run(shrout_fleiss()) == 0

    told = {row["statistic"]: float(row["value"]) for row in table(tmp_path / "out" / "agreement.csv")}
    assert {name: round(told[name], 2) for name in panels.SHROUT_FLEISS_ANSWERS} == panels.SHROUT_FLEISS_ANSWERS
    parts = {row["component"]: row["variance"] for row in table(tmp_path / "out" / "components.csv")}
    assert float(parts["error"]) == pytest.approx(1.0194, abs=1e-4)
    assert [parts[name] for name in ("item", "unit_x_rater", "rater_x_item")] == ["", "", ""]
    assert result(tmp_path / "out")["confounded"]["unit_x_rater"] == "error"


def test_chances_sum_to_the_places_and_intervals_hold_the_mark(run, tmp_path):
    run(linked(), "top = 3\nscale = [0, 4]\n")

    units = table(tmp_path / "out" / "units.csv")
    assert sum(float(row["p_top"]) for row in units) == pytest.approx(3)
    assert all(float(row["lower"]) < float(row["corrected"]) < float(row["upper"]) for row in units)
    assert {row["zone"] for row in units} <= {"certain", "grey", "out"}
    severities = [float(row["severity"]) for row in table(tmp_path / "out" / "raters.csv")]
    assert sum(severities) == pytest.approx(0, abs=1e-8)
    assert severities[0] > 0 > severities[-1]


@pytest.mark.parametrize("model", ["rasch_jmle", "rasch_mml"])
@pytest.mark.parametrize("steps", ["common", "item"])
def test_rasch_models_add_a_measure(run, tmp_path, model, steps):
    assert run(linked(), f'top = 3\nscale = [0, 4]\nmodel = "{model}"\nsteps = "{steps}"\n') == 0

    units = table(tmp_path / "out" / "units.csv")
    assert list(units[0])[-1] == "measure"
    assert float(units[0]["measure"]) < float(units[-1]["measure"])
    assert all(0 <= float(row["lower"]) < float(row["corrected"]) < float(row["upper"]) <= 4 for row in units)
    facts = result(tmp_path / "out")
    assert list(facts["thresholds"]) == (["common"] if steps == "common" else ["i0", "i1", "i2"])
    assert any("JMLE" in warning for warning in facts["warnings"]) is (model == "rasch_jmle")


def test_a_disconnected_design_is_told_and_not_corrected(run, tmp_path):
    rows = [f"{u},{r},x,{m}" for u, r, m in [("a", "r", 3), ("b", "r", 4), ("c", "s", 1), ("d", "s", 2)]]

    assert run(HEADER + "\n".join(rows) + "\n") == 0

    facts = result(tmp_path / "out")
    assert facts["connected"] is False
    assert facts["groups"] == [["a", "b"], ["c", "d"]]
    assert facts["rater_groups"] == [["r"], ["s"]]
    units = table(tmp_path / "out" / "units.csv")
    assert [row["raw"] for row in units] == ["3", "4", "1", "2"]
    assert {row[name] for row in units for name in ("corrected", "se", "lower", "upper", "p_top", "zone")} == {""}


def test_the_same_bits_for_one_seed_and_for_any_order_of_rows(run, tmp_path):
    head, *rows = linked().splitlines()
    spec = "top = 3\nscale = [0, 4]\nseed = 9\n"
    run(linked(), spec, out="first")
    run(linked(), spec, out="second")
    random.Random(1).shuffle(rows)
    run("\n".join([head, *rows]) + "\n", spec, out="shuffled")

    for name in TABLES:
        first = (tmp_path / "first" / f"{name}.csv").read_bytes()
        assert first == (tmp_path / "second" / f"{name}.csv").read_bytes()
        assert sorted(first.splitlines()) == sorted((tmp_path / "shuffled" / f"{name}.csv").read_bytes().splitlines())


def test_the_same_bits_whatever_the_number_of_threads(tmp_path):
    (tmp_path / "marks.csv").write_text(linked(items=6, units=40, raters=9), encoding="utf-8")
    (tmp_path / "spec.toml").write_text("top = 9\nscale = [0, 4]\n", encoding="utf-8")
    for threads in ("1", "2"):
        environment = os.environ | {"PYTHONPATH": str(SOURCE), "OPENBLAS_NUM_THREADS": threads}
        line = [sys.executable, "-m", "gerakan", "compute", "panel", "marks.csv", "spec.toml", "--out", threads]
        subprocess.run(line, cwd=tmp_path, env=environment, check=True)

    for name in TABLES:
        assert (tmp_path / "1" / f"{name}.csv").read_bytes() == (tmp_path / "2" / f"{name}.csv").read_bytes()


WRONG = {
    "outside the scale": (HEADER + "a,r,x,11\n", SPEC, ["marks.csv", "2 (a)", "kolom mark"]),
    "no number": (HEADER + "a,r,x,good\n", SPEC, ["marks.csv", "2", "kolom mark"]),
    "doubled": (HEADER + "a,r,x,1\nb,r,x,2\na,r,x,1\n", SPEC, ["marks.csv", "4 (a)", "baris 2"]),
    "no marks at all": (HEADER + "a,r,x,\nb,r,x,NA\n", SPEC, ["marks.csv", "kolom mark"]),
    "no rows": (HEADER, SPEC, ["marks.csv", "kolom mark"]),
    "no item column": ("unit,rater,mark\na,r,1\n", SPEC, ["marks.csv", "kolom item"]),
    "no rater": (HEADER + "a,,x,1\n", SPEC, ["marks.csv", "baris 2", "kolom rater"]),
    "order in words": ("unit,rater,item,mark,order\na,r,x,1,first\n", SPEC, ["marks.csv", "kolom order"]),
    "two groups": ("unit,rater,item,mark,unit_group\na,r,x,1,g\na,s,x,1,h\n", SPEC, ["baris 3", "kolom unit_group"]),
    "half marks for Rasch": (HEADER + "a,r,x,1.5\n", SPEC + 'model = "rasch_mml"\n', ["2 (a)", "kolom mark"]),
    "no top": (HEADER + "a,r,x,1\n", "scale = [0, 4]\n", ["spec.toml", "kolom top"]),
    "top of zero": (HEADER + "a,r,x,1\n", "top = 0\n", ["spec.toml", "kolom top"]),
    "unknown model": (HEADER + "a,r,x,1\n", SPEC + 'model = "magic"\n', ["spec.toml", "kolom model", "rasch_jmle"]),
    "unknown steps": (HEADER + "a,r,x,1\n", SPEC + 'steps = "own"\n', ["spec.toml", "kolom steps"]),
    "scale upside down": (HEADER + "a,r,x,1\n", "top = 1\nscale = [4, 0]\n", ["spec.toml", "kolom scale"]),
    "unknown key": (HEADER + "a,r,x,1\n", SPEC + "draws = 5\n", ["spec.toml", "kolom draws"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_bad_input_exits_2_and_names_file_row_and_column(run, capsys, case):
    marks, spec, said = WRONG[case]

    assert run(marks, spec) == 2

    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert all(word in told for word in said), told


def test_holes_are_left_out_and_silent_units_are_listed(run, tmp_path):
    marks = shrout_fleiss() + "t9,j0,x,\nt9,j1,x,NA\n"

    assert run(marks) == 0

    last = table(tmp_path / "out" / "units.csv")[-1]
    assert (last["unit"], last["n_raters"], last["raw"], last["corrected"], last["zone"]) == ("t9", "0", "", "", "")
    assert any("t9" in warning for warning in result(tmp_path / "out")["warnings"])


def test_equal_marks_throughout_give_equal_chances(run, tmp_path):
    rows = [f"u{u},r{r},x,3" for u in range(4) for r in range(3)]

    assert run(HEADER + "\n".join(rows) + "\n") == 0

    units = table(tmp_path / "out" / "units.csv")
    assert {(row["corrected"], row["se"], row["p_top"], row["zone"]) for row in units} == {("3", "0", "0.5", "grey")}


def test_a_rater_with_two_units_has_no_severity_on_paper(run, tmp_path):
    assert run(shrout_fleiss() + "t0,j9,x,5\nt1,j9,x,4\n") == 0

    last = table(tmp_path / "out" / "raters.csv")[-1]
    assert (last["rater"], last["n_units"], last["severity"], last["se"]) == ("j9", "2", "", "")


def test_order_hour_and_ties_are_measured(run, tmp_path):
    head, *rows = linked(units=20).splitlines()
    lines = [f"{head},order,hour,tie,unit_group"]
    for number, row in enumerate(rows):
        unit, rater, item, mark = row.split(",")
        tied = (unit, rater) in {("u4", "r0"), ("u7", "r0"), ("u8", "r1")}
        lines.append(
            f"{unit},{rater},{item},{int(mark) + tied},{number % 8},{8 + int(unit[1:]) * 7 % 9},{'lahir' if tied else ''},{unit[-1] > '4'}"
        )

    assert run("\n".join(lines) + "\n", "top = 3\nscale = [0, 5]\n") == 0

    facts = result(tmp_path / "out")
    assert set(facts["effects"]) == {"order", "hour", "tie:lahir"}
    assert facts["effects"]["tie:lahir"]["lower"] > 0
    assert set(facts["unit_groups"]) == {"False", "True"}

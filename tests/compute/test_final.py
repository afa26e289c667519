"""`gerakan compute final`: the file contract, a ranking by hand, refusals that say where, the same bytes for one seed."""

import csv
import json

import pytest

REGIONS = """unit,marks,marks_se,index,kind,barred
a,70,0,40,kota,
b,60,0,80,kota,
c,50,0,60,kab,
d,90,0,90,kab,1
"""
SPEC = """
choose = 2
reserve = 1
seed = 5
draws = 100
ties = ["marks"]
[weights]
marks = 80
index = 20
[ranges]
marks = [60, 90]
index = [10, 40]
[[quota]]
column = "kind"
value = "kab"
min = 1
"""


@pytest.fixture
def run(gerakan_line, tmp_path):
    def call(regions=REGIONS, spec=SPEC, out="out"):
        (tmp_path / "regions.csv").write_text(regions, encoding="utf-8")
        (tmp_path / "spec.toml").write_text(spec, encoding="utf-8")
        return gerakan_line("compute", "final", "regions.csv", "spec.toml", "--out", out, folder=tmp_path)

    return call


def table(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_ranking_cut_line_and_reserve_by_hand(run, tmp_path):
    done = run()

    assert (done.returncode, done.stderr) == (0, "")
    rows = table(tmp_path / "out/ranking.csv")
    # a and b both reach 64; the marks decide: 70 before 60. The quota brings c in, in place of b; d is barred though first.
    assert [(row["unit"], row["rank"], float(row["score"]), row["tied"], row["decision"]) for row in rows] == [
        ("d", "1", 90, "", "barred"),
        ("a", "2", 64, "marks", "chosen"),
        ("b", "3", 64, "marks", "reserve"),
        ("c", "4", 52, "", "chosen"),
    ]
    assert [row["reserve"] for row in rows] == ["", "", "1", ""]
    (price,) = table(tmp_path / "out/prices.csv")
    assert (float(price["price"]), price["gained"], price["displaced"]) == (12, "c", "b")


def test_noise_and_weights_are_told_apart(run, tmp_path):
    noisy = REGIONS.replace("a,70,0", "a,70,9").replace("b,60,0", "b,60,9")
    assert run(noisy).returncode == 0

    rows = {row["unit"]: row for row in table(tmp_path / "out/ranking.csv")}
    assert 0 < float(rows["a"]["chance"]) < 1
    assert float(rows["c"]["chance"]) == 1
    assert rows["c"]["zone"] == "certain"
    assert rows["a"]["zone"] == "grey"
    assert 0 < float(rows["a"]["weighings"]) < 1
    assert float(rows["a"]["chance"]) + float(rows["b"]["chance"]) == pytest.approx(1)


def test_one_seed_gives_the_same_bytes(run, tmp_path):
    noisy = REGIONS.replace("a,70,0", "a,70,9")
    run(noisy, out="one")
    run(noisy, out="two")

    for name in ("ranking.csv", "prices.csv", "result.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_quotas_that_contradict_each_other_exit_3(run, tmp_path):
    done = run(spec=SPEC.replace("min = 1", "min = 2"))

    assert done.returncode == 3
    assert [row["value"] for row in table(tmp_path / "out/conflict.csv")] == ["kab"]
    assert json.loads((tmp_path / "out/result.json").read_text())["status"] == "infeasible"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("marks = 80", "marks = 70"), "spec.toml, baris weights, kolom sum: jumlah bobot 90, seharusnya 100."),
        (("marks = [60, 90]", "marks = [85, 90]"), "spec.toml, baris marks, kolom range"),
        (("marks = [60, 90]", "marks = [60]"), "spec.toml, baris ranges, kolom marks"),
        (('ties = ["marks"]', 'ties = ["apbd"]'), "regions.csv, baris 1, kolom apbd"),
        (("choose = 2\n", ""), "spec.toml, baris atas, kolom choose"),
        (("draws = 100", "tarikan = 100"), "spec.toml, baris atas, kolom tarikan"),
    ],
)
def test_a_faulty_rule_exits_2_and_says_where(run, change, said):
    done = run(spec=SPEC.replace(*change))

    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("b,60,0", "b,60,-1"), "regions.csv, baris 3, kolom marks_se: galat baku tidak boleh negatif."),
        (("b,60,0", "b,,0"), "regions.csv, baris 3 (b), kolom marks: sel ini kosong."),
        (("90,kab,1", "90,kab,ya"), "regions.csv, baris 5, kolom barred"),
        (("c,50", "a,50"), "regions.csv, baris 4, kolom unit: 'a' sudah ada di baris 2."),
    ],
)
def test_a_faulty_table_exits_2_and_says_where(run, change, said):
    done = run(REGIONS.replace(*change))

    assert done.returncode == 2
    assert said in done.stderr

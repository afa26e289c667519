"""`gerakan compute plan`, through the command line as anybody would use it."""

import csv
import json
from dataclasses import replace

import pytest

from gerakan.compute.plan_reading import read_plan
from gerakan.engine.plan.plain import as_plain
from gerakan.engine.plan.specimen import specimen
from gerakan.engine.plan.structure import Passage
from tests.engine.plan.later_planters import ELSEWHERE
from tests.engine.plan.planting import add, edit

CLEAN = specimen(programmes=20)


@pytest.fixture
def compute(gerakan_line, tmp_path):
    def call(plan, *words, **files):
        for name, value in {"plan": plan, **files}.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
        return gerakan_line("compute", "plan", "plan.json", "--out", "out", *words, folder=tmp_path)

    return call


def table(file):
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_clean_plan_is_complete_and_its_money_stands_by_year(compute, tmp_path):
    done = compute(as_plain(CLEAN))

    result = json.loads((tmp_path / "out/result.json").read_text(encoding="utf-8"))
    money = table(tmp_path / "out/money.csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert table(tmp_path / "out/findings.csv") == []
    assert table(tmp_path / "out/missing.csv") == []
    assert {row["share"] for row in table(tmp_path / "out/completeness.csv")} == {"1"}
    assert sum(int(row["APBD"]) for row in money) == sum(
        row.amount for row in CLEAN.money if row.source == "APBD" and "." not in row.programme
    )
    assert [row["ceiling"] for row in money] == [str(one.amount) for one in CLEAN.ceilings]
    assert result["findings"] == {"severe": 0, "warning": 0, "hint": 0}
    assert result["warnings"] == [
        "Aturan R-202 (Target terlalu cepat) tidak diperiksa: pembandingnya tidak ada.",
        "Aturan R-613 (Sama dengan rencana lain) tidak diperiksa: pembandingnya tidak ada.",
    ]


def test_a_finding_names_both_places_and_says_what_is_wrong(compute, tmp_path):
    plan = edit(CLEAN, "indicators", "IT-2", baseline=41.0)
    plan = edit(plan, "programmes", "P-003", owner="Bapeda")
    plan = add(plan, "passages", Passage("4.1", ELSEWHERE))
    other = replace(specimen(programmes=18, seed=9, region="35.10"), passages=(Passage("7.7", ELSEWHERE),))
    (tmp_path / "paces.csv").write_text("key,basis,quantile,pace,peers\npersen,absolute,0.9,0.1,31\n", encoding="utf-8")

    done = compute(as_plain(plan), "--other", "other.json", "--paces", "paces.csv", other=as_plain(other))

    found = {row["rule"]: row for row in table(tmp_path / "out/findings.csv") if row["code"] not in ("P-003", "IT-1")}
    assert done.returncode == 0
    assert found["R-604"] == {
        "rule": "R-604", "severity": "severe", "sheet": "passages", "code": "3.2", "field": "text", "year": "",
        "other_sheet": "indicators", "other_code": "IT-2", "other_field": "baseline", "other_year": "",
        "sentence": "Naskah 3.2 menulis 38,0, padahal Indikator IT-2, nilai dasar berisi 41.",
    }  # fmt: skip
    assert (found["R-201"]["field"], found["R-201"]["year"], found["R-201"]["other_field"]) == (
        "targets",
        "2025",
        "baseline",
    )
    assert [row["code"] for row in table(tmp_path / "out/findings.csv") if row["rule"] == "R-502"] == ["P-003"]
    assert table(tmp_path / "out/missing.csv") == [
        {"part": "programmes", "sheet": "programmes", "code": "P-003", "field": "owner", "year": ""}
    ]


def test_a_plan_that_was_written_is_read_as_it_was(tmp_path):
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(as_plain(CLEAN)), encoding="utf-8")

    assert read_plan(file) == CLEAN


WRONG = {
    "kunci region: belum diisi": lambda plan: plan.pop("region"),
    "kunci programmes[0].starts: harus berupa bilangan bulat": lambda plan: plan["programmes"][0].update(starts="2025"),
    "kunci programmes[0].colour: kunci tidak dikenal": lambda plan: plan["programmes"][0].update(colour="red"),
    "kunci programmes[1].code: harus berupa teks yang tidak kosong": lambda plan: plan["programmes"][1].update(code=""),
    "kunci indicators[0].targets.2025a: kunci harus berupa tahun": lambda plan: plan["indicators"][0].update(
        targets={"2025a": 1}
    ),
    "kunci indicators[0].baseline: bilangan ini terlalu besar": lambda plan: plan["indicators"][0].update(
        baseline=10**400
    ),
    "kunci rpjmd: harus berisi 2 nilai": lambda plan: plan.update(rpjmd=[2025]),
    "kunci years: harus di antara 1 dan 50": lambda plan: plan.update(years=10**9),
    "kunci money: harus berupa daftar": lambda plan: plan.update(money={}),
    "kunci known_codes.SDG: harus berupa daftar": lambda plan: plan["known_codes"].update(SDG="1.1"),
}


@pytest.mark.parametrize("said", WRONG)
def test_bad_input_is_one_sentence_that_names_the_path(compute, said):
    plan = json.loads(json.dumps(as_plain(CLEAN)))
    WRONG[said](plan)

    done = compute(plan)

    assert done.returncode == 2
    assert done.stderr.startswith(f"plan.json, {said}")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_the_sample_plan_that_anybody_can_write_breaks_no_rule(gerakan_line, tmp_path):
    written = gerakan_line("compute", "plan_sample", "--programmes", "60", "--out", "sample", folder=tmp_path)
    checked = gerakan_line("compute", "plan", "sample/plan.json", "--out", "out", folder=tmp_path)

    assert (written.returncode, checked.returncode, checked.stderr) == (0, 0, "")
    assert table(tmp_path / "out/findings.csv") == []
    assert json.loads((tmp_path / "sample/result.json").read_text(encoding="utf-8"))["programmes"] == 100

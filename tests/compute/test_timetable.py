"""`gerakan compute timetable` and `gerakan verify_timetable`, through the command line as anybody would use them."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gerakan.compute.timetable_instance import read_instance

SOURCE = Path(__file__).resolve().parents[2] / "src"
PEOPLE = ("academic", "government", "practitioner")
INSTANCE = {
    "days": [
        {"date": "2026-05-02", "slots": ["08:00", "08:45", "09:30", "10:15"]},
        {"date": "2026-05-03", "slots": ["08:00", "08:45", "09:30", "10:15"]},
    ],
    "slot_minutes": 45,
    "rooms": ["R1", "R2"],
    "panel": {"backgrounds": dict.fromkeys(PEOPLE, 1)},
    "assessors": [
        {"id": f"A{a}", "background": PEOPLE[a % 3], "max_per_day": 4, "unavailable": [[0, 3]] if a == 0 else []}
        for a in range(9)
    ],
    "regions": [{"id": f"35.{r:02d}", "group": "35", "not_before": [0, 0], "not_after": [1, 3]} for r in range(12)],
    "ties": [["A0", "35.01"], ["A1", "35.02"]],
    "linked": True,
}


def with_change(change) -> dict:
    instance = copy.deepcopy(INSTANCE)
    change(instance)
    return instance


@pytest.fixture
def gerakan(tmp_path, gerakan_line):
    def call(*words: str, **files: object) -> subprocess.CompletedProcess[str]:
        for name, value in files.items():
            text = value if isinstance(value, str) else json.dumps(value)
            (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
        return gerakan_line(*words, folder=tmp_path)

    return call


def loaded(file: Path) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


def test_a_plan_is_written_and_passes_the_verifier(gerakan, tmp_path):
    done = gerakan("compute", "timetable", "instance.json", "--out", "out", instance=INSTANCE)
    checked = gerakan("verify_timetable", "instance.json", "out/plan.json")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    plan, report = loaded(tmp_path / "out/plan.json"), loaded(tmp_path / "out/report.json")
    assert sorted(one["region"] for one in plan["interviews"]) == [one["id"] for one in INSTANCE["regions"]]
    assert set(plan["interviews"][0]) == {"region", "day", "slot", "room", "assessors"}
    assert report["status"] in {"optimal", "feasible"}
    assert report["bound"] <= report["cost"] == sum(goal["cost"] for goal in report["soft"])
    assert report["connectivity"]["connected"] is True
    assert set(loaded(tmp_path / "out/result.json")) >= {"parameters", "seed", "engine_version", "warnings"}
    assert not (tmp_path / "out/conflict.json").exists()


def test_a_second_run_writes_the_same_bytes(gerakan, tmp_path):
    for out in ("one", "two"):
        gerakan("compute", "timetable", "instance.json", "--seed", "3", "--out", out, instance=INSTANCE)

    for name in ("plan.json", "report.json", "result.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_broken_rule_is_one_line_and_exit_1(gerakan, tmp_path):
    gerakan("compute", "timetable", "instance.json", "--out", "out", instance=INSTANCE)
    plan = loaded(tmp_path / "out/plan.json")
    plan["interviews"][0]["room"] = "R9"
    plan["interviews"][1]["slot"] = "dua"

    done = gerakan("verify_timetable", "instance.json", "plan.json", plan=plan)

    region = plan["interviews"][1]["region"]
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "shape: plan.json, kunci interviews[1].slot: harus berupa bilangan bulat.",
        f"region_missing: daerah {region} tidak mendapat wawancara.",
        f"room_unknown: daerah {plan['interviews'][0]['region']} dijadwalkan di ruang R9, yang tidak ada.",
    ]


@pytest.mark.parametrize("plan", [{}, [], {"interviews": 3}, {"interviews": [3]}, {"plan": []}])
def test_a_plan_of_another_shape_is_broken(gerakan, plan):
    done = gerakan("verify_timetable", "instance.json", "plan.json", instance=INSTANCE, plan=plan)

    assert done.returncode == 1
    assert done.stdout.startswith("shape: plan.json, kunci ")


def test_the_impossible_exits_3_and_says_why(gerakan, tmp_path):
    crowded = with_change(lambda it: it.update(rooms=["R1"], linked=False))

    done = gerakan("compute", "timetable", "instance.json", "--out", "out", instance=crowded)

    assert (done.returncode, done.stderr) == (3, "")
    assert loaded(tmp_path / "out/report.json")["status"] == "infeasible"
    found = loaded(tmp_path / "out/conflict.json")
    assert [(rule["rule"], rule["subject"]) for rule in found["rules"]] == [("rooms", "")]
    assert found["minimal"] is True
    assert "8 tempat untuk 12 wawancara" in found["words"]
    assert not (tmp_path / "out/plan.json").exists()


def test_an_old_plan_does_not_survive_an_impossible_run(gerakan, tmp_path):
    gerakan("compute", "timetable", "instance.json", "--out", "out", instance=INSTANCE)
    gerakan(
        "compute", "timetable", "instance.json", "--out", "out", instance=with_change(lambda it: it.update(rooms=[]))
    )

    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["conflict.json", "report.json", "result.json"]


BAD = {
    "rooms": (lambda it: it.pop("rooms"), "kunci rooms: belum diisi."),
    "typo": (lambda it: it["regions"][2].update(not_befor=[0, 0]), "kunci regions[2].not_befor: kunci tidak dikenal"),
    "day": (lambda it: it["regions"][1].update(not_before=[2, 0]), "kunci regions[1].not_before[0]: hari 2 tidak ada"),
    "slot": (
        lambda it: it["assessors"][0].update(unavailable=[[0, 9]]),
        "kunci assessors[0].unavailable[0][1]: slot 9",
    ),
    "tie": (lambda it: it.update(ties=[["A99", "35.01"]]), "kunci ties[0][0]: penilai 'A99' tidak ada"),
    "twice": (
        lambda it: it["regions"].append({"id": "35.00"}),
        "kunci regions[12].id: '35.00' sudah ada pada regions[0].id",
    ),
    "kind": (lambda it: it.update(linked="ya"), "kunci linked: harus true atau false."),
    "number": (
        lambda it: it.update(slot_minutes="45"),
        "kunci slot_minutes: harus berupa bilangan bulat 1 atau lebih.",
    ),
    "clock": (lambda it: it["days"][0].update(slots=["8 pagi"]), "kunci days[0].slots[0]: '8 pagi' bukan jam"),
    "overlap": (
        lambda it: it["days"][0].update(slots=["08:00", "08:30"]),
        "kunci days[0].slots: slot 08:30 mulai sebelum",
    ),
    "date": (lambda it: it["days"][1].update(date="2026-02-30"), "kunci days[1].date: '2026-02-30' bukan tanggal"),
    "panel": (lambda it: it.update(panel={"backgrounds": {}}), "kunci panel.backgrounds: panel harus beranggota"),
    "pin": (
        lambda it: it.update(pinned=[{"region": "35.01", "day": 0, "slot": 0, "room": "R7", "assessors": []}]),
        "kunci pinned[0].room: ruang 'R7' tidak ada",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_names_file_and_key(gerakan, tmp_path, name):
    change, said = BAD[name]

    done = gerakan("compute", "timetable", "instance.json", "--out", "out", instance=with_change(change))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("instance.json, kunci ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"days": [], "days": []}', '{"days": NaN}', "\x00", "", "[" * 100_000])
def test_what_is_no_instance_exits_2(gerakan, text):
    assert gerakan("compute", "timetable", "instance.json", "--out", "out", instance=text).returncode == 2
    assert gerakan("verify_timetable", "instance.json", "instance.json").returncode == 2


def test_a_missing_file_exits_2(gerakan):
    assert gerakan("compute", "timetable", "none.json", "--out", "out").returncode == 2
    assert gerakan("verify_timetable", "none.json", "none.json").returncode == 2


def test_the_optional_keys_block_slots(tmp_path):
    def friday_online(it: dict) -> None:
        it["days"] = [{"date": "2026-05-01", "slots": ["08:00", "11:00", "13:00", "15:00"]}]
        it.update(prayers={"friday": [["11:30", "13:00"]]}, local_hours=["08:00", "16:00"], zone="WIB")
        it["regions"] = [{"id": "91.01", "online": True, "zone": "WIT"}, {"id": "35.01"}]
        it["assessors"] = [{"id": "A0", "background": "academic"}]
        it["ties"] = []

    file = tmp_path / "instance.json"
    file.write_text(json.dumps(with_change(friday_online)), encoding="utf-8")

    instance = read_instance(file)

    assert instance.blocked == {(0, 1)}
    assert [region.closed for region in instance.regions] == [{(0, 3)}, frozenset()]


def test_the_verifier_needs_neither_database_nor_solver(tmp_path):
    (tmp_path / "instance.json").write_text(json.dumps(INSTANCE))
    (tmp_path / "plan.json").write_text('{"interviews": []}')
    code = "import sys; from gerakan.__main__ import main; print(main(['verify_timetable', 'instance.json', 'plan.json'])); print({'django', 'ortools'} & set(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-2:] == ["1", "set()"]

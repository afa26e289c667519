"""`gerakan compute scenario` from outside: files in, files out, the same bytes again, complaints by cell."""

import csv
import json

import pytest

from gerakan.compute import run

ROWS = """code,kind,low,mode,high,chance,starts,full,source,year
dasar,baseline,40,40,40,,,,Survei warga,2025
tren,trend,0.5,0.5,0.5,,,,Survei 2020 dan 2025,2025
P-1,programme,3,4,8,0.9,2026,2027,Evaluasi uji coba,2024
P-2,programme,1,2,3,,2027,2027,Pengalaman daerah lain,2023
"""
SPEC = """base_year = 2025
until = 2027
correlation = 0.3
[[target]]
year = 2027
value = 46
"""


def written(tmp_path, rows=ROWS, spec=SPEC):
    (tmp_path / "asumsi.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "spec.toml").write_text(spec, encoding="utf-8")
    return ["scenario", str(tmp_path / "asumsi.csv"), str(tmp_path / "spec.toml"), "--seed", "5", "--draws", "500"]


def test_files_add_up_and_come_out_the_same_twice(tmp_path):
    asked = written(tmp_path)

    assert [run([*asked, "--out", str(tmp_path / name)]) for name in ("a", "b")] == [0, 0]

    names = ("path.csv", "contributions.csv", "influence.csv", "result.json")
    assert all((tmp_path / "a" / n).read_bytes() == (tmp_path / "b" / n).read_bytes() for n in names)
    path, added = (
        list(csv.DictReader((tmp_path / "a" / name).read_text().splitlines()))
        for name in ("path.csv", "contributions.csv")
    )
    result = json.loads((tmp_path / "a" / "result.json").read_text())
    total = result["start"] + result["trend"] + sum(float(row["mean"]) for row in added)
    assert total == pytest.approx(float(path[-1]["mean"]), abs=1e-9)
    assert path[-1]["verdict"] == "open"
    assert 0 < float(path[-1]["chance"]) < 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("P-1,programme,3,4", "P-1,programme,5,4"), "baris 4 (P-1), kolom mode: urutkan dari rendah ke tinggi."),
        (("Evaluasi uji coba", ""), "baris 4 (P-1), kolom source: sumber belum diisi."),
        (("tren,trend", "tren,programme"), "kolom starts: '' bukan tahun."),
    ],
)
def test_a_bad_row_is_told_in_one_sentence(tmp_path, capsys, change, said):
    assert run([*written(tmp_path, ROWS.replace(*change)), "--out", str(tmp_path / "a")]) == 2
    assert said in capsys.readouterr().err

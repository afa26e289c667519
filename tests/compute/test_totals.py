"""`gerakan compute totals` and `decided`: sums worked out by hand, and dirty tables named to the cell."""

import json
from pathlib import Path

import pytest

from gerakan.compute import run as compute
from tests.factories.dossiers import rows_of

INSTRUMENT = """\
code,parent,kind,weight,is_penalty,penalty_cap,applies_to
struktur,,element,60,,1.5,
sdm,struktur,item,3,,,
keu,struktur,item,1,0,,
telat,struktur,item,0,1,1,
infra,,element,40,,,
pantai,infra,aspect,1,,,pesisir
dermaga,pantai,item,1,,,
jalan,infra,item,1,,,pedalaman
jalan,infra,item,3,,,pesisir
"""
MARKS = """\
unit,rater,item,mark,variant,order,tie,hour
11.01,A1,sdm,4,pesisir,1,,8.5
11.01,A1,keu,2,pesisir,1,,8.5
11.01,A1,telat,2,pesisir,1,,8.5
11.01,A1,dermaga,tb,pesisir,1,,8.5
11.01,A1,jalan,1,pesisir,1,,8.5
11.01,A2,sdm,3,pesisir,2,kin,
11.01,A2,keu,3,pesisir,2,kin,
11.01,A2,telat,0,pesisir,2,kin,
11.01,A2,dermaga,4,pesisir,2,kin,
11.01,A2,jalan,0,pesisir,2,kin,
11.02,A1,sdm,3,pedalaman,2,,
11.02,A1,keu,,pedalaman,2,,
11.02,A1,telat,0,pedalaman,2,,
11.02,A1,jalan,1,pedalaman,2,,
11.03,A2,sdm,2,pedalaman,1,,
11.03,A2,keu,2,pedalaman,1,,
11.03,A2,telat,NA,pedalaman,1,,
11.03,A2,jalan,1,pedalaman,1,,
"""
REPLIES = "unit,item,mark,reason\n11.01,sdm,2,Belum ada bukti.\n11.02,keu,4,Dokumen baru.\n"
UNITS = (
    "unit,n_raters,raw,corrected,se,lower,upper,raw_se\n"
    "11.01,2,2.1,2.3,0.2,2,2.6,0.3\n11.02,1,2.2,2.1,0.2,1.9,2.3,0.4\n11.03,1,,,,,,\n"
)
FILES = {"marks.csv": MARKS, "instrument.csv": INSTRUMENT, "replies.csv": REPLIES, "units.csv": UNITS}


@pytest.fixture
def folder(tmp_path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def totals(folder: Path) -> int:
    return compute(["totals", f"{folder}/marks.csv", f"{folder}/instrument.csv", "--out", f"{folder}/out"])


def decided(folder: Path, basis: str = "corrected") -> int:
    names = (f"{folder}/{name}.csv" for name in ("marks", "instrument", "replies", "units"))
    return compute(["decided", *names, "--basis", basis, "--out", f"{folder}/out"])


def result(folder: Path) -> dict:
    return json.loads((folder / "out/result.json").read_text(encoding="utf-8"))


def changed(folder: Path, name: str, old: str, new: str) -> None:
    text = FILES[name]
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_totals_of_sheets_are_those_worked_out_by_hand(folder):
    assert totals(folder) == 0

    rows = [list(row.values()) for row in rows_of(folder / "out/totals.csv")]
    assert rows == [
        [
            "11.01",
            "A1",
            "nilai",
            "2.2",
            "1",
            "",
            "8.5",
        ],  # 0.6 x ((3x4 + 2)/4 - 2/4x1) + 0.4 x 1: the pier does not apply
        ["11.01", "A2", "nilai", "2.2", "2", "kin", ""],  # 0.6 x 3 + 0.4 x (1x4 + 3x0)/4
        ["11.02", "A1", "nilai", "", "2", "", ""],
        ["11.03", "A2", "nilai", "1.6", "1", "", ""],  # 0.6 x 2 + 0.4 x 1
    ]
    elements = {(row["unit"], row["rater"], row["element"]): row for row in rows_of(folder / "out/elements.csv")}
    assert {code: elements["11.01", "A1", code]["mark"] for code in ("struktur", "infra")} == {
        "struktur": "3",
        "infra": "1",
    }
    assert elements["11.01", "A2", "infra"]["share"] == "40"


def test_a_sheet_that_is_not_complete_is_named_and_hides_no_other(folder):
    totals(folder)

    told = result(folder)
    assert told["missing"] == {"11.02 oleh A1": ["keu"]}
    assert told["warnings"] == ["belum lengkap, tanpa nilai: 11.02 oleh A1"]
    assert (told["units"], told["sheets"], told["marks"]) == (3, 4, 18)


def test_marks_that_a_unit_is_not_asked_for_are_left_aside_and_said(folder):
    changed(
        folder,
        "marks.csv",
        "11.03,A2,jalan,1,pedalaman,1,,\n",
        "11.03,A2,jalan,1,pedalaman,1,,\n11.03,A2,dermaga,4,pedalaman,1,,\n",
    )
    totals(folder)

    assert rows_of(folder / "out/totals.csv")[3]["mark"] == "1.6"
    assert "marks.csv: tidak ditanyakan kepada 11.03, tidak dihitung (A2): dermaga" in result(folder)["warnings"]


def test_decided_marks_are_those_worked_out_by_hand(folder):
    assert decided(folder) == 0

    items = {(row["unit"], row["item"]): row for row in rows_of(folder / "out/items.csv")}
    assert (items["11.01", "sdm"]["draft"], items["11.01", "sdm"]["final"]) == ("3.5", "2")
    assert (items["11.01", "dermaga"]["draft"], items["11.03", "telat"]["final"]) == ("4", "tb")
    rows = {row["unit"]: row for row in rows_of(folder / "out/decided.csv")}
    final = 0.6 * ((3 * 2 + 2.5) / 4 - 1 / 4) + 0.4 * (1 * 4 + 3 * 0.5) / 4
    assert float(rows["11.01"]["final"]) == pytest.approx(final, abs=1e-14)
    assert float(rows["11.01"]["marks"]) == pytest.approx(25 * (final + 0.2))
    assert float(rows["11.01"]["marks_se"]) == pytest.approx(25 * 0.6 / 3.2897072539)
    assert float(rows["11.02"]["marks"]) == pytest.approx(25 * (0.6 * 3.25 + 0.4 - 0.1))
    assert rows["11.03"]["marks"] == "40"
    assert rows["11.03"]["marks_se"] == rows["11.01"]["marks_se"]
    assert result(folder)["warnings"] == ["tanpa angka panel, galat baku disamakan dengan yang terbesar: 11.03"]


def test_on_a_raw_basis_the_panel_moves_nobody(folder):
    assert decided(folder, "raw") == 0

    rows = {row["unit"]: float(row["marks"]) / 25 - float(row["final"]) for row in rows_of(folder / "out/decided.csv")}
    assert rows == pytest.approx(dict.fromkeys(rows, 0), abs=1e-12)
    errors = {row["unit"]: float(row["marks_se"]) for row in rows_of(folder / "out/decided.csv")}
    assert errors == pytest.approx({"11.01": 7.5, "11.02": 10, "11.03": 10})


def test_a_refused_correction_must_be_said_by_the_basis(folder, capsys):
    (folder / "units.csv").write_text("unit,raw,corrected,lower,upper,raw_se\n11.01,2.1,,,,\n", encoding="utf-8")

    assert decided(folder) == 2
    assert "pakailah “raw”" in capsys.readouterr().err
    assert decided(folder, "raw") == 0
    assert result(folder)["warnings"] == ["panel tidak menyebut galat siapa pun: galat baku 0 berarti tidak diketahui"]


M, N = "marks.csv", "instrument.csv"
DIRT = [
    (M, "11.01,A1,keu,2", "11.01,A1,keu,5", "marks.csv, baris 3 (11.01), kolom mark: nilai 5 di luar skala 0 sampai 4."),
    (M, "11.01,A1,keu,2", "11.01,A1,keu,dua", "marks.csv, baris 3 (11.01), kolom mark: 'dua' bukan bilangan."),
    (M, "11.01,A1,keu,2", "11.01,A1,sdm,2", "marks.csv, baris 3 (11.01), kolom item: butir 'sdm' sudah dinilai A1 di baris 2."),
    (M, "11.01,A1,keu,2", "11.01,A1,kue,2", "marks.csv, baris 3 (11.01), kolom item: butir 'kue' tidak ada di instrument.csv."),
    (M, "11.01,A1,keu,2", "11.01,,keu,2", "marks.csv, baris 3, kolom rater: nama kosong."),
    (M, "keu,2,pesisir", "keu,2,pedalaman", "marks.csv, baris 3 (11.01), kolom variant: berbeda dari baris 2 pada lembar yang sama."),
    (M, "11.01,A2,sdm,3,pesisir", "11.01,A2,sdm,3,pedalaman", "marks.csv, baris 7 (11.01), kolom variant: unit ini sudah memakai varian 'pesisir'."),
    (M, "11.02,A1,sdm,3,pedalaman", "11.02,A1,sdm,3,gunung", "marks.csv, baris 12 (11.02), kolom variant: varian 'gunung' tidak ada di instrument.csv (pedalaman, pesisir)."),
    (M, "keu,2,pesisir,1", "keu,2,pesisir,9", "marks.csv, baris 3 (11.01), kolom order: berbeda dari baris 2 pada lembar yang sama."),
    (N, "sdm,struktur,item,3", "sdm,struktur,item,-3", "instrument.csv, baris 3 (sdm), kolom weight: -3 tidak boleh negatif."),
    (N, "sdm,struktur,item,3", "sdm,struktur,butir,3", "instrument.csv, baris 3 (sdm), kolom kind: 'butir' tidak dikenal; yang dikenal: element, aspect, item."),
    (N, "sdm,struktur,item,3", "sdm,keu,item,3", "instrument.csv, baris 3 (sdm), kolom parent: induk 'keu' bukan unsur atau aspek yang sudah disebut di atas baris ini."),
    (N, "sdm,struktur,item,3", "keu,struktur,item,3", "instrument.csv, baris 4 (keu), kolom code: kode ini sudah ada di baris 3 bagi varian pedalaman."),
    (N, "infra,,element,40,,", "infra,,element,40,1,", "instrument.csv, baris 6 (infra), kolom is_penalty: hanya butir yang dapat menjadi pengurang."),
    (N, "infra,,element", "infra,struktur,element", "instrument.csv, baris 6 (infra), kolom parent: unsur tidak mempunyai induk."),
    (N, "jalan,infra,item,3", "pantai,infra,item,3", "instrument.csv, baris 10 (pantai), kolom kind: kode ini sudah menjadi aspect."),
]  # fmt: skip


@pytest.mark.parametrize("dirt", DIRT)
def test_dirt_is_named_by_file_row_and_column(folder, capsys, dirt):
    *change, said = dirt
    changed(folder, *change)

    assert totals(folder) == 2
    assert capsys.readouterr().err.strip().endswith(said)


UNDECIDABLE = [
    ("replies.csv", "11.02,keu,4", "11.02,keu,", "replies.csv, baris 3 (11.02), kolom mark: sel ini kosong."),
    ("replies.csv", "11.02,keu,4", "11.02,telat,9", "replies.csv, baris 3 (11.02), kolom mark: nilai 9 di luar skala 0 sampai 4."),
    ("replies.csv", "11.02,keu,4", "11.01,sdm,4", "replies.csv, baris 3 (11.01), kolom item: butir 'sdm' diputuskan dua kali."),
    ("replies.csv", "11.02,keu,4", "11.09,keu,4", "replies.csv, baris 3 (11.09), kolom item: butir 'keu' tidak dinilai di marks.csv."),
    ("replies.csv", "11.02,keu,4", "11.02,sdm,4", "marks.csv, baris 12 (11.02), kolom mark: belum dinilai: keu."),
    ("units.csv", "1.9,2.3", "2.9,2.3", "units.csv, baris 3 (11.02), kolom upper: batas atas di bawah batas bawah."),
    ("units.csv", ",upper", ",atas", "units.csv, baris 1, kolom upper: kolom ini tidak ada di kepala tabel."),
]  # fmt: skip


@pytest.mark.parametrize("dirt", UNDECIDABLE)
def test_what_cannot_be_decided_is_named_by_file_row_and_column(folder, capsys, dirt):
    *change, said = dirt
    changed(folder, *change)

    assert decided(folder) == 2
    assert capsys.readouterr().err.strip().endswith(said)


def test_columns_that_nobody_reads_and_absent_units_are_said(folder):
    changed(folder, "units.csv", "11.03,1", "11.04,1")
    changed(folder, "instrument.csv", "applies_to\n", "applies_to,warna\n")
    text = (folder / "instrument.csv").read_text().splitlines()
    (folder / "instrument.csv").write_text("\n".join([text[0], *(f"{line}," for line in text[1:])]) + "\n")
    decided(folder)

    assert result(folder)["warnings"] == [
        "instrument.csv: kolom warna tidak dipakai",
        "tanpa angka panel, galat baku disamakan dengan yang terbesar: 11.03",
        "ada di panel, tanpa nilai akhir: 11.04",
    ]

"""`gerakan compute quotient`: Krumme's printed table through the files, holes, and complaints that name the cell."""

import csv
import json

import pytest

from gerakan.compute import run as compute
from gerakan.engine.cases import regional as printed

SECTORS = ("I", "II", "III", "IV")


def lines_of_krumme() -> list[str]:
    """Holukuluku and the rest of its nation, so that the sum of the file is the printed nation (of 100,000 jobs)."""
    before = [share * 1e5 for share in printed.NATION_SHARES]
    after = [jobs * (1 + growth) for jobs, growth in zip(before, printed.NATION_GROWTH, strict=True)]
    lines = ["region,sector,year,value"]
    for year, own, whole in (
        (1985, printed.HOLUKULUKU_BEFORE, before),
        (1995, printed.HOLUKULUKU_AFTER, after),
    ):
        for sector, mine, all_ in zip(SECTORS, own, whole, strict=True):
            lines += [f"Holukuluku,{sector},{year},{mine:g}", f"Lain,{sector},{year},{round(all_ - mine, 6)}"]
    return lines


@pytest.fixture
def quotient(tmp_path, capsys):
    def call(lines: list[str], *options: str, out: str = "out") -> tuple[int, str]:
        (tmp_path / "data.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        code = compute(["quotient", f"{tmp_path}/data.csv", *options, "--out", f"{tmp_path}/{out}"])
        return code, capsys.readouterr().err

    return call


def table(file) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_files_of_krummes_table(quotient, tmp_path):
    assert quotient(lines_of_krumme()) == (0, "")

    quotients = table(tmp_path / "out/quotients.csv")
    assert list(quotients[0]) == ["region", "sector", "year", "lq", "lower", "upper"]
    own = [row for row in quotients if (row["region"], row["year"]) == ("Holukuluku", "1985")]
    assert [round(float(row["lq"]), 3) for row in own] == list(printed.HOLUKULUKU_QUOTIENTS)
    assert all(float(row["lower"]) <= float(row["lq"]) <= float(row["upper"]) for row in quotients)
    parts = table(tmp_path / "out/shift_share.csv")
    assert list(parts[0]) == ["region", "sector", "total", "national", "mix", "competitive"]
    assert [float(row["mix"]) for row in parts[:4]] == pytest.approx(printed.HOLUKULUKU_MIX)
    assert [float(row["competitive"]) for row in parts[:4]] == pytest.approx(printed.HOLUKULUKU_COMPETITIVE, abs=1e-6)
    kinds = table(tmp_path / "out/typology.csv")
    assert [row["klassen"] for row in kinds[:4]] == ["prosperous", "lagging", "lagging", "developing"]
    assert [float(row["growth"]) for row in kinds[:2]] == pytest.approx([2**0.1 - 1, 0])
    assert json.loads((tmp_path / "out/result.json").read_text())["warnings"] == []


def test_the_same_bytes_again_and_other_choices(quotient, tmp_path):
    quotient(lines_of_krumme(), out="one")
    quotient(lines_of_krumme(), out="two")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()

    quotient(lines_of_krumme(), "--without", "I", "--level", "0.5", "--dynamic", out="less")
    assert {row["sector"] for row in table(tmp_path / "less/quotients.csv")} == {"II", "III", "IV"}


def test_a_hole_is_told_and_is_no_growth_of_the_nation(quotient, tmp_path):
    lines = [line for line in lines_of_krumme() if not line.startswith("Holukuluku,II,1985")]
    assert quotient([*lines, "Holukuluku,II,1985,"])[0] == 0

    (parts,) = [
        r for r in table(tmp_path / "out/shift_share.csv") if (r["region"], r["sector"]) == ("Holukuluku", "II")
    ]
    assert set(parts.values()) == {"Holukuluku", "II", ""}
    (other,) = [r for r in table(tmp_path / "out/shift_share.csv") if (r["region"], r["sector"]) == ("Lain", "II")]
    assert float(other["competitive"]) == pytest.approx(0, abs=1e-6)
    assert json.loads((tmp_path / "out/result.json").read_text())["warnings"] == [
        "Holukuluku, II, 1985: tidak dilaporkan"
    ]


def test_one_year_gives_quotients_only(quotient, tmp_path):
    assert quotient([line for line in lines_of_krumme() if ",1995," not in line])[0] == 0
    assert len(table(tmp_path / "out/quotients.csv")) == 8
    assert table(tmp_path / "out/shift_share.csv") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Holukuluku,I,1985,7", "baris 10, kolom year: Holukuluku, I, 1985 sudah ada di baris 2"),
        ("Holukuluku,V,1985,-7", "baris 10, kolom value: -7 harus nol atau lebih"),
        ("Holukuluku,V,1985,tujuh", "baris 10 (Holukuluku), kolom value: 'tujuh' bukan bilangan"),
        ("Holukuluku,V,85,7", "baris 10, kolom year: '85' bukan tahun"),
        (",V,1985,7", "baris 10, kolom region: sel ini kosong"),
        ("Holukuluku,V,1985", "baris 10, kolom value: baris ini berisi 3 sel"),
    ],
)
def test_a_bad_cell_is_named(quotient, line, said):
    code, error = quotient([*[row for row in lines_of_krumme() if ",1995," not in row], line])
    assert code == 2
    assert said in error


def test_columns_and_a_sector_left_out_that_is_not_there(quotient):
    assert "kolom value: kolom ini tidak ada" in quotient(["region,sector,year", "a,b,2020"])[1]
    assert "tidak berisi satu baris pun" in quotient(["region,sector,year,value"])[1]
    assert "acuan 'Indonesia'" in quotient(lines_of_krumme(), "--whole", "Indonesia")[1]
    assert "sektor 'minyak'" in quotient(lines_of_krumme(), "--without", "minyak")[1]

"""A sheet declared once: template, report by cell, export, marked copy."""

import io

import openpyxl
import pytest

from gerakan.foundation.exchange import Column, Complaint, Sheet, choice, day, marked_copy, number, whole_number
from gerakan.foundation.exchange.table import Table
from tests.factories.indicators import csv_bytes, xlsx_bytes

SHEET = Sheet(
    Column("code", "Kode wilayah", help="Kode Kemendagri.", example="35.29"),
    Column("score", "Nilai", read=number, required=False, headings=("skor",)),
    Column("count", "Banyak", read=whole_number, required=False),
    Column("on", "Tanggal", read=day, required=False),
    Column(
        "level", "Kelas", read=choice({"low": "Rendah", "high": "Tinggi"}), required=False, choices=("Rendah", "Tinggi")
    ),
    name="Nilai",
    notes=("Satu baris satu daerah.",),
)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_export_is_read_back_unchanged(suffix):
    rows = [
        {"code": "11.10", "score": 1.234, "count": 1234567, "on": None, "level": "low"},
        {"code": "=bukan rumus", "score": 460081046.125, "count": None, "on": None, "level": None},
    ]

    report = SHEET.read(f"a{suffix}", SHEET.export(rows, suffix=suffix))

    assert report.complaints == []
    assert [row.values for row in report.rows] == rows


def test_no_cell_of_an_export_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(SHEET.export([{"code": "=1+1"}, {"code": "@SUM(A1)"}])))

    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}
    assert SHEET.export([{"code": "=1+1"}], suffix=".csv").decode("utf-8-sig").splitlines()[1].startswith("'=1+1")


def test_every_complaint_names_sheet_cell_value_and_remedy():
    rows = [["Skor", "Kode wilayah", "Banyak", "Kelas"], ["abc", "35.29", "1,5", "Sedang"], ["1,5", "", "2", "tinggi"]]

    report = SHEET.read("a.csv", csv_bytes(rows))

    assert [(c.sheet, c.cell, c.value, c.problem) for c in report.complaints] == [
        ("a", "A2", "abc", "Bukan angka."),
        ("a", "C2", "1,5", "Bukan bilangan bulat."),
        ("a", "D2", "Sedang", "Bukan pilihan yang dikenal."),
        ("a", "B3", "", "Kosong."),
    ]
    assert all(complaint.remedy for complaint in report.complaints)
    assert not report.is_clean
    assert report.rows == []


def test_a_missing_column_is_said_and_nothing_is_read():
    report = SHEET.read("a.csv", csv_bytes([["Nilai", "Lain"], ["1,5", "x"]]))

    assert [complaint.problem for complaint in report.complaints] == ["Kolom “Kode wilayah” tidak ada."]


def test_the_template_explains_every_column():
    book = openpyxl.load_workbook(io.BytesIO(SHEET.template()))

    assert book.sheetnames == ["Nilai", "Petunjuk"]
    assert [cell.value for cell in book["Nilai"][1]] == ["Kode wilayah", "Nilai", "Banyak", "Tanggal", "Kelas"]
    assert book["Petunjuk"]["C2"].value == "Kode Kemendagri."
    assert book["Nilai"].data_validations.dataValidation[0].formula1 == '"Rendah,Tinggi"'


def test_the_marked_copy_shows_red_cells_with_their_complaint():
    table = Table("Data/1", [["Nama", "Nilai"], ["=Sumenep", "abc"], ["Batu", 1.5]])
    complaints = [
        Complaint("Data/1", 1, 1, "abc", "Bukan angka.", "Tulis angka."),
        Complaint("Data/1", 2, 1, "1.5", "Dibaca 1,5.", "", is_blocking=False),
    ]

    book = openpyxl.load_workbook(io.BytesIO(marked_copy([table], complaints)))
    page = book["Data 1"]

    assert page["B2"].comment.text.strip() == "Bukan angka. Tulis angka."
    assert (page["B2"].fill.fgColor.rgb, page["B3"].fill.fgColor.rgb) == ("FFF6C7C3", "FFFCEBB6")
    assert page["A2"].data_type == "s"
    assert [cell.value for cell in book["Keluhan"][2]] == [
        "Data 1".replace(" ", "/"),
        "B2",
        "abc",
        "Bukan angka.",
        "Tulis angka.",
        "ya",
    ]


def test_other_columns_and_order_do_not_matter():
    report = SHEET.read(
        "a.xlsx", xlsx_bytes([["Catatan", "Nilai", "kode wilayah"], ["x", 2.5, "35.29"], ["y", 3.5, "35.79"]])
    )

    assert [row.values for row in report.rows] == [{"code": "35.29", "score": 2.5}, {"code": "35.79", "score": 3.5}]
    assert [row.number for row in report.rows] == [2, 3]

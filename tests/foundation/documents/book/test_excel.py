"""Every table as a sheet: typed, exact, and starting nothing."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from gerakan.foundation.documents.book.excel import book_xlsx
from gerakan.foundation.documents.book.tree import Chart, Roadmap, Series, Shape, Span, Table
from gerakan.foundation.documents.book.typed import typed
from gerakan.foundation.exchange import read_tables
from tests.factories.books import HOSTILE, a_small_book
from tests.reading import sheets_in_excel

MONEY = Table(
    "dana", "Dana program", ("Kode", "Tahun", "Pagu", "Capaian", "Sumber"),
    (("01.02", "2026", "Rp1.250.000", "82,4 %", "=1+1"), ("03", "2027", "Rp1,2 miliar", "–", HOSTILE), ("", "2028", "7", "0,5", "@x")),
    right=(2, 3), has_total=True, source="APBD", values=((None,) * 5, (None, None, 1_234_500_000, None, None), (None,) * 5),
)  # fmt: skip
CHART = Chart("g", "Dana", "Dana naik.", Shape.LINE, ("2026", "2027"), (Series("Pagu", (1.5, None)),), unit="miliar")
ROAD = Roadmap(
    "p", "Peta", (2026, 2027), (Span("P-1", "Akta", 2026, 2027, "Tata kelola", "", ((2027, "Selesai"),), ("P-2",)),)
)


@pytest.fixture(scope="module")
def made() -> bytes:
    return book_xlsx(a_small_book(MONEY, CHART, ROAD))


def test_figures_are_numbers_codes_and_formulas_are_texts(made):
    sheets = sheets_in_excel(made)

    assert sheets["Tabel 1.1"][:4] == [
        ["Kode", "Tahun", "Pagu", "Capaian", "Sumber"],
        ["01.02", 2026, 1_250_000, 82.4, "=1+1"],
        ["03", 2027, 1_234_500_000, "–", HOSTILE],
        ["", 2028, 7, 0.5, "@x"],
    ]
    assert sheets["Gambar 1.1"][:3] == [["Uraian", "Pagu (miliar)"], [2026, 1.5], [2027, ""]]
    assert sheets["Gambar 1.2"][1] == ["P-1", "Akta", "Tata kelola", 2026, 2027, "2027: Selesai", "P-2"]


def test_the_first_sheet_lists_the_others_and_leads_there(made):
    book = openpyxl.load_workbook(io.BytesIO(made))
    contents = book["Isi"]

    assert [[cell.value for cell in row] for row in contents["A6:B8"]] == [
        ["Tabel 1.1", "Dana program"], ["Gambar 1.1", "Dana"], ["Gambar 1.2", "Peta"],
    ]  # fmt: skip
    assert contents["A6"].hyperlink.location == "'Tabel 1.1'!A1"
    assert contents["A3"].value.endswith("buku kerja rencana, bukan berkas ini.")
    assert contents["A4"].value == "RANCANGAN"
    assert "Versi 0.1" in contents["A2"].value
    assert book.properties.creator == "Kabupaten Contoh"


def test_our_own_reader_of_what_people_send_takes_it_without_a_complaint():
    money = replace(MONEY, rows=((*MONEY.rows[0][:4], "APBD"),), values=())

    tables = {table.name: table for table in read_tables("buku.xlsx", book_xlsx(a_small_book(money, CHART, ROAD)))}

    assert list(tables) == ["Isi", "Tabel 1.1", "Gambar 1.1", "Gambar 1.2"]
    assert tables["Tabel 1.1"].rows[5] == ["01.02", 2026, 1_250_000, 82.4, "APBD"]


def test_formats_units_and_panes_are_kept(made):
    page = openpyxl.load_workbook(io.BytesIO(made))["Tabel 1.1"]

    assert [page.cell(6, at).number_format for at in (2, 3, 4)] == ["0", '"Rp"#,##0', '#,##0.0" %"']
    assert page["A6"].quotePrefix
    assert page.freeze_panes == "A6"
    assert page["A8"].font.bold
    assert page["A10"].value == "Sumber: APBD"


def test_days_are_days_counts_numbers_and_rows_as_high_as_their_words():
    rows = (("31 Januari 2027", "kata " * 60, "3", "3"), ("30 Februari 2027", "kata", "–", "4"))
    made = book_xlsx(a_small_book(Table("t", "Jadwal", ("Tanggal", "Isi", "Bobot", "Kode"), rows)))
    page = openpyxl.load_workbook(io.BytesIO(made))["Tabel 1.1"]

    assert (f"{page['A6'].value:%Y-%m-%d}", page["A6"].number_format) == ("2027-01-31", "[$-421]d mmmm yyyy")
    assert page["A7"].value == "30 Februari 2027"
    assert [page[at].value for at in ("C6", "C7", "D6")] == [3, "–", "3"]
    assert (page.row_dimensions[6].height, page.row_dimensions[7].height) == (75, None)


def test_nothing_in_it_is_a_formula(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        pages = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]

    assert len(pages) == 4
    assert not any(b"<f>" in page or b"<f " in page for page in pages)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("1.234,5", "id", 1234.5), ("1,234.5", "en", 1234.5), ("-Rp5", "id", -5), ("2034", "id", 2034), ("0", "id", 0),
     ("007", "id", "007"), ("1.02", "id", "1.02"), ("1.2345", "id", "1.2345"), ("12.345.678.901.234.567", "id", "12.345.678.901.234.567"),
     ("< 0,1 %", "id", "< 0,1 %"), ("tidak ada data", "id", "tidak ada data"), ("1,234", "id", 1.234)],
)  # fmt: skip
def test_only_what_stands_there_exactly_becomes_a_number(text, language, value):
    assert typed(text, is_figure=True, language=language).value == value
    assert typed(text, is_figure=False, language=language).value == text

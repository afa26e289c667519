"""A workbook that is wrong says where."""

import io

import openpyxl
import pytest
from django.utils import translation

from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.instruments.content import content_hash
from gerakan.foundation.instruments.exchange import workbook
from gerakan.foundation.instruments.importing import read_workbook
from gerakan.foundation.instruments.tree import tree_of
from tests.factories.instruments import a_draft, an_element, an_item

pytestmark = pytest.mark.django_db

HARD = [
    an_element(
        "unsur", 100,
        an_item("total-1", 1.125, title="=SUM(A1:A9)", hint="Baris satu\n- baris dua\n\nbaris empat"),
        an_item("catatan", 2, title="Jumlah pegawai", answer="number", lowest=-0.1, highest=1e6, unit="orang"),
        an_item("pilih", 3, answer="choice", choices=[["1", "Ya = betul"], ["2", "Tidak"]], rules=[["province", "", "is", "35"]]),
        an_item("tabel", 4, answer="table", columns=[["a", "Satu = dua", "number"], ["b", "B", "text"]], may_not_apply=False),
        weights={"kota": 99.5, "kabupaten": 100}, penalty_cap=0.5,
    )
]  # fmt: skip


def altered(change):
    """The workbook after somebody worked on it."""
    version = a_draft(HARD)
    book = openpyxl.load_workbook(io.BytesIO(workbook(version, tree_of(version))))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return read_workbook("buku.xlsx", out.getvalue())


def test_texts_numbers_and_lists_come_back_the_same():
    version = a_draft(HARD)
    version.introduction = "Pengantar\n\ndua alinea"
    tree = tree_of(version)

    found = read_workbook("buku.xlsx", workbook(version, tree))

    assert found.complaints == []
    assert found.introduction == version.introduction
    assert content_hash("", found.elements) == content_hash("", tree.elements)


def test_the_workbook_is_the_same_in_every_language():
    version = a_draft(HARD)
    with translation.override("en"):
        book = workbook(version, tree_of(version))
        found = read_workbook("buku.xlsx", book)

    assert found.complaints == []
    assert openpyxl.load_workbook(io.BytesIO(book)).sheetnames == ["Instrumen", "Bagian", "Tingkat", "Syarat"]


def put(sheet, cell, value):
    return lambda book: book[sheet].__setitem__(cell, value)


@pytest.mark.parametrize(
    ("change", "place", "problem"),
    [
        (put("Bagian", "A3", "dua kata"), "Bagian!A3", "Bukan kode."),
        (put("Bagian", "A4", "total-1"), "Bagian!A4", "Kode ini sudah dipakai."),
        (put("Bagian", "B3", "Bab"), "Bagian!B3", "Bukan pilihan yang dikenal."),
        (put("Bagian", "C3", "entah"), "Bagian!C3", "Tidak ada bagian berkode ini."),
        (put("Bagian", "C3", "catatan"), "Bagian!C3", "Salah tempat."),
        (put("Bagian", "D3", None), "Bagian!D3", "Kosong."),
        (put("Bagian", "D3", "x" * 301), "Bagian!D3", "Terlalu panjang."),
        (put("Bagian", "F3", "berat"), "Bagian!F3", "Bukan angka."),
        (put("Bagian", "F3", -1), "Bagian!F3", "Di luar batas."),
        (put("Bagian", "N5", "satu"), "Bagian!N5", "belum lengkap"),
        (put("Bagian", "O6", "a = A"), "Bagian!O6", "Akhiri setiap baris"),
        (put("Bagian", "P4", "entah"), "Bagian!P4", "Tidak ada di pustaka indikator."),
        (put("Bagian", "T3", "foto"), "Bagian!T3", "tidak dikenal"),
        (put("Tingkat", "A2", "entah"), "Tingkat!A2", "Tidak ada bagian berkode ini."),
        (put("Tingkat", "A2", "unsur"), "Tingkat!A2", "Hanya butir yang bertingkat."),
        (put("Tingkat", "B2", 5), "Tingkat!B2", "Bukan tingkat."),
        (put("Tingkat", "B3", 0), "Tingkat!B3", "ditulis dua kali"),
        (put("Syarat", "B2", "Cuaca"), "Syarat!B2", "Bukan pilihan yang dikenal."),
        (put("Bagian", "D1", "Nama"), "Bagian!A1", "Kolom “Judul” tidak ada."),
        (lambda book: book.remove(book["Bagian"]), "Bagian!A1", "Lembar “Bagian” tidak ada."),
    ],
)
def test_each_complaint_names_its_cell(change, place, problem):
    told = {f"{one.sheet}!{one.cell}": one.problem for one in altered(change).complaints}

    assert problem in told[place]


def test_a_file_that_is_no_workbook_is_refused():
    with pytest.raises(FileRefused):
        read_workbook("buku.xlsx", b"bukan")

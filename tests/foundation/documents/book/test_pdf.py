"""A book on paper: tagged, archival, whole, and text stays text."""

import datetime
import io
from dataclasses import replace

import pypdf
import pytest

from gerakan.foundation.documents.book.pages import as_pages
from gerakan.foundation.documents.book.pdf import book_pdf
from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Book, Chart, Paragraph, Roadmap, Section, Series, Shape, Span, Table
from tests.factories.books import HOSTILE, a_book, a_small_book

DAY = datetime.date(2026, 11, 22)
UNSEEN = "Rp1\u202e000\x07 \U0001f333 \ue000 中文 \udc80 \u0600\ufeff"


def read(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def pages_of(made: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in read(made).pages]


def text_of(made: bytes) -> str:
    return " ".join(pages_of(made))


def a_short_book() -> Book:
    """The first chapters without the cards of programmes, and the last ones."""
    book = a_book(programmes=18)
    opening, pillar, *_others, money, road, signed = book.chapters
    return replace(book, chapters=(opening, replace(pillar, sections=pillar.sections[:3]), money, road, signed))


@pytest.fixture(scope="module")
def made() -> bytes:
    return book_pdf(a_short_book(), on=DAY)


@pytest.fixture(scope="module")
def pages(made) -> list[str]:
    return pages_of(made)


def test_it_is_tagged_archival_titled_and_the_same_each_time(made):
    root = read(made).root_object
    metadata = root["/Metadata"].get_data().decode()

    assert made == book_pdf(a_short_book(), on=DAY)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "id",
        True,
        True,
    )
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert read(made).metadata.title == "Rencana Induk Kota Cerdas — Kabupaten Contoh, 2025–2034"


def test_bookmarks_and_lists_carry_the_numbers_of_the_tree(made, pages):
    marks = [mark.title for mark in read(made).outline if not isinstance(mark, list)]
    said = " ".join(pages)

    assert marks[:4] == ["Kata Pengantar", "Daftar Isi", "Daftar Tabel", "Daftar Gambar"]
    assert ["".join(mark.split()) for mark in marks[4:6]] == ["1Pendahuluan", "2Pilartatakelola"]
    assert "Tabel 3.1 menjumlahkan seluruh program." in said
    assert said.count("Gambar 4.1") == 3  # in the list, in the text, above the roadmap


def test_pages_are_counted_in_roman_before_the_first_chapter_and_out_of_all_after(made, pages):
    last = len([page for page in pages if "Halaman" in page])

    assert [f"Halaman {number} dari {last}" in page for number, page in enumerate(pages[-last:], start=1)] == [
        True
    ] * last
    assert pages[1].endswith("ii")
    assert min(map(len, pages)) > 150  # no page is empty
    assert "DATA CONTOH" in pages[0]
    assert "Versi 1.3 · RANCANGAN" in pages[0]


def test_what_people_type_is_text_and_what_no_font_shows_is_replaced():
    book = a_small_book(
        Paragraph(words(HOSTILE)),
        Table("t", HOSTILE + UNSEEN, (HOSTILE, "b"), ((UNSEEN, "x" * 200),), source=HOSTILE),
        Chart("g", HOSTILE, UNSEEN, Shape.BARS, (HOSTILE, UNSEEN, HOSTILE), (Series(UNSEEN, (1, None, 2)), Series(UNSEEN, (1, 2, 3)))),
        Roadmap("r", UNSEEN, (2026, 2027), (Span(HOSTILE, UNSEEN, 2020, 2040, UNSEEN, "merah", ((2026, HOSTILE),), (HOSTILE,)),)),
    )  # fmt: skip

    said = text_of(book_pdf(replace(book, title=HOSTILE, owner=UNSEEN, subtitle=UNSEEN)))

    assert said.count(HOSTILE) >= 3
    assert "root:" not in said
    assert "Rp1�000�" in said


def test_a_table_over_several_pages_repeats_its_head_and_loses_no_row():
    rows = tuple((str(number), f"Baris {number}") for number in range(200))

    pages = [
        page.extract_text()
        for page in read(book_pdf(a_small_book(Table("t", "Isi", ("Nomor", "Nama baris"), rows)))).pages
    ]

    holding = [page for page in pages if "Baris " in page]
    assert len(holding) > 3
    assert all("Nama baris" in page for page in holding)
    assert sum(page.count("Baris ") for page in holding) == 200


def test_every_picture_is_described_and_every_head_of_a_table_is_one(made):
    kinds = dict(_kinds(read(made).root_object["/StructTreeRoot"]))

    assert kinds["/Figure"] == {True}
    assert {"/Table", "/TH", "/TD", "/Caption", "/TOC", "/H1", "/H2"} <= set(kinds)


def test_fixed_words_are_in_the_language_of_the_book():
    english = text_of(book_pdf(a_small_book(Table("t", "Money", ("a",), (("1",),), source="Budget"), language="en")))

    assert "Table 1.1" in english
    assert "Source: Budget" in english
    assert "Page 1 of 1" in english
    assert "DRAFT" in english


def test_a_wide_table_takes_its_heading_and_lead_along():
    wide = Table("t", "Lebar", ("pertanggungjawaban",) * 8, (("1",) * 8,) * 4, is_landscape=True)
    parts = (Section("dua", "Dua", (Paragraph((Run("", refers_to="t"),)), wide, replace(wide, anchor="u"))),)
    book = replace(a_small_book(), chapters=(Section("satu", "Satu", (Paragraph(words("Isi.")),), parts),))

    kinds = [item["kind"] for item in as_pages(book)["chapters"]]

    assert kinds == ["heading", "paragraph", "turned"]
    assert [item["kind"] for item in as_pages(book)["chapters"][2]["items"]] == [
        "heading",
        "paragraph",
        "table",
        "table",
    ]
    turned = [page.mediabox.width > page.mediabox.height for page in read(book_pdf(book)).pages]
    assert turned[-2:] == [False, True]


def _kinds(node, seen=None):
    """Of each structure element: whether all have words for those who cannot see them."""
    found: dict[str, set[bool]] = {}
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pypdf.generic.IndirectObject):
            one = one.get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if "/S" in one:
                found.setdefault(one["/S"], set()).add("/Alt" in one)
            waiting += [one["/K"]] if "/K" in one else []
    return found

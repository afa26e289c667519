"""The numbers that every writer sets."""

import pytest

from gerakan.foundation.documents.book.numbering import DoubledAnchor, UnknownAnchor, numbered
from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Book, Chart, Paragraph, Points, Roadmap, Section, Shape, Table


def book(*chapters: Section, front: tuple[Section, ...] = (), language: str = "id") -> Book:
    return Book("B2", "Buku", "", "Kota", "1.0", "2026", chapters, front=front, language=language)


def table(anchor: str) -> Table:
    return Table(anchor, f"Isi {anchor}", ("a",), ())


def test_tables_and_figures_are_counted_by_chapter_and_a_roadmap_is_a_figure():
    numbering = numbered(
        book(
            Section("bab-1", "Satu", (table("t1"),), (Section("bab-1-1", "Dalam", (table("t2"),)),)),
            Section("bab-2", "Dua", (Roadmap("peta", "Peta", (2026,), ()), _chart("g2"), table("t3"))),
            Section("lampiran", "Lampiran", (table("t4"),), is_numbered=False),
        )
    )

    assert [one.label for one in numbering.tables] == ["Tabel 1.1", "Tabel 1.2", "Tabel 2.1", "Tabel 1"]
    assert [one.label for one in numbering.figures] == ["Gambar 2.1", "Gambar 2.2"]
    assert numbering.sections == {"bab-1": "1", "bab-1-1": "1.1", "bab-2": "2", "lampiran": ""}


def test_a_reference_says_the_number_of_its_place_in_the_language_of_the_book():
    chapters = (Section("bab", "Bab", (table("t"),), (Section("bagian", "Bagian"),)),)
    front = (Section("pengantar", "Kata Pengantar"),)
    names = ("bab", "bagian", "t", "pengantar")

    said = [[numbered(book(*chapters, front=front, language=language)).reference(name) for name in names]
            for language in ("id", "en")]  # fmt: skip

    assert said == [
        ["Bab 1", "Bagian 1.1", "Tabel 1.1", "“Kata Pengantar”"],
        ["Chapter 1", "Section 1.1", "Table 1.1", "“Kata Pengantar”"],
    ]
    assert numbered(book(*chapters)).plain((*words("Lihat "), Run("", refers_to="t"))) == "Lihat Tabel 1.1"


@pytest.mark.parametrize("wrap", [lambda run: Paragraph((run,)), lambda run: Points(((run,),))])
def test_a_reference_to_nothing_is_refused_by_name(wrap):
    with pytest.raises(UnknownAnchor, match="tidak-ada"):
        numbered(book(Section("bab", "Bab", (wrap(Run("", refers_to="tidak-ada")),))))


def test_two_places_of_one_name_are_refused():
    with pytest.raises(DoubledAnchor, match="t1"):
        numbered(book(Section("bab", "Bab", (table("t1"), table("t1")))))


def _chart(anchor: str) -> Chart:
    return Chart(anchor, "Grafik", "Naik.", Shape.BARS, (), ())

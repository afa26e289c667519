"""A book for browsers."""

import gzip
import re
from dataclasses import replace

import pytest

from gerakan.foundation.documents.book.text import Run, words
from gerakan.foundation.documents.book.tree import Chart, Paragraph, Roadmap, Section, Series, Shape, Span, Table
from gerakan.foundation.documents.book.web import Leaf, leaf, leaves
from tests.factories.books import HOSTILE, a_book, a_small_book

FORBIDDEN = re.compile(r"<script|\sstyle=|\son\w+=|<iframe|https?://(?!contoh\.id|www\.w3\.org)")


@pytest.fixture(scope="module")
def pages() -> tuple[Leaf, ...]:
    return leaves(a_book(programmes=18), address=lambda anchor: f"../{anchor}/")


def test_every_chapter_is_a_page_that_a_slow_line_can_carry(pages):
    assert [page.number for page in pages] == ["", *map(str, range(1, 10)), ""]
    assert max(len(gzip.compress(page.html.encode())) for page in pages) < 150_000


def test_references_link_within_a_page_and_across_pages(pages):
    book = a_small_book(Paragraph((Run("Lihat ", refers_to="jauh"), Run("", refers_to="bab"))))
    far = Section("dua", "Dua", (Table("jauh", "Jauh", ("a",), ()),))

    html = leaf(replace(book, chapters=(*book.chapters, far)), "bab", address=lambda anchor: f"/buku/{anchor}/").html

    assert '<a href="/buku/dua/#jauh">Lihat Tabel 2.1</a><a href="#bab">Bab 1</a>' in html
    for page in pages:
        ids = set(re.findall(r' id="([^"]+)"', page.html))
        assert set(re.findall(r'href="#([^"]+)"', page.html)) <= ids


def test_what_people_type_is_escaped_and_nothing_breaks_the_policy_of_the_page(pages):
    span = Span(HOSTILE, HOSTILE, 2026, 2027, HOSTILE, '"><script>', ((2026, HOSTILE),))
    book = a_small_book(
        Paragraph((Run(HOSTILE, datum='"><script>'), *words("Rp1\u202e000"))),
        Table('t" onclick="', HOSTILE, (HOSTILE,), ((HOSTILE,),), source=HOSTILE),
        Chart("g", HOSTILE, HOSTILE, Shape.LINE, (HOSTILE,), (Series(HOSTILE, (None,)),)),
        Roadmap("r", HOSTILE, (2026,), (span,)),
    )

    hostile = leaf(book, "bab", address=str).html

    for html in (hostile, *(page.html for page in pages)):
        assert FORBIDDEN.findall(re.sub(r'="[^"]*"', lambda found: found.group().replace(" ", ""), html)) == []
    assert "<b>" not in hostile
    assert "Rp1�000" in hostile
    assert "<rect" in hostile


def test_a_drawing_stands_beside_the_table_of_its_numbers(pages):
    html = next(page.html for page in pages if page.anchor == "economy")

    assert html.count("<figure") == html.count("<details") == 4
    assert html.count("<caption") == html.count("<table")
    assert "Angka pada gambar ini" in html


def test_an_unknown_chapter_is_said():
    with pytest.raises(LookupError, match="tidak-ada"):
        leaf(a_small_book(), "tidak-ada", address=str)

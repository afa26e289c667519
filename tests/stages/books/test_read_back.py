"""One plan at real size: the same money on the web, on paper, in Word, on slides and in Excel, read back out of each."""

import re

import pytest

from gerakan.foundation.documents.book.numbering import numbered
from gerakan.foundation.documents.book.tree import Table
from gerakan.foundation.documents.book.web import leaf
from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.queries.shelf import BOOKS
from gerakan.stages.masterplans.models import YEAR_FIELDS
from gerakan.stages.masterplans.queries.plans import counted_money
from tests.conformance import faults
from tests.factories.filled_plans import a_filled_plan
from tests.reading import (
    charts_in_slides,
    sheets_in_excel,
    tables_in_page,
    tables_in_slides,
    tables_in_word,
    text_of_pdf,
)
from tests.standing import standing_rows

pytestmark = pytest.mark.django_db
MONEY = "t-money-pillars"


@pytest.fixture(scope="module")
def binding(request):
    with standing_rows(request):
        plan, _writer = a_filled_plan(60)
        yield Binding(plan, None)


@pytest.fixture(scope="module")
def book(binding):
    return binding.book("buku3", "id")


@pytest.fixture(scope="module")
def table(book) -> Table:
    return next(block for block in book.blocks() if isinstance(block, Table) and block.anchor == MONEY)


def rows(table: Table) -> list[list[str]]:
    return [list(row) for row in (table.headers, *table.rows)]


def digits(text: str) -> int:
    return int(re.sub(r"\D", "", text) or 0)


def test_the_table_says_what_the_database_counts(binding, table):
    counted = list(counted_money(binding.plan))
    scale = binding.source("id").budget.scale.divisor
    for at, field in enumerate(YEAR_FIELDS, start=1):
        assert digits(table.rows[-1][at]) * scale == sum(getattr(line, field) or 0 for line in counted)
        assert digits(table.rows[-1][at]) == sum(digits(row[at]) for row in table.rows[:-1])


def test_word_and_the_web_hold_the_same_rows(binding, book, table):
    label = numbered(book).labels[MONEY]
    word = tables_in_word(binding.written("buku3", "docx", "id"))
    assert word[f"{label}  {table.caption}"] == rows(table)
    page = leaf(book, "3-anggaran", address=lambda anchor: anchor)
    assert rows(table) in tables_in_page(page.html)


def test_excel_holds_the_numbers_themselves(binding, book, table):
    sheet = sheets_in_excel(binding.written("buku3", "xlsx", "id"))[numbered(book).labels[MONEY]]
    read = [[digits(value) if isinstance(value, str) else int(value) for value in line[1:]] for line in sheet[1 : len(table.rows) + 1]]  # fmt: skip
    assert read == [[digits(cell) for cell in row[1:]] for row in table.rows]


@pytest.fixture(scope="module")
def papers(binding):
    return {work: binding.written(work, "pdf", "id") for work in BOOKS}


def test_a_second_program_finds_no_fault_in_the_four_books(papers):
    assert {work: faults(made) for work, made in papers.items()} == {work: set() for work in BOOKS}


def test_paper_holds_every_figure(papers, table):
    read = text_of_pdf(papers["buku3"])
    figures = set(re.findall(r"\d[\d.]*", read))
    assert {cell for row in table.rows for cell in row[1:] if digits(cell)} <= figures


def test_slides_hold_the_same_series(binding, table):
    made = binding.written("salindia", "pptx", "id")
    series = next(found for name, found in charts_in_slides(made).items() if "Biaya per tahun menurut pilar" in name)
    said = {row[0]: [digits(cell) for cell in row[1:-1]] for row in table.rows[:-1]}
    assert {name: [int(value or 0) for value in values] for name, values in series} == said
    named = [row["name"] for row in binding.said["rows"]["quick-win"]]
    assert [row[1] for shown in tables_in_slides(made) for row in shown[1:] if row[1] in named] == named

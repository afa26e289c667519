"""The same numbers in the tree, in Word, on paper, on slides, in Excel and on the web: read back out of each."""

import re
import shutil
from collections import Counter
from dataclasses import replace

import pytest

from gerakan.foundation.documents.book.clean import clean
from gerakan.foundation.documents.book.deck import Deck, Slide
from gerakan.foundation.documents.book.excel import book_xlsx
from gerakan.foundation.documents.book.numbering import numbered
from gerakan.foundation.documents.book.pdf import book_pdf
from gerakan.foundation.documents.book.slides import deck_pptx
from gerakan.foundation.documents.book.tree import Book, Chart, Table
from gerakan.foundation.documents.book.typed import typed_rows
from gerakan.foundation.documents.book.web import leaves
from gerakan.foundation.documents.book.word import book_docx
from gerakan.foundation.ui import formats
from tests.factories.books import a_book
from tests.reading import (
    charts_in_slides,
    sheets_in_excel,
    tables_in_page,
    tables_in_slides,
    tables_in_word,
    text_of_pdf,
)

FIGURE = re.compile(r"\d[\d.,]*\d|\d")


@pytest.fixture(scope="module")
def book() -> Book:
    """Two pillars whole, money and signatures; two charts, since drawing is what takes time."""
    whole = a_book(programmes=18)
    opening, pillar, other, *_others, money, _road, signed = whole.chapters
    funds = [replace(part.sections[2], blocks=part.sections[2].blocks[:2]) for part in (pillar, other)]
    short = [
        replace(part, sections=(*part.sections[:2], fund, *part.sections[3:]))
        for part, fund in zip((pillar, other), funds, strict=True)
    ]
    return replace(whole, chapters=(opening, *short, money, signed))


@pytest.fixture(scope="module")
def tables(book) -> dict[str, Table]:
    numbers = numbered(book)
    return {numbers.labels[block.anchor]: block for block in book.blocks() if isinstance(block, Table)}


@pytest.fixture(scope="module")
def charts(book) -> dict[str, Chart]:
    numbers = numbered(book)
    return {numbers.labels[block.anchor]: block for block in book.blocks() if isinstance(block, Chart)}


def expected(table: Table) -> list[list[str]]:
    return [[clean(cell) for cell in row] for row in (table.headers, *table.rows)]


def written(value: str | float, text: str) -> str:
    """What a spreadsheet's number looks like in a book; `text` says whether it is money, a year or a measure."""
    if isinstance(value, str):
        return value
    return (
        formats.money_exact(value)
        if text.startswith("Rp")
        else str(int(value))
        if text.isdigit()
        else formats.number(value)
    )


def test_word_holds_every_cell_of_every_table(book, tables):
    read = tables_in_word(book_docx(book))

    assert len(tables) >= 15
    assert {f"{label}  {table.caption}": expected(table) for label, table in tables.items()} == read


def test_excel_holds_every_cell_and_the_number_behind_it(book, tables, charts):
    read = sheets_in_excel(book_xlsx(book))

    for label, table in tables.items():
        cells = [list(table.headers), *([cell.value for cell in row] for row in typed_rows(table, "id"))]
        assert read[label][: len(cells)] == cells
        lines = zip(read[label][1:], table.rows, strict=False)
        assert [[written(value, text) for value, text in zip(*line, strict=True)] for line in lines] == expected(table)[
            1:
        ]
    for label, chart in charts.items():
        lines = read[label][1 : 1 + len(chart.categories)]
        for at, one in enumerate(chart.series, start=1):
            assert [None if line[at] == "" else line[at] for line in lines] == list(one.values)


def test_slides_hold_the_cells_and_the_numbers_in_drawing_and_workbook(book, tables, charts):
    slides = tuple(Slide(label, shows=block) for label, block in (*tables.items(), *charts.items()))
    made = deck_pptx(Deck("d", book.title, "", book.owner, "1", "", slides))

    drawn = charts_in_slides(made)

    assert drawn == {chart.caption: [(one.name, list(one.values)) for one in chart.series] for chart in charts.values()}
    assert [row for table in tables_in_slides(made) for row in table[1:]] == [
        list(row) for table in tables.values() for row in table.rows
    ]


def test_the_web_holds_every_cell_and_the_numbers_of_every_chart(book, tables, charts):
    read = [
        rows for leaf in leaves(book, address=lambda anchor: f"/{anchor}/") for rows in tables_in_page(str(leaf.html))
    ]

    for table in tables.values():
        assert [[" ".join(cell.split()) for cell in row] for row in expected(table)] in read
    for chart in charts.values():
        rows = [[category, *(formats.number(one.values[at]) if one.values[at] is not None else "tidak ada data" for one in chart.series)]
                for at, category in enumerate(chart.categories)]  # fmt: skip
        assert any(table[1:] == rows for table in read)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler belum dipasang")
def test_paper_holds_every_figure_as_often_as_the_tree(book, tables):
    read = Counter(FIGURE.findall(text_of_pdf(book_pdf(book))))

    wanted = Counter(
        figure for table in tables.values() for row in table.rows for cell in row for figure in FIGURE.findall(cell)
    )

    assert sum(wanted.values()) > 300
    assert {figure: count for figure, count in wanted.items() if read[figure] < count} == {}

"""Four books on paper and in Word, the slides and the tables; claim of issue 5: all four books and Word within 10 seconds.

Reference in the same run: the tables of the longest book alone, written by python-docx's own cells instead of our elements.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gerakan.config.settings")
os.environ["GERAKAN_DATA"] = tempfile.mkdtemp()

import django  # noqa: E402 - the path and the place of its data are set first

django.setup()  # models can be imported only after this, hence the late imports below

from docx import Document  # noqa: E402

from gerakan.foundation.documents.book.deck import Deck, Slide  # noqa: E402
from gerakan.foundation.documents.book.excel import book_xlsx  # noqa: E402
from gerakan.foundation.documents.book.pdf import book_pdf  # noqa: E402
from gerakan.foundation.documents.book.slides import deck_pptx  # noqa: E402
from gerakan.foundation.documents.book.tree import Book, Chart, Table  # noqa: E402
from gerakan.foundation.documents.book.word import book_docx  # noqa: E402
from tests.factories.books import a_book, without_charts  # noqa: E402

LIMIT = 10
SIZES = (72, 24, 12, 12)
"""Programmes: Buku 2 has all, Buku 1, Buku 3 and Quick Win are a quarter of it and less."""


def main() -> None:
    """Print seconds of each and of all together."""
    first, *others = [a_book(programmes=size) for size in SIZES]
    books = [first, *map(without_charts, others)]
    charts = [block for block in first.blocks() if isinstance(block, Chart)]
    deck = Deck(
        "d", "Salindia", "", "Contoh", "1", "", tuple(Slide(chart.caption, shows=chart) for chart in charts[:12])
    )
    paper = measured("four books on paper", lambda: [book_pdf(book) for book in books])
    word = measured("four books in Word", lambda: [book_docx(book) for book in books])
    measured("slides with 12 charts", lambda: deck_pptx(deck))
    measured("four workbooks", lambda: [book_xlsx(book) for book in books])
    plain = measured("tables of the longest book by python-docx's cells", lambda: by_cells(first))
    ours = measured("the longest book in Word, drawings made before", lambda: book_docx(first))
    print(
        f"paper and Word {paper + word:.1f} s, limit {LIMIT} s; a whole book takes {ours / plain:.2f} of its tables alone by cells"
    )
    assert paper + word < LIMIT


def measured(name: str, make: Callable[[], object]) -> float:
    """Seconds of a doing; those of the processors too, since others may use them meanwhile."""
    began, worked = time.perf_counter(), time.process_time()
    make()
    took, cost = time.perf_counter() - began, time.process_time() - worked
    print(f"{name}: {took:.2f} s ({cost:.2f} s of processors)")
    return took


def by_cells(book: Book) -> None:
    """As a reader of python-docx's manual would write them."""
    document = Document()
    for block in book.blocks():
        if isinstance(block, Table):
            rows = (block.headers, *block.rows)
            table = document.add_table(len(rows), len(block.headers))
            for made, row in zip(table.rows, rows, strict=True):
                for cell, text in zip(made.cells, row, strict=True):
                    cell.text = text


if __name__ == "__main__":
    main()

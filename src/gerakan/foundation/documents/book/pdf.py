"""A book on paper: PDF/UA-1 and PDF/A-2a by typst."""

import datetime
from pathlib import Path

from gerakan.foundation.documents.book.pages import as_pages
from gerakan.foundation.documents.book.tree import Book
from gerakan.foundation.documents.pdf import render_pdf

TEMPLATE = Path(__file__).resolve().parents[1] / "templates/documents/book.typ"


def book_pdf(book: Book, *, on: datetime.date | None = None) -> bytes:
    """Tagged, with bookmarks and lists; equal books of one day give equal bytes. Raises RenderingFailed."""
    return render_pdf(TEMPLATE, as_pages(book), on=on, is_long=True)

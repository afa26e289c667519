"""A plan's contents as trees of books: pure functions, no database."""

from gerakan.stages.books.documents.made import book_of, deck_of
from gerakan.stages.books.documents.source import Imprint, Potential, Signer, Source

__all__ = ["Imprint", "Potential", "Signer", "Source", "book_of", "deck_of"]

"""The one place where the two databases differ: FTS5 on SQLite, tsvector on PostgreSQL.

Words reach both as folded letters and digits in quotes; nothing a person types is query syntax.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from gerakan.foundation.search.models import SearchEntry

TABLE = SearchEntry._meta.db_table
FTS = "search_words"

# The tables and indexes behind these names are made in migration 0002.
# array_to_tsvector keeps each word as it is: no parser of the server's gets between the words and the index.
VECTOR = "array_to_tsvector(string_to_array({column}, ' '))"


@dataclass(frozen=True)
class Term:
    """A word that must occur, by its root; the last word typed may still be growing."""

    root: str
    beginning: str = ""


def matching(terms: Sequence[Term], *, column: str = "stems") -> QuerySet[SearchEntry]:
    """Entries in which every term occurs."""
    if connection.vendor == "sqlite":
        query = " AND ".join(_fts5(term, column) for term in terms)
        found = RawSQL(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s", [query])  # noqa: S608, S611 - names are ours
    else:
        query = " & ".join(_tsquery(term) for term in terms)
        vector = VECTOR.format(column=column)
        found = RawSQL(f"SELECT id FROM {TABLE} WHERE {vector} @@ %s::tsquery", [query])  # noqa: S608, S611 - as above
    return SearchEntry.objects.filter(pk__in=found)


def _fts5(term: Term, column: str) -> str:
    both = f' OR "{term.beginning}"*' if term.beginning else ""
    return f'{column}:("{term.root}"{both})'


def _tsquery(term: Term) -> str:
    both = f" | '{term.beginning}':*" if term.beginning else ""
    return f"('{term.root}'{both})"

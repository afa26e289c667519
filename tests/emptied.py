"""After a test that commits, only tables that hold something are emptied: PostgreSQL makes new files for each that it truncates."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.db import connection


@contextmanager
def quick_emptying() -> Iterator[None]:
    """For a throwaway server, whose owner may switch triggers off; any other is emptied as Django does it."""
    if connection.vendor != "postgresql":
        yield
        return
    djangos = type(connection.ops).sql_flush

    def sql_flush(ops: Any, style: Any, tables: Sequence[str], **how: Any) -> list[str]:
        return _of_full_tables(ops, tables) if _is_owner() else djangos(ops, style, tables, **how)

    with mock.patch.object(type(connection.ops), "sql_flush", sql_flush):
        yield


def _is_owner() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


def _of_full_tables(ops: Any, tables: Sequence[str]) -> list[str]:
    """Rows that may never be deleted go too: the test that wrote them is over."""
    named = [ops.quote_name(table) for table in tables]
    asked = " UNION ALL ".join(f"SELECT {at} WHERE EXISTS (SELECT 1 FROM {name})" for at, name in enumerate(named))
    with connection.cursor() as cursor:
        cursor.execute(asked)
        full = [named[at] for (at,) in cursor.fetchall()]
    deletions = [f"DELETE FROM {name};" for name in full]
    return ["SET session_replication_role = replica;", *deletions, "SET session_replication_role = DEFAULT;"]

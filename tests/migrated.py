"""The tables that migrations make, kept between runs: on SQLite the next run begins with a copy and has nothing to apply."""

import functools
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".pytest_cache"


@contextmanager
def tables_of_the_last_run() -> Iterator[None]:
    """Fill the database that the tests will have, before Django migrates it."""
    if connection.vendor != "sqlite" or not _kept().is_file():
        yield
        return
    address = connection.creation._get_test_db_name()
    with closing(sqlite3.connect(address, uri=address.startswith("file:"))) as target:
        with closing(sqlite3.connect(_kept())) as source:
            source.backup(target)
        yield


def keep_tables() -> None:
    """What migrations have made, under its name only when it is whole: two workers may do this at once."""
    if connection.vendor != "sqlite" or _kept().is_file():
        return
    KEPT.mkdir(exist_ok=True)
    for older in KEPT.glob("migrated-*.sqlite3"):
        older.unlink(missing_ok=True)
    half = _kept().with_suffix(f".{os.getpid()}")
    connection.ensure_connection()
    with closing(sqlite3.connect(half)) as target:
        connection.connection.backup(target)
    half.replace(_kept())


def _kept() -> Path:
    return KEPT / f"migrated-{_stamp()}.sqlite3"


@functools.cache
def _stamp() -> str:
    """Changes with every migration and with every version of what we stand on."""
    told = hashlib.sha256((ROOT / "requirements" / "dev.txt").read_bytes())
    for path in sorted((ROOT / "src").rglob("migrations/*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]

"""Real processes on the database of a test, started together: what two clicks at once really do, on both databases.

Use the fixture `processes` after the rows are made: on SQLite the processes see a copy of the database as it stands
at their first use, so ask them, not the test, for the outcome.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests.nursery import Child, Nursery, a_nursery

PREPARATION = """
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
"""

CHILD = """
import json, pathlib, sys
from django.conf import settings
from django.db import connection
from django.utils import translation
if {folder!r}:
    settings.MEDIA_ROOT = pathlib.Path({folder!r}) / "files"
    connection.settings_dict["NAME"] = pathlib.Path({folder!r}) / "gerakan.sqlite3"
translation.activate("id")
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
{body}
"""


class Processes:
    """Runs pieces of Python against the test's database, each in its own process."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder, self.nursery = folder, nursery
        self.is_copied = False

    def together(self, *bodies: str, timeout: float = 60) -> list[object]:
        """Start all, let them go at the same moment, and give what each printed as JSON in its last line."""
        self._copy()
        children = [self._start(body) for body in bodies]
        for child in children:
            if child.stdout.readline().strip() != "ready":
                raise AssertionError(child.communicate(timeout=timeout)[1])
        for child in children:
            child.stdin.write("\n")
            child.stdin.flush()
        return [_answer(child, timeout) for child in children]

    def alone(self, body: str) -> object:
        """One process."""
        return self.together(body)[0]

    def _start(self, body: str) -> Child:
        folder = str(self.folder) if connection.vendor == "sqlite" else ""
        return self.nursery.start(CHILD.format(body=body, folder=folder))

    def _copy(self) -> None:
        if connection.vendor != "sqlite" or self.is_copied:
            return
        connection.ensure_connection()
        copy = sqlite3.connect(self.folder / "gerakan.sqlite3")
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")  # two that change it at once are not made to wait but refused
        copy.close()
        self.is_copied = True


def _answer(child: Child, timeout: float) -> object:
    out, err = child.communicate(timeout=timeout)
    if child.returncode:
        raise AssertionError(err)
    return json.loads(out.strip().splitlines()[-1])


def _place() -> dict[str, str]:
    """Where the prepared process believes that it is; on SQLite each test says where its own copy lies."""
    if connection.vendor == "sqlite":
        return {}
    there = connection.settings_dict
    user, password, host = (quote(there[name], safe="") for name in ("USER", "PASSWORD", "HOST"))
    port = f":{there['PORT']}" if there["PORT"] else ""
    return {"DATABASE_URL": f"postgresql://{user}:{password}@{host}{port}/{there['NAME']}"}


@pytest.fixture(scope="session")
def _prepared(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with a_nursery(PREPARATION, GERAKAN_DATA=str(tmp_path_factory.mktemp("proses")), **_place()) as nursery:
        yield nursery


@pytest.fixture
def processes(transactional_db: None, tmp_path: Path, _prepared: Nursery) -> Processes:
    """Several processes on the rows of this test."""
    return Processes(tmp_path, _prepared)

"""Real processes on the database of a test, started together: what two clicks at once really do, on both databases.

Use the fixture `processes` after the rows are made: on SQLite the processes see a copy of the database as it stands
at their first use, so ask them, not the test, for the outcome.
"""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent

CHILD = """
import json, sys
import django
django.setup()
from django.db import connection
from django.utils import translation
translation.activate("id")
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
{body}
"""


class Processes:
    """Runs pieces of Python against the test's database, each in its own process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_copied = False
        self.environment = {**os.environ, **self._place(), "PYTHONPATH": os.pathsep.join(sys.path)}

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

    def _start(self, body: str) -> subprocess.Popen[str]:
        code = CHILD.format(body=body)
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, cwd=ROOT, env=self.environment,
        )  # fmt: skip

    def _place(self) -> dict[str, str]:
        if connection.vendor == "sqlite":
            return {"GERAKAN_DATA": str(self.folder)}
        there = connection.settings_dict
        user, password, host = (quote(there[name], safe="") for name in ("USER", "PASSWORD", "HOST"))
        port = f":{there['PORT']}" if there["PORT"] else ""
        return {"DATABASE_URL": f"postgresql://{user}:{password}@{host}{port}/{there['NAME']}"}

    def _copy(self) -> None:
        if connection.vendor != "sqlite" or self.is_copied:
            return
        connection.ensure_connection()
        copy = sqlite3.connect(self.folder / "gerakan.sqlite3")
        connection.connection.backup(copy)
        copy.close()
        self.is_copied = True


def _answer(child: "subprocess.Popen[str]", timeout: float) -> object:
    out, err = child.communicate(timeout=timeout)
    if child.returncode:
        raise AssertionError(err)
    return json.loads(out.strip().splitlines()[-1])


@pytest.fixture
def processes(transactional_db: None, tmp_path: Path) -> Processes:
    """Several processes on the rows of this test."""
    return Processes(tmp_path)

"""Several real processes on one database of their own: races cannot be played inside one transaction of a test."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
Environment = Mapping[str, str]


@contextmanager
def own_database(folder: Path) -> Iterator[Environment]:
    """The environment of a migrated database that other processes can open: SQLite, or PostgreSQL by DATABASE_URL."""
    environment = {
        **os.environ,
        "GERAKAN_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "gerakan.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    with _server(environment):
        finish(gerakan(environment, "migrate", "--verbosity=0"))
        yield environment


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[None]:
    url = environment.get("DATABASE_URL")
    if not url:
        yield
        return
    import psycopg  # noqa: PLC0415 - installed with the test packages, needed on PostgreSQL only

    name = f"uji_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        environment["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        try:
            yield
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def gerakan(environment: Environment, *arguments: str) -> subprocess.Popen[str]:
    """Start a command of ours."""
    return _start([sys.executable, "-m", "django", *arguments], environment)


def python(environment: Environment, code: str) -> subprocess.Popen[str]:
    """Start a piece of Python with Django ready."""
    return _start([sys.executable, "-c", f"import django\ndjango.setup()\n{code}"], environment)


def finish(process: subprocess.Popen[str]) -> str:
    """What it printed; fails with its error when it failed."""
    said, error = process.communicate(timeout=180)
    assert process.returncode == 0, error
    return said


def _start(arguments: list[str], environment: Environment) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(arguments, env=dict(environment), stdout=pipe, stderr=pipe, text=True, cwd=ROOT)

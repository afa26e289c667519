"""./test: pytest on SQLite, and on PostgreSQL where there is one."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import postgres
from house.console import Trouble, say
from house.places import BIN, ROOT, environment

SQLITE, POSTGRES = "--sqlite", "--postgres"
# Browsers, clones and pure numbers do not care which database answers.
NOT_AGAIN = (
    "-m", "not slow and not journey",
    "--ignore=tests/engine", "--ignore=tests/compute", "--ignore=tests/setup", "--ignore=src/gerakan/engine",
)  # fmt: skip
NOTHING_COLLECTED = 5
# Workers share the cores among themselves; threads of linear algebra would only wait for each other.
ONE_THREAD_EACH = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def run_tests(arguments: list[str]) -> int:
    """The worst exit code of the runs; --sqlite or --postgres asks for one database only."""
    rest = [word for word in arguments if word not in {SQLITE, POSTGRES}]
    codes = []
    if POSTGRES not in arguments:
        say("Uji pada SQLite")
        codes.append(_pytest(rest, database=None))
    if SQLITE not in arguments:
        codes += _on_postgres(rest, demanded=POSTGRES in arguments or "CI" in os.environ)
    return max(codes, default=0)


def _on_postgres(arguments: list[str], *, demanded: bool) -> list[int]:
    with _server() as address:
        if address:
            say("Uji pada PostgreSQL")
            chosen = arguments if "-m" in arguments else [*NOT_AGAIN, *arguments]
            code = _pytest(chosen, database=address)
            return [0 if code == NOTHING_COLLECTED and not demanded else code]
    if demanded:
        raise Trouble("Uji pada PostgreSQL diminta, tetapi servernya tidak ada. Pasang: sudo apt install postgresql")
    say("PostgreSQL tidak ditemukan; uji hanya pada SQLite.")
    return []


@contextmanager
def _server() -> Iterator[str | None]:
    if address := os.environ.get("DATABASE_URL"):
        yield address
    elif postgres.find_programs() is None:
        yield None
    else:
        with postgres.throwaway() as address:
            yield address


def _pytest(arguments: list[str], *, database: str | None) -> int:
    known = environment()
    known.pop("DATABASE_URL", None)
    spread = [] if {"-n", "--pdb"} & set(arguments) else ["-n", "auto", "--dist", "worksteal"]
    with tempfile.TemporaryDirectory(prefix="gerakan-test-") as folder:
        known |= {"GERAKAN_DATA": folder, **ONE_THREAD_EACH} | ({"DATABASE_URL": database} if database else {})
        return subprocess.run([BIN / "pytest", *spread, *arguments], cwd=ROOT, env=known, check=False).returncode

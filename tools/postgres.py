"""A PostgreSQL server that lives as long as its tests: python3 tools/postgres.py COMMAND ..."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

DEBIAN = "usr/lib/postgresql"
ROLE = "gerakan"
CAREFREE = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
"""Nothing need outlive a crash. Tests roll back: statistics of a table that is empty between two tests would make the planner
join everything with everything in the next."""


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: the newest of Debian's, else the one on PATH."""
    debian = sorted(Path("/", DEBIAN).glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def throwaway() -> Iterator[str]:
    """Starts an empty cluster on a unix socket, yields its DATABASE_URL, and removes everything."""
    programs = find_programs()
    if programs is None:
        raise FileNotFoundError("initdb")
    folder = Path(tempfile.mkdtemp(prefix="gerakan-pg-"))
    as_whom = _unprivileged(folder)
    try:
        _call(
            [programs / "initdb", "-D", folder / "data", "-U", ROLE, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"],
            **as_whom,
        )
        options = f"-k {folder} {CAREFREE}"
        _call(
            [programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start"], **as_whom
        )
        try:
            _call([programs / "createdb", "-h", folder, "-U", ROLE, ROLE], **as_whom)
            yield f"postgresql://{ROLE}@{quote(str(folder), safe='')}/{ROLE}"
        finally:
            _call([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], **as_whom)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then hand the folder to its own user, or to nobody."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    entry = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _call(words: list[Path | str], **as_whom: Any) -> None:
    """Quiet; what it said is shown when it fails."""
    with tempfile.TemporaryFile() as said:  # a pipe would be held open by the server that pg_ctl leaves running
        done = subprocess.run(
            words, cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, **as_whom
        )
        if done.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))


def main(arguments: list[str]) -> int:
    """Run a command with DATABASE_URL set; its exit code is ours."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    with throwaway() as address:
        return subprocess.run(arguments, env=os.environ | {"DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

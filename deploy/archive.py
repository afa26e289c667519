"""Backup and restore of one house: python3 deploy/archive.py backup FOLDER | restore ARCHIVE.

Standard library only; the database is named by DATABASE_URL, or is the SQLite file in GERAKAN_DATA.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
SQLITE, DUMP = "gerakan.sqlite3", "gerakan.dump"
KEPT = ("files", "mail", "secret_key", "signing")
CHUNK = 1024 * 1024
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Debian 12 has none


class Refusal(Exception):
    """Nothing was done; the message says why."""


def data_folder() -> Path:
    """The same rule as gerakan.config.environment."""
    return Path(os.environ.get("GERAKAN_DATA", HOUSE / "var")).resolve()


def backup(folder: Path) -> Path:
    """One dated archive with its checksum beside it; the house may go on working."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / time.strftime("gerakan-%Y%m%d-%H%M%S.tar.gz")
    draft = target.with_name(f"{target.name}.part")
    with tempfile.TemporaryDirectory(dir=folder) as place:
        copy = _copy_database(Path(place))
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))  # it holds the signing key
        with tarfile.open(draft, "w:gz") as archive:
            archive.add(copy, copy.name)
            for path in (data_folder() / name for name in KEPT):
                if path.exists():
                    archive.add(path, path.name)
    draft.replace(target)
    _sum_file(target).write_text(f"{checksum(target)}  {target.name}\n", encoding="ascii")
    return target


def restore(archive: Path) -> None:
    """Into a house without database and uploads; raises Refusal before anything is changed."""
    stated = _sum_file(archive)
    if not stated.exists() or stated.read_text(encoding="ascii").split()[0] != checksum(archive):
        raise Refusal(f"Sidik {archive.name} tidak ada atau tidak cocok; arsip ini tidak dipulihkan.")
    folder = data_folder()
    if occupied := [name for name in (SQLITE, "files") if (folder / name).exists()]:
        raise Refusal(f"{folder} masih berisi {' dan '.join(occupied)}; pindahkan dahulu.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        with tarfile.open(archive) as packed:
            packed.extractall(place, **SAFELY)  # noqa: S202  ours by its checksum, and filtered
        _put_back(Path(place), folder)


def checksum(path: Path) -> str:
    """SHA-256 of a file of any size."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(CHUNK), b""):
            total.update(chunk)
    return total.hexdigest()


def _sum_file(archive: Path) -> Path:
    return archive.with_name(f"{archive.name}.sha256")


def _copy_database(place: Path) -> Path:
    if address := os.environ.get("DATABASE_URL"):
        _call("pg_dump", "--format=custom", "--no-owner", "--file", str(place / DUMP), "--dbname", address)
        return place / DUMP
    source = data_folder() / SQLITE
    if not source.exists():
        raise Refusal(f"Tidak ada basis data di {source}.")
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(place / SQLITE)) as copy:
        live.backup(copy)
    return place / SQLITE


def _put_back(place: Path, folder: Path) -> None:
    address = os.environ.get("DATABASE_URL")
    if (place / DUMP).exists() != bool(address):
        raise Refusal("Arsip ini dari jenis basis data yang lain; sesuaikan DATABASE_URL.")
    if address:  # fails whole, and before any file is moved, when the database is not empty
        _call(
            "pg_restore",
            "--no-owner",
            "--single-transaction",
            "--exit-on-error",
            "--dbname",
            address,
            str(place / DUMP),
        )
        (place / DUMP).unlink()
    for path in place.iterdir():
        shutil.move(path, folder / path.name)


def _call(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refusal(f"{words[0]}: {done.stderr.strip()}")


def main(arguments: list[str]) -> int:
    """0 done, 1 refused, 2 misunderstood."""
    acts: dict[str, Callable[[Path], Path | None]] = {"backup": backup, "restore": restore}
    if len(arguments) != 2 or arguments[0] not in acts:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        print(acts[arguments[0]](Path(arguments[1])) or "Selesai. Buktikan rantainya: .venv/bin/gerakan verify_audit")
    except (Refusal, OSError, tarfile.TarError) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

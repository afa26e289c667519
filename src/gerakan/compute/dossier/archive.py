"""The format: files in a fixed order, each chained by fingerprint to the one before, each line with a fingerprint of its own."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from gerakan.compute.complaints import Complaint
from gerakan.engine import ENGINE_VERSION

FORMAT = "gerakan-dossier-1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
FIXED_TIME = (2017, 1, 1, 0, 0, 0)
"""The same content gives the same bytes whenever it is sealed."""
LINE_DIGITS = 12
MOST_BYTES = 1 << 30
TEXTS = {".csv", ".toml", ".json", ".txt", ".md"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one file; lines: a short fingerprint of each, for texts."""

    path: str
    size: int
    sha256: str
    chain: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """A dossier as it was read: what is said of it, and what is in it."""

    place: Path
    manifest_bytes: bytes
    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]
    signature: bytes | None

    @property
    def entries(self) -> list[Entry]:
        """Files as the manifest knows them, in its order."""
        return [Entry(**{**row, "lines": tuple(row["lines"])}) for row in self.manifest["files"]]


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def line_prints(path: str, data: bytes) -> tuple[str, ...]:
    """Of every line of a text; nothing for other files."""
    if PurePosixPath(path).suffix not in TEXTS:
        return ()
    return tuple(fingerprint(line)[:LINE_DIGITS] for line in data.splitlines())


def link(before: str, path: str, sha256: str) -> str:
    """The next link of the chain."""
    return fingerprint(f"{before}\n{path}\n{sha256}".encode())


def entries_of(files: Mapping[str, bytes]) -> list[Entry]:
    """In the order of their paths, which is the order of time."""
    made: list[Entry] = []
    head = ""
    for path in sorted(files):
        sha256 = fingerprint(files[path])
        head = link(head, path, sha256)
        made.append(Entry(path, len(files[path]), sha256, head, line_prints(path, files[path])))
    return made


def manifest_of(title: str, files: Mapping[str, bytes]) -> bytes:
    """What the dossier holds, in one canonical text."""
    entries = entries_of(files)
    told = {
        "format": FORMAT, "title": title, "engine_version": ENGINE_VERSION, "files": [asdict(entry) for entry in entries],
        "head": entries[-1].chain if entries else "",
    }  # fmt: skip
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def write_archive(out: Path, manifest: bytes, files: Mapping[str, bytes], signature: bytes | None) -> None:
    """Manifest first, then the files in their order; the same content gives the same bytes."""
    extra = {SIGNATURE: signature} if signature else {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in chain([(MANIFEST, manifest)], extra.items(), sorted(files.items())):
            archive.writestr(zipfile.ZipInfo(path, FIXED_TIME), data)


def read_archive(place: Path) -> Archive:
    """Refuses what is no dossier, what names places outside itself, and what unpacks to more than a gibibyte."""
    try:
        with zipfile.ZipFile(place) as packed:
            _refuse(place, packed.infolist())
            files = {info.filename: packed.read(info) for info in packed.infolist()}
    except OSError as error:
        raise Complaint(place, f"tidak dapat dibaca ({error.strerror})") from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Complaint(place, f"bukan arsip yang utuh ({error})") from error
    manifest = files.pop(MANIFEST, None)
    if manifest is None:
        raise Complaint(place, f"bukan berkas keputusan: {MANIFEST} tidak ada")
    return Archive(place, manifest, _read_manifest(place, manifest), files, files.pop(SIGNATURE, None))


def _refuse(place: Path, infos: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise Complaint(place, "isinya lebih dari 1 GiB")
    names = [info.filename for info in infos]
    for name in names:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name:
            raise Complaint(place, f"nama berkas “{name}” menunjuk ke luar arsip")
        if names.count(name) > 1:
            raise Complaint(place, f"berkas “{name}” ada dua kali")


def _read_manifest(place: Path, manifest: bytes) -> dict[str, Any]:
    """Its shape; what it says is judged by `verify`."""
    try:
        told = json.loads(manifest)
        known = isinstance(told, dict) and told["format"] == FORMAT
        rows = [Entry(**{**row, "lines": tuple(row["lines"])}) for row in told["files"]] if known else []
        whole = known and isinstance(told["head"], str) and all(isinstance(row.path, str) for row in rows)
    except (ValueError, KeyError, TypeError) as error:
        raise Complaint(place, f"{MANIFEST} tidak dapat dibaca ({error})") from error
    if not whole:
        raise Complaint(place, f"{MANIFEST} bukan dari bentuk {FORMAT}")
    return dict(told)

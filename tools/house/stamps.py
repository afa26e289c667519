"""A step that is done leaves a stamp: the fingerprint of what it was done from."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from house.places import ROOT


@dataclass(frozen=True)
class Stamp:
    """A file that says from which inputs its step was done; gone or different means do it again."""

    path: Path
    fingerprint: str

    def stands(self) -> bool:
        """Was the step done from these very inputs?"""
        try:
            return self.path.read_text(encoding="ascii") == self.fingerprint
        except (OSError, UnicodeDecodeError):
            return False

    def set(self) -> None:
        """Written whole or not at all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f"{self.path.name}.new")
        draft.write_text(self.fingerprint, encoding="ascii")
        draft.replace(self.path)


def fingerprint(inputs: Iterable[Path | str]) -> str:
    """SHA-256 over names and contents of files, and over words."""
    total = hashlib.sha256()
    for item in inputs:
        if isinstance(item, Path):
            total.update(f"{item.relative_to(ROOT)}\0".encode())
            total.update(item.read_bytes() if item.is_file() else b"missing")
        else:
            total.update(item.encode())
        total.update(b"\0")
    return total.hexdigest()

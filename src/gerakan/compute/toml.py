"""TOML with complaints: every key is known, every value has its type."""

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from gerakan.compute.complaints import Complaint

DESCRIPTIVE = frozenset({"name", "label", "description", "note", "source", "unit", "year"})
"""Keys that anybody may add to say what something is."""


class Section:
    """One table of a TOML file that remembers where it stands."""

    def __init__(self, file: Path, row: str, values: dict[str, Any], *, known: Collection[str]) -> None:
        self.file, self.row, self.values = file, row, values
        for key in values:
            if key not in known and key not in DESCRIPTIVE:
                self.refuse(key, f"kunci tidak dikenal; yang dikenal: {', '.join(sorted(known))}")

    def refuse(self, key: str, problem: str) -> None:
        """Complain about one key."""
        raise Complaint(self.file, problem, row=self.row, column=key)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; refused when absent without a default."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value:
            self.refuse(key, "harus berupa teks yang tidak kosong" if key in self.values else "belum diisi")
        return str(value)

    def optional_text(self, key: str) -> str | None:
        """A string or nothing."""
        return self.text(key) if key in self.values else None

    def number(self, key: str, default: float) -> float:
        """A number, whole or not."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse(key, f"'{value}' bukan bilangan")
        return float(value)

    def optional_number(self, key: str) -> float | None:
        """A number or nothing."""
        return self.number(key, 0.0) if key in self.values else None

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number; refused when absent without a default."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(key, f"'{value}' bukan bilangan bulat" if key in self.values else "belum diisi")
        return int(value)  # type: ignore[arg-type]

    def optional_whole(self, key: str) -> int | None:
        """A whole number or nothing."""
        return self.whole(key) if key in self.values else None

    def flag(self, key: str) -> bool:
        """True or false; false when absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.refuse(key, f"'{value}' harus true atau false")
        return bool(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers; empty when absent."""
        values = self.items(key)
        if any(isinstance(value, bool) or not isinstance(value, int | float) for value in values):
            self.refuse(key, "harus berupa daftar bilangan")
        return tuple(float(value) for value in values)

    def items(self, key: str) -> list[Any]:
        """A list of anything; empty when absent."""
        values = self.values.get(key, [])
        if not isinstance(values, list):
            self.refuse(key, "harus berupa daftar")
        return list(values)


def read_toml(file: Path, *, known: Collection[str]) -> dict[str, Any]:
    """A TOML file whose top-level keys are all known."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Complaint(file, f"tidak dapat dibaca ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Complaint(file, "bukan teks UTF-8", row=1) from error
    except tomllib.TOMLDecodeError as error:
        raise _broken(file, str(error)) from error
    for key in values:
        if key not in known:
            raise Complaint(
                file, f"bagian tidak dikenal; yang dikenal: {', '.join(sorted(known))}", row="atas", column=key
            )
    return values


def _broken(file: Path, said: str) -> Complaint:
    """Where the parser stopped: "at line 3, column 5", or the end of the document."""
    at = re.search(r"line (\d+), column (\d+)", said)
    last = len(file.read_text(encoding="utf-8-sig").splitlines())
    return Complaint(file, "bukan TOML yang benar", row=at[1] if at else last, column=at[2] if at else "terakhir")


def section(file: Path, values: dict[str, Any], key: str, *, known: Collection[str]) -> Section:
    """A `[table]`, empty when absent."""
    own = values.get(key, {})
    if not isinstance(own, dict):
        raise Complaint(file, f"harus berupa bagian [{key}]", row="atas", column=key)
    return Section(file, key, own, known=known)


def sections(file: Path, values: dict[str, Any], key: str, *, known: Collection[str]) -> list[Section]:
    """All `[[tables]]` of a key, each called by its code (or its number) in complaints."""
    own = values.get(key, [])
    if not isinstance(own, list) or not all(isinstance(item, dict) for item in own):
        raise Complaint(file, f"harus berupa bagian-bagian [[{key}]]", row="atas", column=key)
    return [
        Section(file, f"{key} {item.get('code') or item.get('name') or number}", item, known=known)
        for number, item in enumerate(own, start=1)
    ]

"""INSTANCE.json and PLAN.json: read with complaints that name the file and the path of the key; written back."""

import json
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from gerakan.compute.complaints import Complaint

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DESCRIPTIVE = frozenset({"name", "label", "description", "note", "source"})
"""Keys that anybody may add to say what something is."""


class Refused(Complaint):
    """What is wrong with a JSON file: its name, the path of the key, and why."""

    def __init__(self, file: Path, path: str, problem: str) -> None:
        Exception.__init__(self, f"{file}, kunci {path or '(seluruh berkas)'}: {problem.rstrip('.')}.")


class Node:
    """One value of a JSON file that remembers where it stands."""

    def __init__(self, file: Path, path: str, value: Any) -> None:
        self.file, self.path, self.value = file, path, value

    def refuse(self, problem: str) -> NoReturn:
        """Complain about this value."""
        raise Refused(self.file, self.path, problem)

    def keys(self, required: Collection[str], optional: Collection[str] = ()) -> None:
        """It is an object with these keys and no others."""
        if not isinstance(self.value, dict):
            self.refuse("harus berupa objek {...}")
        for key in self.value:
            if key not in required and key not in optional and key not in DESCRIPTIVE:
                known = ", ".join(sorted({*required, *optional}))
                Node(self.file, self._below(key), None).refuse(f"kunci tidak dikenal; yang dikenal: {known}")
        for key in required:
            if key not in self.value:
                Node(self.file, self._below(key), None).refuse("belum diisi")

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """The key is there, and not null."""
        return self.value.get(key) is not None

    def at(self, key: str) -> "Node":
        """The value of a key."""
        return Node(self.file, self._below(key), self.value.get(key))

    def items(self) -> "list[Node]":
        """It is a list: its elements."""
        if not isinstance(self.value, list):
            self.refuse("harus berupa daftar [...]")
        return [Node(self.file, f"{self.path}[{number}]", item) for number, item in enumerate(self.value)]

    def text(self) -> str:
        """It is a text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.refuse("harus berupa teks yang tidak kosong")
        return self.value

    def whole(self, least: int = 0) -> int:
        """It is a whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < least:
            self.refuse(f"harus berupa bilangan bulat {least} atau lebih")
        return self.value

    def number(self) -> float:
        """It is a number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.refuse("harus berupa bilangan")
        return float(self.value)

    def flag(self) -> bool:
        """It is true or false."""
        if not isinstance(self.value, bool):
            self.refuse("harus true atau false")
        return self.value

    def clock(self) -> str:
        """It is HH:MM."""
        text = self.text()
        if not CLOCK.fullmatch(text):
            self.refuse(f"'{text}' bukan jam berbentuk HH:MM")
        return text

    def date(self) -> str:
        """It is YYYY-MM-DD."""
        text = self.text()
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            self.refuse(f"'{text}' bukan tanggal berbentuk YYYY-MM-DD")

    def one_of(self, known: Collection[str], what: str) -> str:
        """It is a name that has been introduced."""
        text = self.text()
        if text not in known:
            self.refuse(f"{what} '{text}' tidak ada dalam daftar")
        return text

    def names(self) -> tuple[str, ...]:
        """It is a list of texts, none twice."""
        return unique(self.items(), Node.text)

    def table(self, read: "Callable[[Node], int]") -> dict[str, int]:
        """It is an object whose every value is read so."""
        if not isinstance(self.value, dict):
            self.refuse("harus berupa objek {...}")
        return {key: read(self.at(key)) for key in self.value}


def unique(nodes: list[Node], name: Callable[[Node], str]) -> tuple[str, ...]:
    """Their names, none twice."""
    seen: dict[str, str] = {}
    for node in nodes:
        own = name(node)
        if own in seen:
            node.refuse(f"'{own}' sudah ada pada {seen[own]}")
        seen[own] = node.path
    return tuple(seen)


def read_json(file: Path) -> Node:
    """A JSON file, each key once in its object."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refused(file, "", f"tidak dapat dibaca ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Refused(file, "", "bukan teks UTF-8") from error
    try:
        return Node(file, "", json.loads(text, object_pairs_hook=_object(file), parse_constant=_constant(file)))
    except json.JSONDecodeError as error:
        said = f"bukan JSON yang benar (baris {error.lineno}, kolom {error.colno})"
        raise Refused(file, "", said) from error
    except RecursionError as error:
        raise Refused(file, "", "bertingkat terlalu dalam") from error


def _object(file: Path) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        for number, (key, _) in enumerate(pairs):
            if any(key == other for other, _ in pairs[:number]):
                raise Refused(file, key, "kunci ini muncul dua kali dalam satu objek")
        return dict(pairs)

    return build


def _constant(file: Path) -> Callable[[str], NoReturn]:
    def refuse(name: str) -> NoReturn:
        raise Refused(file, "", f"{name} bukan bilangan JSON")

    return refuse


def write_json(file: Path, value: Mapping[str, Any]) -> None:
    """The same bytes for the same value."""
    file.write_text(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n", encoding="utf-8")

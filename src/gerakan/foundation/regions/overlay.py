"""The project's own data beside the package: corrections, codes of BPS, changes, aliases, with their sources."""

import csv
import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Correction:
    """One cell of the package that is wrong: what it says, what is true, and who says so."""

    code: str
    field: str
    found: str
    value: str
    reason: str
    source: str


@dataclass(frozen=True)
class Change:
    """A creation, move, new name or new spelling, effective from the law's day or else the decree's."""

    change: str
    old_code: str
    new_code: str
    old_name: str
    new_name: str
    effective_on: dt.date
    law: str
    decree: str


@dataclass(frozen=True)
class WrittenAs:
    """Another way a region is written."""

    alias: str
    kind: str
    code: str
    reason: str
    seen_in: str


@dataclass(frozen=True)
class Overlay:
    """All of it, read once."""

    facts: dict[str, Any]
    corrections: tuple[Correction, ...]
    bps_codes: dict[str, str]
    decrees: tuple[dict[str, str], ...]
    changes: tuple[Change, ...]
    aliases: tuple[WrittenAs, ...]

    def bps_code(self, code: str) -> str:
        """BPS counts like Kemendagri unless the table says otherwise."""
        return self.bps_codes.get(code, code.replace(".", ""))

    def island_group(self, province: str) -> str:
        """Raises KeyError for a province that no group holds."""
        groups: dict[str, list[str]] = self.facts["island_groups"]
        return {code: group for group, codes in groups.items() for code in codes}[province]

    def is_autonomous(self, province: str) -> bool:
        """Jakarta's cities have no budget and no council of their own."""
        return province not in self.facts["administrative"]["provinces"]


@cache
def read_overlay() -> Overlay:
    """The overlay as committed; the same object every time."""
    return Overlay(
        facts=tomllib.loads((FOLDER / "register.toml").read_text(encoding="utf-8")),
        corrections=tuple(Correction(**row) for row in _rows("corrections.csv")),
        bps_codes={row["code"]: row["bps_code"] for row in _rows("bps_codes.csv")},
        decrees=tuple(_rows("decrees.csv")),
        changes=tuple(_change(row) for row in _rows("changes.csv")),
        aliases=tuple(WrittenAs(**row) for row in _rows("aliases.csv")),
    )


def _change(row: dict[str, str]) -> Change:
    return Change(**(row | {"effective_on": dt.date.fromisoformat(row["effective_on"])}))  # type: ignore[arg-type]


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

"""The project's own facts about the editions of 2017 to 2024, read from the tables beside this file."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class PlaceFact:
    """A region (or province) in an edition, in what role, how sure, says who."""

    year: int
    code: str
    name: str
    role: str
    confidence: str
    source_url: str


@dataclass(frozen=True)
class CountFact:
    """A published number."""

    year: int
    step: str
    count: int
    is_used_in_sums: bool
    source_url: str
    note: str


@cache
def editions() -> tuple[dict[str, Any], ...]:
    """Year, name, rule, dates, milestones."""
    return tuple(_toml("editions.toml")["edition"])


@cache
def steps() -> dict[str, dict[str, str]]:
    """Label and definition per step, in the funnel's order."""
    return _toml("steps.toml")


@cache
def participations() -> tuple[PlaceFact, ...]:
    """Kabupaten and kota with today's codes."""
    return _places("participations.csv", "regions")


@cache
def province_participations() -> tuple[PlaceFact, ...]:
    """Provinces, which are counted apart."""
    return _places("province_participations.csv", "provinces")


@cache
def counts() -> tuple[CountFact, ...]:
    """Published numbers, conflicting ones in separate rows."""
    return tuple(
        CountFact(
            year=int(row["edition"]),
            step=row["step"],
            count=int(row["count"]),
            is_used_in_sums=row["used_in_sums"] == "ya",
            source_url=row["source_url"],
            note=row["note"],
        )
        for row in _rows("funnel.csv")
    )


def size_step(year: int) -> str:
    """The step whose number counts the regions of this edition."""
    return next(str(edition["size"]) for edition in editions() if edition["year"] == year)


def _places(table: str, column: str) -> tuple[PlaceFact, ...]:
    return tuple(_place(row, *written.split(" ", 1)) for row in _rows(table) for written in row[column].split("; "))


def _place(row: dict[str, str], code: str, name: str) -> PlaceFact:
    return PlaceFact(int(row["edition"]), code, name, row["role"], row["confidence"], row["source_url"])


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))

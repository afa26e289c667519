"""What a book is made of: a plan's contents, frozen calculations of potentials, what the region sets itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gerakan.foundation.documents.book.tree import Look
from gerakan.stages.books.documents.money import Budget
from gerakan.stages.masterplans.models import YEAR_FIELDS
from gerakan.stages.mentoring.models import Pillar

Row = Mapping[str, Any]
ENGLISH = "en"


@dataclass(frozen=True)
class Potential:
    """A frozen calculation: what went in and came out."""

    kind: str
    number: int
    day: str
    inputs: Mapping[str, Any]
    parameters: Mapping[str, Any]
    result: Mapping[str, Any]


@dataclass(frozen=True)
class Signer:
    """Who signs the foreword and the commitment; of an adopted version when, and by which act."""

    name: str = ""
    office: str = ""
    on: str = ""
    act: str = ""


@dataclass(frozen=True)
class Imprint:
    """What stands on the cover beside the contents."""

    version: str
    dated: str
    is_draft: bool = True
    address: str = ""
    look: Look = field(default_factory=Look)
    foreword: str = ""
    signer: Signer = field(default_factory=Signer)


@dataclass(frozen=True)
class Source:
    """Contents of format 1, read by sheet and code."""

    contents: Mapping[str, Any]
    imprint: Imprint
    language: str = "id"
    potentials: tuple[Potential, ...] = ()

    @property
    def head(self) -> Mapping[str, Any]:
        """The plan's own words and years."""
        found: Mapping[str, Any] = self.contents["head"]
        return found

    @property
    def is_public(self) -> bool:
        """Made of what is public (ADR 52)."""
        return "withheld" in self.contents

    @cached_property
    def years(self) -> tuple[int, ...]:
        """From the first to the last."""
        return tuple(range(self.head["starts"], self.head["starts"] + self.head["years"]))

    @property
    def year_fields(self) -> tuple[tuple[int, str], ...]:
        """Every year with the field that keeps it."""
        return tuple(zip(self.years, YEAR_FIELDS, strict=False))

    def rows(self, sheet: str) -> tuple[Row, ...]:
        """Of a sheet, in their order."""
        return tuple(self.contents["rows"].get(sheet, ()))

    @cached_property
    def _by_code(self) -> Mapping[str, Mapping[str, Row]]:
        return {sheet: {row["code"]: row for row in rows} for sheet, rows in self.contents["rows"].items()}

    def row(self, sheet: str, code: str | None) -> Row | None:
        """The row of a code."""
        return self._by_code.get(sheet, {}).get(code or "")

    def of(self, sheet: str, **same: Any) -> tuple[Row, ...]:
        """Rows whose fields say this."""
        return tuple(row for row in self.rows(sheet) if all(row.get(field) == value for field, value in same.items()))

    @cached_property
    def programmes(self) -> tuple[Row, ...]:
        """Those that are no part of another."""
        return tuple(row for row in self.rows("program") if self.row("program", row["parent"]) is None)

    @cached_property
    def budget(self) -> Budget:
        """Its money, added up."""
        return Budget(self)

    @property
    def figures(self) -> Mapping[str, str]:
        """Words of the figures that texts refer to, in the book's language."""
        said: Mapping[str, str] = self.contents["figures"]
        return said | self.contents.get("figures_en", {}) if self.language == ENGLISH else said

    def text_at(self, place: str) -> str:
        """What the region wrote there, in the book's language or else in Indonesian."""
        said: Mapping[str, str] = next((one["texts"] for one in self.contents["chapters"] if one["code"] == place), {})
        return str(said.get(self.language) or said.get("id", ""))

    def potential(self, kind: str) -> Potential | None:
        """The newest calculation of a kind."""
        return next((one for one in self.potentials if one.kind == kind), None)


def pillars() -> Iterable[tuple[str, str]]:
    """The six in their order, by code and name."""
    return ((value, str(Pillar(value).label)) for value in Pillar.values)

"""What a letter says: plain frozen values that a stage writes once and both renderers read."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Texts = tuple[str, ...]


@dataclass(frozen=True)
class Letterhead:
    """The office at the top: ministry and directorate line by line, then address and contact."""

    lines: Texts
    address: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Signatory:
    """Who signs, as written under the letter."""

    name: str
    title: str
    employee_number: str = ""


@dataclass(frozen=True)
class Table:
    """A table with one header row; columns named in `right` hold figures."""

    headers: Texts
    rows: tuple[Texts, ...]
    title: str = ""
    note: str = ""
    right: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError when a row does not fit the header."""
        wrong = [row for row in self.rows if len(row) != len(self.headers)]
        if wrong:
            raise ValueError(f"row of {len(wrong[0])} cells under {len(self.headers)} headers: {wrong[0]}")
        if self.widths and len(self.widths) != len(self.headers):
            raise ValueError(f"{len(self.widths)} widths for {len(self.headers)} columns")


@dataclass(frozen=True)
class Annex:
    """A page of its own behind the letter."""

    title: str
    paragraphs: Texts = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class LetterContent:
    """Everything a letter says but its number and date, which it gets when it is issued."""

    letterhead: Letterhead
    place: str
    subject: str
    addressee: Texts
    body: Texts
    signatory: Signatory
    nature: str = "Biasa"
    greeting: str = "Dengan hormat,"
    table: Table | None = None
    closing: Texts = ()
    copies: Texts = ()
    annexes: tuple[Annex, ...] = field(default=())

    def as_data(self) -> dict[str, Any]:
        """JSON, kept with the letter for good."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "LetterContent":
        """The same content again, from its JSON."""
        plain = {name: _texts(value) for name, value in data.items() if name not in _NESTED}
        return cls(
            **plain,
            letterhead=Letterhead(**{name: _texts(value) for name, value in data["letterhead"].items()}),
            signatory=Signatory(**data["signatory"]),
            table=_table(data["table"]) if data.get("table") else None,
            annexes=tuple(_annex(row) for row in data.get("annexes", ())),
        )


@dataclass(frozen=True)
class Imprint:
    """What issuing adds: number, date, and how anybody can check the paper."""

    number: str
    dated_on: datetime.date | None
    verification_url: str
    is_sample: bool = False
    is_draft: bool = False


_NESTED = frozenset({"letterhead", "signatory", "table", "annexes"})


def _texts(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _table(data: Mapping[str, Any]) -> Table:
    plain = {name: _texts(value) for name, value in data.items() if name != "rows"}
    return Table(rows=tuple(tuple(row) for row in data["rows"]), **plain)


def _annex(data: Mapping[str, Any]) -> Annex:
    return Annex(data["title"], tuple(data["paragraphs"]), tuple(_table(row) for row in data["tables"]))

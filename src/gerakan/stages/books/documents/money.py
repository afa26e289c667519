"""Money of a plan: what counts, added up without rounding."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from gerakan.stages.books.documents.source import Source

Row = Mapping[str, Any]
Amounts = tuple[int, ...]


@dataclass(frozen=True)
class Line:
    """What one row of money adds: its programme, the whole that the programme belongs to, amounts by year."""

    programme: str
    root: Row
    source: str
    kind: str
    amounts: Amounts


@dataclass(frozen=True)
class Scale:
    """The largest unit in which nothing has to be rounded."""

    divisor: int
    words: str

    def of(self, amount: int) -> int:
        """In this unit."""
        return amount // self.divisor


class Budget:
    """A programme with money of its own counts that and not its parts'; money of no programme counts nowhere."""

    def __init__(self, source: "Source") -> None:
        self.source = source
        self.fields = [field for _year, field in source.year_fields]
        self._said = {
            row["programme"]
            for row in source.rows("anggaran")
            if row["programme"] and any(row.get(field) is not None for field in self.fields)
        }

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Everything that counts."""
        return tuple(self._lines())

    def _lines(self) -> Iterable[Line]:
        for row in self.source.rows("anggaran"):
            own = self.source.row("program", row["programme"])
            if own is None or row["programme"] not in self._said:
                continue
            above = self._above(own)
            if not any(one["code"] in self._said for one in above):
                amounts = tuple(row.get(field) or 0 for field in self.fields)
                yield Line(row["programme"], (above or [own])[-1], row["source"], row["kind"], amounts)

    def _above(self, row: Row) -> list[Row]:
        """What a programme is part of, up to the whole."""
        found: list[Row] = []
        parent = self.source.row("program", row["parent"])
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.source.row("program", parent["parent"])
        return found

    def by(self, key: Callable[[Line], str]) -> Mapping[str, Amounts]:
        """Sums by year for every answer of the key."""
        found: dict[str, list[int]] = {}
        for line in self.lines:
            sums = found.setdefault(key(line), [0] * len(self.fields))
            for at, amount in enumerate(line.amounts):
                sums[at] += amount
        return {name: tuple(sums) for name, sums in found.items()}

    @cached_property
    def by_year(self) -> Amounts:
        """The whole plan."""
        return self.by(lambda _line: "").get("", (0,) * len(self.fields))

    @property
    def total(self) -> int:
        """Of all years."""
        return sum(self.by_year)

    @cached_property
    def of_programmes(self) -> Mapping[str, Amounts]:
        """By the whole that it belongs to."""
        return self.by(lambda line: str(line.root["code"]))

    @cached_property
    def ceilings(self) -> tuple[int | None, ...]:
        """By year; no ceiling is not a ceiling of nothing."""
        return tuple(self._ceiling(field) for field in self.fields)

    def _ceiling(self, field: str) -> int | None:
        said = [row[field] for row in self.source.rows("pagu") if row.get(field) is not None]
        return sum(said) if said else None

    @cached_property
    def scale(self) -> Scale:
        """Of every table and chart of this plan."""
        amounts = [*self.by_year, *(one for one in self.ceilings if one is not None)]
        amounts += [amount for line in self.lines for amount in line.amounts]
        for divisor, words in ((1_000_000, _("juta rupiah")), (1_000, _("ribu rupiah"))):
            if not any(amount % divisor for amount in amounts):
                return Scale(divisor, words)
        return Scale(1, _("rupiah"))

"""What a delivery would change, computed without changing anything; its digest is what a person confirms."""

import gc
import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from gerakan.foundation.exchange.complaints import Complaint
from gerakan.foundation.exchange.layout import Line, kind_of_line
from gerakan.foundation.exchange.table import Table
from gerakan.foundation.indicators import cells
from gerakan.foundation.indicators.cells import CellReader, Said
from gerakan.foundation.indicators.mapping import TableMapping
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.indicators.naming import SKIP, Names, resolve_names
from gerakan.foundation.regions.finder import RegionFinder


class Key(NamedTuple):
    """What a value is about."""

    indicator_id: int
    region_id: int
    year: int


class Known(NamedTuple):
    """The value that holds now."""

    pk: int
    state: str
    value: float | None
    value_class: str


class Change(NamedTuple):
    """A value that would be written; `old` is None for a new one."""

    key: Key
    row: int
    column: int
    state: str
    value: float | None
    value_class: str
    old: Known | None

    @property
    def jump(self) -> float:
        """Relative difference, for showing the largest first."""
        if self.old is None or self.old.value is None or self.value is None:
            return 0.0
        return abs(self.value - self.old.value) / (abs(self.old.value) or 1.0)


CurrentValues = Callable[[Iterable[int], Iterable[int]], Mapping[Key, Known]]


@dataclass(frozen=True)
class Preview:
    """Everything the third step shows."""

    names: Names
    changes: list[Change] = field(default_factory=list)
    same_count: int = 0
    blank_count: int = 0
    row_count: int = 0
    complaints: list[Complaint] = field(default_factory=list)
    skipped: Mapping[str, int] = field(default_factory=dict)

    @property
    def new_count(self) -> int:
        """Values where there was none."""
        return sum(change.old is None for change in self.changes)

    @property
    def corrections(self) -> list[Change]:
        """Values that replace another, the largest difference first."""
        return sorted((change for change in self.changes if change.old), key=lambda change: -change.jump)

    @property
    def blocking(self) -> list[Complaint]:
        """Complaints about cells that cannot be taken."""
        return [complaint for complaint in self.complaints if complaint.is_blocking]

    @property
    def remarks(self) -> list[Complaint]:
        """What a person should know about cells that were taken."""
        return [complaint for complaint in self.complaints if not complaint.is_blocking]

    @property
    def digest(self) -> str:
        """Changes when a single new or old value does: what was seen is what is written, or nothing is."""
        lines = sorted(self.changes)
        return hashlib.sha256(repr([(*line[:6], line.old) for line in lines]).encode()).hexdigest()

    def counts(self) -> dict[str, int]:
        """For the batch and the log."""
        return {
            "rows": self.row_count, "new": self.new_count, "changed": len(self.changes) - self.new_count,
            "same": self.same_count, "blank": self.blank_count, "blocking": len(self.blocking),
            "remarks": len(self.remarks),
        } | {f"skipped_{kind}": count for kind, count in self.skipped.items()}  # fmt: skip


@contextmanager
def uncollected() -> Iterator[None]:
    """Hundreds of thousands of small tuples that all live on: looking for rubbish among them took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def compute(
    table: Table,
    mapping: TableMapping,
    *,
    indicators: Sequence[Indicator],
    finder: RegionFinder,
    decisions: Mapping[str, str],
    current: CurrentValues,
) -> Preview:
    """Read every cell, name every region, compare with what holds now."""
    heading = mapping.heading_of(table)
    kinds = [kind_of_line(row) for row in table.rows[heading.end :]]
    lines = [heading.end + at for at, kind in enumerate(kinds) if kind is Line.DATA]
    names = resolve_names(table, mapping, lines, finder, decisions)
    taken = [line for line in lines if (case := names.by_row[line]).region and case.decision != SKIP]
    reader = CellReader(table, mapping, taken, {line: names.by_row[line].region for line in taken}, indicators)
    said = reader.read()
    complaints = reader.complaints + cells.remarks_on_headings(table, mapping, indicators)
    unique, doubled = _without_doubles(said, table)
    known = current({key.indicator_id for key in unique}, {key.year for key in unique})
    changes, same = _compare(unique, known)
    return Preview(
        names=names,
        changes=changes,
        same_count=same,
        blank_count=sum(item.state == "" for item in said),
        row_count=len(taken),
        complaints=sorted(complaints + doubled),
        skipped=_skipped(kinds, names),
    )


def _skipped(kinds: Iterable[Line], names: Names) -> dict[str, int]:
    counted = Counter(str(kind) for kind in kinds if kind is not Line.DATA)
    counted["province"] = sum(len(case.rows) for case in names.cases if case.is_province)
    counted["decided"] = sum(len(case.rows) for case in names.cases if case.decision == SKIP)
    return {kind: count for kind, count in counted.items() if count}


def _without_doubles(said: Iterable[Said], table: Table) -> tuple[dict[Key, Said], list[Complaint]]:
    """The same value twice is used once and remarked upon; two different ones are both left out."""
    first: dict[Key, Said] = {}
    clashing: set[Key] = set()
    complaints = []
    for item in said:
        key = Key(item.indicator_id, item.region_id, item.year)
        if not item.state:
            continue
        before = first.setdefault(key, item)
        if before is not item:
            complaints.append(cells.doubled(table, before, item))
            if before.content != item.content:
                clashing.add(key)
    for key in clashing:
        del first[key]
    return first, complaints


def _is_same(old: Known, item: Said) -> bool:
    """A spreadsheet keeps 15 digits; what differs beyond them is no correction."""
    if old.value is None or item.value is None:
        return old[1:] == item.content
    return old.state == item.state and math.isclose(old.value, item.value, rel_tol=1e-15, abs_tol=0.0)


def _compare(said: Mapping[Key, Said], known: Mapping[Key, Known]) -> tuple[list[Change], int]:
    changes, same = [], 0
    for key, item in said.items():
        old = known.get(key)
        if old is not None and _is_same(old, item):
            same += 1
        else:
            changes.append(Change(key, item.row, item.column, *item.content, old))
    return changes, same

"""INSTRUMENT.csv: a rubric as one table, read from the top; a row holds for all units, or for the variants that it names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gerakan.compute.complaints import Complaint
from gerakan.compute.tables import Row, Table, read_table
from gerakan.engine.rubric.scoring import KINDS, Part

NEEDED = ("code", "parent", "kind", "weight", "is_penalty", "penalty_cap")
APPLIES = "applies_to"
KNOWN = {*NEEDED, APPLIES, "title"}
ALL = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """Elements by variant; an instrument without variants has the one variant ALL. items: every code that is marked."""

    file: Path
    variants: Mapping[str, tuple[Part, ...]]
    items: frozenset[str]
    unused: tuple[str, ...]

    def items_of(self, variant: str) -> frozenset[str]:
        """Codes that are marked there."""
        return frozenset(item.code for element in self.variants[variant] for item in element.items())


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: a part without its children."""

    row: Row
    parent: str
    variants: frozenset[str]
    part: Part


def read_instrument(file: Path) -> Instrument:
    """Parents stand above their children; within one variant no code occurs twice."""
    table = read_table(file)
    table.need(*NEEDED)
    lines = [_line(table, row) for row in table.rows]
    _refuse_orphans(table, lines)
    names = sorted({name for line in lines for name in line.variants}) or [ALL]
    variants = {name: _tree(table, lines, name) for name in names}
    items = frozenset(line.part.code for line in lines if line.part.kind == "item")
    if not items:
        raise Complaint(file, "tabel ini tidak berisi satu butir pun", row=2, column="kind")
    unused = tuple(f"{file.name}: kolom {name} tidak dipakai" for name in table.columns if name not in KNOWN)
    return Instrument(file, variants, items, unused)


def _line(table: Table, row: Row) -> _Line:
    cells = row.cells
    kind = next((known for known in KINDS if known == cells["kind"]), None)
    if not cells["code"]:
        raise Complaint(table.file, "kode kosong", row=row.line, column="code")
    if kind is None:
        raise _wrong(table, row, "kind", f"'{cells['kind']}' tidak dikenal; yang dikenal: {', '.join(KINDS)}")
    if cells["is_penalty"] not in ("", "0", "1"):
        raise _wrong(table, row, "is_penalty", f"'{cells['is_penalty']}' harus 1, 0, atau kosong")
    is_penalty = cells["is_penalty"] == "1"
    if is_penalty and kind != "item":
        raise _wrong(table, row, "is_penalty", "hanya butir yang dapat menjadi pengurang")
    cap = _positive(table, row, "penalty_cap") if cells["penalty_cap"] else None
    part = Part(cells["code"], kind, _positive(table, row, "weight"), is_penalty=is_penalty, penalty_cap=cap)
    return _Line(row, cells["parent"], frozenset(cells.get(APPLIES, "").split()), part)


def _positive(table: Table, row: Row, column: str) -> float:
    value = table.number(row, column)
    if value < 0:
        raise _wrong(table, row, column, f"{row.cells[column]} tidak boleh negatif")
    return value


def _refuse_orphans(table: Table, lines: Sequence[_Line]) -> None:
    """Reading from the top, every parent is known and can hold something."""
    kinds: dict[str, str] = {}
    for line in lines:
        if line.part.kind == "element" and line.parent:
            raise _wrong(table, line.row, "parent", "unsur tidak mempunyai induk")
        if line.part.kind != "element" and kinds.get(line.parent, "item") == "item":
            said = f"induk '{line.parent}' bukan unsur atau aspek yang sudah disebut di atas baris ini"
            raise _wrong(table, line.row, "parent", said)
        if kinds.setdefault(line.part.code, line.part.kind) != line.part.kind:
            raise _wrong(table, line.row, "kind", f"kode ini sudah menjadi {kinds[line.part.code]}")


def _tree(table: Table, lines: Sequence[_Line], variant: str) -> tuple[Part, ...]:
    """From the last row upwards; what stands in a part that does not apply does not apply either."""
    seen: dict[str, int] = {}
    mine = [line for line in lines if not line.variants or variant in line.variants]
    for line in mine:
        if line.part.code in seen:
            where = f" bagi varian {variant}" if variant else ""
            raise _wrong(table, line.row, "code", f"kode ini sudah ada di baris {seen[line.part.code]}{where}")
        seen[line.part.code] = line.row.line
    below: dict[str, list[Part]] = defaultdict(list)
    for line in reversed(mine):
        children = tuple(reversed(below.pop(line.part.code, [])))
        below[line.parent].append(replace(line.part, children=children))
    return tuple(reversed(below[ALL]))


def _wrong(table: Table, row: Row, column: str, said: str) -> Complaint:
    return Complaint(table.file, said, row=f"{row.line} ({row.cells['code']})", column=column)

"""Money of contents by year and pillar, added up as the rules do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gerakan.stages.masterplans.models import YEAR_FIELDS, Pillar
from gerakan.stages.reviews.queries.contents import Contents

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Sums:
    """Rupiah of one pillar by year; the whole plan under an empty code."""

    code: str
    label: str
    amounts: Sequence[int]

    @property
    def total(self) -> int:
        """Of all years."""
        return sum(self.amounts)


def years_of(contents: Contents) -> range:
    """From the first to the last."""
    head = contents["head"]
    return range(head["starts"], head["starts"] + head["years"])


def money_of(contents: Contents) -> list[Sums]:
    """The pillars that cost anything, then the whole; money of no programme counts nowhere."""
    width = contents["head"]["years"]
    sums: dict[str, list[int]] = {}
    for root, amounts in counted(contents):
        own = sums.setdefault(root.get("pillar") or "", [0] * width)
        for year, amount in enumerate(amounts):
            own[year] += amount
    order = [*Pillar.values, ""]
    rows = [Sums(code or "none", _label(code), sums[code]) for code in order if code in sums]
    whole = [sum(row.amounts[year] for row in rows) for year in range(width)]
    return [*rows, Sums("", "", whole)] if rows else []


def counted(contents: Contents) -> Iterator[tuple[Row, list[int]]]:
    """(the whole programme, amounts) of every line: a programme with money of its own counts that and not its parts'."""
    fields = YEAR_FIELDS[: contents["head"]["years"]]
    programmes = {row["code"]: row for row in contents["rows"].get("program", ())}
    lines = [row for row in contents["rows"].get("anggaran", ()) if any(row.get(field) is not None for field in fields)]
    said = {row["programme"] for row in lines if row.get("programme")}
    for row in lines:
        above = _above(programmes, row.get("programme") or "")
        if above and not any(one["code"] in said for one in above[1:]):
            yield above[-1], [row.get(field) or 0 for field in fields]


def _above(programmes: Mapping[str, Row], code: str) -> list[Row]:
    """The programme itself, then what it is part of, up to the whole."""
    found: list[Row] = []
    while (row := programmes.get(code)) is not None and row not in found:
        found.append(row)
        code = row.get("parent") or ""
    return found


def _label(code: str) -> str:
    return str(Pillar(code).label) if code else ""

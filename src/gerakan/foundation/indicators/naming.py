"""From written names to regions: by rule, by an earlier decision, or by a person who is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gerakan.foundation.exchange.readers import plain_text
from gerakan.foundation.exchange.table import Cell, Table, is_blank, shown
from gerakan.foundation.indicators.mapping import Role, TableMapping
from gerakan.foundation.regions.finder import Entry, Finding, RegionFinder, Status
from gerakan.foundation.regions.names import KABUPATEN, KOTA, read_name
from gerakan.foundation.regions.words import STATUS_WORDS

SKIP = "-"


@dataclass
class NameCase:
    """One way a region is written in this file, the rows it stands in, and what was made of it."""

    key: str
    written: str
    province: str
    finding: Finding
    rows: list[int] = field(default_factory=list)
    decision: str | None = None
    region: Entry | None = None
    is_province: bool = False

    @property
    def is_certain(self) -> bool:
        """Found by rule, without anybody's decision."""
        return self.finding.is_resolved

    @property
    def is_open(self) -> bool:
        """Somebody has to say what it means."""
        return self.region is None and self.decision != SKIP and not self.is_province

    @property
    def how(self) -> str:
        """How the rule found it, in words."""
        return str(STATUS_WORDS[self.finding.status])

    @property
    def first_row(self) -> int:
        """As numbered on the sheet."""
        return self.rows[0] + 1


@dataclass(frozen=True)
class Names:
    """All names of a file."""

    cases: list[NameCase]
    by_row: Mapping[int, NameCase]

    @property
    def open_cases(self) -> list[NameCase]:
        """What a person has to decide."""
        return [case for case in self.cases if case.is_open]

    @property
    def certain_count(self) -> int:
        """Writings that the rules settled."""
        return sum(case.is_certain for case in self.cases)

    @property
    def doubtful(self) -> list[NameCase]:
        """Not found by rule: decided or to be decided."""
        return [case for case in self.cases if not case.is_certain and not case.is_province]


def resolve_names(
    table: Table, mapping: TableMapping, lines: Sequence[int], finder: RegionFinder, decisions: Mapping[str, str]
) -> Names:
    """Ask the finder once for each different writing."""
    columns = [mapping.column_of(role) for role in (Role.REGION, Role.CODE, Role.PROVINCE)]
    written = {line: _texts(table, line, columns) for line in lines}
    bps = _follows_bps([name for name, _code, _province in written.values()])
    cases: dict[str, NameCase] = {}
    by_row: dict[int, NameCase] = {}
    for line, (name, code, province) in written.items():
        key = f"{code}|{name}|{province}"
        if key not in cases:
            cases[key] = _case(key, (name, code, province), finder, decisions, bps=bps)
        cases[key].rows.append(line)
        by_row[line] = cases[key]
    return Names(list(cases.values()), by_row)


def _texts(table: Table, line: int, columns: Sequence[int | None]) -> tuple[str, str, str]:
    name, code, province = (None if column is None else table.cell(line, column) for column in columns)
    return (plain_text(name), code_text(code), plain_text(province))


def code_text(cell: Cell) -> str:
    """A code as text; 11.1 as a number was 11.10 before a spreadsheet took its zero."""
    if isinstance(cell, float) and not isinstance(cell, bool):
        return str(int(cell)) if cell.is_integer() else f"{cell:.2f}"
    return "" if is_blank(cell) else shown(cell).strip()


def _follows_bps(names: Sequence[str]) -> bool:
    """Kota with their prefix and kabupaten without: the convention of BPS."""
    kinds = {read_name(name).kind for name in names if name}
    return KOTA in kinds and KABUPATEN not in kinds


def _case(
    key: str, texts: tuple[str, str, str], finder: RegionFinder, decisions: Mapping[str, str], *, bps: bool
) -> NameCase:
    name, code, province = texts
    finding = _find(texts, finder, bps=bps)
    decision = None if finding.is_resolved else decisions.get(key)
    region = finding.region or finder.by_code.get(decision or "")
    is_province = region is None and not code and bool(finder.read_province(name))
    return NameCase(key, name or code, province, finding, decision=decision, region=region, is_province=is_province)


def _find(texts: tuple[str, str, str], finder: RegionFinder, *, bps: bool) -> Finding:
    """Code and name must mean the same region when both are given."""
    name, code, province = texts
    by_name = finder.find_region(name, province=province, bps_convention=bps) if name else None
    if not code:
        return by_name or Finding(Status.UNKNOWN)
    by_code = finder.find_region(code, province=province)
    if by_name is None or by_code.region is None or by_name.region in (None, by_code.region):
        return by_code if by_code.region or by_name is None else by_name
    return Finding(Status.AMBIGUOUS, candidates=(*by_code.candidates, *by_name.candidates))

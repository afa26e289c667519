"""What a reference in a text stands for: read from the plan's plain rows, shown as people write figures.

indikator/I-001/target/2030 · indikator/I-001/dasar · anggaran/total/2027 · anggaran/pilar/living · program/jumlah ·
program/P-001/nama · bukti/BK-001 · rencana/visi
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import translation

from gerakan.foundation.ui import formats
from gerakan.stages.masterplans.models import YEAR_FIELDS
from gerakan.stages.masterplans.queries.sheets import SHEETS

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
NAMES = ("name", "text", "statement", "label", "title")
FIELDS = {
    ("program", "penerima"): "beneficiaries_number", ("program", "mulai"): "starts", ("program", "selesai"): "ends",
    ("quick-win", "penerima"): "beneficiaries_number", ("quick-win", "bulan"): "months",
}  # fmt: skip
"""Further figures of a row, as a reference calls them."""

PILLARED = ("masalah", "strategi", "program", "quick-win")


def shown_figures(figures: "Figures", references: Iterable[str], language: str = "id") -> dict[str, str]:
    """Reference -> words, of those that name something."""
    with translation.override(language):
        found = {one: figures.shown(one) for one in references}
    return {one: words for one, words in found.items() if words}


@dataclass(frozen=True)
class Figures:
    """A plan's head and rows, asked by reference."""

    head: Mapping[str, Any]
    rows: Rows

    def shown(self, reference: str) -> str:
        """In words; empty when the reference names nothing."""
        sheet, *path = reference.split("/")
        reader = _READERS.get(sheet)
        if reader and (said := reader(self, path)):
            return said
        return self._of_sheet(sheet, path) if sheet in SHEETS else ""

    def _of_sheet(self, sheet: str, path: list[str]) -> str:
        match path:
            case ["jumlah"]:
                return formats.number(len(self.counted(sheet)), 0)
            case ["jumlah", pillar] if sheet in PILLARED:
                own = [row for row in self.counted(sheet) if row["pillar"] == pillar]
                return formats.number(len(own), 0)
            case [code, "nama"]:
                row = self.row(sheet, code)
                return next((row[name] for name in NAMES if row and row.get(name)), "")
            case [code, what] if (sheet, what) in FIELDS:
                row = self.row(sheet, code)
                return _told(what, row[FIELDS[sheet, what]]) if row else ""
        return ""

    def counted(self, sheet: str) -> list[Row]:
        """Rows that a count means: activities are parts of programmes, hence not programmes."""
        return [row for row in self.rows[sheet] if sheet != "program" or row["kind"] == "programme"]

    def row(self, sheet: str, code: str) -> Row | None:
        """By its code, in any letters."""
        if sheet not in self._coded:
            self._coded[sheet] = {str(row["code"]).casefold(): row for row in self.rows[sheet]}
        return self._coded[sheet].get(code.strip().casefold())

    @cached_property
    def _coded(self) -> dict[str, Mapping[str, Row]]:
        return {}

    def year_field(self, year: str) -> str:
        """The column of a year; empty when the plan does not have it."""
        number = int(year) - self.head["starts"] if year.isascii() and year.isdecimal() and len(year) == 4 else -1
        return YEAR_FIELDS[number] if 0 <= number < self.head["years"] else ""

    @cached_property
    def money(self) -> list[tuple[str, Row]]:
        """(programme's code, line) of the lines that count: a part's money is in its whole's, where that has its own."""
        lines: dict[str, list[Row]] = defaultdict(list)
        for line in self.rows["anggaran"]:
            if line["programme"] and any(line[field] is not None for field in YEAR_FIELDS):
                lines[line["programme"]].append(line)
        return [(code, line) for code, own in lines.items() if not self._above(code, lines) for line in own]

    def _above(self, code: str, lines: Mapping[str, Any]) -> bool:
        parents = [self._parent(code), self._parent(self._parent(code))]
        return any(parent in lines for parent in parents if parent)

    def _parent(self, code: str) -> str:
        row = self.row("program", code) if code else None
        return str(row["parent"] or "") if row else ""

    def amount(self, lines: Iterable[Row], path: list[str]) -> str:
        """Of all years, or of one."""
        fields = list(YEAR_FIELDS[: self.head["years"]]) if not path else [self.year_field(path[0])]
        if len(path) > 1 or "" in fields:
            return ""
        known = [line[field] for line in lines for field in fields if line[field] is not None]
        return formats.money(sum(known)) if known else ""


def _told(what: str, value: int | None) -> str:
    """A year is no number of people."""
    if value is None:
        return ""
    return str(value) if what in ("mulai", "selesai") else formats.number(value, 0)


def _plan(figures: Figures, path: list[str]) -> str:
    head = figures.head
    said = {
        "nama": head["name"], "daerah": head["region_name"], "visi": head["vision"], "mulai": head["starts"],
        "akhir": head["starts"] + head["years"] - 1, "lama": head["years"],
        "rpjmd-mulai": head["rpjmd_starts"], "rpjmd-akhir": head["rpjmd_ends"],
    }  # fmt: skip
    return str(said.get(path[0]) or "") if len(path) == 1 else ""


def _indicator(figures: Figures, path: list[str]) -> str:
    row = figures.row("indikator", path[0]) if path else None
    if row is None:
        return ""
    match path[1:]:
        case ["dasar"]:
            return _measured(row["baseline"])
        case ["target", year] if field := figures.year_field(year):
            return _measured(row[field])
        case ["satuan"]:
            return str(row["unit"])
        case ["tahun-dasar"]:
            return str(row["baseline_year"] or "")
    return ""


def _measured(value: str | None) -> str:
    return "" if value is None else formats.number(Decimal(value))


def _money(figures: Figures, path: list[str]) -> str:
    match path:
        case ["total", *year]:
            return figures.amount((line for _code, line in figures.money), year)
        case ["pilar", pillar, *year]:
            return figures.amount(_of_pillar(figures, pillar), year)
        case ["program", code, *year]:
            own = (line for of, line in figures.money if of.casefold() == code.casefold())
            return figures.amount(own, year)
        case ["sumber", source, *year]:
            return figures.amount((line for _code, line in figures.money if line["source"] == source), year)
    return ""


def _of_pillar(figures: Figures, pillar: str) -> Iterator[Row]:
    for code, line in figures.money:
        row = figures.row("program", code)
        if row and row["pillar"] == pillar:
            yield line


def _ceiling(figures: Figures, path: list[str]) -> str:
    return figures.amount(figures.rows["pagu"], path[1:]) if path[:1] == ["total"] else ""


def _evidence(figures: Figures, path: list[str]) -> str:
    row = figures.row("bukti", path[0]) if len(path) == 1 else None
    return f"[{row['code']}]" if row else ""


_READERS: Mapping[str, Callable[[Figures, list[str]], str]] = {
    "rencana": _plan,
    "indikator": _indicator,
    "anggaran": _money,
    "pagu": _ceiling,
    "bukti": _evidence,
}

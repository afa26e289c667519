"""A workbook back into a tree; every complaint names sheet, row and column."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from gerakan.foundation.exchange import Complaint, Sheet, Table, read_tables
from gerakan.foundation.exchange.sheets import fold
from gerakan.foundation.exchange.table import is_blank, shown
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.instruments.exchange import SHEETS, levels_sheet, parts_sheet, rules_sheet, words_sheet
from gerakan.foundation.instruments.lists import choices_from, columns_from
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.instruments.tree import LEVELS, Branch, Item, LevelText, Part, Rule

Kind = Node.Kind
INSIDE: dict[str, set[str]] = {
    Kind.ELEMENT: {""},
    Kind.ASPECT: {Kind.ELEMENT},
    Kind.ITEM: {Kind.ELEMENT, Kind.ASPECT},
}
PROOFS = ("file", "link", "page", "quotation")
FLAGS = ("is_required", "is_marked", "may_not_apply", "is_penalty")


@dataclass(frozen=True)
class Line:
    """One line of a sheet, with its place for a complaint; row counts from 0."""

    sheet: Sheet
    name: str
    row: int
    places: Mapping[str, int]
    values: Mapping[str, Any]

    def complain(self, key: str, problem: str, remedy: str = "") -> Complaint:
        """About one cell of this line."""
        value = self.values.get(key)
        said = "" if value is None else str(value)
        return Complaint(self.name, self.row, self.places.get(key, 0), said, problem, remedy)


@dataclass
class Delivered:
    """What a workbook says; without complaints it can replace a draft's content."""

    elements: tuple[Branch, ...] = ()
    introduction: str = ""
    release_note: str = ""
    complaints: list[Complaint] = field(default_factory=list)


def read_workbook(name: str, data: bytes) -> Delivered:
    """Raises FileRefused for a file that cannot be opened safely."""
    with translation.override(settings.LANGUAGE_CODE):
        return _read({fold(table.name): table for table in read_tables(name, data)})


def _read(tables: Mapping[str, Table]) -> Delivered:
    found = Delivered()
    lines: dict[Sheet, list[Line]] = {}
    for sheet in SHEETS:
        lines[sheet] = _lines(sheet, tables.get(fold(str(sheet.name))), found.complaints)
    words = {line.values["name"]: line.values.get("text") or "" for line in lines[words_sheet]}
    found.introduction, found.release_note = words.get("introduction", ""), words.get("release_note", "")
    found.elements = _Builder(lines, found.complaints).elements()
    found.complaints.sort()
    return found


def _lines(sheet: Sheet, table: Table | None, complaints: list[Complaint]) -> list[Line]:
    name = str(sheet.name)
    if table is None:
        if sheet is parts_sheet:
            complaints.append(
                Complaint(name, 0, 0, "", _("Lembar “%s” tidak ada.") % name, _("Mulai dari ekspor versi ini."))
            )
        return []
    places = _places(sheet, table)
    lacking = [column for column in sheet.columns if column.required and column.key not in places]
    if lacking:
        complaints += [
            Complaint(name, 0, 0, "", _("Kolom “%s” tidak ada.") % column.title, _("Mulai dari ekspor versi ini."))
            for column in lacking
        ]
        return []
    return _read_lines(sheet, table, places, complaints)


def _places(sheet: Sheet, table: Table) -> dict[str, int]:
    headings = [shown(cell) for cell in (table.rows[0] if table.rows else [])]
    return {
        column.key: at
        for column in sheet.columns
        for at, label in enumerate(headings)
        if label and column.is_headed(label)
    }


def _read_lines(sheet: Sheet, table: Table, places: Mapping[str, int], complaints: list[Complaint]) -> list[Line]:
    """A line with a complaint is left out, its complaint told."""
    rows = [at for at in range(1, len(table.rows)) if not all(is_blank(cell) for cell in table.rows[at])]
    values: dict[int, dict[str, Any]] = {row: {} for row in rows}
    bad: set[int] = set()
    for column in sheet.columns:
        if column.key not in places:
            continue
        cells = [table.cell(row, places[column.key]) for row in rows]
        for row, cell, read in zip(rows, cells, column.read(cells), strict=True):
            problem, remedy = read.problem, read.remedy
            if column.required and is_blank(cell):
                problem, remedy = _("Kosong."), _("Isi %s.") % column.title
            if problem:
                bad.add(row)
                complaints.append(Complaint(table.name, row, places[column.key], shown(cell), problem, remedy))
            values[row][column.key] = read.value
    return [Line(sheet, table.name, row, places, values[row]) for row in rows if row not in bad]


class _Builder:
    """Lines into a tree."""

    def __init__(self, lines: Mapping[Sheet, Sequence[Line]], complaints: list[Complaint]) -> None:
        self.complaints = complaints
        self.indicators = set(Indicator.objects.values_list("code", flat=True))
        self.parts: dict[str, Line] = {}
        for line in lines[parts_sheet]:
            self._note_part(line)
        self.levels: dict[str, list[LevelText]] = defaultdict(list)
        for line in lines[levels_sheet]:
            self._note_level(line)
        self.rules: dict[str, list[Rule]] = defaultdict(list)
        for line in lines[rules_sheet]:
            if self._is_known(line):
                said = line.values
                self.rules[said["code"]].append(
                    Rule(said["subject"], said.get("about") or "", said["test"], said["value"])
                )

    def elements(self) -> tuple[Branch, ...]:
        below: dict[str, list[Line]] = defaultdict(list)
        for line in self.parts.values():
            if self._stands_right(line):
                below[line.values.get("parent") or ""].append(line)
        found = [self._part(line, below) for line in below[""]]
        return tuple(part for part in found if isinstance(part, Branch))

    def _complain(self, line: Line, key: str, problem: str, remedy: str = "") -> None:
        self.complaints.append(line.complain(key, problem, remedy))

    def _note_part(self, line: Line) -> None:
        taken = {code.casefold() for code in self.parts}
        if line.values["code"].casefold() in taken:
            self._complain(line, "code", _("Kode ini sudah dipakai."), _("Beri setiap bagian kode sendiri."))
        else:
            self.parts[line.values["code"]] = line

    def _is_known(self, line: Line) -> bool:
        if line.values["code"] in self.parts:
            return True
        self._complain(line, "code", _("Tidak ada bagian berkode ini."), _("Tulis kode dari lembar “Bagian”."))
        return False

    def _note_level(self, line: Line) -> None:
        if not self._is_known(line):
            return
        code, level = line.values["code"], line.values["level"]
        if level not in LEVELS:
            self._complain(line, "level", _("Bukan tingkat."), _("Tulis 0, 1, 2, 3, atau 4."))
        elif self.parts[code].values["kind"] != Kind.ITEM:
            self._complain(line, "code", _("Hanya butir yang bertingkat."))
        elif any(told.level == level for told in self.levels[code]):
            self._complain(line, "level", _("Tingkat ini ditulis dua kali."))
        else:
            said = line.values
            self.levels[code].append(LevelText(int(level), said.get("title") or "", said.get("example") or ""))

    def _stands_right(self, line: Line) -> bool:
        parent = line.values.get("parent") or ""
        if parent and parent not in self.parts:
            self._complain(line, "parent", _("Tidak ada bagian berkode ini."), _("Tulis kode unsur atau aspek."))
            return False
        kind = self.parts[parent].values["kind"] if parent else ""
        if kind not in INSIDE[line.values["kind"]]:
            remedy = _("Unsur di paling atas, aspek di bawah unsur, butir di bawah unsur atau aspek.")
            self._complain(line, "parent", _("Salah tempat."), remedy)
            return False
        return True

    def _part(self, line: Line, below: Mapping[str, Sequence[Line]]) -> Part:
        said = line.values
        self._check_figures(line)
        weights = {
            kind: said[f"weight_{kind}"] for kind in ("kota", "kabupaten") if said.get(f"weight_{kind}") is not None
        }
        rules = tuple(self.rules[said["code"]])
        if said["kind"] == Kind.ITEM:
            return self._item(line, weights, rules)
        children = tuple(self._part(child, below) for child in below.get(said["code"], ()))
        return Branch(
            pk=0, kind=said["kind"], code=said["code"], title=said["title"], hint=said.get("hint") or "",
            weight=said["weight"] or 0.0, penalty_cap=said.get("penalty_cap"), children=children, weights=weights,
            rules=rules,
        )  # fmt: skip

    def _check_figures(self, line: Line) -> None:
        for key in ("weight", "weight_kota", "weight_kabupaten", "penalty_cap"):
            figure = line.values.get(key)
            if figure is not None and not 0 <= figure <= MOST[key]:
                self._complain(line, key, _("Di luar batas."), _("Tulis 0 sampai %d.") % MOST[key])
        if len(line.values["title"]) > TITLE_LENGTH:
            self._complain(line, "title", _("Terlalu panjang."), _("Paling banyak %d huruf.") % TITLE_LENGTH)

    def _item(self, line: Line, weights: Mapping[str, float], rules: tuple[Rule, ...]) -> Item:
        said = line.values
        flags = {name: said[name] == "ya" for name in FLAGS if said.get(name)}
        choices = {name: said[name] for name in ("reason_rule", "proof_rule") if said.get(name)}
        return Item(
            pk=0, code=said["code"], title=said["title"], hint=said.get("hint") or "", weight=said["weight"] or 0.0,
            weights=weights, rules=rules, levels=tuple(sorted(self.levels[said["code"]], key=lambda told: told.level)),
            answer=said.get("answer") or "", unit=said.get("unit") or "", lowest=said.get("lowest"),
            highest=said.get("highest"), penalty_cap=said.get("penalty_cap"), prefill_code=self._indicator(line),
            choices=self._listed(line, "choices", choices_from), columns=self._listed(line, "columns", columns_from),
            proof_kinds=self._proofs(line), **flags, **choices,
        )  # fmt: skip

    def _indicator(self, line: Line) -> str:
        code = line.values.get("prefill_code") or ""
        if code and code not in self.indicators:
            self._complain(line, "prefill_code", _("Tidak ada di pustaka indikator."), _("Tulis kode indikator."))
        return code

    def _listed(self, line: Line, key: str, read: Any) -> Any:
        try:
            return read(line.values.get(key) or "")
        except ValidationError as reason:
            self._complain(line, key, " ".join(reason.messages))
            return ()

    def _proofs(self, line: Line) -> tuple[str, ...]:
        kinds = [kind.strip() for kind in (line.values.get("proof_kinds") or "").split(",") if kind.strip()]
        if odd := [kind for kind in kinds if kind not in PROOFS]:
            problem = _("Jenis bukti “%s” tidak dikenal.") % ", ".join(odd)
            self._complain(line, "proof_kinds", problem, _("Pilih dari: %s.") % ", ".join(PROOFS))
        return tuple(kinds)


MOST = {"weight": 9999, "weight_kota": 9999, "weight_kabupaten": 9999, "penalty_cap": 4}
TITLE_LENGTH = 300

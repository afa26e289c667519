"""Tables, read by the headings of their columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gerakan.stages.masterplans.models import MoneyLine
from gerakan.stages.readings.exchange import figures
from gerakan.stages.readings.exchange.pages import Table
from gerakan.stages.readings.exchange.rules.found import Found, Rule, Sureness, Wanted, Where
from gerakan.stages.readings.queries.vocabulary import head_of, pillar_in, plain, uncoded

MONEY_WORDS = re.compile(r"\b(anggaran|biaya|pagu|rupiah|rp|dana)\b")
YEAR_NUMBER = re.compile(r"(?:tahun(?: ke)?|th|t)\s*[-.]?\s*(\d{1,2})\s*$")
DATED = re.compile(r"\b(20[1-9]\d)\s*:?\s+(\D.*?)(?=\s*\b20[1-9]\d\b|$)")
OF_CODE = re.compile(r"\s*\([A-Z]{1,3}-[\w.]+\)\s*$")
NOT_ROWS = ("jumlah", "total", "sub total", "subtotal", "jumlah total", "grand total")
FILLED = ("program", "pillar", "subdimension", "mission", "goal", "activity", "indicator")
DETAILS = ("owner", "partners", "beneficiaries", "location", "budget_code")
FUNDS = {str(value).casefold(): str(label) for value, label in MoneyLine.Source.choices}


@dataclass(frozen=True)
class Context:
    """Where the table stands in the document."""

    caption: str = ""
    pillar: str = ""
    subdimension: str = ""


class Reader:
    """One table: what its columns hold, and what each row says."""

    def __init__(self, table: Table, context: Context, found: Found) -> None:
        self.table, self.context, self.found = table, context, found
        self.heads, self.height = _heads(table.rows)
        self.columns = [head_of(head) for head in self.heads]
        self.scale = max(figures.scale_in(" ".join([context.caption, *self.heads])), 1)
        self.has_targets = "indicator" in self.columns
        said = f"{context.caption} {' '.join(self.heads)}".casefold()
        self.has_money = not self.has_targets and bool(MONEY_WORDS.search(said))
        if (
            "name" in self.columns
            and "program" in self.columns
            and "program" in self.columns[: self.columns.index("name")]
        ):
            self.columns[self.columns.index("program")] = "program_code"
        self.twice = [at for at, head in enumerate(self.columns) if head == "program"]
        if len(self.twice) > 1:  # "Program" holds the code, "Nama program" the name
            self.columns[self.twice[0]] = "program_code"

    def read(self) -> bool:
        """Whether any rule knows this table."""
        known = {head for head in self.columns if head}
        kind = self._kind(known)
        if not kind:
            return False
        before: dict[str, str] = {}
        group = ""
        for number in range(self.height, len(self.table.rows)):
            if said := _group(self.table.rows[number]):
                group = pillar_in(said)
                continue
            cells = self._cells(self.table.rows[number])
            if group:
                cells.setdefault("pillar", group)
            for name in FILLED:
                if not cells.get(name) and self.columns.count(name) and name != _own(kind):
                    cells[name] = before.get(name, "")
            before = cells
            if self._is_row(cells, kind):
                getattr(self, f"_{kind}")(cells, self._where(number), self.table.rows[number])
        return True

    def _kind(self, known: set[str]) -> str:
        """What its rows are; empty when no rule reads such a table."""
        if known & {"risk", "reference", "quick_win"} or "quick win" in self.context.caption.casefold():
            return ""
        if known <= {"program", "year", "total", "number"} and not self.has_money:
            return ""  # a drawing of years
        if "milestone" in known:
            return "milestone"
        if "indicator" in known:
            return "indicator"
        if "strategy" in known and not known & {"program", "activity", "name"}:
            return ""
        if known & {"program", "activity"} or ("name" in known and known & {"subdimension", "owner", "kind", "pillar"}):
            return "programme"
        if "goal" in known and self._is_text("goal"):
            return "goal"
        return "mission" if "mission" in known else ""

    def _is_text(self, name: str) -> bool:
        """Words, not counts of them."""
        at = self.columns.index(name)
        cells = [row[at] for row in self.table.rows[self.height :] if at < len(row)]
        return any(len(cell.split()) > 2 for cell in cells)

    def _cells(self, row: Sequence[str]) -> dict[str, str]:
        cells: dict[str, str] = {}
        for head, text in zip(self.columns, row, strict=False):
            if head and head != "year" and text.strip() not in figures.BLANKS:
                cells.setdefault(head, text.strip())
        return cells

    def _is_row(self, cells: dict[str, str], kind: str) -> bool:
        own = cells.get(_own(kind), "")
        words = plain(own if kind != "programme" else own or cells.get("name", "") or cells.get("activity", ""))
        return bool(words) and words not in NOT_ROWS and not head_of(words)

    def _where(self, number: int) -> Where:
        row = self.table.rows[number]
        said = " | ".join(f"{head}: {cell}" for head, cell in zip(self.heads, row, strict=False) if cell.strip())
        place = _("tabel “%(caption)s”, baris %(row)d") if self.context.caption else _("tabel, baris %(row)d")
        words = {"caption": self.context.caption[:40], "row": number - self.height + 1}
        return Where(self.table.pages[number], (place % words)[:80], said)

    # Kinds of rows
    def _mission(self, cells: dict[str, str], where: Where, _row: Sequence[str]) -> None:
        text = uncoded(cells["mission"])
        self.found.add(
            "misi",
            text,
            {"text": text},
            where=where,
            rule=Rule.TABLE,
            sureness=Sureness.CLEAR,
            code=cells.get("code", ""),
        )

    def _goal(self, cells: dict[str, str], where: Where, _row: Sequence[str]) -> None:
        text = uncoded(cells["goal"])
        made = self.found.add(
            "sasaran",
            text,
            {"text": text},
            where=where,
            rule=Rule.TABLE,
            sureness=Sureness.CLEAR,
            code=cells.get("code", ""),
        )
        if made and (mission := self.found.called("misi", cells.get("mission", ""))):
            made.links.setdefault("mission", mission)

    def _programme(self, cells: dict[str, str], where: Where, row: Sequence[str]) -> Wanted | None:
        made = self._whole(cells, where)
        if cells.get("activity"):
            made = self._part(cells, where, made)
        if made is not None and (self.has_money or "money" in cells):
            self._money(made, cells, where, row)
        return made

    def _whole(self, cells: dict[str, str], where: Where) -> Wanted | None:
        name = cells.get("program") or cells.get("name", "")
        if not name:
            return None
        kind = (
            cells.get("kind", "")
            if "kind" in self.columns and plain(cells.get("kind", "")) in {"program", "kegiatan", "subkegiatan"}
            else ""
        )
        told = (
            self._details(cells)
            if not cells.get("activity")
            else {"pillar": self._pillar(cells), "subdimension": self._subdimension(cells)}
        )
        code = cells.get("program_code") or (cells.get("code", "") if not cells.get("activity") else "")
        made = self.found.add(
            "program",
            name,
            {"name": uncoded(name), "kind": kind, **told},
            where=where,
            rule=Rule.TABLE,
            sureness=Sureness.CLEAR,
            code=code,
            context=self._context(),
        )
        if (
            made
            and cells.get("parent")
            and (whole := self.found.called("program", cells["parent"]))
            and whole is not made
        ):
            made.links.setdefault("parent", whole)
        return made

    def _part(self, cells: dict[str, str], where: Where, whole: Wanted | None) -> Wanted | None:
        name = cells["activity"]
        told = {"name": uncoded(name), "kind": _("Kegiatan"), **self._details(cells)}
        made = self.found.add(
            "program",
            name,
            told,
            where=where,
            rule=Rule.TABLE,
            sureness=Sureness.CLEAR,
            code=cells.get("code", ""),
            context=self._context(),
        )
        if made and whole and whole is not made:
            made.links.setdefault("parent", whole)
        return made

    def _context(self) -> dict[str, str]:
        return {"pillar": self.context.pillar, "subdimension": self.context.subdimension}

    def _details(self, cells: dict[str, str]) -> dict[str, str]:
        told = {name: cells.get(name, "") for name in DETAILS}
        told |= {"pillar": self._pillar(cells), "subdimension": self._subdimension(cells)}
        if years := figures.span(cells.get("years", "")):
            told |= {"starts": str(years[0]), "ends": str(years[1])}
        return told

    def _pillar(self, cells: dict[str, str]) -> str:
        return pillar_in(cells.get("pillar", "")) or cells.get("pillar", "") or pillar_in(self.context.caption)

    def _subdimension(self, cells: dict[str, str]) -> str:
        return cells.get("subdimension", "")

    def _indicator(self, cells: dict[str, str], where: Where, row: Sequence[str]) -> None:
        whole = self._programme(cells, where, row) if cells.get("program") or cells.get("activity") else None
        base = cells.get("baseline", "")
        dated = figures.WITH_YEAR.match(base) if figures.YEAR.search(base) else None
        value = figures.number(dated[1] if dated and dated[1].strip() else base) if base else None
        told = {
            "name": uncoded(cells["indicator"]), "unit": cells.get("unit", ""), "formula": cells.get("formula", ""), "source": cells.get("source", ""),
            "baseline": figures.typed(value) if value is not None else "",
            "baseline_year": cells.get("baseline_year", "") or (dated[2] if dated and dated[1].strip() else ""),
        }  # fmt: skip
        for field, text in self._by_year(row, where):
            if (target := figures.number(text)) is not None:
                told[field] = figures.typed(target)
        made = self.found.add(
            "indikator",
            told["name"],
            told,
            where=where,
            rule=Rule.TABLE,
            sureness=Sureness.CLEAR,
            code=cells.get("code", ""),
        )
        if made and whole:
            made.links.setdefault("programme", whole)
        elif made and (goal := self.found.called("sasaran", cells.get("goal", ""))):
            made.links.setdefault("goal", goal)

    def _money(self, programme: Wanted, cells: dict[str, str], where: Where, row: Sequence[str]) -> None:
        told: dict[str, str] = {}
        for field, text in self._by_year(row, where):
            if (amount := figures.rupiah(text, self.scale)) is not None:
                told[field] = figures.typed(amount)
        single = figures.rupiah(cells.get("money", ""), self.scale) if cells.get("money") else None
        years = figures.span(cells.get("years", ""))
        if single is not None and not told:
            field = self.found.years.field(years[0]) if years and years[0] == years[1] else ""
            if not field:
                self.found.miss(
                    where.page,
                    f"{programme.title}: {cells['money']}",
                    _("Jumlah uang tanpa tahun yang pasti; isikan sendiri di lembar Anggaran."),
                )
                return
            told[field] = figures.typed(single)
        known = any(
            one.sheet == "anggaran" and one.links.get("programme") is programme and one.cells.items() >= told.items()
            for one in self.found.wanted
        )
        if told and not known:
            fund = FUNDS.get(plain(cells.get("fund", "")), "")
            title = _("Anggaran %s") % programme.title
            if made := self.found.add(
                "anggaran", title, {"source": fund, **told}, where=where, rule=Rule.TABLE, sureness=Sureness.CLEAR
            ):
                made.links["programme"] = programme

    def _milestone(self, cells: dict[str, str], where: Where, _row: Sequence[str]) -> None:
        name = cells.get("program", "")
        whole = (
            self.found.called("program", cells.get("program_code", "")) or self.found.called("program", name)
            if name
            else None
        )
        years = figures.span(cells.get("years", ""))
        several = DATED.findall(cells["milestone"])
        for year, text in several or [(str(years[1]) if years else "", cells["milestone"])]:
            words = OF_CODE.sub("", text).strip(" ;,.")
            told = {"text": words, "year": year}
            sureness = Sureness.CLEAR if whole and year and not several else Sureness.LIKELY
            made = self.found.add("peta-jalan", words, told, where=where, rule=Rule.TABLE, sureness=sureness)
            if made and whole:
                made.links["programme"] = whole

    def _by_year(self, row: Sequence[str], where: Where) -> Iterator[tuple[str, str]]:
        """(field of the sheet, words) of every year's column; years outside the plan are told."""
        for head, column, text in zip(self.heads, self.columns, row, strict=False):
            if column != "year" or text.strip() in figures.BLANKS:
                continue
            year = figures.YEAR.search(head)
            nth = YEAR_NUMBER.search(plain(head))
            number = int(year[1]) if year else self.found.years.starts + int(nth[1]) - 1 if nth else 0
            if field := self.found.years.field(number):
                yield field, text
            else:
                self.found.miss(
                    where.page, f"{head}: {text} ({where.passage[:120]})", _("Tahun ini di luar tahun rencana.")
                )


def _group(row: Sequence[str]) -> str:
    """A line across the table that names a pillar."""
    words = {cell.strip() for cell in row if cell.strip()}
    said = words.pop() if len(words) == 1 else ""
    return said if said and pillar_in(said) and len(said) < 60 else ""


def _own(kind: str) -> str:
    return {"milestone": "milestone", "indicator": "indicator", "goal": "goal", "mission": "mission"}.get(
        kind, "program"
    )


def _heads(rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """The headings of the columns and how many rows they take: years often stand below a heading that covers them."""
    best = (0, 0)
    for at, row in enumerate(rows[:4]):
        known = sum(bool(head_of(cell)) for cell in row)
        best = max(best, (known, -at))
    at = -best[1]
    first = list(rows[at])
    if at + 1 < len(rows) and _continues(first, rows[at + 1]):
        below = rows[at + 1]
        heads = [_joined(one, two) for one, two in zip(first, below, strict=False)]
        return heads, at + 2
    if at and _continues(list(rows[at - 1]), first):
        return [_joined(one, two) for one, two in zip(rows[at - 1], first, strict=False)], at + 1
    return first, at + 1


def _continues(above: Sequence[str], below: Sequence[str]) -> bool:
    """A second row of headings: it holds years, or repeats what is merged downwards."""
    own = [cell for cell, over in zip(below, above, strict=False) if cell and cell != over]
    return bool(own) and all(head_of(cell) in {"year", "target", "baseline", "unit", "money"} for cell in own)


def _joined(above: str, below: str) -> str:
    """A year below "Target" keeps its year."""
    if not below or below == above:
        return above
    return below if head_of(below) else f"{above} {below}"

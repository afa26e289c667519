"""Proposals while they are collected: the same programme met twice is one, filled from both places."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gerakan.stages.masterplans.models import PILLAR_OF, YEAR_FIELDS, Pillar, SubDimension
from gerakan.stages.readings.models import Rule, Sureness
from gerakan.stages.readings.queries.vocabulary import plain, uncoded

ORDER = ("kerangka", "misi", "sasaran", "program", "indikator", "anggaran", "peta-jalan")
MOST_PASSAGE, LONGEST_TITLE = 1_500, 300
MOST_UNREAD = 2_000
NOTHING: Mapping[str, str] = {}
WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Years:
    """The plan's years; everything else is told and left out."""

    starts: int
    count: int

    def field(self, year: int) -> str:
        """The sheet's field of a year; empty outside the plan."""
        at = year - self.starts
        return YEAR_FIELDS[at] if 0 <= at < self.count else ""


@dataclass
class Wanted:
    """One proposal; `links` names others; `context` is what the headings above say, where nothing nearer does."""

    sheet: str
    title: str
    cells: dict[str, str]
    page: int | None
    place: str
    passage: str
    rule: str
    sureness: str
    links: "dict[str, Wanted]" = field(default_factory=dict)
    code: str = ""
    context: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unread:
    """What no rule understood."""

    page: int | None
    words: str
    why: str


@dataclass
class Found:
    """Everything that was found in a document."""

    years: Years
    wanted: list[Wanted] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    by_name: dict[tuple[str, str], Wanted] = field(default_factory=dict)
    by_code: dict[tuple[str, str], Wanted] = field(default_factory=dict)

    def add(
        self,
        sheet: str,
        name: str,
        cells: Mapping[str, str],
        *,
        where: "Where",
        rule: str,
        sureness: str,
        code: str = "",
        context: Mapping[str, str] = NOTHING,
    ) -> Wanted | None:
        """A proposal, or the one of that name with what it did not say yet; None for words that are no name."""
        name = uncoded(name)[:LONGEST_TITLE]
        if not WORD.search(name):
            return None
        key = (sheet, f"{plain(name)} {cells.get('year', '')}".strip())
        known = self.by_name.get(key) if sheet != "anggaran" else None
        if known is None:
            known = Wanted(
                sheet, name, {}, where.page, where.place, where.passage[:MOST_PASSAGE], rule, sureness, code=code
            )
            self.wanted.append(known)
            self.by_name[key] = known
        elif _ORDER[sureness] < _ORDER[known.sureness]:
            known.sureness = sureness
        if code:
            self.by_code.setdefault((sheet, code.casefold()), known)
        for field_, text in cells.items():
            if text and not known.cells.get(field_):
                known.cells[field_] = text
        known.context |= {name: words for name, words in context.items() if words}
        return known

    def called(self, sheet: str, words: str) -> Wanted | None:
        """A proposal by its code or name in the document."""
        first = words.split(maxsplit=1)[0].strip(".,;:").casefold() if words.split() else ""
        return self.by_code.get((sheet, first)) or self.by_name.get((sheet, plain(uncoded(words))))

    def miss(self, page: int | None, words: str, why: str) -> None:
        """Listed for the person, so many at most."""
        if len(self.unread) < MOST_UNREAD and words.strip():
            self.unread.append(Unread(page, words.strip()[:300], why))

    def in_order(self) -> Sequence[Wanted]:
        """Rows before those that link to them; programmes before their parts."""
        for one in self.wanted:
            _fill(one)

        def place(one: Wanted) -> tuple[int, bool]:
            return ORDER.index(one.sheet), "parent" in one.links

        return sorted(self.wanted, key=place)


@dataclass(frozen=True)
class Where:
    """Page, place in words and passage."""

    page: int | None
    place: str
    passage: str


def _fill(one: Wanted) -> None:
    """The headings' pillar and sub-dimension, unless they contradict what is said nearer."""
    pillar = one.cells.get("pillar") or one.context.get("pillar", "")
    part = one.cells.get("subdimension") or one.context.get("subdimension", "")
    if one.sheet == "program":
        labels = {str(value): str(label) for value, label in [*Pillar.choices, *SubDimension.choices]}
        one.cells["pillar"] = labels.get(pillar, pillar)
        if one.cells.get("subdimension") or PILLAR_OF.get(part, pillar) == pillar:
            one.cells["subdimension"] = labels.get(part, part)


_ORDER: dict[str, int] = {Sureness.CLEAR: 0, Sureness.LIKELY: 1, Sureness.DOUBTFUL: 2}

__all__ = ["ORDER", "Found", "Rule", "Sureness", "Unread", "Wanted", "Where", "Years"]

"""What the screens ask: readings of a plan, proposals with what stands in the plan already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Count, Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gerakan.stages.masterplans.models import Masterplan, PlanRow
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.screen import name_of
from gerakan.stages.masterplans.queries.sheets import SHEETS, label_of
from gerakan.stages.readings.models import Proposal, Reading
from gerakan.stages.readings.queries.vocabulary import plain

FRAME = "kerangka"
"""The vision is no row of a sheet but a cell of the plan's frame."""
SIMILAR = 0.86
MOST_ROWS = 3_000
ALPHABET = 64


@dataclass(frozen=True)
class Double:
    """A row of the plan that says nearly the same; `cells` are (label, text in the plan, text in the document)."""

    row: int | None
    code: str
    name: str
    is_same: bool
    cells: Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class Shown:
    """A proposal as its card shows it."""

    proposal: Proposal
    sheet: str
    cells: Sequence[tuple[str, str]]
    links: Sequence[tuple[str, str]]
    passage: SafeString
    double: Double | None


def readings_of(plan: Masterplan) -> "QuerySet[Reading]":
    """The newest first, with how many proposals wait."""
    return plan.readings.select_related("by").defer("unread").annotate(
        found=Count("proposals"), waiting=Count("proposals", filter=Q(proposals__state=Proposal.State.OPEN))
    )  # fmt: skip


def counts(reading: Reading) -> list[tuple[str, str, int, int]]:
    """(sheet, label, proposals, open ones) of each sheet that has any."""
    found = (
        reading.proposals.order_by().values("sheet").annotate(all=Count("pk"), open=Count("pk", filter=Q(state="open")))
    )
    by_sheet = {one["sheet"]: one for one in found}
    return [
        (sheet, sheet_label(sheet), by_sheet[sheet]["all"], by_sheet[sheet]["open"])
        for sheet in (FRAME, *SHEETS)
        if sheet in by_sheet
    ]


def sheet_label(sheet: str) -> str:
    """What the sheet of a proposal is called."""
    return _("Visi") if sheet == FRAME else SHEETS[sheet].label


def _letters(words: str) -> npt.NDArray[np.int64]:
    """How often each letter occurs; two that fall together only let more names through."""
    return np.bincount([ord(letter) % ALPHABET for letter in words], minlength=ALPHABET)


class Doubles:
    """Rows of the plan by sheet and name, asked once a sheet."""

    def __init__(self, plan: Masterplan) -> None:
        self.plan = plan
        self.rows: dict[str, dict[str, PlanRow]] = {}
        self.letters: dict[str, tuple[list[str], npt.NDArray[np.int64]]] = {}

    def of(self, sheet: str) -> dict[str, PlanRow]:
        """The rows of a sheet by their names."""
        if sheet not in self.rows:
            rows = SHEETS[sheet].rows_of(self.plan)[:MOST_ROWS]
            self.rows[sheet] = {plain(name_of(row) if not hasattr(row, "name") else row.name): row for row in rows}
        return self.rows[sheet]

    def row_like(self, sheet: str, title: str) -> PlanRow | None:
        """The row with the same or nearly the same name."""
        if sheet in {FRAME, "anggaran"}:
            return None
        known = self.of(sheet)
        words = plain(title)[:80] if sheet in {"misi", "sasaran", "peta-jalan"} else plain(title)
        if (row := known.get(words)) is not None:
            return row
        near = self._nearest(sheet, words)
        return known[near] if near else None

    def _nearest(self, sheet: str, words: str) -> str:
        """The name that is most alike, empty when none is alike enough.

        Letters in common bound the likeness from above, so names are tried from the most promising on and only while one
        may still be better: hundreds of names against hundreds take seconds, not minutes.
        """
        if sheet not in self.letters:
            names = list(self.of(sheet))
            self.letters[sheet] = names, np.array([_letters(name) for name in names]).reshape(-1, ALPHABET)
        names, counts = self.letters[sheet]
        mine = _letters(words)
        bound = 2 * np.minimum(counts, mine).sum(axis=1) / np.maximum(counts.sum(axis=1) + mine.sum(), 1)
        best, found, matcher = SIMILAR, "", SequenceMatcher()
        matcher.set_seq2(words)
        for at in np.argsort(-bound, kind="stable"):
            if bound[at] < best or (found and bound[at] <= best):
                break
            matcher.set_seq1(names[at])
            if (ratio := matcher.ratio()) > best or (not found and ratio >= best):
                best, found = ratio, names[at]
        return found

    def double_of(self, proposal: Proposal) -> Double | None:
        """What stands in the plan beside what the document says."""
        if proposal.sheet == FRAME:
            if not self.plan.vision or proposal.state != Proposal.State.OPEN:
                return None
            both = (str(_("Visi")), self.plan.vision, proposal.cells.get("vision", ""))
            return Double(None, "", str(_("Visi")), plain(both[1]) == plain(both[2]), [both])
        row = self.row_like(proposal.sheet, proposal.title) if proposal.state == Proposal.State.OPEN else None
        if row is None:
            return None
        sheet = SHEETS[proposal.sheet]
        pairs = [(c, cells.shown(c, row), proposal.cells.get(c.field, "")) for c in sheet.columns_of(self.plan)]
        both_sides = [(label_of(c, self.plan), now, said) for c, now, said in pairs if said]
        is_same = all(plain(now) == plain(said) for _label, now, said in both_sides)
        return Double(row.pk, row.code, name_of(row), is_same, both_sides)


def shown(plan: Masterplan, reading: Reading, proposals: Sequence[Proposal]) -> list[Shown]:
    """Cards of a page of proposals."""
    doubles = Doubles(plan)
    numbers = {number for one in proposals for number in one.links.values()}
    titles = dict(reading.proposals.filter(number__in=numbers).values_list("number", "title")) if numbers else {}
    return [_card(plan, one, doubles, titles) for one in proposals]


def _card(plan: Masterplan, one: Proposal, doubles: Doubles, titles: Mapping[int, str]) -> Shown:
    labels = field_labels(plan, one.sheet)
    said = [(labels.get(field, field), text) for field, text in one.cells.items() if text]
    links = [(labels.get(field, field), titles.get(number, "")) for field, number in one.links.items()]
    return Shown(one, sheet_label(one.sheet), said, links, marked(one.passage, one.title), doubles.double_of(one))


def field_labels(plan: Masterplan, sheet: str) -> dict[str, str]:
    """Headings of a sheet's columns by field."""
    if sheet == FRAME:
        return {"vision": str(_("Visi"))}
    return {column.field: label_of(column, plan) for column in SHEETS[sheet].columns_of(plan)}


def marked(passage: str, title: str) -> SafeString:
    """The passage with the words of the proposal marked."""
    at = passage.casefold().find(title.casefold()) if title else -1
    if at < 0:
        return format_html("{}", passage)
    end = at + len(title)
    return format_html("{}<mark>{}</mark>{}", passage[:at], passage[at:end], passage[end:])


def choices_of(plan: Masterplan, sheet: str, field: str) -> list[Any]:
    """What a cell may be chosen from, in words."""
    column = SHEETS[sheet].column(field) if sheet != FRAME else None
    return [str(label) for label in column.choices.values()] if column else []

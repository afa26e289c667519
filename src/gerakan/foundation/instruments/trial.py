"""Filling in a version for a sample region and seeing at once what shows and what it is worth; nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy

from gerakan.foundation.instruments.answering import Drawn, Unreadable, drawn, drawn_again, read_value
from gerakan.foundation.instruments.applying import Facts, Known, Verdict, for_region, verdicts_of
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.instruments.scoring import PartScore, Score, score
from gerakan.foundation.instruments.tree import LEVELS, Item, Part, Tree
from gerakan.foundation.instruments.words import Phrasebook

NOT_APPLICABLE = "tb"
PROOFS = {
    "file": gettext_lazy("Berkas"), "link": gettext_lazy("Tautan"), "page": gettext_lazy("Nomor halaman"),
    "quotation": gettext_lazy("Kutipan"),
}  # fmt: skip


@dataclass(frozen=True)
class Box:
    """One item with what was typed into it."""

    item: Item
    drawn: Drawn
    known: Known | None
    mark: str
    error: str = ""

    @property
    def marks(self) -> list[tuple[str, Any, bool]]:
        """Levels to choose from, with what they mean, and which is chosen."""
        return [(str(told.level), told, self.mark == str(told.level)) for told in self.item.levels]

    @property
    def reason(self) -> str:
        """When a mark has to be explained."""
        return str(Node.Reason(self.item.reason_rule).label)

    @property
    def proofs(self) -> str:
        """Which evidence may be given."""
        return ", ".join(str(PROOFS.get(kind, kind)).lower() for kind in self.item.proof_kinds)

    @property
    def is_out(self) -> bool:
        """Was said not to apply."""
        return self.mark == NOT_APPLICABLE


@dataclass(frozen=True)
class Row:
    """One part of the tree as it shows: a heading, or a box."""

    part: Part
    depth: int
    box: Box | None
    worth: PartScore | None


@dataclass
class Trial:
    """The whole page."""

    rows: Sequence[Row]
    score: Score
    hidden: Sequence[tuple[Part, str]]
    errors: Mapping[str, str] = field(default_factory=dict)


def try_out(tree: Tree, facts: Facts, data: Mapping[str, str] | None) -> Trial:
    """With what was typed, or with what the library knows when nothing was typed yet."""
    answers, errors = _answers(tree, data) if data is not None else (_prefilled(tree, facts), {})
    cut = for_region(tree, facts, answers)
    typed = data or {}
    marks = {item.code: _mark(typed.get(f"n-{item.pk}", "")) for item in cut.marked_items()}
    out = {
        item.code for item in cut.marked_items() if typed.get(f"n-{item.pk}") == NOT_APPLICABLE and item.may_not_apply
    }
    counted = score(cut, marks, out)
    boxes = {item.code: _box(item, facts, answers, data, errors) for item in cut.items()}
    rows = [Row(part, depth, boxes.get(part.code), counted.by_code.get(part.code)) for part, depth in cut.lines()]
    return Trial(rows, counted, _hidden(tree, facts, answers), errors)


def _answers(tree: Tree, data: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    answers: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for item in tree.answered_items():
        try:
            answers[item.code] = read_value(item, data)
        except Unreadable as reason:
            errors[item.code] = str(reason)
    return answers, errors


def _prefilled(tree: Tree, facts: Facts) -> dict[str, Any]:
    known = {item.code: facts.indicators.get(item.prefill_code) for item in tree.answered_items()}
    return {code: found.value for code, found in known.items() if found}


def _mark(typed: str) -> float | None:
    return float(typed) if typed in {str(level) for level in LEVELS} else None


def _box(
    item: Item, facts: Facts, answers: Mapping[str, Any], data: Mapping[str, str] | None, errors: Mapping[str, str]
) -> Box:
    typed = data or {}
    shown = drawn_again(item, typed) if item.code in errors else drawn(item, answers.get(item.code))
    known = facts.indicators.get(item.prefill_code)
    return Box(item, shown, known, typed.get(f"n-{item.pk}", ""), errors.get(item.code, ""))


def _hidden(tree: Tree, facts: Facts, answers: Mapping[str, Any]) -> list[tuple[Part, str]]:
    """What does not show here, each with the condition that it misses; what stands inside is not told again."""
    book = Phrasebook(tree)
    verdicts = verdicts_of(tree, facts, answers)
    own = [(part, verdicts[part.code]) for part in tree.parts()]
    return [(part, book.rule(said.rule)) for part, said in own if said.rule and _is_own(said, part)]


def _is_own(said: Verdict, part: Part) -> bool:
    return not said.shows and said.part == part.code

"""Trees of the database as the engine reads rubrics; the arithmetic itself is `engine.rubric`, which dossiers repeat."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from gerakan.engine.rubric import scoring as arithmetic
from gerakan.engine.rubric.scoring import PartScore, Penalty, Score
from gerakan.foundation.instruments.tree import Branch, Item, Part, Tree

__all__ = ["PartScore", "Penalty", "Score", "rubric_of", "score"]

KINDS: Mapping[str, arithmetic.Kind] = {kind: kind for kind in arithmetic.KINDS}


def score(tree: Tree, marks: Mapping[str, float | None], not_applicable: AbstractSet[str] = frozenset()) -> Score:
    """Of a tree that was cut to its region; marks 0 to 4 by item code, other codes are left aside.

    Raises ValueError for a mark outside 0 to 4.
    """
    return arithmetic.score(rubric_of(tree), marks, not_applicable)


def rubric_of(tree: Tree) -> tuple[arithmetic.Part, ...]:
    """What carries marks, without what is only answered."""
    return tuple(_part(element) for element in tree.elements)


def _part(part: Part) -> arithmetic.Part:
    if isinstance(part, Item):
        return arithmetic.Part(part.code, "item", part.weight, part.title, part.is_penalty, part.penalty_cap)
    children = tuple(_part(child) for child in part.children if isinstance(child, Branch) or child.is_marked)
    return arithmetic.Part(
        part.code, KINDS[part.kind], part.weight, part.title, penalty_cap=part.penalty_cap, children=children
    )

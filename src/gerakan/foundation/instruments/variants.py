"""Trees that were cut to their regions as one table without conditions: INSTRUMENT.csv of `gerakan compute totals`."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from gerakan.foundation.instruments.tree import Branch, Item, Part, Tree

HEADINGS = ("code", "parent", "kind", "weight", "is_penalty", "penalty_cap", "applies_to", "title")
ITEM = "item"
Line = tuple[str, str, str, float, int, float | None]
"""A row without the last two columns."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class VariantTable(Generic[Key]):
    """Rows under HEADINGS, and the variant of every key; "" for all when nothing differs."""

    rows: list[tuple[str | float | None, ...]]
    of: Mapping[Key, str]


def variant_table(whole: Tree, cut: Mapping[Key, Tree]) -> VariantTable[Key]:
    """cut: by key (a case, a region) the tree as it shows there; equal ones are one variant: v1, v2, ... as they come.

    Only what carries marks is told: questions without a mark are no part of a score.
    """
    shapes = {key: tuple(_lines(tree)) for key, tree in cut.items()}
    names = {shape: f"v{place}" for place, shape in enumerate(dict.fromkeys(shapes.values()), 1)}
    if len(names) == 1:
        names = dict.fromkeys(names, "")
    applies: dict[Line, list[str]] = {}
    for shape, name in names.items():
        for line in shape:
            applies.setdefault(line, []).append(name)
    place = {part.code: at for at, part in enumerate(whole.parts())}
    titles = {part.code: part.title for part in whole.parts()}
    rows: list[tuple[str | float | None, ...]] = [
        (*line, "" if len(applies[line]) == len(names) else " ".join(applies[line]), titles[line[0]])
        for line in sorted(applies, key=lambda line: place[line[0]])
    ]
    return VariantTable(rows, {key: names[shape] for key, shape in shapes.items()})


def _lines(tree: Tree) -> Iterator[Line]:
    for element in tree.elements:
        yield from _below(element, "")


def _below(part: Part, parent: str) -> Iterator[Line]:
    if isinstance(part, Item):
        yield part.code, parent, ITEM, part.weight, int(part.is_penalty), part.penalty_cap
        return
    yield part.code, parent, str(part.kind), part.weight, 0, part.penalty_cap
    for child in part.children:
        if isinstance(child, Branch) or child.is_marked:
            yield from _below(child, part.code)

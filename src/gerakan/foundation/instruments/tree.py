"""A version as frozen values: what stages ask, show and count; read in four queries, kept while it cannot change."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from gerakan.foundation.instruments.models import Condition, InstrumentVersion, Level, Node

LEVELS = range(5)


@dataclass(frozen=True, slots=True)
class LevelText:
    """What one level means, 0 to 4."""

    level: int
    title: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of an answer that is a table; kind is "text" or "number"."""

    code: str
    label: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition; `about` names the item or the indicator where the subject is one of these."""

    subject: str
    about: str
    test: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked of a region (answer is not ""), marked by an assessor (is_marked), or both.

    An answer's value is, by kind: level an int 0 to 4, yes_no a bool, number a float, choice the code of the choice,
    text a str, table a list of {column code: value}.
    """

    pk: int
    code: str
    title: str
    hint: str = ""
    weight: float = 0
    answer: str = ""
    unit: str = ""
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[tuple[str, str], ...] = ()
    columns: tuple[TableColumn, ...] = ()
    levels: tuple[LevelText, ...] = ()
    is_required: bool = True
    is_marked: bool = False
    reason_rule: str = Node.Reason.EXTREMES
    proof_rule: str = Node.Proof.OPTIONAL
    proof_kinds: tuple[str, ...] = ()
    may_not_apply: bool = False
    is_penalty: bool = False
    penalty_cap: float | None = None
    prefill_code: str = ""
    weights: Mapping[str, float] = field(default_factory=dict, hash=False)
    rules: tuple[Rule, ...] = ()

    def needs_reason(self, level: int | None) -> bool:
        """Must a mark of this level be explained?"""
        if self.reason_rule == Node.Reason.ALWAYS:
            return level is not None
        return self.reason_rule == Node.Reason.EXTREMES and level in {LEVELS[0], LEVELS[-1]}

    @property
    def needs_proof(self) -> bool:
        """Is an answer incomplete without evidence?"""
        return self.proof_rule == Node.Proof.REQUIRED


@dataclass(frozen=True, slots=True)
class Branch:
    """An element or an aspect; children weigh in proportion to each other."""

    pk: int
    kind: str
    code: str
    title: str
    hint: str = ""
    weight: float = 0
    penalty_cap: float | None = None
    children: "tuple[Branch | Item, ...]" = ()
    weights: Mapping[str, float] = field(default_factory=dict, hash=False)
    rules: tuple[Rule, ...] = ()

    def items(self) -> Iterator[Item]:
        """All items below, in order."""
        for child in self.children:
            if isinstance(child, Item):
                yield child
            else:
                yield from child.items()

    def branches(self) -> "Iterator[Branch]":
        """Itself and all branches below, parents first."""
        yield self
        for child in self.children:
            if isinstance(child, Branch):
                yield from child.branches()


Part = Branch | Item


@dataclass(frozen=True)
class Tree:
    """The elements of one version in order."""

    version: int
    title: str
    introduction: str
    elements: tuple[Branch, ...]

    def items(self) -> tuple[Item, ...]:
        """Every item, penalties included, in the order of the questionnaire."""
        return tuple(item for element in self.elements for item in element.items())

    def item(self, code: str) -> Item:
        """Raises KeyError for a code that is no item here."""
        return self._items_by_code[code]

    def marked_items(self) -> tuple[Item, ...]:
        """Those an assessor marks."""
        return tuple(item for item in self.items() if item.is_marked)

    def answered_items(self) -> tuple[Item, ...]:
        """Those a region answers."""
        return tuple(item for item in self.items() if item.answer)

    def branches(self) -> tuple[Branch, ...]:
        """Elements and aspects, parents first."""
        return tuple(branch for element in self.elements for branch in element.branches())

    def aspects(self) -> tuple[Branch, ...]:
        """Parts of elements; an element without aspects has none."""
        return tuple(branch for branch in self.branches() if branch.kind == Node.Kind.ASPECT)

    def parts(self) -> tuple[Part, ...]:
        """Branches and items, as one reads the tree."""
        return tuple(part for element in self.elements for part in _walk(element))

    def lines(self) -> tuple[tuple[Part, int], ...]:
        """As `parts`, each with its depth: 0 for an element."""
        return tuple(line for element in self.elements for line in _deep(element, 0))

    def element_of(self, code: str) -> Branch:
        """The element in which this item, aspect or element stands; raises KeyError."""
        return self._element_by_code[code]

    @cached_property
    def _items_by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items()}

    @cached_property
    def _element_by_code(self) -> dict[str, Branch]:
        return {part.code: element for element in self.elements for part in _walk(element)}


def _walk(part: Part) -> Iterator[Part]:
    yield part
    if isinstance(part, Branch):
        for child in part.children:
            yield from _walk(child)


def _deep(part: Part, depth: int) -> Iterator[tuple[Part, int]]:
    yield part, depth
    if isinstance(part, Branch):
        for child in part.children:
            yield from _deep(child, depth + 1)


KEPT = 64
_trees: dict[tuple[int, str, dt.datetime], Tree] = {}


def tree_of(version: InstrumentVersion) -> Tree:
    """At most four queries; none the second time in a process, once the version can no longer change."""
    if version.published_at is None:
        return _read(version)
    key = (version.pk, version.content_hash, version.published_at)
    if key not in _trees:
        while len(_trees) >= KEPT:
            _trees.pop(next(iter(_trees)))
        _trees[key] = _read(version)
    return _trees[key]


def _read(version: InstrumentVersion) -> Tree:
    below: dict[int | None, list[Node]] = defaultdict(list)
    for node in Node.objects.filter(version=version).select_related("prefill").order_by("order", "pk"):
        below[node.parent_id].append(node)
    levels: dict[int, list[LevelText]] = defaultdict(list)
    for level in Level.objects.filter(node__version=version).order_by("level"):
        levels[level.node_id].append(LevelText(level.level, level.title, level.example))
    rules: dict[int, list[Rule]] = defaultdict(list)
    for row in Condition.objects.filter(node__version=version).order_by("pk"):
        rules[row.node_id].append(Rule(row.subject, row.about, row.test, row.value))
    elements = [_part(node, below, levels, rules) for node in below[None]]
    branches = tuple(element for element in elements if isinstance(element, Branch))
    return Tree(version.pk, str(version), version.introduction, branches)


def _part(
    node: Node,
    below: Mapping[int | None, Sequence[Node]],
    levels: Mapping[int, Sequence[LevelText]],
    rules: Mapping[int, Sequence[Rule]],
) -> Part:
    told = tuple(rules.get(node.pk, ()))
    if node.kind == Node.Kind.ITEM:
        return replace(item_of(node), levels=tuple(levels.get(node.pk, ())), rules=told)
    children = tuple(_part(child, below, levels, rules) for child in below.get(node.pk, ()))
    return Branch(
        node.pk, node.kind, node.code, node.title, node.hint, float(node.weight), _figure(node.penalty_cap), children,
        _weights(node), told,
    )  # fmt: skip


def item_of(node: Node) -> Item:
    """One row as a value, without its levels and conditions."""
    return Item(
        pk=node.pk,
        code=node.code,
        title=node.title,
        hint=node.hint,
        weight=float(node.weight),
        answer=node.answer,
        unit=node.unit,
        lowest=node.lowest,
        highest=node.highest,
        choices=tuple((str(code), str(label)) for code, label in node.choices),
        columns=tuple(TableColumn(*column) for column in node.columns),
        is_required=node.is_required,
        is_marked=node.is_marked,
        reason_rule=node.reason_rule,
        proof_rule=node.proof_rule,
        proof_kinds=tuple(node.proof_kinds),
        may_not_apply=node.may_not_apply,
        is_penalty=node.is_penalty,
        penalty_cap=_figure(node.penalty_cap),
        prefill_code=node.prefill.code if node.prefill else "",
        weights=_weights(node),
    )


def _weights(node: Node) -> dict[str, float]:
    """What differs by kind of region."""
    own = {"kota": node.weight_kota, "kabupaten": node.weight_kabupaten}
    return {kind: float(weight) for kind, weight in own.items() if weight is not None}


def _figure(value: object) -> float | None:
    return None if value is None else float(str(value))

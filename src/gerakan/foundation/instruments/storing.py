"""Content into rows: elements first, then what stands in them."""

from collections.abc import Sequence
from decimal import Decimal

from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.instruments.models import Condition, InstrumentVersion, Level, Node
from gerakan.foundation.instruments.tree import Branch, Item, Part

COPIED = (
    "code", "title", "hint", "answer", "unit", "lowest", "highest", "is_required", "is_marked", "reason_rule",
    "proof_rule", "may_not_apply", "is_penalty",
)  # fmt: skip


class UnknownIndicator(LookupError):
    """An item is filled from an indicator that the library does not have."""


def write_content(version: InstrumentVersion, elements: Sequence[Branch]) -> None:
    """Replace the tree of a draft."""
    version.nodes.all().delete()
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    above: list[tuple[Node | None, Part]] = [(None, element) for element in elements]
    written: list[tuple[Node, Part]] = []
    while above:
        nodes = [node_of(part, version, parent, at, indicators) for at, (parent, part) in enumerate(above)]
        Node.objects.bulk_create(nodes)
        made = list(zip(nodes, [part for _parent, part in above], strict=True))
        written += made
        above = [(node, child) for node, part in made if isinstance(part, Branch) for child in part.children]
    write_levels(written)
    write_rules(written)


def write_levels(written: Sequence[tuple[Node, Part]]) -> None:
    """Level texts of items."""
    Level.objects.bulk_create(
        Level(node=node, level=told.level, title=told.title, example=told.example)
        for node, part in written
        if isinstance(part, Item)
        for told in part.levels
    )


def write_rules(written: Sequence[tuple[Node, Part]]) -> None:
    """Conditions of all parts."""
    Condition.objects.bulk_create(
        Condition(node=node, subject=rule.subject, about=rule.about, test=rule.test, value=rule.value)
        for node, part in written
        for rule in part.rules
    )


def node_of(
    part: Part, version: InstrumentVersion, parent: Node | None, order: int, indicators: dict[str, int]
) -> Node:
    """A row, not yet saved; raises UnknownIndicator."""
    node = Node(version=version, parent=parent, order=order, code=part.code, title=part.title, hint=part.hint)
    node.weight = decimal(part.weight)
    node.weight_kota = decimal(part.weights["kota"]) if "kota" in part.weights else None
    node.weight_kabupaten = decimal(part.weights["kabupaten"]) if "kabupaten" in part.weights else None
    node.penalty_cap = None if part.penalty_cap is None else decimal(part.penalty_cap)
    if isinstance(part, Branch):
        node.kind = part.kind
        return node
    node.kind = Node.Kind.ITEM
    for name in COPIED:
        setattr(node, name, getattr(part, name))
    node.choices = [list(choice) for choice in part.choices]
    node.columns = [[column.code, column.label, column.kind] for column in part.columns]
    node.proof_kinds = list(part.proof_kinds)
    if part.prefill_code and part.prefill_code not in indicators:
        raise UnknownIndicator(part.prefill_code)
    node.prefill_id = indicators.get(part.prefill_code)
    return node


def decimal(value: float) -> Decimal:
    """As typed, without the tail of a binary fraction."""
    return Decimal(str(value))

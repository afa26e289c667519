"""Verbs of the parts of a draft: add, change, move, remove."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.indicators.models import Indicator
from gerakan.foundation.instruments.content import plain
from gerakan.foundation.instruments.drafts import begin_writing
from gerakan.foundation.instruments.models import Condition, InstrumentVersion, Node
from gerakan.foundation.instruments.storing import node_of, write_levels, write_rules
from gerakan.foundation.instruments.tree import Item, Part, tree_of
from gerakan.foundation.workflow import TransitionRefused

Kind = Node.Kind
PARENTS: dict[str, tuple[str | None, ...]] = {
    Kind.ELEMENT: (None,),
    Kind.ASPECT: (Kind.ELEMENT,),
    Kind.ITEM: (Kind.ELEMENT, Kind.ASPECT),
}


@command
def add_part(
    version: InstrumentVersion, *, part: Part, parent: Node | None, seen: int | None = None, by: Actor | str
) -> Node:
    """At the end of what stands there already."""
    begin_writing(version, seen)
    _refuse_wrong_place(part, parent)
    _refuse_taken_code(version, part.code)
    last = version.nodes.filter(parent=parent).aggregate(last=Max("order"))["last"]
    node = node_of(part, version, parent, 0 if last is None else last + 1, _indicators())
    node.save()
    _write_below(node, part)
    record("instrument_part.added", version, by=by, changes={"code": node.code, "title": node.title})
    return node


@command
def change_part(node: Node, *, part: Part, parent: Node | None, seen: int | None = None, by: Actor | str) -> None:
    """Words, weight, levels, conditions or place; a new code is followed by the conditions that name it."""
    version = node.version
    begin_writing(version, seen)
    _refuse_wrong_place(part, parent)
    if part.code != node.code:
        _refuse_taken_code(version, part.code, besides=node)
        asking = Condition.objects.filter(node__version=version, subject=Condition.Subject.ITEM, about=node.code)
        asking.update(about=part.code)
    before = _said(version, node.code)
    fresh = node_of(part, version, parent, _order(node, parent), _indicators())
    fresh.pk = node.pk
    fresh.save()
    node.levels.all().delete()
    node.conditions.all().delete()
    _write_below(fresh, part)
    node.refresh_from_db()
    changes = _differences(before, _said(version, part.code))
    record("instrument_part.changed", version, by=by, changes={"code": part.code, **changes})


@command
def move_part(node: Node, *, is_up: bool, seen: int | None = None, by: Actor | str) -> None:
    """One place among its siblings; at the end of the row nothing moves."""
    begin_writing(node.version, seen)
    siblings = list(Node.objects.filter(version=node.version, parent=node.parent_id).order_by("order", "pk"))
    at = siblings.index(node)
    to = max(at - 1, 0) if is_up else min(at + 1, len(siblings) - 1)
    siblings.insert(to, siblings.pop(at))
    for order, sibling in enumerate(siblings):
        sibling.order = order
    Node.objects.bulk_update(siblings, ["order"])
    record("instrument_part.moved", node.version, by=by, changes={"code": node.code, "order": [at + 1, to + 1]})


@command
def remove_part(node: Node, *, seen: int | None = None, by: Actor | str) -> None:
    """With everything below it."""
    version = node.version
    begin_writing(version, seen)
    record("instrument_part.removed", version, by=by, changes={"code": node.code, "title": node.title})
    node.delete()


def _refuse_wrong_place(part: Part, parent: Node | None) -> None:
    kind = Kind.ITEM if isinstance(part, Item) else Kind(part.kind)
    if (parent.kind if parent else None) not in PARENTS[kind]:
        raise TransitionRefused(_("%s tidak dapat berada di tempat itu.") % kind.label)


def _refuse_taken_code(version: InstrumentVersion, code: str, besides: Node | None = None) -> None:
    taken = version.nodes.filter(code__iexact=code)
    if besides is not None:
        taken = taken.exclude(pk=besides.pk)
    if taken.exists():
        raise TransitionRefused(_("Kode “%s” sudah dipakai bagian lain.") % code)


def _order(node: Node, parent: Node | None) -> int:
    """Its own place; the end of the row where it is new."""
    if node.parent_id == (parent.pk if parent else None):
        return node.order
    last = Node.objects.filter(version=node.version_id, parent=parent).aggregate(last=Max("order"))["last"]
    return 0 if last is None else last + 1


def _write_below(node: Node, part: Part) -> None:
    write_levels([(node, part)])
    write_rules([(node, part)])


def _indicators() -> dict[str, int]:
    return dict(Indicator.objects.values_list("code", "pk"))


def _said(version: InstrumentVersion, code: str) -> Mapping[str, Any]:
    part = next(part for part in tree_of(version).parts() if part.code == code)
    return {name: value for name, value in plain(part).items() if name != "children"}


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: [before.get(name), after[name]] for name in after if before.get(name) != after[name]}

"""The content of a version as plain values, from a file and for its fingerprint; keys of the database play no part."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from gerakan.foundation.instruments.models import Node
from gerakan.foundation.instruments.tree import Branch, Item, LevelText, Part, Rule, TableColumn

PLAIN = tuple(
    one.name
    for one in fields(Item)
    if one.name not in {"pk", "levels", "rules", "choices", "columns", "proof_kinds", "weights"}
)


def content_hash(introduction: str, elements: Sequence[Branch]) -> str:
    """SHA-256 over everything a region or an assessor reads, and every weight and condition."""
    said = {"introduction": introduction, "elements": [plain(element) for element in elements]}
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def plain(part: Part) -> dict[str, Any]:
    """Lists, texts and numbers only."""
    if isinstance(part, Branch):
        names: Sequence[str] = ("kind", "code", "title", "hint", "weight", "penalty_cap")
        own: dict[str, Any] = {"children": [plain(child) for child in part.children]}
    else:
        names = PLAIN
        own = {
            "levels": [[level.level, level.title, level.example] for level in part.levels],
            "choices": [list(choice) for choice in part.choices],
            "columns": [[column.code, column.label, column.kind] for column in part.columns],
            "proof_kinds": list(part.proof_kinds),
        }
    rules = [[rule.subject, rule.about, rule.test, rule.value] for rule in part.rules]
    weights = {kind: float(weight) for kind, weight in part.weights.items()}
    return {name: _plain(getattr(part, name)) for name in names} | own | {"weights": weights, "rules": rules}


def _plain(value: Any) -> Any:
    """60 in a file is 60.0 in the database."""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def branch_from(row: Mapping[str, Any], kind: str = Node.Kind.ELEMENT) -> Branch:
    """An element as a file writes it: `item` and `aspect` are lists; items of its own come first."""
    aspects = [branch_from(one, Node.Kind.ASPECT) for one in row.get("aspect", ())]
    items = [item_from(one) for one in row.get("item", ())]
    return Branch(
        pk=0, kind=kind, code=row["code"], title=row["title"], hint=row.get("hint", ""),
        weight=float(row.get("weight", 0)), penalty_cap=row.get("penalty_cap"), children=(*items, *aspects),
        weights=row.get("weights", {}), rules=_rules(row),
    )  # fmt: skip


def item_from(row: Mapping[str, Any]) -> Item:
    """Levels are written as [text, example] from 0 upwards."""
    levels = tuple(LevelText(at, *told) for at, told in enumerate(row.get("levels", ())))
    return Item(
        pk=0,
        levels=levels,
        choices=tuple((code, label) for code, label in row.get("choices", ())),
        columns=tuple(TableColumn(*column) for column in row.get("columns", ())),
        proof_kinds=tuple(row.get("proof_kinds", ())),
        weights=row.get("weights", {}),
        rules=_rules(row),
        **{name: row[name] for name in PLAIN if name in row},
    )


def _rules(row: Mapping[str, Any]) -> tuple[Rule, ...]:
    return tuple(Rule(*rule) for rule in row.get("rules", ()))

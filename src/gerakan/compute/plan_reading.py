"""PLAN.json as the engine's plan: the fields of its dataclasses, each checked by its own type."""

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from gerakan.compute.timetable_files import Node, read_json
from gerakan.engine.plan import Plan

LARGEST = 10**18
FIRST_YEAR, LAST_YEAR, LONGEST = 1900, 2200, 50


def read_plan(file: Path) -> Plan:
    """Read and check; every complaint names the path of its key."""
    root = read_json(file)
    plan: Plan = _read(root, Plan)
    if not FIRST_YEAR <= plan.starts <= LAST_YEAR:
        root.at("starts").refuse(f"harus di antara {FIRST_YEAR} dan {LAST_YEAR}")
    if not 1 <= plan.years <= LONGEST:
        root.at("years").refuse(f"harus di antara 1 dan {LONGEST}")
    return plan


def _read(node: Node, kind: Any) -> Any:
    """A value of this type."""
    if kind in SIMPLE:
        return SIMPLE[kind](node)
    if is_dataclass(kind):
        return _row(node, kind)
    origin = get_origin(kind)
    if origin is UnionType:
        return None if node.value is None else _read(node, next(one for one in get_args(kind) if one is not NoneType))
    if origin is tuple:
        return _list(node, get_args(kind))
    if origin is frozenset:
        return frozenset(_text(item) for item in node.items())
    return _table(node, *get_args(kind))


@cache
def _described(kind: Any) -> tuple[tuple[Field[Any], ...], Mapping[str, Any]]:
    return fields(kind), get_type_hints(kind)


def _row(node: Node, kind: Any) -> Any:
    own, hints = _described(kind)
    if not isinstance(node.value, dict):
        node.refuse("harus berupa objek {...}")
    names = {field.name for field in own}
    for key in node.value:
        if key not in names:
            node.at(key).refuse(f"kunci tidak dikenal; yang dikenal: {', '.join(sorted(names))}")
    return kind(**{field.name: _cell(node, field, hints) for field in own if _is_given(node, field)})


def _is_given(node: Node, field: Field[Any]) -> bool:
    if node.has(field.name):
        return True
    if field.default is MISSING and field.default_factory is MISSING:
        node.at(field.name).refuse("belum diisi")
    return False


def _cell(node: Node, field: Field[Any], hints: Mapping[str, Any]) -> Any:
    """A field without a default identifies its row and so cannot be empty."""
    cell = node.at(field.name)
    if field.default is MISSING and hints[field.name] is str:
        return cell.text()
    return _read(cell, hints[field.name])


def _list(node: Node, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    items = node.items()
    if kinds[-1] is Ellipsis:
        return tuple(_read(item, kinds[0]) for item in items)
    if len(items) != len(kinds):
        node.refuse(f"harus berisi {len(kinds)} nilai")
    return tuple(_read(item, kind) for item, kind in zip(items, kinds, strict=True))


def _table(node: Node, key_kind: Any, kind: Any) -> dict[Any, Any]:
    if not isinstance(node.value, dict):
        node.refuse("harus berupa objek {...}")
    return {_key(node, key, key_kind): _read(node.at(key), kind) for key in node.value}


def _key(node: Node, key: str, kind: Any) -> Any:
    if kind is not int:
        return key
    if not (key.isascii() and key.isdigit() and len(key) == 4):
        node.at(key).refuse("kunci harus berupa tahun empat angka")
    return int(key)


def _text(node: Node) -> str:
    if not isinstance(node.value, str):
        node.refuse("harus berupa teks")
    return str(node.value)


def _whole(node: Node) -> int:
    if isinstance(node.value, bool) or not isinstance(node.value, int) or abs(node.value) > LARGEST:
        node.refuse("harus berupa bilangan bulat")
    return int(node.value)


def _number(node: Node) -> float:
    if isinstance(node.value, int) and abs(node.value) > LARGEST:
        node.refuse("bilangan ini terlalu besar")
    value = node.number()
    if not math.isfinite(value):
        node.refuse("bilangan ini terlalu besar")
    return value


SIMPLE: Mapping[Any, Callable[[Node], Any]] = {str: _text, int: _whole, float: _number, bool: Node.flag}

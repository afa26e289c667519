"""A plan as plain dictionaries and lists, ready for JSON: the names of the dataclasses' fields, empty ones left out."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from gerakan.engine.plan.structure import Plan


def as_plain(plan: Plan) -> dict[str, Any]:
    """The same value for the same plan, in the order of its sheets.

    >>> as_plain(Plan("35.29", starts=2025, rpjmd=(2025, 2029)))
    {'region': '35.29', 'rpjmd': [2025, 2029]}
    """
    plain: dict[str, Any] = _plain(plan)
    return plain


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        own = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
        return {name: _plain(given) for name, (given, usual) in own.items() if not _is_usual(given, usual)}
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key]) for key in sorted(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _is_usual(given: Any, usual: Any) -> bool:
    """Left out: what reading would put there again."""
    return bool(given == {}) if usual is MISSING else bool(given == usual)

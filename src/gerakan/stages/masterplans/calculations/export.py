"""The plan as the file that the command line checks without our database."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from gerakan.stages.masterplans.calculations.building import engine_plan, rows_of
from gerakan.stages.masterplans.models import Masterplan


def plan_json(plan: Masterplan) -> str:
    """PLAN.json of `gerakan compute plan`; what is empty is left out."""
    return json.dumps(_plain(engine_plan(plan, rows_of(plan))), ensure_ascii=False, indent=1, sort_keys=True)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        said = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {name: one for name, one in said.items() if one not in ("", None, [], {})}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value

"""How a door and the rows behind it are told to the all-roles test."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models

Arguments = dict[str, Any]
Rows = Iterable[models.Model]

DOORS: dict[str, Callable[[], Arguments]] = {}
ROWS: dict[str, tuple[str, Callable[[], Rows]]] = {}
WITHOUT_RIGHT: dict[str, str] = {}


def door(*names: str) -> Callable[[Callable[[], Arguments]], Callable[[], Arguments]]:
    """These addresses take what the function returns."""

    def register(build: Callable[[], Arguments]) -> Callable[[], Arguments]:
        DOORS.update(dict.fromkeys(names, build))
        return build

    return register


def rows(model: str, right: str) -> Callable[[Callable[[], Rows]], Callable[[], Rows]]:
    """`visible_to` of this model and this right must agree on every row the function makes."""

    def register(build: Callable[[], Rows]) -> Callable[[], Rows]:
        ROWS[model] = (right, build)
        return build

    return register

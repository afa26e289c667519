"""Answers as people read them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.instruments.models import Node
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.ui import formats
from gerakan.stages.questionnaires.models import Answer

Kind = Node.Answer


def answer_in_words(item: Item, answer: Answer | None) -> str:
    """The whole answer on one line or a few."""
    if answer is None:
        return _("Belum dijawab")
    if answer.does_not_apply:
        return _("Tidak berlaku: %s") % answer.note
    return value_in_words(item, answer.value)


def value_in_words(item: Item, value: Any) -> str:
    """A value by the kind of its item; nothing is "Belum dijawab"."""
    if value is None or value in ("", []):
        return _("Belum dijawab")
    if item.answer == Kind.LEVEL:
        title = next((row.title for row in item.levels if row.level == value), "")
        return f"{value}: {title}" if title else str(value)
    if item.answer == Kind.YES_NO:
        return _("Ya") if value else _("Tidak")
    if item.answer == Kind.NUMBER:
        return f"{formats.number(value)} {item.unit}".strip()
    if item.answer == Kind.CHOICE:
        return dict(item.choices).get(str(value), str(value))
    if item.answer == Kind.TABLE:
        return "\n".join("; ".join(line) for line in table_lines(item, value))
    return str(value)


def table_lines(item: Item, value: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Rows of a table in the order of its columns."""
    return [[cell_in_words(row.get(column.code)) for column in item.columns] for row in value]


def cell_in_words(value: Any) -> str:
    """A figure in local form, a text as it is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return formats.number(value)
    return "" if value is None else str(value)

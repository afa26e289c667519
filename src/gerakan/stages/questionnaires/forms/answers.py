"""Reading what a person typed for an item; the same names serve the whole page and a single save."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gerakan.foundation.instruments.answering import Unreadable, read_value
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.questionnaires.commands.answers import Typed

LONGEST_NOTE = 20_000


@dataclass(frozen=True)
class Fault:
    """An item whose typing could not be read."""

    item: Item
    words: str


def read_all(items: Iterable[Item], data: Mapping[str, str]) -> tuple[list[Typed], list[Fault]]:
    """Everything typed for these items, and what could not be read; items that were not on the form are left out."""
    typed, faults = [], []
    for item in items:
        if f"rev-{item.pk}" not in data:
            continue
        try:
            typed.append(read_one(item, data))
        except Unreadable as reason:
            faults.append(Fault(item, str(reason)))
    return typed, faults


def read_one(item: Item, data: Mapping[str, str]) -> Typed:
    """One item; raises Unreadable."""
    revision = data.get(f"rev-{item.pk}", "0")
    note = data.get(f"note-{item.pk}", "").strip()[:LONGEST_NOTE].replace("\r\n", "\n")
    is_out = item.may_not_apply and data.get(f"na-{item.pk}") == "1"
    value = None if is_out else read_value(item, data)
    return Typed(item, value, is_out, note, whole(revision))

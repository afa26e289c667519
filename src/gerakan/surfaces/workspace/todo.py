"""One to-do list: every stage is asked what waits for a person; nothing is stored, so nothing can be out of date."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from gerakan.foundation.access import Actor, Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """Something this person can do now, and the place where it is done."""

    title: str
    detail: str
    url: str
    act: str
    due_on: datetime.date | None = None
    blocks: str = ""

    @property
    def is_late(self) -> bool:
        """Its day has passed."""
        return self.due_on is not None and self.due_on < timezone.localdate()


@dataclass(frozen=True, slots=True)
class Source:
    """A question to one app; each row of the answer is one entry. Small ranks stand first: they stop other people."""

    rank: int
    right: Permission
    rows: Callable[[Any], QuerySet[Any]]
    entry: Callable[[Any], Entry]

    def asked_by(self, user: Actor) -> QuerySet[Any]:
        """What waits for this person."""
        return self.rows(user)


def entries_for(user: Actor, sources: Sequence[Source]) -> list[Entry]:
    """Everything that waits for this person: what stops others first, then what is due first (one query a source)."""
    ranked = [(source.rank, source.entry(row)) for source in _open_to(user, sources) for row in source.asked_by(user)]
    ranked.sort(key=lambda pair: (pair[0], pair[1].due_on or datetime.date.max))
    return [entry for _rank, entry in ranked]


def entry_count(user: Actor, sources: Sequence[Source]) -> int:
    """How many entries the list has, in one query."""
    asked = [source.asked_by(user).order_by().values_list("pk") for source in _open_to(user, sources)]
    if len(asked) < 2:
        return sum(rows.count() for rows in asked)
    return asked[0].union(*asked[1:], all=True).count()


def _open_to(user: Actor, sources: Sequence[Source]) -> list[Source]:
    return [source for source in sources if source.right.allows(user)]

"""Questions about minutes: the lines as they stand, and what changed since a writer looked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gerakan.stages.sessions.models import MinuteLine, Session, Task


def lines_of(session: Session) -> QuerySet[MinuteLine]:
    """As they stand, in the order in which they were begun."""
    rows = session.lines.filter(is_removed=False).select_related("changed_by", "written_by")
    return rows.order_by("position")


@dataclass(frozen=True)
class Read:
    """A line and the tasks that it became, as far as the reader knows them."""

    line: MinuteLine
    tasks: list[Task]


def read_by(session: Session, tasks: Iterable[Task]) -> list[Read]:
    """The lines with what became of each; `tasks` are the meeting's own that the person may see."""
    became: dict[int | None, list[Task]] = defaultdict(list)
    for task in tasks:
        became[task.line_id].append(task)
    return [Read(line, became[line.pk]) for line in lines_of(session)]


def since(session: Session, revision: int) -> dict[str, Any]:
    """What a device does not know yet: lines that changed, and those that were removed."""
    rows = session.lines.filter(revision__gt=revision).select_related("changed_by").order_by("position")
    return {"revision": Session.objects.values_list("revision", flat=True).get(pk=session.pk), "lines": [_told(row) for row in rows]}  # fmt: skip


def _told(row: MinuteLine) -> dict[str, Any]:
    return {
        "line": row.pk, "kind": row.kind, "text": row.text, "by": str(row.changed_by), "is_removed": row.is_removed,
        "key": row.key, "revision": row.revision,
    }  # fmt: skip

"""Questions about minutes: the lines as they stand, and what changed since a writer looked."""

from typing import Any

from django.db.models import QuerySet

from gerakan.foundation.access import Actor
from gerakan.stages.sessions.models import MinuteLine, Session, Task


def lines_of(session: Session) -> QuerySet[MinuteLine]:
    """As they stand, in the order in which they were begun."""
    rows = session.lines.filter(is_removed=False).select_related("changed_by", "written_by")
    return rows.order_by("position")


def with_task(session: Session, user: Actor) -> set[int]:
    """Decisions that are tasks already, as far as the person knows."""
    rows = Task.objects.visible_to(user).filter(session=session, line__isnull=False)
    return set(rows.values_list("line", flat=True))


def since(session: Session, revision: int) -> dict[str, Any]:
    """What a device does not know yet: lines that changed, and those that were removed."""
    rows = session.lines.filter(revision__gt=revision).select_related("changed_by").order_by("position")
    return {"revision": Session.objects.values_list("revision", flat=True).get(pk=session.pk), "lines": [_told(row) for row in rows]}  # fmt: skip


def _told(row: MinuteLine) -> dict[str, Any]:
    return {
        "line": row.pk, "kind": row.kind, "text": row.text, "by": str(row.changed_by), "is_removed": row.is_removed,
        "key": row.key, "revision": row.revision,
    }  # fmt: skip

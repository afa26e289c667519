"""What waits in the meetings of the guidance: tasks of the person and of the person's agency."""

from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.models import Task
from gerakan.stages.sessions.queries import tasks as queries
from gerakan.surfaces.workspace.todo import Entry, Source


def _task(row: Task) -> Entry:
    return Entry(
        title=row.title,
        detail=f"{row.guidance.region.name}, {row.guidance.edition.name}",
        url=row.get_absolute_url(),
        act=str(row._meta.verbose_name).capitalize(),
        due_on=row.due_on,
    )


SOURCES = (Source(1, permissions.TASKS, queries.owed_by, _task),)

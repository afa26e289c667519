"""What waits in the meetings of the guidance: tasks of the person and of the person's agency, late ones for the Sekda, meetings not closed."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.hats import holds
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.ui import formats
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.models import Session, Task
from gerakan.stages.sessions.queries import tasks as queries
from gerakan.surfaces.workspace.todo import Entry, Source

A_DAY = timedelta(days=1)


def to_close(user: Actor) -> QuerySet[Session]:
    """Own meetings that ended a day ago or earlier and are neither noted as held nor cancelled."""
    rows = Session.objects.visible_to(user).filter(state__in=(Session.State.PLANNED, Session.State.RUNNING))
    return rows.filter(ends_at__lt=timezone.now() - A_DAY).order_by("starts_at")


def late_below(user: Actor) -> QuerySet[Task]:
    """To the Sekda: tasks of the region that somebody else is late with."""
    if not holds(user, Role.REGION_SECRETARY):
        return Task.objects.none()
    return queries.tasks().late().visible_to(user).exclude(pk__in=queries.owed_by(user).values("pk"))


def _meeting(row: Session) -> Entry:
    return Entry(
        title=_("Catat hasil pertemuan: %s") % row.title,
        detail=formats.moment(row.starts_at),
        url=row.get_absolute_url(),
        act=_("Buka"),
    )


def _task(row: Task) -> Entry:
    return Entry(
        title=row.title,
        detail=f"{row.guidance.region.name}, {row.guidance.edition.name}",
        url=row.get_absolute_url(),
        act=str(row._meta.verbose_name).capitalize(),
        due_on=row.due_on,
    )


def _late(row: Task) -> Entry:
    return Entry(
        title=_("Tugas terlambat: %s") % row.title,
        detail=f"{row.whose}, {row.guidance.edition.name}",
        url=row.get_absolute_url(),
        act=_("Buka"),
        due_on=row.due_on,
    )


SOURCES = (
    Source(1, permissions.TASKS, queries.owed_by, _task),
    Source(1, permissions.FOLLOW, late_below, _late),
    Source(2, permissions.OWN, to_close, _meeting),
)

"""What waits in the courses: one that the person began and has not passed."""

from django.utils.translation import gettext as _

from gerakan.stages.materials import permissions
from gerakan.stages.materials.models import Enrolment
from gerakan.stages.materials.queries import courses as queries
from gerakan.surfaces.workspace.todo import Entry, Source


def _course(row: Enrolment) -> Entry:
    read, count = row.read_count, row.lesson_count  # type: ignore[attr-defined]
    said = _("%(read)d dari %(all)d pelajaran") % {"read": read, "all": count} if read < count else _("tinggal tesnya")
    return Entry(
        title=_("Selesaikan kursus %s") % row.course.title,
        detail=f"{row.course.edition.name}, {said}",
        url=queries.next_step(row),
        act=_("Lanjutkan"),
    )


SOURCES = (Source(4, permissions.LEARN, queries.unfinished_by, _course),)
"""Behind everything that somebody else waits for."""

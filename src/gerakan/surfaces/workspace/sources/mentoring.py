"""What waits in bimbingan: a result to decide about, a result to deliver."""

from django.utils.translation import gettext as _

from gerakan.stages.mentoring import permissions
from gerakan.stages.mentoring.models import Deliverable
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.surfaces.workspace.todo import Entry, Source


def _decision(row: Deliverable) -> Entry:
    return Entry(
        title=_("Periksa %(result)s, %(region)s")
        % {"result": row.expected.name, "region": row.stage.guidance.region.name},
        detail=row.stage.guidance.edition.name,
        url=row.get_absolute_url(),
        act=_("Periksa"),
        blocks=_("Daerah menunggu pembimbing"),
    )


def _owed(row: Deliverable) -> Entry:
    return Entry(
        title=_("Serahkan %s") % row.expected.name,
        detail=f"{row.stage.guidance.edition.name}, {_('tahap')} {row.stage.roman}",
        url=row.get_absolute_url(),
        act=_("Serahkan"),
        due_on=row.due_on,
    )


SOURCES = (
    Source(0, permissions.OWN, queries.waiting_for, _decision),
    Source(1, permissions.WORK, queries.owed_by, _owed),
)

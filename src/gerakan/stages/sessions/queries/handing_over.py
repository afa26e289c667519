"""What meetings leave to whoever takes over: tasks that nobody has finished."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from gerakan.foundation.regions.handing_over import Line
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.sessions.models import Task


def open_tasks(region: Region) -> Iterable[Line]:
    """Each with whose it is and until when."""
    rows = Task.objects.open().filter(guidance__participation__region=region).select_related("owner", "agency")
    for row in rows.order_by("due_on", "pk"):
        said = {"task": row.title, "whose": row.whose, "day": formats.day(row.due_on)}
        yield Line(_("%(task)s (%(whose)s), paling lambat %(day)s") % said, row.get_absolute_url(), is_gap=True)

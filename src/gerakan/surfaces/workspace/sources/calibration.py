"""What waits in kalibrasi: sample cases that this assessor has not sent."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.models import SampleCase, SampleCaseQuerySet
from gerakan.stages.calibration.queries.standing import unsent_cases
from gerakan.surfaces.workspace.todo import Entry, Source


def own_cases(user: Actor) -> SampleCaseQuerySet:
    """With their editions."""
    return unsent_cases(user).select_related("calibration__edition")


def _case(row: SampleCase) -> Entry:
    blocks = _("Lembar nilai daerah menunggu") if row.calibration.is_required else ""
    return Entry(
        title=_("Nilai contoh kalibrasi %s") % row.title,
        detail=row.calibration.edition.name,
        url=reverse("calibration:sheet", args=[row.pk]),
        act=_("Nilai contoh ini"),
        due_on=row.calibration.due_on,
        blocks=blocks,
    )


SOURCES = (Source(0, permissions.OWN_WORK, own_cases, _case),)

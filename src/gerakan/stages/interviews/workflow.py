"""The life of an interview on its day."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.models import Interview


def is_placed(interview: Interview) -> str | None:
    """Without hour and room nothing begins."""
    return None if interview.slot_id and interview.room_id else _("Wawancara ini belum mempunyai jam dan ruang.")


def room_is_free(interview: Interview) -> str | None:
    """One interview at a time in a room."""
    running = Interview.objects.filter(room=interview.room_id, state=Interview.State.RUNNING).exclude(pk=interview.pk)
    if other := running.select_related("region").first():
        return _("%s masih berlangsung di ruang ini.") % other.region.name
    return None


interview_workflow: Workflow[Interview] = Workflow(
    "interview",
    Transition(
        "start", pgettext_lazy("wawancara", "Mulai"), Interview.State.PLANNED, Interview.State.RUNNING,
        permission=permissions.RUN, guards=(is_placed, room_is_free),
    ),
    Transition(
        "finish", gettext_lazy("Selesai"), Interview.State.RUNNING, Interview.State.DONE, permission=permissions.RUN,
    ),
    Transition(
        "undo_start", gettext_lazy("Batalkan mulai"), Interview.State.RUNNING, Interview.State.PLANNED,
        permission=permissions.RUN, needs_note=True,
    ),
)  # fmt: skip

"""Lives of a meeting and of a task."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.models import Session, Task
from gerakan.stages.sessions.models.sessions import CHECK_IN_MARGIN

State = Session.State


def it_is_about_to_begin(session: Session) -> str | None:
    """Not days before."""
    early = timezone.now() < session.starts_at - CHECK_IN_MARGIN
    return _("Pertemuan dapat dimulai paling cepat dua jam sebelum waktunya.") if early else None


def it_has_begun(session: Session) -> str | None:
    """What is still to come was not held."""
    return _("Pertemuan ini belum waktunya.") if timezone.now() < session.starts_at else None


session_workflow: Workflow[Session] = Workflow(
    "session",
    Transition(
        "start", gettext_lazy("Mulai pertemuan"), State.PLANNED, State.RUNNING, permission=permissions.PLAN,
        guards=(it_is_about_to_begin,),
    ),
    Transition("hold", gettext_lazy("Selesaikan pertemuan"), State.RUNNING, State.HELD, permission=permissions.PLAN),
    Transition(
        "hold", gettext_lazy("Catat terlaksana"), State.PLANNED, State.HELD, permission=permissions.PLAN,
        guards=(it_has_begun,),
    ),
    Transition(
        "cancel", gettext_lazy("Batalkan pertemuan"), State.PLANNED, State.CANCELLED, permission=permissions.PLAN,
        needs_note=True,
    ),
)  # fmt: skip
task_workflow: Workflow[Task] = Workflow(
    "session_task",
    Transition(
        "finish", gettext_lazy("Selesai"), Task.State.OPEN, Task.State.DONE, permission=permissions.FINISH_TASK
    ),
    Transition(
        "reopen", gettext_lazy("Buka kembali"), Task.State.DONE, Task.State.OPEN, permission=permissions.GIVE_TASK,
        needs_note=True,
    ),
    Transition(
        "cancel", gettext_lazy("Batalkan tugas"), Task.State.OPEN, Task.State.CANCELLED,
        permission=permissions.GIVE_TASK, needs_note=True,
    ),
)  # fmt: skip

"""Life of a planned training."""

from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.capacities import permissions
from gerakan.stages.capacities.models import Training

State = Training.State

training_workflow: Workflow[Training] = Workflow(
    "training",
    Transition("finish", gettext_lazy("Selesai"), State.PLANNED, State.DONE, permission=permissions.FILL),
    Transition("cancel", gettext_lazy("Batalkan"), State.PLANNED, State.CANCELLED, permission=permissions.FILL, needs_note=True),
)  # fmt: skip

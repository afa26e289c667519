"""Life of a model."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.suggestions import permissions
from gerakan.stages.suggestions.models import ModelProgramme

State = ModelProgramme.State


def somebody_runs_it(model: ModelProgramme) -> str | None:
    """A model is what worked somewhere, not an idea."""
    if model.practices.exists():
        return None
    return _("Catat dahulu sedikitnya satu daerah yang menjalankannya, dengan hasil dan sumbernya.")


model_workflow: Workflow[ModelProgramme] = Workflow(
    "model_programme",
    Transition(
        "publish", gettext_lazy("Terbitkan"), State.DRAFT, State.PUBLISHED,
        permission=permissions.CURATE, guards=(somebody_runs_it,),
    ),
    Transition(
        "retire", gettext_lazy("Tarik"), State.PUBLISHED, State.RETIRED, permission=permissions.CURATE, needs_note=True
    ),
    Transition("reopen", gettext_lazy("Buka lagi"), State.RETIRED, State.DRAFT, permission=permissions.CURATE),
)  # fmt: skip

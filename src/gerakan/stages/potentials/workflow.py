"""Life of a delivered table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.potentials import permissions
from gerakan.stages.potentials.models import Delivery

State = Delivery.State


def nothing_rests_on_it(delivery: Delivery) -> str | None:
    """A frozen calculation or a later correction would lose its ground."""
    runs = list(delivery.runs.select_related("region")[:4])
    if runs:
        return _("Angkanya sudah dipakai: %s.") % "; ".join(str(run) for run in runs[:3])
    if later := delivery.figures.filter(is_current=False).count():
        return _("%d angkanya sudah dikoreksi oleh kiriman lain. Batalkan kiriman yang lebih baru dahulu.") % later
    return None


delivery_workflow: Workflow[Delivery] = Workflow(
    "sector_delivery",
    Transition("apply", gettext_lazy("Terapkan angka ini"), State.UPLOADED, State.APPLIED, permission=permissions.DELIVER),
    Transition(
        "undo", gettext_lazy("Batalkan kiriman ini"), State.APPLIED, State.UNDONE,
        permission=permissions.DELIVER, guards=(nothing_rests_on_it,),
    ),
    Transition("discard", gettext_lazy("Buang berkas ini"), State.UPLOADED, State.DISCARDED, permission=permissions.DELIVER),
)  # fmt: skip

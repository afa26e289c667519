"""Life of a proposed third mark."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.assessors.queries import is_closed
from gerakan.stages.trust import permissions
from gerakan.stages.trust.models import ThirdMark
from gerakan.stages.trust.queries.third import ADDABLE, capacity_left

State = ThirdMark.State


def assessor_is_free(third: ThirdMark) -> str | None:
    """Still takes part and has room on these days."""
    if third.engagement.state != Engagement.State.ACCEPTED:
        return _("Asesor ini tidak lagi bertugas pada edisi ini.")
    left = capacity_left(third.run.ruling).get(third.engagement.code, 0)
    return None if left else _("Asesor ini sudah penuh; hitung lagi agar asesor lain diusulkan.")


def no_tie_closes(third: ThirdMark) -> str | None:
    """A tie found since then closes the door."""
    if is_closed(third.engagement.assessor, third.case.region):
        return _("Asesor ini mempunyai ikatan dengan daerah itu.")
    return None


def case_takes_marks(third: ThirdMark) -> str | None:
    """The draft has not gone to the region."""
    return None if third.case.state in ADDABLE else _("Berkas daerah ini sudah tidak menerima nilai baru.")


third_mark_workflow: Workflow[ThirdMark] = Workflow(
    "third_mark",
    Transition(
        "accept", gettext_lazy("Tugaskan"), State.PROPOSED, State.ACCEPTED,
        permission=permissions.DECIDE_THIRD, guards=(assessor_is_free, no_tie_closes, case_takes_marks),
    ),
    Transition(
        "refuse", gettext_lazy("Tolak"), State.PROPOSED, State.REFUSED,
        permission=permissions.DECIDE_THIRD, needs_note=True,
    ),
)  # fmt: skip

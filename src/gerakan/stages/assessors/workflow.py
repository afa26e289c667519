"""Lives of people in the pool, of their part in an edition, and of ties."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.models import Assessor, Engagement, Tie
from gerakan.stages.assessors.queries import pool


def is_trained_and_declared(assessor: Assessor) -> str | None:
    """Nobody is admitted without training and the word about ties."""
    return pool.why_not_admitted(assessor)


def has_no_open_engagement(assessor: Assessor) -> str | None:
    """Who still serves in a running edition does not retire."""
    running = assessor.engagements.filter(state=Engagement.State.ACCEPTED, edition__state__in=("preparing", "open"))
    if row := running.select_related("edition").first():
        return _("Masih bertugas pada %s. Berhentikan dari edisi itu lebih dahulu.") % row.edition
    return None


assessor_workflow: Workflow[Assessor] = Workflow(
    "assessor",
    Transition(
        "admit", gettext_lazy("Terima ke dalam kumpulan"), Assessor.State.CANDIDATE, Assessor.State.ADMITTED,
        permission=permissions.RUN_POOL, guards=(is_trained_and_declared,),
    ),
    Transition(
        "pause", gettext_lazy("Jeda"), Assessor.State.ADMITTED, Assessor.State.PAUSED,
        permission=permissions.RUN_POOL, needs_note=True,
    ),
    Transition(
        "resume", gettext_lazy("Kembali bertugas"), Assessor.State.PAUSED, Assessor.State.ADMITTED,
        permission=permissions.RUN_POOL,
    ),
    Transition(
        "retire", gettext_lazy("Selesai bertugas"), Assessor.State.ADMITTED, Assessor.State.RETIRED,
        permission=permissions.RUN_POOL, guards=(has_no_open_engagement,), needs_note=True,
    ),
    Transition(
        "retire", gettext_lazy("Selesai bertugas"), Assessor.State.PAUSED, Assessor.State.RETIRED,
        permission=permissions.RUN_POOL, guards=(has_no_open_engagement,), needs_note=True,
    ),
)  # fmt: skip

engagement_workflow: Workflow[Engagement] = Workflow(
    "engagement",
    Transition(
        "accept", gettext_lazy("Bersedia bertugas"), Engagement.State.ASKED, Engagement.State.ACCEPTED,
        permission=permissions.ANSWER,
    ),
    Transition(
        "decline", gettext_lazy("Tidak bersedia"), Engagement.State.ASKED, Engagement.State.DECLINED,
        permission=permissions.ANSWER, needs_note=True,
    ),
    Transition(
        "ask_again", gettext_lazy("Minta lagi"), Engagement.State.DECLINED, Engagement.State.ASKED,
        permission=permissions.RUN_POOL, needs_note=True,
    ),
    Transition(
        "remove", gettext_lazy("Berhentikan dari edisi ini"), Engagement.State.ACCEPTED, Engagement.State.REMOVED,
        permission=permissions.RUN_POOL, needs_note=True,
    ),
    Transition(
        "restore", gettext_lazy("Kembalikan ke edisi ini"), Engagement.State.REMOVED, Engagement.State.ACCEPTED,
        permission=permissions.RUN_POOL, needs_note=True,
    ),
)  # fmt: skip

tie_workflow: Workflow[Tie] = Workflow(
    "tie",
    Transition(
        "confirm", gettext_lazy("Berlaku"), Tie.State.SUSPECTED, Tie.State.CONFIRMED,
        permission=permissions.DECIDE_TIES,
    ),
    Transition(
        "dismiss", gettext_lazy("Tidak berlaku"), Tie.State.SUSPECTED, Tie.State.DISMISSED,
        permission=permissions.DECIDE_TIES, needs_note=True,
    ),
    Transition(
        "lift", gettext_lazy("Cabut"), Tie.State.CONFIRMED, Tie.State.DISMISSED,
        permission=permissions.DECIDE_TIES, needs_note=True,
    ),
    Transition(
        "reinstate", gettext_lazy("Berlakukan lagi"), Tie.State.DISMISSED, Tie.State.CONFIRMED,
        permission=permissions.DECIDE_TIES, needs_note=True,
    ),
)  # fmt: skip

"""Life of a reply."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.replies import permissions, queries
from gerakan.stages.replies.models import Reply

State = Reply.State


def nothing_is_disputed(reply: Reply) -> str | None:
    """Whoever disagrees with a mark sends it to the third person instead."""
    return _("Ada butir yang tidak disetujui; kirim tanggapannya.") if queries.disputed(reply).exists() else None


def something_is_disputed(reply: Reply) -> str | None:
    """There is something for a third person to look at."""
    return None if queries.disputed(reply).exists() else _("Belum ada butir yang tidak disetujui.")


def every_dispute_is_decided(reply: Reply) -> str | None:
    """Each disputed item has its final mark and reason."""
    left = "; ".join(mark.item.title.rstrip("?") for mark in queries.undecided(reply)[:5])
    return _("Belum diputuskan: %s.") % left if left else None


reply_workflow: Workflow[Reply] = Workflow(
    "reply",
    Transition(
        "accept", gettext_lazy("Setujui semua nilai"), State.WAITING, State.FINAL,
        permission=permissions.ANSWER, guards=(nothing_is_disputed,),
    ),
    Transition(
        "dispute", gettext_lazy("Kirim tanggapan"), State.WAITING, State.AUDITING,
        permission=permissions.ANSWER, guards=(something_is_disputed,),
    ),
    Transition(
        "lapse", gettext_lazy("Tenggat lewat tanpa tanggapan"), State.WAITING, State.FINAL,
        permission=permissions.SEND,
    ),
    Transition(
        "finish", gettext_lazy("Tetapkan nilai akhir"), State.AUDITING, State.FINAL,
        permission=permissions.DECIDE, guards=(every_dispute_is_decided,),
    ),
)  # fmt: skip

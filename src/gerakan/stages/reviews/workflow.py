"""The way of a plan from draft to public, and of a remark."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews import permissions
from gerakan.stages.reviews.models import PlanRemark
from gerakan.stages.reviews.queries import plans as queries

State = Masterplan.State
NAMED = 5


def no_severe_finding_is_open(plan: Masterplan) -> str | None:
    """A machine's severe findings come before a person's time (B6)."""
    found = queries.severe_findings(plan)
    if not found:
        return None
    named = "; ".join(one.told.sentence.rstrip(".") for one in found[:NAMED])
    more = _(" dan %d lagi") % (len(found) - NAMED) if len(found) > NAMED else ""
    return _("Masih ada %(count)d temuan berat: %(named)s%(more)s. Perbaiki, atau minta pembimbing menyetujui pengecualiannya.") % {
        "count": len(found), "named": named, "more": more,
    }  # fmt: skip


def it_has_mentors(plan: Masterplan) -> str | None:
    """Somebody must be there to read it."""
    return None if queries.lead_of(plan) else _("Tim pembimbing daerah ini belum mempunyai ketua.")


def every_part_is_accepted(plan: Masterplan) -> str | None:
    """Chapter by chapter."""
    left = [part.label for part in queries.parts_left(plan)]
    more = _(" dan %d lagi") % (len(left) - NAMED) if len(left) > NAMED else ""
    return _("Belum diterima: %s.") % (", ".join(left[:NAMED]) + more) if left else None


def no_compulsory_remark_is_open(plan: Masterplan) -> str | None:
    """Nobody passes over a compulsory remark."""
    left = list(plan.remarks.blocking()[: NAMED + 1])
    named = "; ".join(row.text[:80] for row in left[:NAMED])
    return _("Catatan wajib belum selesai: %s.") % named if left else None


def it_reads_as_frozen(plan: Masterplan) -> str | None:
    """What is approved is what was read."""
    return None if queries.is_unchanged(plan) else _("Isi rencana berubah sejak dibekukan. Kembalikan, lalu minta telaah lagi.")  # fmt: skip


def it_is_adopted(plan: Masterplan) -> str | None:
    """A legal act stands behind what is public."""
    return None if queries.adoption_of(plan) else _("Penetapannya belum dicatat.")


def its_plan_is_being_written(remark: PlanRemark) -> str | None:
    """A suggestion becomes a save, and saves are for drafts."""
    if remark.plan.is_open:
        return None
    return _("Rencana ini tidak sedang disusun. Usulan diterima setelah pembimbing mengembalikannya, daerah menarik permintaannya, atau membuka revisi.")  # fmt: skip


plan_workflow: Workflow[Masterplan] = Workflow(
    "plan_review",
    Transition(
        "ask", gettext_lazy("Minta telaah"), State.DRAFT, State.REVIEW, permission=permissions.ASK,
        guards=(no_severe_finding_is_open, it_has_mentors),
    ),
    Transition(
        "recall", gettext_lazy("Tarik permintaan telaah"), State.REVIEW, State.DRAFT, permission=permissions.ASK,
        needs_note=True,
    ),
    Transition(
        "approve", gettext_lazy("Setujui rencana"), State.REVIEW, State.APPROVED, permission=permissions.APPROVE,
        guards=(every_part_is_accepted, no_compulsory_remark_is_open, it_reads_as_frozen),
    ),
    Transition(
        "return", gettext_lazy("Kembalikan untuk diperbaiki"), State.REVIEW, State.DRAFT,
        permission=permissions.DECIDE, needs_note=True,
    ),
    Transition(
        "adopt", gettext_lazy("Tetapkan rencana"), State.APPROVED, State.ADOPTED, permission=permissions.ADOPT,
        guards=(it_reads_as_frozen,),
    ),
    Transition(
        "publish", gettext_lazy("Umumkan rencana"), State.ADOPTED, State.PUBLISHED, permission=permissions.PUBLISH,
        guards=(it_is_adopted,),
    ),
    Transition(
        "withdraw", gettext_lazy("Tarik dari umum"), State.PUBLISHED, State.ADOPTED,
        permission=permissions.WITHDRAW, needs_note=True,
    ),
    *(
        Transition(
            "revise", gettext_lazy("Buka revisi"), source, State.DRAFT, permission=permissions.ASK, needs_note=True
        )
        for source in (State.APPROVED, State.ADOPTED, State.PUBLISHED)
    ),
)  # fmt: skip
Mark = PlanRemark.State
remark_workflow: Workflow[PlanRemark] = Workflow(
    "plan_remark",
    Transition(
        "answer", gettext_lazy("Jawab"), Mark.OPEN, Mark.ANSWERED, permission=permissions.ANSWER, needs_note=True
    ),
    *(
        Transition("resolve", gettext_lazy("Selesai"), source, Mark.RESOLVED, permission=permissions.RESOLVE)
        for source in (Mark.OPEN, Mark.ANSWERED, Mark.DECLINED)
    ),
    *(
        Transition(
            "reopen", gettext_lazy("Buka lagi"), source, Mark.OPEN, permission=permissions.RESOLVE, needs_note=True
        )
        for source in (Mark.ANSWERED, Mark.RESOLVED, Mark.DECLINED)
    ),
    Transition(
        "accept", gettext_lazy("Terima usulan"), Mark.OPEN, Mark.ACCEPTED, permission=permissions.ANSWER,
        guards=(its_plan_is_being_written,),
    ),
    Transition(
        "decline", gettext_lazy("Tolak usulan"), Mark.OPEN, Mark.DECLINED, permission=permissions.ANSWER,
        needs_note=True,
    ),
)  # fmt: skip

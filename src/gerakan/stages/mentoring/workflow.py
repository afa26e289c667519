"""Lives of a programme, a stage of a region, a deliverable, a remark and a proposal."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.editions.models import TOOK_PART
from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.mentoring import permissions
from gerakan.stages.mentoring.models import Deliverable, GuidanceStage, Programme, Proposal, Remark
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.stages.mentoring.queries.programmes import workshops_without_results

State = GuidanceStage.State


def every_stage_asks_for_something(programme: Programme) -> str | None:
    """A stage without results has no gate."""
    if not programme.workshops.exists():
        return _("Program ini belum mempunyai tahap.")
    empty = ", ".join(row.roman for row in workshops_without_results(programme))
    return _("Belum ada hasil yang diminta pada tahap %s.") % empty if empty else None


def region_takes_part(stage: GuidanceStage) -> str | None:
    """Whoever withdrew is guided no longer."""
    stays = stage.guidance.participation.role in TOOK_PART
    return None if stays else _("%s tidak lagi ikut pada edisi ini.") % stage.guidance.region


def is_planned(stage: GuidanceStage) -> str | None:
    """What was held had a day."""
    return None if stage.starts_on else _("Tanggal tahap ini belum diisi sekretariat.")


def everything_is_delivered(stage: GuidanceStage) -> str | None:
    """Nothing compulsory is owed."""
    left = ", ".join(queries.not_delivered(stage))
    return _("Belum diserahkan: %s.") % left if left else None


def everything_is_accepted(stage: GuidanceStage) -> str | None:
    """The gate opens when the mentors accepted what is compulsory."""
    left = ", ".join(queries.not_accepted(stage))
    return _("Belum diterima: %s.") % left if left else None


def no_compulsory_remark_is_open(stage: GuidanceStage) -> str | None:
    """Nobody passes over a compulsory remark, with a reason or without."""
    return _remarks(queries.open_compulsory(deliverable__stage=stage))


def its_compulsory_remarks_are_resolved(deliverable: Deliverable) -> str | None:
    """What is accepted has nothing compulsory against it."""
    return _remarks(queries.open_compulsory(deliverable=deliverable))


def _remarks(left: list[Remark]) -> str | None:
    named = "; ".join(f"{row.deliverable.expected.name}, {row.anchor}" for row in left[:5])
    return _("Catatan wajib belum selesai: %s.") % named if left else None


def its_stage_runs(deliverable: Deliverable) -> str | None:
    """Nothing is delivered before the stage opens or after it is passed."""
    if deliverable.stage.state == State.WAITING:
        return _("Tahap %s belum dibuka.") % deliverable.stage.roman
    if deliverable.stage.state == State.PASSED:
        return _("Tahap %s sudah lulus.") % deliverable.stage.roman
    return region_takes_part(deliverable.stage)


programme_workflow: Workflow[Programme] = Workflow(
    "programme",
    Transition(
        "publish", gettext_lazy("Terbitkan program"), Programme.State.DRAFT, Programme.State.PUBLISHED,
        permission=permissions.MANAGE, guards=(every_stage_asks_for_something,),
    ),
)  # fmt: skip
stage_workflow: Workflow[GuidanceStage] = Workflow(
    "guidance_stage",
    Transition(
        "open", gettext_lazy("Buka tahap"), State.WAITING, State.OPEN, permission=permissions.SEE,
        guards=(region_takes_part,),
    ),
    Transition(
        "hold", gettext_lazy("Catat terlaksana"), State.OPEN, State.HELD, permission=permissions.HOLD,
        guards=(region_takes_part, is_planned),
    ),
    Transition(
        "complete", gettext_lazy("Hasil lengkap"), State.HELD, State.SUBMITTED, permission=permissions.SEE,
        guards=(everything_is_delivered,),
    ),
    Transition(
        "reopen", gettext_lazy("Hasil kembali ke daerah"), State.SUBMITTED, State.HELD, permission=permissions.SEE,
        needs_note=True,
    ),
    Transition(
        "pass", gettext_lazy("Luluskan tahap"), State.SUBMITTED, State.PASSED, permission=permissions.DECIDE,
        guards=(region_takes_part, everything_is_accepted, no_compulsory_remark_is_open),
    ),
    *(
        Transition(
            "override", gettext_lazy("Lewati gerbang"), source, State.PASSED, permission=permissions.MANAGE,
            guards=(region_takes_part, no_compulsory_remark_is_open), needs_note=True,
        )
        for source in (State.OPEN, State.HELD, State.SUBMITTED)
    ),
)  # fmt: skip
deliverable_workflow: Workflow[Deliverable] = Workflow(
    "deliverable",
    *(
        Transition(
            "submit", gettext_lazy("Serahkan hasil"), source, Deliverable.State.SUBMITTED,
            permission=permissions.WORK, guards=(its_stage_runs,),
        )
        for source in (Deliverable.State.WAITING, Deliverable.State.RETURNED, Deliverable.State.SUBMITTED)
    ),
    Transition(
        "accept", gettext_lazy("Terima hasil"), Deliverable.State.SUBMITTED, Deliverable.State.ACCEPTED,
        permission=permissions.DECIDE, guards=(its_stage_runs, its_compulsory_remarks_are_resolved),
    ),
    Transition(
        "return", gettext_lazy("Kembalikan"), Deliverable.State.SUBMITTED, Deliverable.State.RETURNED,
        permission=permissions.DECIDE, guards=(its_stage_runs,), needs_note=True,
    ),
    Transition(
        "revoke", gettext_lazy("Cabut penerimaan"), Deliverable.State.ACCEPTED, Deliverable.State.RETURNED,
        permission=permissions.DECIDE, guards=(its_stage_runs,), needs_note=True,
    ),
)  # fmt: skip
remark_workflow: Workflow[Remark] = Workflow(
    "remark",
    Transition(
        "answer", gettext_lazy("Jawab catatan"), Remark.State.OPEN, Remark.State.ANSWERED, permission=permissions.WORK
    ),
    Transition(
        "resolve", gettext_lazy("Selesai"), Remark.State.OPEN, Remark.State.RESOLVED, permission=permissions.RESOLVE
    ),
    Transition(
        "resolve", gettext_lazy("Selesai"), Remark.State.ANSWERED, Remark.State.RESOLVED,
        permission=permissions.RESOLVE,
    ),
    Transition(
        "reopen", gettext_lazy("Belum terjawab"), Remark.State.ANSWERED, Remark.State.OPEN,
        permission=permissions.RESOLVE, needs_note=True,
    ),
)  # fmt: skip
proposal_workflow: Workflow[Proposal] = Workflow(
    "mentor_proposal",
    Transition(
        "accept", gettext_lazy("Terima usulan"), Proposal.State.OPEN, Proposal.State.ACCEPTED,
        permission=permissions.MANAGE,
    ),
    Transition(
        "discard", gettext_lazy("Tinggalkan usulan"), Proposal.State.OPEN, Proposal.State.DISCARDED,
        permission=permissions.MANAGE,
    ),
)  # fmt: skip

"""Life of a charter and of a joint plan."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.clusters import permissions
from gerakan.stages.clusters.models import Charter, JointPlan
from gerakan.stages.clusters.queries import plans as queries

State = Charter.State
Plan = JointPlan.State


def its_text_is_written(charter: Charter) -> str | None:
    """Nobody signs an empty page."""
    empty = [str(Charter._meta.get_field(name).verbose_name) for name in Charter.TEXTS if not getattr(charter, name).strip()]  # type: ignore[union-attr]  # fmt: skip
    return _("Lengkapi dahulu piagamnya: %s.") % ", ".join(empty) if empty else None


def it_has_members(charter: Charter) -> str | None:
    """One region alone needs no charter."""
    if len(queries.members_of(charter.plan)) >= queries.ENOUGH_MEMBERS:
        return None
    return _("Tambahkan dahulu sedikitnya dua anggota.")


def somebody_leads(charter: Charter) -> str | None:
    """Somebody answers for it."""
    return None if queries.lead_of(charter.plan) else _("Tentukan dahulu siapa ketuanya.")


def everybody_has_signed(charter: Charter) -> str | None:
    """It binds all or nobody."""
    left = ", ".join(one.name for one in queries.unsigned_members(charter))
    return _("Belum menandatangani: %s.") % left if left else None


charter_workflow: Workflow[Charter] = Workflow(
    "joint_charter",
    Transition(
        "open", gettext_lazy("Minta tanda tangan"), State.DRAFT, State.SIGNING, permission=permissions.MANAGE,
        guards=(its_text_is_written, it_has_members, somebody_leads),
    ),
    Transition(
        "recall", gettext_lazy("Tarik untuk diubah"), State.SIGNING, State.DRAFT, permission=permissions.MANAGE,
        needs_note=True,
    ),
    Transition(
        "enter", gettext_lazy("Berlakukan"), State.SIGNING, State.IN_FORCE, permission=permissions.SIGN,
        guards=(everybody_has_signed,),
    ),
    Transition("replace", gettext_lazy("Gantikan"), State.IN_FORCE, State.REPLACED, permission=permissions.SIGN),
)  # fmt: skip

plan_workflow: Workflow[JointPlan] = Workflow(
    "joint_plan",
    Transition("end", gettext_lazy("Akhiri kerja sama"), Plan.ACTIVE, Plan.ENDED, permission=permissions.CLOSE, needs_note=True),
    Transition("resume", gettext_lazy("Buka lagi"), Plan.ENDED, Plan.ACTIVE, permission=permissions.CLOSE, needs_note=True),
)  # fmt: skip

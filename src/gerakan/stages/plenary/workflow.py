"""Life of a result."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.workflow import Transition, Workflow
from gerakan.stages.plenary import permissions
from gerakan.stages.plenary.models import Plenary
from gerakan.stages.plenary.queries import places, rooms

State = Plenary.State


def quorum_is_here(plenary: Plenary) -> str | None:
    """Enough members came, the chair among them."""
    here = set(rooms.present_members(plenary).values_list("member_id", flat=True))
    if len(here) < plenary.quorum:
        return _("Hadir %(have)d anggota, kuorum %(want)d.") % {"have": len(here), "want": plenary.quorum}
    return None if plenary.chair_id in here else _("Ketua sidang belum hadir.")


def everything_is_decided(plenary: Plenary) -> str | None:
    """Places, reserve and quotas are as the terms say, or departed from with two signatures."""
    return places.why_not_closed(plenary)


plenary_workflow: Workflow[Plenary] = Workflow(
    "plenary",
    Transition(
        "open", gettext_lazy("Buka sidang"), State.PREPARING, State.SITTING,
        permission=permissions.DECIDE, guards=(quorum_is_here,),
    ),
    Transition(
        "close", gettext_lazy("Tutup sidang"), State.SITTING, State.DECIDED,
        permission=permissions.DECIDE, guards=(everything_is_decided,),
    ),
    Transition(
        "reopen", gettext_lazy("Buka kembali sidang"), State.DECIDED, State.SITTING,
        permission=permissions.DECIDE, needs_note=True,
    ),
    Transition(
        "freeze", gettext_lazy("Bekukan hasil"), State.DECIDED, State.FROZEN,
        permission=permissions.FREEZE, guards=(everything_is_decided,),
    ),
    Transition(
        "publish", gettext_lazy("Umumkan hasil"), State.FROZEN, State.PUBLISHED, permission=permissions.PUBLISH,
    ),
)  # fmt: skip

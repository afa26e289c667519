"""Life of a version: built, published for ever, no longer used."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.instruments import permissions
from gerakan.foundation.instruments.checking import faults_of
from gerakan.foundation.instruments.crosswalks import open_faults
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.instruments.tree import tree_of
from gerakan.foundation.workflow import Transition, Workflow

State = InstrumentVersion.State


def nothing_is_wrong(version: InstrumentVersion) -> str | None:
    """Weights, levels, codes, answers and conditions hold."""
    faults = faults_of(tree_of(version))
    if not faults:
        return None
    more = _(" (dan %d lainnya)") % (len(faults) - 1) if len(faults) > 1 else ""
    return f"{faults[0].text}{more}"


def crosswalk_is_complete(version: InstrumentVersion) -> str | None:
    """Every item of the version before and of this one is accounted for."""
    faults = open_faults(version)
    return _("Padanan dengan versi sebelumnya belum lengkap: %s") % faults[0] if faults else None


version_workflow: Workflow[InstrumentVersion] = Workflow(
    "instrument_version",
    Transition(
        "publish", gettext_lazy("Terbitkan versi ini"), State.DRAFT, State.PUBLISHED,
        permission=permissions.PUBLISH, guards=(nothing_is_wrong, crosswalk_is_complete),
    ),
    Transition(
        "retire", gettext_lazy("Hentikan pemakaian"), State.PUBLISHED, State.RETIRED,
        permission=permissions.PUBLISH, needs_note=True,
    ),
)  # fmt: skip

"""Background work of the stage: computing everything once more takes its time."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.dossiers import commands, queries
from gerakan.stages.dossiers.documents.sealing import seal
from gerakan.stages.dossiers.models import Dossier
from gerakan.stages.plenary.models import Plenary


@background(gettext_lazy("Menyegel berkas keputusan"))
def seal_dossier(progress: Progress, *, plenary_id: int, user_id: int) -> str:
    """Write, compute, compare with the frozen ranking, sign, keep."""
    progress.total(8)
    try:
        dossier = sealed_dossier(plenary_id, say=progress.step, by=User.objects.get(pk=user_id))
    except TransitionRefused as reason:
        return str(reason)
    progress.result(reverse("dossiers:dossier", args=[dossier.pk]))
    return _("%(dossier)s disegel, sidik akhir %(head)s.") % {"dossier": dossier, "head": dossier.head[:12]}


def sealed_dossier(plenary_id: int, *, say: Callable[[str], None], by: User) -> Dossier:
    """Raises TransitionRefused naming the first number that is not the frozen one."""
    related = ("edition", "run__terms", "run__trust_run", "run__index_run")
    plenary = Plenary.objects.select_related(*related).get(pk=plenary_id)
    contents = queries.contents_of(plenary, key=commands.key_of(plenary.edition, by=by))
    with tempfile.TemporaryDirectory(prefix="gerakan-") as folder:
        sealed = seal(Path(folder), contents, say=say)
    return commands.keep_dossier(plenary, sealed=sealed, by=by)

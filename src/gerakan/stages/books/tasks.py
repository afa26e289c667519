"""Background work of the stage: one book after the other, each kept as soon as it is there."""

import logging
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.accounts.models import User
from gerakan.foundation.tasks.models import Job
from gerakan.foundation.tasks.running import Progress, background
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.books import commands
from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.models import Rendering
from gerakan.stages.books.queries.shelf import Wanted
from gerakan.stages.books.queries.sources import address_of
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.reviews.models import PlanVersion

logger = logging.getLogger(__name__)


@background(gettext_lazy("Membuat buku rencana induk"))
def make_books(progress: Progress, *, rendering_ids: list[int], user_id: int) -> str:
    """Contents are read once; a book that fails does not stop the others."""
    rows = list(
        Rendering.objects.filter(pk__in=rendering_ids).select_related("plan__region", "plan__edition", "version")
    )
    progress.total(len(rows) + 1)
    progress.step(_("Membaca isi rencana"), done=0)
    by = User.objects.get(pk=user_id)
    made = 0
    bindings: dict[tuple[int, int | None], Binding] = {}
    for number, row in enumerate(sorted(rows, key=lambda row: row.pk), start=1):
        progress.step(str(row), done=number)
        binding = bindings.setdefault((row.plan_id, row.version_id), Binding(row.plan, row.version))
        made += _made(row, binding, by)
    if rows:
        progress.result(reverse("books:books", args=[rows[0].plan_id]))
    return _("%(made)d dari %(all)d berkas siap diunduh.") % {"made": made, "all": len(rows)}


def _made(row: Rendering, binding: Binding, by: User) -> bool:
    try:
        commands.begin(row, by=by)
    except TransitionRefused:
        return False
    address = "" if binding.is_draft else address_of(row.token)  # a draft cannot be checked
    try:
        data = binding.written(row.work, row.format, row.language, address)
    except Exception:
        logger.exception("book %s failed", row.pk)
        words = _("Berkas ini gagal dibuat. Coba lagi; bila berulang, beri tahu sekretariat.")
        return commands.give_up(row, reason=words, by=by)
    return commands.keep(
        row, data=data, fingerprint=binding.fingerprint(row.language), revision=binding.revision(),
        is_draft=binding.is_draft, by=by,
    )  # fmt: skip


def start_making(plan: Masterplan, version: PlanVersion | None, wanted: Sequence[Wanted], by: User) -> Job | None:
    """Rows and their job stand together; None when everything is there or being made."""
    binding = Binding(plan, version)
    prints = {language: binding.fingerprint(language) for language in {one[2] for one in wanted}}
    with transaction.atomic():
        rows = commands.ask_for(plan, version=version, wanted=wanted, prints=prints, by=by)
        if not rows:
            return None
        ids = [row.pk for row in rows]
        job = make_books.start(by=by, rendering_ids=ids, user_id=by.pk)
        Rendering.objects.filter(pk__in=ids).update(job=job)
    return job

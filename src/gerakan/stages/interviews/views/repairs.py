"""Live repair: say what happened, see before and after, publish."""

from time import monotonic

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.calculations import repairing, solving
from gerakan.stages.interviews.commands import plans as commands
from gerakan.stages.interviews.forms.plans import RepairForm
from gerakan.stages.interviews.models import PlanVersion
from gerakan.stages.interviews.queries import planning

SECONDS = 20.0


@require_http_methods(["GET", "POST"])
def repair(request: Request, pk: int) -> HttpResponse:
    """What happened becomes a draft that changes least; its page shows before and after and publishes it."""
    version = get_for(request.user, permissions.PLAN, planning.plan_versions(), pk=pk)
    names = planning.names_of(version)
    form = RepairForm(request.POST or None, choices=_choices(version, names))
    if request.method == "POST" and form.is_valid():
        draft = _repaired(request, version, names, form)
        if draft is not None:
            return redirect("interviews:plan", draft.pk)
    context = {"version": version, "edition": version.board.edition, "form": form}
    return render(request, "interviews/repair.html", context)


def _choices(version: PlanVersion, names: tuple[dict[str, str], dict[str, str]]) -> dict[str, list[tuple[str, str]]]:
    regions, people = names
    return {
        "region": [(place["region"], regions.get(place["region"], "")) for place in version.plan["interviews"]],
        "assessor": [(one["id"], people.get(one["id"], "")) for one in version.instance["assessors"]],
        "room": [(room, room) for room in version.instance["rooms"]],
        "since": list(repairing.times_in_words(version.instance)),
    }


def _repaired(
    request: Request, version: PlanVersion, names: tuple[dict[str, str], dict[str, str]], form: RepairForm
) -> PlanVersion | None:
    board, begun = version.board, monotonic()
    free = repairing.first_free(version.instance, board.timezone, timezone.now())
    found = repairing.repaired(
        version.instance, version.plan, names=names, first_free=free, seed=board.seed,
        remaining=lambda: begun + SECONDS - monotonic(), **form.said(),
    )  # fmt: skip
    if found.plan is None:
        form.add_error(
            None, _("Tidak ada jadwal yang dapat menampung perubahan ini. Tambah ruang atau jam, lalu susun ulang.")
        )
        return None
    verdict = solving.judged(found.instance, found.plan, *names)
    report = solving.measured(found.instance, found.plan)
    content = commands.Content(found.instance, found.plan, report, verdict, monotonic() - begun)
    draft = commands.keep_version(board, content=content, source=PlanVersion.Source.REPAIRED, by=request.user)
    if found.unsettled:
        messages.error(request, _("Sudah atau segera mulai, tidak diubah: %s.") % ", ".join(found.unsettled))
    return draft

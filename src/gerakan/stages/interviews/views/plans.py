"""Screens of a plan: the day by room, by assessor, by region; publish it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.exchange.writing import grid
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.calculations import repairing
from gerakan.stages.interviews.commands import plans as commands
from gerakan.stages.interviews.exchange import assignment_sheet, plan_rows
from gerakan.stages.interviews.forms.plans import PublishForm
from gerakan.stages.interviews.models import PlanVersion
from gerakan.stages.interviews.queries import grids, planning

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LOOKS = ("ruang", "asesor", "daerah")


@require_GET
def plan(request: Request, pk: int) -> HttpResponse:
    """One version: meters, what is broken, the grid; before a draft is published, what it changes."""
    check(request.user, permissions.SEE_WORK)
    version = get_for(request.user, permissions.SEE_WORK, planning.plan_versions(), pk=pk)
    names = planning.names_of(version)
    days = grids.days_of(version)
    day = _chosen_day(request, len(days))
    cards = grids.cards_of(version, names)
    look = request.GET.get("lihat", "")
    context = {
        "version": version,
        "edition": version.board.edition,
        "meters": grids.meters_of(version),
        "days": list(enumerate(days)),
        "day": day,
        "look": look if look in LOOKS else "ruang",
        "lines": grids.day_grid(version, cards, day),
        "people": grids.by_assessor(cards) if look == "asesor" else [],
        "regions": grids.by_region(cards) if look == "daerah" else [],
        "may_plan": permissions.PLAN.allows(request.user),
        **_of_draft(request, version, names),
    }
    return render(request, "interviews/plan.html", context)


def _chosen_day(request: Request, count: int) -> int:
    written = request.GET.get("hari", "0")
    return min(int(written), count - 1) if written.isascii() and written.isdigit() and len(written) < 4 else 0


def _of_draft(request: Request, version: PlanVersion, names: grids.Names) -> dict[str, object]:
    """What a draft would change, and the form that publishes it."""
    if not version.is_draft or not permissions.PUBLISH.allows(request.user):
        return {}
    current = planning.published_version(version.board)
    shifts = (
        repairing.differences(current.plan, version.plan, version.instance, names)
        if current and current.instance["days"] == version.instance["days"]
        else None
    )
    is_stale = version.based_on != version.board.published_number
    return {"publish_form": PublishForm(version=version), "shifts": shifts, "is_stale": is_stale}


@require_POST
def publish(request: Request, pk: int) -> HttpResponse:
    """From now on it holds; those concerned are told."""
    version = get_for(request.user, permissions.PUBLISH, planning.plan_versions(), pk=pk)
    form = PublishForm(request.POST, version=version)
    if not form.is_valid():
        messages.error(request, _("Isi catatan terbit, dan alasannya bila rancangan terpisah."))
        return redirect("interviews:plan", pk)
    try:
        count = commands.publish(version, by=request.user, **form.cleaned_data)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    else:
        text = ngettext("Terbit: %d wawancara baru atau berubah.", "Terbit: %d wawancara baru atau berubah.", count)
        messages.success(request, text % count)
    return redirect("interviews:plan", pk)


@require_POST
def copy(request: Request, pk: int) -> HttpResponse:
    """A draft to change by hand."""
    version = get_for(request.user, permissions.PLAN, planning.plan_versions(), pk=pk)
    made = commands.copy_to_draft(version, by=request.user)
    messages.success(request, _("Draf %d siap diubah.") % made.number)
    return redirect("interviews:plan", made.pk)


@require_GET
def workbook(request: Request, pk: int) -> HttpResponse:
    """The day plan for print, or (bentuk=penugasan) in the shape that the import reads."""
    version = get_for(request.user, permissions.SEE_WORK, planning.plan_versions(), pk=pk)
    names = planning.names_of(version)
    if request.GET.get("bentuk") == "penugasan":
        data = assignment_sheet.template(list(plan_rows(version.instance, version.plan, names[0])))
    else:
        panel = [f"{_('Asesor')} {n}" for n in range(1, version.instance["panel"]["size"] + 1)]
        header = [_("Hari"), _("Jam"), _("Ruang"), _("Kode wilayah"), _("Daerah"), *panel]
        data = grid(str(_("Jadwal")), header, grids.table_of(grids.cards_of(version, names)))
    answer = HttpResponse(data, content_type=WORKBOOK)
    answer["Content-Disposition"] = f'attachment; filename="jadwal-{version.number}.xlsx"'
    return answer

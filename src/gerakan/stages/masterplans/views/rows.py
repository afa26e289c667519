"""One row as a plain form: works without a script, and where a row is too wide for a phone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import NothingKept, remove_rows, save_cells
from gerakan.stages.masterplans.commands.saving import Outcome
from gerakan.stages.masterplans.forms import LONGEST_KEY, RowForm
from gerakan.stages.masterplans.models import Masterplan, PlanRow
from gerakan.stages.masterplans.queries import rules, screen
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.masterplans.queries.sheets import Sheet
from gerakan.stages.masterplans.views.asking import sheet_called


@require_http_methods(["GET", "POST"])
def row(request: Request, pk: int, code: str, row: int) -> HttpResponse:
    """All cells of one row."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    sheet = sheet_called(code)
    return _row_page(request, plan, sheet, get_object_or_404(sheet.rows_of(plan), pk=row))


@require_http_methods(["GET", "POST"])
def new_row(request: Request, pk: int, code: str) -> HttpResponse:
    """A row more, at the end."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    return _row_page(request, plan, sheet_called(code), None)


@require_http_methods(["GET", "POST"])
def remove_row(request: Request, pk: int, code: str, row: int) -> HttpResponse:
    """Asks once; a row that others name stays."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    sheet = sheet_called(code)
    found = get_object_or_404(sheet.rows_of(plan), pk=row)
    if request.method == "GET":
        context = {"plan": plan, "edition": plan.edition, "sheet": sheet, "row": found, "name": screen.name_of(found)}
        return render(request, "masterplans/remove_row.html", context)
    tried(request, lambda: remove_rows(plan, sheet=sheet, rows=[row], by=request.user), _("Baris dihapus."))
    return redirect("masterplans:sheet", pk, code)


def _row_page(request: Request, plan: Masterplan, sheet: Sheet, found: PlanRow | None) -> HttpResponse:
    key = request.POST.get("key", "")[:LONGEST_KEY] or get_random_string(20)
    form, row = _form(request, plan, sheet, found), found.pk if found else None
    if form.is_bound:
        row, kept = _keep(request, form, plan, sheet, row=row, key=key)
        if kept:
            messages.success(request, _("Baris disimpan."))
            return redirect(f"{reverse('masterplans:sheet', args=[plan.pk, sheet.code])}#baris-{row}")
    context = {
        "plan": plan, "edition": plan.edition, "sheet": sheet, "form": form, "key": key, "row": row, "code": found.code if found else "",
        "action": reverse("masterplans:row", args=[plan.pk, sheet.code, row]) if row else "",
    }  # fmt: skip
    return render(request, "masterplans/row.html", context, status=422 if form.is_bound else 200)


def _form(request: Request, plan: Masterplan, sheet: Sheet, found: PlanRow | None) -> RowForm:
    page = screen.heads_of(plan, sheet)
    shown = screen.shown_row(plan, sheet, found) if found else {}
    closed = rules.closed_fields(found or sheet.model(plan=plan))
    return RowForm(request.POST or None, heads=page, shown=shown, offered=screen.offered(plan, page), closed=closed)


def _keep(
    request: Request, form: RowForm, plan: Masterplan, sheet: Sheet, *, row: int | None, key: str
) -> tuple[int | None, bool]:
    """(the row it became, whether all of it stands)."""
    try:
        outcomes = save_cells(
            plan, sheet=sheet, edits=list(form.edits(row=row, key=key)), by=request.user, is_by_hand=True
        )
    except NothingKept as nothing:
        outcomes = nothing.outcomes
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return row, False
    form.is_valid()
    form.tell(outcomes)
    row = next((one.row for one in outcomes if one.row), row)
    return row, bool(outcomes) and all(one.status == Outcome.SAVED for one in outcomes)

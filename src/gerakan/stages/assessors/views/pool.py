"""Screens of the pool: list, person, import."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.exchange import FileRefused, Report
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.commands import pool as commands
from gerakan.stages.assessors.exchange import pool_rows, pool_sheet, read_pool
from gerakan.stages.assessors.forms.pool import AssessorForm, ImportForm, NewAssessorForm, person_of
from gerakan.stages.assessors.models import Assessor
from gerakan.stages.assessors.queries import pool as queries
from gerakan.stages.assessors.views.list_columns import pool_listing
from gerakan.stages.assessors.workflow import assessor_workflow

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ACTS: dict[str, Callable[[Assessor, User, str], None]] = {
    "admit": lambda person, by, _note: commands.admit(person, by=by),
    "pause": lambda person, by, note: commands.pause(person, note=note, by=by),
    "resume": lambda person, by, _note: commands.resume(person, by=by),
    "retire": lambda person, by, note: commands.retire(person, note=note, by=by),
}


@require_GET
def pool(request: Request) -> HttpResponse:
    """Everybody, with search and filters."""
    check(request.user, permissions.SEE_POOL)
    context = {"may_run": permissions.RUN_POOL.allows(request.user)}
    return pool_listing.respond(request, queries.pool(), "assessors/pool.html", context)


@require_GET
def person(request: Request, pk: int) -> HttpResponse:
    """One page: skills, editions, ties, training, history."""
    shown = get_for(request.user, permissions.SEE_PERSON, Assessor.objects.select_related("user__organisation"), pk=pk)
    staff = permissions.RUN_POOL.allows(request.user)
    context = {
        "person": shown,
        "actions": assessor_workflow.actions(shown, request.user),
        "engagements": shown.engagements.select_related("edition", "declaration").order_by("-edition__year"),
        "ties": shown.ties.select_related("region", "province", "decided_by"),
        "may_run": staff,
        "may_decide": permissions.DECIDE_TIES.allows(request.user),
        "history": history_of(shown) if staff else None,
    }
    return render(request, "assessors/person.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """Somebody new."""
    check(request.user, permissions.RUN_POOL)
    form = NewAssessorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.add_to_pool(person=form.person(), by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("%s masuk ke dalam kumpulan sebagai calon.") % made)
            return redirect("assessors:person", made.pk)
    return render(request, "assessors/edit.html", {"form": form, "person": None})


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Change what is known of a person."""
    shown = get_for(request.user, permissions.RUN_POOL, Assessor.objects.select_related("user"), pk=pk)
    form = AssessorForm(request.POST or None, initial=AssessorForm.facts_of(shown))
    if request.method == "POST" and form.is_valid():
        commands.change(shown, by=request.user, **form.cleaned_data)
        messages.success(request, _("Tersimpan."))
        return redirect("assessors:person", pk)
    return render(request, "assessors/edit.html", {"form": form, "person": shown})


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Admit, pause, resume, retire."""
    shown = get_for(request.user, permissions.RUN_POOL, Assessor.objects.select_related("user"), pk=pk)
    verb = ACTS.get(request.POST.get("action", ""))
    try:
        if verb:
            verb(shown, request.user, request.POST.get("note", ""))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("assessors:person", pk)


@require_http_methods(["GET", "POST"])
def import_workbook(request: Request) -> HttpResponse:
    """A filled sheet: all rows or none, a reason beside each refused cell."""
    check(request.user, permissions.RUN_POOL)
    form = ImportForm(request.POST or None, request.FILES or None)
    report: Report | None = None
    if request.method == "POST" and form.is_valid():
        report = _imported(request, form)
        if report is not None and report.is_clean:
            return redirect("assessors:pool")
    return render(request, "assessors/import.html", {"form": form, "report": report})


def _imported(request: Request, form: ImportForm) -> Report | None:
    """The report; everything in it is in the pool when it is clean."""
    given = form.cleaned_data["file"]
    try:
        report, rows = read_pool(given.name, given.read())
        if report.is_clean:
            counts = commands.import_pool(people=[person_of(row) for row in rows], by=request.user)
            messages.success(
                request,
                _("%(added)d orang ditambah, %(changed)d diperbarui.")
                % dict(zip(("added", "changed"), counts, strict=True)),
            )
    except (FileRefused, TransitionRefused) as reason:
        form.add_error("file", str(reason))
        return None
    return report


@require_GET
def workbook(request: Request) -> HttpResponse:
    """The pool as it stands, in the shape that the import reads; empty it is the template."""
    check(request.user, permissions.SEE_POOL)
    rows = pool_rows(
        Assessor.objects.select_related("user__organisation", "birth_region", "birth_province", "home_region")
    )
    answer = HttpResponse(pool_sheet.template(list(rows)), content_type=WORKBOOK)
    answer["Content-Disposition"] = 'attachment; filename="asesor.xlsx"'
    return answer

"""Tasks: all that concern a person, one of them, given, made of a decision, finished with evidence."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.queries import guidance as guiding
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.commands import tasks as commands
from gerakan.stages.sessions.forms.tasks import FinishForm, TaskForm
from gerakan.stages.sessions.models import MinuteLine, Session, Task
from gerakan.stages.sessions.queries import tasks as queries
from gerakan.stages.sessions.views.listings import task_listing
from gerakan.stages.sessions.workflow import task_workflow

ACTS = {"reopen": commands.reopen, "cancel": commands.cancel}


@require_GET
def tasks(request: Request) -> HttpResponse:
    """Everything that concerns the person; the Sekda sees here what is late."""
    check(request.user, permissions.TASKS)
    rows = queries.tasks_for(request.user)
    context = {"late": rows.late().count(), "guidances": guiding.guidances_of(request.user)[:6] if permissions.GIVE_TASK.allows(request.user) else []}  # fmt: skip
    return task_listing.respond(request, rows, "sessions/tasks.html", context)


@require_http_methods(["GET", "POST"])
def task(request: Request, pk: int) -> HttpResponse:
    """What is asked, until when, by whom; a post finishes it."""
    right = permissions.FINISH_TASK if request.method == "POST" else permissions.SEE_TASK
    found = get_for(request.user, right, queries.tasks(), pk=pk)
    form = FinishForm(request.POST or None, request.FILES or None)
    act = lambda: commands.finish(found, by=request.user, **form.cleaned_data)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Tugas selesai. Terima kasih.")):
        return redirect(found)
    is_open = found.state == Task.State.OPEN
    context = {
        "task": found, "guidance": found.guidance, "edition": found.guidance.edition, "source": queries.source_of(found),
        "form": form if is_open and permissions.FINISH_TASK.allows(request.user, found) else None,
        "may_give": is_open and permissions.GIVE_TASK.allows(request.user, found),
        "may_open_session": found.session_id and permissions.SEE.allows(request.user, found.session),
        "actions": [row for row in task_workflow.actions(found, request.user) if row.name in ACTS],
        "history": history_of(found) if permissions.GIVE_TASK.allows(request.user, found) else [],
    }  # fmt: skip
    return render(request, "sessions/task.html", context)


@require_http_methods(["GET", "POST"])
def new(request: Request, pk: int) -> HttpResponse:
    """Give a task to somebody of a region."""
    guidance = get_for(request.user, permissions.GIVE_TASK, guiding.guidances(), pk=pk)
    form = TaskForm(request.POST or None, guidance=guidance)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(commands.give(guidance, facts=form.facts(), by=request.user))
        except commands.GivenAlready as known:
            messages.info(request, str(known))
            return redirect(known.task)
    return render(request, "sessions/task_form.html", {"guidance": guidance, "edition": guidance.edition, "form": form})


@require_http_methods(["GET", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    """Another owner, day or wording."""
    found = get_for(request.user, permissions.GIVE_TASK, queries.tasks(), pk=pk)
    form = TaskForm(request.POST or None, guidance=found.guidance, task=found)
    act = lambda: commands.change(found, facts=form.facts(), by=request.user)  # noqa: E731
    if form.is_bound and form.is_valid() and tried(request, act, _("Tugas disimpan.")):
        return redirect(found)
    context = {"guidance": found.guidance, "edition": found.guidance.edition, "form": form, "task": found}
    return render(request, "sessions/task_form.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Open again or cancel, with a reason."""
    found = get_for(request.user, permissions.GIVE_TASK, queries.tasks(), pk=pk)
    verb = ACTS.get(request.POST.get("action", ""))
    if verb is not None:
        tried(request, lambda: verb(found, note=request.POST.get("note", ""), by=request.user))
    return redirect(found)


@require_POST
def of_decision(request: Request, pk: int) -> HttpResponse:
    """A decision becomes a task with one press."""
    rows = MinuteLine.objects.filter(session__in=Session.objects.visible_to(request.user), is_removed=False)
    line = get_for(request.user, permissions.GIVE_TASK, rows.select_related("session"), pk=pk)
    try:
        made = commands.make_of_decision(line, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return redirect(line.session)
    messages.success(request, ngettext("%d tugas dibuat dari keputusan ini.", "%d tugas dibuat dari keputusan ini.", len(made)) % len(made))  # fmt: skip
    return redirect(made[0] if len(made) == 1 else line.session)


@require_GET
@never_cache
def evidence(request: Request, pk: int) -> HttpResponse | FileResponse:
    """The file that was handed in."""
    found = get_for(request.user, permissions.SEE_TASK, queries.tasks(), pk=pk)
    if not found.evidence:
        raise Http404
    return as_download(
        FileResponse(found.evidence.open("rb"), content_type="application/octet-stream"), found.evidence_name
    )

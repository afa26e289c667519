"""Screens of an assessor: the own part in editions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.commands import engagements as engaging
from gerakan.stages.assessors.commands import ties as tying
from gerakan.stages.assessors.commands import training
from gerakan.stages.assessors.forms.tasks import AnswerForm, NoneForm, TieFormSet, places
from gerakan.stages.assessors.models import Engagement, Material
from gerakan.stages.assessors.queries import pool as queries


@require_GET
def own(request: Request) -> HttpResponse:
    """Every edition in which this person was asked, the newest first."""
    check(request.user, permissions.ANSWER)
    return render(request, "assessors/own.html", {"rows": queries.own_engagements(request.user)})


@require_GET
def task(request: Request, pk: int) -> HttpResponse:
    """Four steps: answer, declare, read, ready."""
    shown = get_for(request.user, permissions.SEE_PERSON, queries.engagements_with_all(), pk=pk)
    may_answer = permissions.ANSWER.allows(request.user, shown)
    is_in = shown.state == Engagement.State.ACCEPTED
    context = {
        "task": shown,
        "edition": shown.edition,
        "steps": queries.steps_of(shown),
        "ties": shown.assessor.ties.select_related("region", "province"),
        "materials": Material.objects.in_use().filter(edition=shown.edition) if is_in else [],
        "read": queries.readings_of(shown),
        "may_answer": may_answer and shown.state == Engagement.State.ASKED,
        "may_declare": may_answer and shown.state in {Engagement.State.ASKED, Engagement.State.ACCEPTED},
        "may_read": may_answer and is_in,
    }
    return render(request, "assessors/task.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: Request, pk: int) -> HttpResponse:
    """Yes with days and capacity, or no with a reason."""
    shown = get_for(request.user, permissions.ANSWER, queries.engagements_with_all(), pk=pk)
    days = queries.assessment_days(shown.edition)
    form = AnswerForm(request.POST or None, engagement=shown, days=days)
    if request.method == "POST" and form.is_valid():
        try:
            _answer(request, shown, form)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Jawaban Anda tercatat. Terima kasih."))
            return redirect("assessors:task", pk)
    return render(request, "assessors/answer.html", {"task": shown, "edition": shown.edition, "form": form})


def _answer(request: Request, shown: Engagement, form: AnswerForm) -> None:
    said = form.cleaned_data
    if said["answer"] == "decline":
        engaging.decline(shown, note=said["note"], by=request.user)
        return
    dates = said.get("available_dates", [])
    engaging.accept(shown, max_per_day=said["max_per_day"], available_dates=dates, by=request.user)


@require_http_methods(["GET", "POST"])
def declare(request: Request, pk: int) -> HttpResponse:
    """Each tie with its ground, or the explicit word that there is none."""
    shown = get_for(request.user, permissions.ANSWER, queries.engagements_with_all(), pk=pk)
    form, said = NoneForm(request.POST or None), request.POST or None
    rows = TieFormSet(said, prefix="ikatan", form_kwargs={"places": places()})
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        declared = [tie for tie in (row.tie() for row in rows.forms) if tie]
        try:
            none = form.cleaned_data["declares_none"]
            tying.declare(shown, ties=declared, declares_none=none, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Pernyataan Anda tercatat."))
            return redirect("assessors:task", pk)
    before = (
        shown.assessor.ties.select_related("region", "province").filter(source="declared").exclude(state="dismissed")
    )
    context = {"task": shown, "edition": shown.edition, "form": form, "rows": rows, "before": before}
    return render(request, "assessors/declare.html", context)


@require_POST
def mark_read(request: Request, pk: int, material_pk: int) -> HttpResponse:
    """The assessor's word: read."""
    shown = get_for(request.user, permissions.ANSWER, queries.engagements_with_all(), pk=pk)
    material = get_object_or_404(Material.objects.in_use(), pk=material_pk, edition=shown.edition)
    try:
        if training.mark_read(material, engagement=shown, by=request.user):
            messages.success(request, _("Pelatihan Anda selesai."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("assessors:task", pk)

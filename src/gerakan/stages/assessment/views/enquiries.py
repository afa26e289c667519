"""Screens of enquiries: an assessor asks from an item, the secretariat passes on or declines."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.commands import enquiries as commands
from gerakan.stages.assessment.forms.enquiries import EnquiryForm, PassOnForm
from gerakan.stages.assessment.models import Enquiry
from gerakan.stages.assessment.queries import enquiries as queries
from gerakan.stages.assessment.queries import masks, rubric, sheets


@require_http_methods(["GET", "POST"])
def ask_region(request: Request, pk: int, code: str) -> HttpResponse:
    """Ask about one item of the own sheet."""
    sheet = get_for(request.user, permissions.ASK_REGION, sheets.sheets(), pk=pk)
    item = queries.askable_item(sheet, code)
    if item is None:
        raise Http404
    form = EnquiryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.ask_region(sheet, item=item, by=request.user, **form.cleaned_data)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Permintaan klarifikasi disampaikan kepada sekretariat."))
            return redirect(f"{reverse('assessment:sheet', args=[pk])}#butir-{code}")
    told = rubric.told_by_region(sheet.case).get(code, rubric.NOTHING)
    context = {
        "sheet": sheet, "item": item, "told": told, "form": form, "why_not": queries.why_not_askable(sheet),
        "hidden": masks.hidden_region(request.user, sheet.case), "name": masks.name_for(request.user, sheet.case),
    }  # fmt: skip
    return render(request, "assessment/ask_region.html", context)


@require_GET
def enquiries(request: Request, slug: str) -> HttpResponse:
    """What assessors of an edition want to know; those that wait on top."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = list(queries.enquiries_of(edition))
    context = {
        "edition": edition,
        "waiting": [row for row in rows if row.state == Enquiry.State.WAITING],
        "decided": [row for row in rows if row.state != Enquiry.State.WAITING],
        "may_pass": permissions.PASS_ON.allows(request.user),
    }
    return render(request, "assessment/enquiries.html", context)


@require_POST
def decide_enquiry(request: Request, pk: int) -> HttpResponse:
    """Pass on, in words that do not tell who asks; or decline."""
    found = get_for(request.user, permissions.PASS_ON, queries.enquiries(), pk=pk)
    form = PassOnForm(request.POST)
    try:
        if form.is_valid() and request.POST.get("action") == "decline":
            commands.decline(found, note=form.cleaned_data["note"], by=request.user)
        elif form.is_valid():
            commands.pass_on(found, question=form.cleaned_data["question"], by=request.user)
            messages.success(request, _("Klarifikasi diminta dari %s.") % found.sheet.case.region)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("assessment:enquiries", found.sheet.case.ruling.edition.slug)

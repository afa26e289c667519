"""A section: read, written by the plain form or by a device that saves by itself, decided after a conflict."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.chapters.commands import writing
from gerakan.stages.chapters.commands.writing import AlreadyKept, Outcome
from gerakan.stages.chapters.forms import Sent, Unreadable, number_or_none, sent_form, sent_json
from gerakan.stages.chapters.models import Draft
from gerakan.stages.chapters.queries.history import differences
from gerakan.stages.chapters.queries.merging import merged
from gerakan.stages.chapters.queries.screen import SectionPage
from gerakan.stages.chapters.queries.sections import holder
from gerakan.stages.chapters.views.asking import language_of, page_called
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for


@require_http_methods(["GET", "POST"])
@never_cache
def section(request: Request, pk: int, code: str) -> HttpResponse:
    """The text beside what it rests on; those who write edit it in place."""
    right = permissions.WRITE if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    if request.method == "POST":
        return _saved(request, plan, page, sent_form(request.POST))
    return render(request, "chapters/section.html", _context(request, page))


def _context(request: Request, page: SectionPage, **more: Any) -> dict[str, Any]:
    may_write = permissions.WRITE.allows(request.user, page.plan)
    drafts = page.section.drafts.filter(by=request.user).count() if may_write and page.section.is_kept else 0
    query = f"?bahasa={page.language}" if page.source else ""
    return {
        "plan": page.plan, "edition": page.plan.edition, "page": page, "section": page.section, "may_write": may_write,
        "holder": holder(page.section, besides=request.user), "drafts": drafts, "key": get_random_string(20),
        "query": query, "text": page.section.text, **more,
    }  # fmt: skip


def _saved(request: Request, plan: Masterplan, page: SectionPage, sent: Sent) -> HttpResponse:
    here = f"{reverse('chapters:section', args=[plan.pk, page.entry.code])}{_query(page)}"
    try:
        outcome = _keep(request, page, sent)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return render(request, "chapters/section.html", _context(request, page, text=sent.text), status=422)
    if outcome.status == Outcome.CONFLICT:
        return redirect(f"{reverse('chapters:conflict', args=[plan.pk, page.entry.code])}{_query(page)}")
    messages.success(request, _("Naskah disimpan."))
    return redirect(here)


def _query(page: SectionPage) -> str:
    return f"?bahasa={page.language}" if page.source else ""


def _keep(request: Request, page: SectionPage, sent: Sent) -> Outcome:
    try:
        return writing.save_section(
            page.plan, code=page.entry.code, language=page.language, text=sent.text, seen=sent.seen, key=sent.key,
            before=sent.before, follows=sent.follows, settles=sent.settles, by=request.user,
        )  # fmt: skip
    except AlreadyKept as already:
        return already.outcome


@require_POST
def send(request: Request, pk: int, code: str) -> HttpResponse:
    """From a device: what became of the text, the text as it stands, its preview and its margin."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    try:
        outcome = _keep(request, page, sent_json(request.body))
    except (Unreadable, TransitionRefused) as reason:
        return JsonResponse({"sentence": str(reason)}, status=400)
    except RequestDataTooBig:
        return JsonResponse({"sentence": _("Naskah ini terlalu panjang. Bagilah menjadi dua bab.")}, status=413)
    context = _context(request, page_called(plan, code, request))
    now = context["section"]
    return JsonResponse({
        "status": outcome.status, "text": now.text, "revision": now.revision, "words": context["page"].words,
        "by": str(now.changed_by or ""), "at": formats.clock(now.changed_at),
        "preview": render_to_string("chapters/_preview.html", context, request),
        "margin": render_to_string("chapters/_margin.html", context, request),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@never_cache
def conflict(request: Request, pk: int, code: str) -> HttpResponse:
    """What could not be kept beside what stands; a post throws one's own words away."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    if request.method == "POST":
        row = number_or_none(request.POST.get("draft"))
        draft = get_object_or_404(
            Draft.objects.select_related("section__plan"), pk=row, section=page.section.pk, by=request.user
        )
        tried(
            request, lambda: writing.drop_draft(draft, by=request.user), _("Draf dibuang; naskah yang tersimpan tetap.")
        )
        return redirect(f"{reverse('chapters:section', args=[pk, code])}{_query(page)}")
    drafts = [] if not page.section.is_kept else list(page.section.drafts.filter(by=request.user))
    now = page.section.text
    sides = [
        (one, list(differences(one.seen, one.text)), list(differences(one.seen, now)), merged(one.seen, one.text, now))
        for one in drafts
    ]
    return render(request, "chapters/conflict.html", _context(request, page, sides=sides))


@require_POST
def confirm(request: Request, pk: int, code: str) -> HttpResponse:
    """The writer has looked at the figures that changed."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    asked = request.POST.getlist("reference")
    seen = {one: now for one, _before, now in page.stale if one in asked and request.POST.get(f"now-{one}") == now}
    tried(request, lambda: writing.confirm(page.section, seen=seen, by=request.user), _("Angka sudah diperiksa."))
    return redirect(f"{reverse('chapters:section', args=[pk, code])}?bahasa={language_of(request)}")

"""Around a section: who holds it, what may be referred to, how it was before."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.chapters.commands import places, writing
from gerakan.stages.chapters.forms import number_or_none
from gerakan.stages.chapters.queries.history import versions
from gerakan.stages.chapters.queries.offers import offers
from gerakan.stages.chapters.queries.screen import SectionPage
from gerakan.stages.chapters.queries.sections import holder
from gerakan.stages.chapters.views.asking import page_called
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.queries.plans import plans_for

ACTS = {
    "pegang": (places.take, _("Anda memegang bagian ini; rekan melihat nama Anda.")),
    "minta": (places.ask, _("Permintaan Anda terlihat oleh yang sedang menulis.")),
    "lepas": (places.release, _("Bagian ini dilepas; rekan dapat menulis.")),
}


@require_http_methods(["GET", "POST"])
@never_cache
def turn(request: Request, pk: int, code: str) -> HttpResponse:
    """Who writes here now; a post takes, asks for or releases the place."""
    right = permissions.WRITE if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    if request.method == "GET":
        return JsonResponse(_told(request, page))
    verb, said = ACTS.get(request.POST.get("aksi", ""), ACTS["pegang"])
    where: dict[str, Any] = {"code": code, "language": page.language, "by": request.user}
    if "json" not in request.headers.get("Accept", ""):
        tried(request, lambda: verb(plan, **where), str(said))
        return redirect(f"{reverse('chapters:section', args=[pk, code])}?bahasa={page.language}")
    try:
        verb(plan, **where)
    except TransitionRefused as reason:
        return JsonResponse({"sentence": str(reason), **_told(request, page_called(plan, code, request))})
    return JsonResponse(_told(request, page_called(plan, code, request)))


def _told(request: Request, page: SectionPage) -> dict[str, object]:
    section = page.section
    other = holder(section, besides=request.user)
    asked = section.asked_by if section.held_by == request.user else None
    return {
        "holder": str(other or ""), "until": formats.clock(section.held_until) if other else "",
        "asked": str(asked or ""), "revision": section.revision, "by": str(section.changed_by or ""),
        "text": section.text if section.revision != number_or_none(request.GET.get("sejak")) else None,
    }  # fmt: skip


@require_safe
def references(request: Request, pk: int, code: str) -> HttpResponse:
    """What the plan has to refer to; the editor asks for the list alone."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    asked = request.GET.get("cari", "")[:100]
    found = offers(page.figures, asked, book=page.entry.book, language=page.language)
    context = {"plan": plan, "edition": plan.edition, "page": page, "offers": found, "asked": asked}
    if "potongan" in request.GET:
        return render(request, "chapters/_offers.html", context)
    return render(request, "chapters/references.html", context)


@require_http_methods(["GET", "POST"])
def history(request: Request, pk: int, code: str) -> HttpResponse:
    """Every version with what it changed; a post brings one back."""
    right = permissions.WRITE if request.method == "POST" else permissions.SEE
    plan = get_for(request.user, right, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    if request.method == "POST":
        revision, seen = (number_or_none(request.POST.get(name)) or 0 for name in ("revision", "seen"))
        said = _("Naskah lama dikembalikan.")
        tried(request, lambda: writing.restore(page.section, revision=revision, seen=seen, by=request.user), str(said))
        return redirect(f"{reverse('chapters:history', args=[pk, code])}?bahasa={page.language}")
    numbered, shown = versions(page.section, request.GET.get("halaman"))
    may_write = permissions.WRITE.allows(request.user, plan)
    context = {
        "plan": plan,
        "edition": plan.edition,
        "page": page,
        "numbered": numbered,
        "versions": shown,
        "may_write": may_write,
    }
    return render(request, "chapters/history.html", context)

"""The four books as a table of contents; what waits for somebody; chapters of the region's own."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import region_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.workflow.asking import tried
from gerakan.stages.chapters.commands import places
from gerakan.stages.chapters.forms import ChapterForm
from gerakan.stages.chapters.queries.claims import claims_of
from gerakan.stages.chapters.queries.contents import contents_of
from gerakan.stages.chapters.queries.outline import outline as outline_of
from gerakan.stages.chapters.views.asking import page_called
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.queries.plans import own_plan, plans_for

SHOWN = 50


@require_safe
def own(request: Request) -> HttpResponse:
    """The text of the plan of one's region, or where it is begun; others choose a plan."""
    check(request.user, permissions.SEE)
    if not permissions.OWN.allows(request.user):
        return redirect("masterplans:plans")
    found = own_plan(region_of(request.user), chosen_edition(request))
    return redirect("chapters:outline", found.pk) if found else redirect("masterplans:own")


@require_safe
def outline(request: Request, pk: int) -> HttpResponse:
    """Every place with its state."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    contents = contents_of(plan)
    context = {
        "plan": plan, "edition": plan.edition, "books": outline_of(plan, contents), "form": ChapterForm(),
        "stale_count": len(contents["stale"]), "may_write": permissions.WRITE.allows(request.user, plan),
    }  # fmt: skip
    return render(request, "chapters/outline.html", context)


@require_safe
def checks(request: Request, pk: int) -> HttpResponse:
    """Figures that changed since somebody looked, and statements that rest on nothing."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    contents = contents_of(plan)
    titles = {one["code"]: one["title"] for one in contents["chapters"]}
    claims = claims_of(contents)
    page = Paginator([one for one in claims if one.is_open], SHOWN).get_page(request.GET.get("halaman"))
    context = {
        "plan": plan, "edition": plan.edition, "page": page, "claim_count": len(claims),
        "stale": [(titles.get(one["code"], one["code"]), one) for one in contents["stale"]],
    }  # fmt: skip
    return render(request, "chapters/checks.html", context)


@require_POST
def add_chapter(request: Request, pk: int) -> HttpResponse:
    """At the end of a book."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    book, title = request.POST.get("book", ""), request.POST.get("title", "")
    tried(request, lambda: places.add_chapter(plan, book=book, title=title, by=request.user), _("Bab ditambahkan."))
    return redirect("chapters:outline", pk)


@require_http_methods(["GET", "POST"])
def drop_chapter(request: Request, pk: int, code: str) -> HttpResponse:
    """Asks once."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    page = page_called(plan, code, request)
    if request.method == "GET":
        return render(request, "chapters/drop.html", {"plan": plan, "edition": plan.edition, "page": page})
    tried(request, lambda: places.drop_chapter(plan, code=code, by=request.user), _("Bab dilepas dari buku."))
    return redirect("chapters:outline", pk)

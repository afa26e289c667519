"""A plan's books: made, watched while they are made, given a look."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.books import commands, permissions, tasks
from gerakan.stages.books.forms import ShapeForm
from gerakan.stages.books.queries import shelf, sources
from gerakan.stages.books.views.pages import language_asked, version_asked
from gerakan.stages.chapters.models import Language
from gerakan.stages.masterplans import permissions as plan_permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import own_plan, plans_for


@require_safe
def start(request: Request) -> HttpResponse:
    """The region's own books; others choose a plan first."""
    check(request.user, plan_permissions.OWN)
    hat = hat_of(request.user)
    plan = own_plan(hat.region_id if hat else None, chosen_edition(request))
    return redirect("books:books", plan.pk) if plan else redirect("masterplans:own")


@require_safe
@never_cache
def books(request: Request, pk: int) -> HttpResponse:
    """Four books and slides in every format; htmx asks the same address for the table alone."""
    plan = get_for(request.user, plan_permissions.SEE, plans_for(request.user), pk=pk)
    context = shown(request, plan)
    is_part = bool(getattr(request, "htmx", False))
    answer = render(request, "books/books.html#files" if is_part else "books/books.html", context)
    if is_part and context["job"] is None:
        answer["HX-Refresh"] = "true"
    return answer


def shown(page: Request, plan: Masterplan) -> dict[str, Any]:
    """What the page says."""
    version, language = version_asked(page, plan), language_asked(page)
    revision = sources.revision_of(plan)
    return {
        "plan": plan, "edition": plan.edition, "version": version, "language": language, "languages": Language.choices,
        "versions": plan.versions.defer("contents").order_by("-number")[:20],
        "shelf": shelf.shelf(plan, version, language, revision), "job": shelf.current_job(plan),
        "may_make": permissions.MAKE.allows(page.user, plan), "may_shape": permissions.SHAPE.allows(page.user, plan),
        "shape": sources.setting_of(plan), "revision": revision,
    }  # fmt: skip


@require_POST
def make(request: Request, pk: int) -> HttpResponse:
    """One file, or everything that is not there yet."""
    plan = get_for(request.user, permissions.MAKE, plans_for(request.user), pk=pk)
    version, language = version_asked(request, plan), language_asked(request)
    asked = request.POST.get("berkas", "")
    work, _sep, form = asked.partition(".")
    wanted = [(work, form, language)] if asked else shelf.everything(language)
    try:
        job = tasks.start_making(plan, version, wanted, request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    else:
        said = _("Buku sedang dibuat; halaman ini boleh ditinggalkan.") if job else _("Semua sudah ada atau sedang dibuat.")  # fmt: skip
        messages.info(request, said)
    query = f"?bahasa={language}" + (f"&versi={version.number}" if version else "")
    return redirect(reverse("books:books", args=[plan.pk]) + query)


@require_http_methods(["GET", "POST"])
def shape(request: Request, pk: int) -> HttpResponse:
    """Colour, coat of arms, foreword."""
    plan = get_for(request.user, permissions.SHAPE, plans_for(request.user), pk=pk)
    setting = sources.setting_of(plan)
    form = ShapeForm(request.POST or None, request.FILES or None, instance=setting)
    if form.is_valid():
        picture, drops = form.cleaned_data["picture"], form.cleaned_data["drops_logo"]
        commands.shape_books(plan, values=form.values(), logo=picture, drops_logo=drops, by=request.user)
        messages.success(request, _("Rupa buku disimpan; buku yang dibuat sesudah ini memakainya."))
        return redirect("books:books", plan.pk)
    context = {"plan": plan, "edition": plan.edition, "form": form, "setting": setting}
    return render(request, "books/shape.html", context)

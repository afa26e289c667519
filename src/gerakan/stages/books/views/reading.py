"""Books read chapter by chapter by those who read the plan."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.views.pages import first_of, language_asked, page, version_asked
from gerakan.stages.masterplans import permissions as plan_permissions
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.reviews.models import PlanVersion


@require_safe
def first(request: Request, pk: int, work: str) -> HttpResponse:
    """To the first chapter."""
    plan = get_for(request.user, plan_permissions.SEE, plans_for(request.user), pk=pk)
    version, language = version_asked(request, plan), language_asked(request)
    chapter = first_of(Binding(plan, version), work, language)
    return redirect(_address(plan, version, language, work, chapter))


@require_safe
def chapter(request: Request, pk: int, work: str, chapter: str) -> HttpResponse:
    """One chapter of the plan as it stands, or of a version."""
    plan = get_for(request.user, plan_permissions.SEE, plans_for(request.user), pk=pk)
    version, language = version_asked(request, plan), language_asked(request)
    address = partial(_address, plan, version, language)
    context = page(Binding(plan, version), work, chapter, language, address)
    return render(request, "books/chapter.html", context | {"frame": "ui/staff.html"})


def _address(plan: Masterplan, version: PlanVersion | None, language: str, work: str, chapter: str) -> str:
    name = "books:chapter" if chapter else "books:book"
    path = reverse(name, args=[plan.pk, work, chapter] if chapter else [plan.pk, work])
    query = [f"versi={version.number}"] if version else []
    query += ["bahasa=en"] if language == "en" else []
    return f"{path}?{'&'.join(query)}" if query else path

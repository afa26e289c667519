"""Screens: one search for everything."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gerakan.foundation.search import queries
from gerakan.foundation.search.sources import sources
from gerakan.foundation.workflow.asking import whole

PAGE = 20


@login_not_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Everything this person may see; visitors search what is public. htmx asks for the answers alone."""
    text = request.GET.get("q", "")[:200]
    kind = request.GET.get("jenis", "")[:60]
    page = request.GET.get("hal", "")
    start = PAGE * (whole(page) - 1) if 1 <= whole(page) <= 50 else 0
    answer = queries.search(request.user, text, kind=kind, start=start, count=PAGE)
    template = "search/search.html#answers" if getattr(request, "htmx", False) else "search/search.html"
    frame = "ui/staff.html" if request.user.is_authenticated else "ui/public.html"
    values = {"answer": answer, "kind": kind, "sources": sources(), "frame": frame, "page": start // PAGE + 1}
    return render(request, template, values)

"""Books of a version that is public, for everybody; and the check of a printed book."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gerakan.stages.books.documents.binding import Binding
from gerakan.stages.books.forms import CheckForm
from gerakan.stages.books.models import Rendering
from gerakan.stages.books.queries.shelf import public_books, public_versions
from gerakan.stages.books.views.pages import first_of, language_asked, page
from gerakan.stages.reviews.models import PlanVersion


@login_not_required
@require_safe
def published(request: HttpRequest, version: int) -> HttpResponse:
    """The four books of an adopted version: read here, take away."""
    found = get_object_or_404(public_versions(), pk=version)
    context = {"version": found, "plan": found.plan, "edition": found.plan.edition, "books": public_books(found)}
    return render(request, "books/published.html", context)


@login_not_required
@require_safe
def chapter(request: HttpRequest, version: int, work: str, chapter: str) -> HttpResponse:
    """One chapter."""
    found = get_object_or_404(public_versions(), pk=version)
    binding, language = Binding(found.plan, found), language_asked(request)
    asked = first_of(binding, work, language) if chapter == FIRST else chapter
    context = page(binding, work, asked, language, partial(_address, found, language))
    return render(request, "books/chapter.html", context | {"frame": "ui/public.html", "is_public": True})


FIRST = "awal"
"""The address of a book's first chapter."""


def _address(version: PlanVersion, language: str, work: str, chapter: str) -> str:
    path = reverse("books:published_chapter", args=[version.pk, work, chapter or FIRST])
    return f"{path}?bahasa=en" if language == "en" else path


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def check_book(request: HttpRequest, token: str) -> HttpResponse:
    """Anybody: is this book the one that was adopted, is this file the kept one?"""
    adopted = Rendering.objects.ready().filter(is_draft=False, version__isnull=False)
    related = ("plan__region", "plan__edition", "version__adoption")
    found = get_object_or_404(adopted.select_related(*related), token=token)
    form = CheckForm(request.POST or None, request.FILES or None)
    context = {"rendering": found, "edition": found.plan.edition, "form": form}
    if form.is_valid():
        given = form.fingerprint()
        context |= {"given": given, "is_same": given == found.sha256}
    return render(request, "books/check.html", context)

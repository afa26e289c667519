"""The page of all rights in words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gerakan.foundation.access.doors import check
from gerakan.foundation.access.overview import areas
from gerakan.foundation.access.rulebook import named


@require_safe
def permissions(request: HttpRequest) -> HttpResponse:
    """Who may do what, as the rules themselves say it."""
    check(request.user, named("access.read"))
    return render(request, "access/permissions.html", {"areas": areas()})

"""What a refused address answers: the own part of the stage, or a page that names what may be opened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.defaults import permission_denied

from gerakan.foundation.ui.context import Surface


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: who types the address of a stage and has work elsewhere in it lands there; else the page names what may be opened."""
    found = Surface(request)
    is_typed = request.method == "GET" and request.user.is_authenticated and found.is_a_beginning
    if is_typed and found.around and found.around.url != request.path:
        return redirect(found.around.url)
    return permission_denied(request, exception)

"""Screens of the design system itself: the gallery, the choice of theme, the error pages."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from gerakan.foundation.ui.context import THEME_COOKIE, THEMES
from gerakan.foundation.ui.gallery import LISTING, rows, specimens

YEAR = 365 * 24 * 3600


@login_not_required
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or the device's own choice; without a script the page comes back."""
    theme = request.POST.get("tema", "")
    back = request.POST.get("kembali", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else "/")
    if theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in its states, for those who build screens and for the accessibility test."""
    return LISTING.respond(request, rows(), "ui/gallery.html", specimens())

"""Screens of the design system itself: the gallery, the choice of theme, the error pages."""

from django.conf import settings
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
    return _remembered(request, THEME_COOKIE, theme if theme in THEMES else "")


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember Indonesian or English."""
    language = request.POST.get("bahasa", "")
    return _remembered(request, settings.LANGUAGE_COOKIE_NAME, language if language in dict(settings.LANGUAGES) else "")


def _remembered(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    back = request.POST.get("kembali", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if safe else "/")
    if value:
        response.set_cookie(cookie, value, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in its states, for those who build screens and for the accessibility test."""
    return LISTING.respond(request, rows(), "ui/gallery.html", specimens())

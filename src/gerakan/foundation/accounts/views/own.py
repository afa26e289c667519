"""One's own account: profile, language, the role in use."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import check
from gerakan.foundation.accounts import commands, permissions, queries
from gerakan.foundation.accounts.forms import ProfileForm
from gerakan.foundation.accounts.hat_menu import MENU_FIELD
from gerakan.foundation.accounts.middleware import HAT_KEY
from gerakan.foundation.accounts.requests import Request


@require_http_methods(["GET", "POST"])
def profile(request: Request) -> HttpResponse:
    """Own name, title and language; own roles to read."""
    check(request.user, permissions.CHANGE_OWN_PROFILE, request.user)
    person = request.user
    names = list(ProfileForm.base_fields)
    form = ProfileForm(request.POST or None, initial={name: getattr(person, name) for name in names})
    if form.is_valid():
        commands.change_profile(person, by=person, **form.cleaned_data)
        messages.success(request, _("Profil disimpan."))
        response = redirect("accounts:profile")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, person.language, samesite="Lax")
        return response
    context = {"form": form, "roles": queries.roles_through_time(person)}
    return render(request, "accounts/profile.html", context)


@require_POST
def choose_hat(request: Request) -> HttpResponse:
    """From now on the person acts in this role; a role of somebody else is no choice."""
    check(request.user, permissions.CHANGE_HAT)
    chosen = request.POST.get(MENU_FIELD, "")
    held = {str(row.pk): row for row in request.user.roles}
    if chosen in held:
        request.session[HAT_KEY] = held[chosen].pk
        messages.success(request, _("Anda sekarang bertindak sebagai %s.") % held[chosen])
    else:
        messages.error(request, _("Peran itu bukan milik Anda atau sudah berakhir."))
    back = request.POST.get("kembali", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else settings.LOGIN_REDIRECT_URL)

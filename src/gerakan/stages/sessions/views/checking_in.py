"""The public form behind the QR code: short, for a phone, without an account."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.sessions.commands.attendance import AlreadyThere, check_in
from gerakan.stages.sessions.forms.attendance import AttendanceForm
from gerakan.stages.sessions.models import Attendance, Session
from gerakan.stages.sessions.queries.attendance import session_of_token
from gerakan.stages.sessions.queries.sessions import guidances_at, when

MOST_A_MINUTE = 60
"""From one address at one meeting: a hall shares one, a script would send thousands."""


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def person(request: HttpRequest, token: str) -> HttpResponse:
    """Name, office and rank of somebody in the room."""
    found = session_of_token(token)
    if found is None:
        raise Http404
    form = AttendanceForm(request.POST or None, guidances=guidances_at(found))
    context = {"session": found, "when": when(found), "form": form if found.is_open_for_check_in else None}
    if request.method == "POST" and found.is_open_for_check_in:
        if _too_many(request, token):
            return render(request, "sessions/check_in.html", context | {"refusal": _("Terlalu banyak kiriman dari sini. Tunggu satu menit.")}, status=429)  # fmt: skip
        if form.is_valid():
            context |= _checked_in(found, form)
    return render(request, "sessions/check_in.html", context)


def _checked_in(found: Session, form: AttendanceForm) -> dict[str, object]:
    attendance: Attendance
    try:
        attendance = check_in(found, guidance=form.cleaned_data["guidance"], person=form.person())
    except AlreadyThere as known:
        return {"already": known.attendance, "form": None}
    except TransitionRefused as reason:
        return {"refusal": str(reason)}
    return {"attendance": attendance, "form": None}


def _too_many(request: HttpRequest, token: str) -> bool:
    where = hashlib.sha256(f"{token}{request.META.get('REMOTE_ADDR', '')}".encode()).hexdigest()
    key = f"presensi:{where}"
    cache.add(key, 0, timeout=60)
    try:
        return bool(cache.incr(key) > MOST_A_MINUTE)
    except ValueError:  # it ran out between the two lines
        return False

"""What a device needs to work without a line: its worker, who it works for, and the door for what it kept."""

import hashlib
import hmac
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.commands import sheets as commands
from gerakan.stages.assessment.forms.entries import Unreadable, taps_in
from gerakan.stages.assessment.queries import sheets as queries

WORKER = Path(__file__).resolve().parent.parent / "static" / "assessment" / "worker.js"
KEPT_FOR = "X-Perangkat"


def device_key(user: User) -> str:
    """Whose things a device keeps; says nothing about the person to anybody else."""
    secret = f"perangkat:{settings.SECRET_KEY}".encode()
    return hmac.new(secret, str(user.pk).encode(), hashlib.sha256).hexdigest()[:24]


def may_be_kept(answer: HttpResponse, user: User) -> HttpResponse:
    """A page of the own work that the own device may keep; nothing in between may."""
    answer[KEPT_FOR] = device_key(user)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: served from here, it sees this stage's addresses and no others."""
    source = WORKER.read_bytes()
    version = hashlib.sha256(source).hexdigest()[:12]
    answer = HttpResponse(source.replace(b"VERSI", version.encode()), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@require_GET
@never_cache
def person(request: Request) -> JsonResponse:
    """Who is signed in, with a fresh token: asked when a line is back."""
    check(request.user, permissions.OWN_WORK)
    return JsonResponse({"person": device_key(request.user), "token": get_token(request)})


@require_POST
@never_cache
def entries(request: Request, pk: int) -> JsonResponse:
    """Taps of a device, in order; answered after they are committed."""
    sheet = get_object_or_404(queries.sheets_to_mark().visible_to(request.user), pk=pk)  # the command asks who marks it
    if request.headers.get(KEPT_FOR, device_key(request.user)) != device_key(request.user):
        return JsonResponse({"words": "", "person": device_key(request.user)}, status=409)
    try:
        taps = taps_in(request.body)
    except Unreadable as reason:
        return JsonResponse({"words": str(reason)}, status=400)
    receipts = commands.save_entries(sheet, taps=taps, by=request.user) if taps else []
    return JsonResponse({"receipts": [vars(receipt) for receipt in receipts]})

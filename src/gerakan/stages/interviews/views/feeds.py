"""Secret addresses: calendars that programs subscribe to, and the screen of the hall."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check
from gerakan.foundation.accounts.hats import hat_of
from gerakan.foundation.accounts.requests import Request
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.commands import days as commands
from gerakan.stages.interviews.exchange import calendar as as_calendar
from gerakan.stages.interviews.models import Feed
from gerakan.stages.interviews.queries import diary, planning
from gerakan.stages.interviews.views.boards import edition_for


@login_not_required
@require_GET
@never_cache
def calendar(request: Request, token: str) -> HttpResponse:
    """Whoever holds the address reads it; a tie or a removal empties it at once."""
    feed = get_object_or_404(Feed.objects.select_related("person", "region").filter(board__isnull=True), token=token)
    if feed.person:
        rows = diary.of_person(feed.person) if feed.person.is_active else diary.with_all().none()
    elif feed.region:
        rows = diary.of_region(feed.region)
    else:
        raise Http404
    host = settings.SITE_URL.partition("//")[2] or "gerakan"
    text = as_calendar(str(_("Wawancara %s") % feed), rows, host=host)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="wawancara.ics"'
    return answer


@login_not_required
@require_GET
@never_cache
def hall(request: Request, token: str) -> HttpResponse:
    """Now and next in big letters, for a monitor without a mouse; no names of assessors, no marks."""
    feed = get_object_or_404(Feed.objects.select_related("board__edition").filter(board__isnull=False), token=token)
    if feed.board is None:
        raise Http404
    context = {
        "edition": feed.board.edition, "board": feed.board, "rooms": diary.hall_now(feed.board),
        "now": timezone.now(), "zone": diary.ZONE_NAMES.get(feed.board.timezone, ""),
    }  # fmt: skip
    return render(request, "interviews/hall.html", context)


@require_POST
def make_own(request: Request) -> HttpResponse:
    """A new address for one's own calendar; the old one dies."""
    check(request.user, permissions.SEE_OWN)
    hat = hat_of(request.user)
    commands.make_feed(hat.region if hat and hat.region else request.user, by=request.user)
    messages.success(request, _("Alamat kalender siap. Alamat yang lama, bila ada, tidak berlaku lagi."))
    return redirect("interviews:own")


@require_POST
def make_hall(request: Request, slug: str) -> HttpResponse:
    """A new address for the screen of the hall."""
    check(request.user, permissions.PLAN)
    board = get_object_or_404(planning.boards(), edition=edition_for(request, slug))
    commands.make_feed(board, by=request.user)
    messages.success(request, _("Alamat layar aula siap."))
    return redirect("interviews:board", slug)

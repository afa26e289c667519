"""Who came: the list of a meeting, its QR code, and how far the same people came each time."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.models import Edition
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.mentoring.queries import guidance as guiding
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.commands import attendance as commands
from gerakan.stages.sessions.exchange import code_of
from gerakan.stages.sessions.forms.attendance import AttendanceForm, PersonForm
from gerakan.stages.sessions.forms.joining import JoinForm
from gerakan.stages.sessions.models import Attendance, Session
from gerakan.stages.sessions.queries import attendance as queries
from gerakan.stages.sessions.queries.sessions import guidances_at, sessions, when
from gerakan.stages.sessions.views.listings import attendance_listing, continuity_listing

JUDGED = {"hadir": Attendance.State.CONFIRMED, "tolak": Attendance.State.REFUSED}


@require_http_methods(["GET", "POST"])
def attendance(request: Request, pk: int) -> HttpResponse:
    """Who came to one meeting; a post confirms or refuses the chosen, or notes one more."""
    found = get_for(request.user, permissions.SEE, sessions(), pk=pk)
    rows = queries.attendances_of(found, request.user)
    said = request.POST if "name" in request.POST else None
    form = AttendanceForm(said, guidances=_own(request, found), knows_people=True)
    if "aksi" in request.POST:
        return _judge(request, found)
    if form.is_bound and form.is_valid() and _note(request, found, form):
        return redirect("sessions:attendance", pk)
    may_attend = permissions.ATTEND.allows(request.user, found)
    context = {
        "session": found, "edition": found.edition, "when": when(found), "form": form if may_attend else None,
        "may_attend": may_attend, "waiting": rows.filter(state=Attendance.State.WAITING).count(),
        "guidances": _own(request, found), "may_compare": permissions.SEE_WORK.allows(request.user),
    }  # fmt: skip
    return attendance_listing.respond(request, rows, "sessions/attendance.html", context)


def _own(request: Request, found: Session) -> "object":
    return guidances_at(found).filter(pk__in=Guidance.objects.visible_to(request.user))


def _judge(request: Request, found: Session) -> HttpResponse:
    check(request.user, permissions.ATTEND, found)
    chosen = attendance_listing.chosen(request, queries.attendances_of(found, request.user))
    state = JUDGED.get(request.POST["aksi"])
    if state:
        tried(
            request,
            lambda: commands.judge(found, attendances=chosen, state=state, by=request.user),
            _("Kehadiran disimpan."),
        )
    return redirect("sessions:attendance", found.pk)


def _note(request: Request, found: Session, form: AttendanceForm) -> bool:
    guidance = form.cleaned_data["guidance"]
    act = lambda: commands.note(found, guidance=guidance, person=form.person(), by=request.user)  # noqa: E731
    try:
        return tried(request, act, _("%s dicatat hadir.") % form.person().name)
    except commands.AlreadyThere as known:
        messages.info(request, str(known))
        return True


@require_GET
@never_cache
def qr(request: Request, pk: int) -> HttpResponse:
    """For the screen of the hall or for print: where people check in."""
    found = get_for(request.user, permissions.ATTEND, sessions(), pk=pk)
    address = f"{settings.SITE_URL}{reverse('sessions:check_in', args=[found.token])}"
    context = {
        "session": found,
        "edition": found.edition,
        "when": when(found),
        "address": address,
        "qr": code_of(address),
    }
    return render(request, "sessions/qr.html", context)


@require_GET
def continuity(request: Request, pk: int) -> HttpResponse:
    """One region: who was expected, who came themselves, who came instead."""
    found = get_for(request.user, permissions.SEE_ATTENDANCE, guiding.guidances(), pk=pk)
    people, may_join = queries.people_of(found), permissions.JOIN.allows(request.user, found)
    context = {
        "guidance": found, "edition": found.edition, "continuity": queries.continuity_of(found),
        "people": people, "may_attend": permissions.ATTEND.allows(request.user, found), "form": PersonForm(),
        "joined": [other for one in people for other in one.spellings.all()], "may_join": may_join, "alike": queries.maybe_twice(people),
        "join_form": JoinForm(guidance=found, initial={"row": request.GET.get("catatan"), "into": request.GET.get("orang")}),
    }  # fmt: skip
    return render(request, "sessions/continuity.html", context)


@require_POST
def delegates(request: Request, pk: int) -> HttpResponse:
    """Name the region's delegates: those ticked, or one more."""
    found = get_for(request.user, permissions.ATTEND, guiding.guidances(), pk=pk)
    form = PersonForm(request.POST)
    if "name" in request.POST and form.is_valid():
        commands.add_delegate(found, person=form.person(), by=request.user)
    elif "name" in request.POST:
        messages.error(request, _("Isi nama, jabatan, dan tingkat."))
    else:
        chosen = {
            int(one) for one in request.POST.getlist("utusan") if one.isascii() and one.isdecimal() and len(one) < 19
        }
        commands.expect(found, people=chosen, by=request.user)
        text = ngettext("%d utusan tetap.", "%d utusan tetap.", len(chosen)) % len(chosen)
        messages.success(request, text)
    return redirect("sessions:continuity", pk)


@require_GET
def continuities(request: Request, slug: str) -> HttpResponse:
    """All regions of an edition by how far the same people came."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    rows = queries.continuities(guiding.guidances().filter(participation__edition=edition))
    return continuity_listing.respond(request, rows, "sessions/continuities.html", {"edition": edition})

"""Screens: one's notices and choices, the texts, the calendar, the outbox, the deadlines."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications import commands, deadlines, permissions
from gerakan.foundation.notifications.forms import CalendarDayForm, ChoicesForm, MessageTextForm
from gerakan.foundation.notifications.kinds import Wording, kind_of, kinds
from gerakan.foundation.notifications.listings import DEADLINES, MAIL, outcome_label
from gerakan.foundation.notifications.models import CalendarDay, Choice, Deadline, MessageText, Notice, OutgoingMail
from gerakan.foundation.notifications.telling import compose, mark_read, wording_in_use
from gerakan.foundation.notifications.workdays import public_holidays
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """What this person was told, newest first."""
    mine = Notice.objects.visible_to(request.user)
    page = Paginator(mine, 25).get_page(request.GET.get("page"))
    unread = mine.unread().count()
    return render(request, "notifications/notices.html", {"page": page, "unread": unread})


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark it read and go where it points."""
    notice = get_for(request.user, permissions.READ, Notice.objects.all(), pk=pk)
    mark_read(notice.person, notice=notice)
    is_ours = url_has_allowed_host_and_scheme(notice.url, allowed_hosts={request.get_host()})
    return redirect(notice.url if notice.url and is_ours else "notifications:notices")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything read at once."""
    check(request.user, permissions.READ)
    mark_read(request.user)
    return redirect("notifications:notices")


@require_http_methods(["GET", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """How to be told."""
    check(request.user, permissions.CHOOSE)
    chosen = dict(Choice.objects.filter(person_id=request.user.pk).values_list("kind", "delivery"))
    form = ChoicesForm(request.POST or None, chosen=chosen)
    if form.is_valid():
        commands.choose(get_object_or_404(User, pk=request.user.pk), choices=form.cleaned_data, by=request.user)
        messages.success(request, _("Pilihan disimpan."))
        return redirect("notifications:choices")
    fixed = [kind for kind in kinds() if kind.is_compulsory]
    return render(request, "notifications/choices.html", {"form": form, "fixed": fixed})


@require_GET
def texts(request: HttpRequest) -> HttpResponse:
    """Every kind of message and its languages."""
    check(request.user, permissions.EDIT_TEXTS)
    return render(request, "notifications/texts.html", {"kinds": kinds()})


@require_http_methods(["GET", "POST"])
def text(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Edit a text: preview first, then save as a new version."""
    check(request.user, permissions.EDIT_TEXTS)
    kind = _kind(code)
    used = wording_in_use(kind, language)
    form = MessageTextForm(request.POST or None, kind=kind, initial={"subject": used.subject, "body": used.body})
    is_valid = form.is_valid()
    if is_valid and request.POST.get("save"):
        commands.save_text(kind, language=language, **form.cleaned_data, by=request.user)
        messages.success(request, _("Versi baru disimpan dan dipakai mulai sekarang."))
        return redirect("notifications:text", code=code, language=language)
    shown = Wording(**form.cleaned_data) if is_valid else used
    versions = MessageText.objects.filter(kind=code, language=language)
    values = {"kind": kind, "language": language, "form": form, "preview": compose(shown, kind.examples)}
    return render(request, "notifications/text.html", {**values, "versions": versions})


def _kind(code: str) -> Any:
    try:
        return kind_of(code)
    except KeyError as error:
        raise Http404 from error


@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Public holidays of a year, and the days set by hand."""
    check(request.user, permissions.KEEP_CALENDAR)
    form = CalendarDayForm(request.POST or None)
    if form.is_valid():
        commands.save_day(form.save(commit=False), by=request.user)
        messages.success(request, _("Hari disimpan."))
        return redirect("notifications:calendar")
    asked = request.GET.get("tahun", "")
    year = whole(asked) if 2000 <= whole(asked) <= 2100 else timezone.localdate().year
    values = {"form": form, "year": year, "years": (year - 1, year + 1)}
    values |= {"own": CalendarDay.objects.all(), "holidays": sorted(public_holidays(year).items())}
    return render(request, "notifications/calendar.html", values)


@require_POST
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the public calendar."""
    check(request.user, permissions.KEEP_CALENDAR)
    commands.remove_day(get_object_or_404(CalendarDay, pk=pk), by=request.user)
    messages.success(request, _("Hari khusus dihapus."))
    return redirect("notifications:calendar")


@require_http_methods(["GET", "POST"])
def outbox(request: HttpRequest) -> HttpResponse:
    """E-mail on its way, sent and failed; a person may send chosen ones once more."""
    check(request.user, permissions.SEE_MAIL)
    rows = OutgoingMail.objects.all()
    if request.method == "POST":
        return _send_again(request, rows)
    return MAIL.respond(request, rows, "notifications/list.html", {"title": MAIL.title})


def _send_again(request: HttpRequest, rows: QuerySet[OutgoingMail]) -> HttpResponse:
    check(request.user, permissions.RESEND)
    ended = [mail for mail in MAIL.chosen(request, rows) if mail.has_ended_badly]
    if ended:
        sent = commands.send_again(ended, by=request.user)
        messages.success(request, _("%d surel dimasukkan lagi ke antrean.") % sent)
    else:
        messages.error(request, _("Tidak ada yang dikirim lagi: hanya surel yang gagal atau tidak pasti."))
    return redirect("notifications:outbox")


@require_GET
def deadline_list(request: HttpRequest) -> HttpResponse:
    """What will happen by itself, and when."""
    check(request.user, permissions.SEE_DEADLINES)
    return DEADLINES.respond(request, Deadline.objects.all(), "notifications/list.html", {"title": DEADLINES.title})


@require_http_methods(["GET", "POST"])
def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """One deadline; a POST stops its clock for a stated reason."""
    check(request.user, permissions.SEE_DEADLINES)
    row = get_object_or_404(Deadline, pk=pk)
    if request.method == "POST":
        check(request.user, permissions.FREEZE)
        try:
            deadlines.freeze(row, reason=request.POST.get("note", ""), by=request.user)
            messages.success(request, _("Tenggat dibekukan."))
        except TransitionRefused as reason:
            messages.error(request, str(reason))
        return redirect("notifications:deadline", pk=pk)
    values = {"row": row, "outcome": outcome_label(row.outcome), "may_freeze": permissions.FREEZE.allows(request.user)}
    return render(request, "notifications/deadline.html", values)

"""Screens: a participant's form, a mentor's page, the secretariat's pages, links to hand out."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.views.asking import tried
from gerakan.stages.ratings import calculations, commands, permissions
from gerakan.stages.ratings.forms import RatingForm, ReasonForm
from gerakan.stages.ratings.queries import given as queries
from gerakan.stages.ratings.queries.comments import KINDS, comment_by, comments_of
from gerakan.stages.sessions.models import Attendance
from gerakan.stages.sessions.queries.attendance import attendances_of
from gerakan.stages.sessions.queries.sessions import sessions, when

GROUPS_SHOWN = 24
ACTS = {
    "hide": (commands.hide, gettext_lazy("Komentar disembunyikan; nilainya tetap dihitung.")),
    "show": (commands.show_again, gettext_lazy("Komentar terbaca lagi.")),
}


def link_of(row: Attendance) -> str:
    """The whole address behind which this person rates."""
    return f"{settings.SITE_URL}{reverse('ratings:rate', args=[row.rating_token])}"


links_listing = Listing(
    name="ratings.links",
    title=gettext_lazy("Tautan penilaian"),
    columns=(
        Column("name", gettext_lazy("Nama"), value="participant.name", sort="participant__name"),
        Column("office", gettext_lazy("Jabatan"), value="participant.office", sort="participant__office"),
        Column("region", gettext_lazy("Daerah"), value="participant.guidance.region.name", is_hidden=True),
        Column("link", gettext_lazy("Tautan"), value=link_of, link=link_of),
    ),
    search=("participant__name", "participant__office"),
    order="name",
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada kehadiran yang dikonfirmasi"),
        gettext_lazy("Konfirmasi dahulu siapa yang hadir pada daftar hadir pertemuan ini."),
    ),
)  # fmt: skip
comments_listing = Listing(
    name="ratings.comments",
    title=gettext_lazy("Komentar peserta"),
    columns=(
        Column(
            "text", gettext_lazy("Komentar"), show=lambda text: Truncator(text).chars(200), export=False,
            link=lambda row: row.get_absolute_url(),
        ),
        Column("kind", gettext_lazy("Tentang"), value="kind_label", sort=True),
        Column("about", gettext_lazy("Nama"), sort=True),
        Column("when", gettext_lazy("Waktu")),
        Column("state", gettext_lazy("Keadaan"), sort=True),
    ),
    filters=(
        Choice("tentang", gettext_lazy("Tentang"), tuple(KINDS.items()), lookup="kind"),
        Tick("tersembunyi", gettext_lazy("Disembunyikan"), apply=lambda rows: [row for row in rows if row.reason]),
    ),
    search=("text", "about"),
    page_sizes=(50, 100, 500),
    empty=Empty(
        gettext_lazy("Belum ada komentar yang terbaca"),
        gettext_lazy("Komentar muncul di sini bersamaan dengan pada halaman pembimbing, tidak lebih dahulu."),
    ),
)  # fmt: skip


@login_not_required
@require_http_methods(["GET", "POST"])
@never_cache
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """Once, by the link of the own attendance."""
    found = queries.attendance_of(token)
    if found is None:
        raise Http404
    refusal = queries.why_closed(found)
    form = None if refusal else RatingForm(request.POST or None, mentors=queries.mentors_at(found))
    context: dict[str, Any] = {"session": found.session, "when": when(found.session), "form": form, "refusal": refusal}
    context |= {"minimum": queries.MINIMUM, "days": queries.RATE_FOR.days}
    if form is not None and form.is_valid():
        try:
            commands.rate(found, answers=form.answers())
        except TransitionRefused as reason:
            context |= {"form": None, "refusal": str(reason)}
        else:
            context |= {"form": None, "is_done": True}
    return render(request, "ratings/rate.html", context)


@require_GET
@never_cache
def mine(request: Request) -> HttpResponse:
    """What participants say of the person who looks: trend and words."""
    check(request.user, permissions.OWN)
    groups, left = calculations.groups_of(queries.of_mentor(request.user))
    context = {
        "groups": list(reversed(groups))[:GROUPS_SHOWN], "older": max(0, len(groups) - GROUPS_SHOWN), "left": left, "minimum": queries.MINIMUM, "days": queries.RATE_FOR.days,
        "chart": calculations.trend(groups, _("Nilai dari peserta dari waktu ke waktu"), _("Rata-rata")),
        "meetings": queries.meetings_of(request.user), "edition": chosen_edition(request),
    }  # fmt: skip
    return render(request, "ratings/mine.html", context)


@require_GET
@never_cache
def overview(request: Request) -> HttpResponse:
    """Who and which meetings stand apart from the others in the edition in view, and by which rule."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    mentors, meetings = (
        (queries.scores_of_mentors(edition), queries.scores_of_meetings(edition)) if edition else ([], [])
    )
    context = {
        "edition": edition, "minimum": queries.MINIMUM, "days": queries.RATE_FOR.days, "sigmas": calculations.SIGMAS,
        "mentors": calculations.outliers(mentors), "meetings": calculations.outliers(meetings),
        "mentor_count": len(mentors), "meeting_count": len(meetings), "fewest": calculations.FEWEST_OTHERS,
        "may_hide": permissions.HIDE.allows(request.user),
    }  # fmt: skip
    return render(request, "ratings/overview.html", context)


@require_GET
@never_cache
def comments(request: Request) -> HttpResponse:
    """Every comment that mentors can read now, to hide what names somebody."""
    check(request.user, permissions.HIDE)
    edition = chosen_edition(request)
    context = {"edition": edition, "minimum": queries.MINIMUM, "days": queries.RATE_FOR.days}
    return comments_listing.respond(request, comments_of(edition) if edition else [], "ratings/comments.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def comment(request: Request, key: UUID) -> HttpResponse:
    """One comment: hide it, or show it again; each with a reason."""
    check(request.user, permissions.HIDE)
    found = comment_by(key)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None, initial={"act": "show" if found.reason else "hide"})
    if form.is_valid():
        verb, said = ACTS[form.cleaned_data["act"]]
        done = tried(request, lambda: verb(found.row, because=form.cleaned_data["because"], by=request.user), str(said))
        return redirect("ratings:comments") if done else redirect(found)
    return render(
        request, "ratings/comment.html", {"comment": found, "form": form}, status=422 if form.is_bound else 200
    )


@require_GET
@never_cache
def links(request: Request, pk: int) -> HttpResponse:
    """Each participant's own link, for the region's team to pass on; who used it is not shown."""
    found = get_for(request.user, permissions.HAND_OUT, sessions().visible_to(request.user), pk=pk)
    rows = attendances_of(found, request.user).counted()
    context = {"session": found, "edition": found.edition, "when": when(found), "days": queries.RATE_FOR.days}
    return links_listing.respond(request, rows, "ratings/links.html", context)

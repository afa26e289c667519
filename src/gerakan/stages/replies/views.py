"""Screens of the right of reply: the secretariat's list, the region's page, the third person's word."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.ui.listing import Choice, Column, Empty, Listing, Tick
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.replies import commands, permissions, queries, tasks
from gerakan.stages.replies.forms import AnswerForm, DecisionForm, RefereeForm
from gerakan.stages.replies.models import Reply, StagedMark
from gerakan.stages.replies.workflow import reply_workflow


def reply_url(row: Reply) -> str:
    """The reply's own page."""
    return reverse("replies:reply", args=[row.pk])


reply_listing = Listing(
    name="replies.replies",
    title=gettext_lazy("Tanggapan daerah"),
    columns=(
        Column("region", gettext_lazy("Daerah"), value="case.region.name", sort="case__region__name", link=reply_url),
        Column("province", gettext_lazy("Provinsi"), value="case.region.province.name",
               sort="case__region__province__name", is_hidden=True),
        Column("state", gettext_lazy("Keadaan"), value="get_state_display", sort="state"),
        Column("disputed", gettext_lazy("Butir disanggah"), value="disputed_count", sort="disputed_count", align="end"),
        Column("reply_by", gettext_lazy("Paling lambat"), sort="reply_by"),
        Column("replied_at", gettext_lazy("Ditanggapi"), sort="replied_at"),
        Column("referee", gettext_lazy("Pihak ketiga"), sort="referee__assessor__user__name"),
        Column("code", gettext_lazy("Kode"), value="case.region.code", sort="case__region__code", is_hidden=True),
    ),
    filters=(
        Choice("keadaan", gettext_lazy("Keadaan"), Reply.State.choices, lookup="state"),
        Tick("tanpa-pihak-ketiga", gettext_lazy("Menunggu pihak ketiga ditunjuk"),
             apply=lambda rows: rows.filter(state=Reply.State.AUDITING, referee__isnull=True)),
    ),
    search=("case__region__name", "case__region__code"),
    order="region",
    page_sizes=(100, 50, 514),
    empty=Empty(
        gettext_lazy("Belum ada rancangan nilai yang dikirim"),
        gettext_lazy("Rancangan nilai dapat dikirim setelah panel menutup pembahasannya."),
    ),
)  # fmt: skip

ACTS = {"accept": commands.accept, "dispute": commands.dispute, "finish": commands.finish}


@require_GET
def start(request: Request) -> HttpResponse:
    """Replies of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("replies:replies", edition.slug) if edition else redirect("editions:list")


@require_http_methods(["GET", "POST"])
def replies(request: Request, slug: str) -> HttpResponse:
    """All replies of an edition; send in the background what the panels have closed."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    unsent = queries.unsent_cases(edition)
    if request.method == "POST":
        check(request.user, permissions.SEND)
        job = tasks.send_drafts.start(by=request.user, edition_id=edition.pk, user_id=request.user.pk)
        return redirect("tasks:job", job.pk)
    context = {
        "edition": edition,
        "unsent": unsent,
        "changed": queries.changed_of(edition),
        "may_send": permissions.SEND.allows(request.user),
    }
    return reply_listing.respond(request, queries.replies_of(edition), "replies/replies.html", context)


@require_GET
def own_replies(request: Request) -> HttpResponse:
    """A region's own marks, edition by edition."""
    check(request.user, permissions.ANSWER)
    rows = queries.replies().visible_to(request.user).order_by("-case__ruling__edition__year")
    return render(request, "replies/own_replies.html", {"rows": rows})


@require_GET
def reply(request: Request, pk: int) -> HttpResponse:
    """Draft, answer and final mark of every item, side by side."""
    found = get_for(request.user, permissions.SEE, queries.replies(), pk=pk)
    return _page(request, found)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Accept everything, send the disagreement on, or declare the marks final."""
    found = get_for(request.user, permissions.SEE, queries.replies(), pk=pk)
    verb = ACTS.get(request.POST.get("action", ""))
    try:
        if verb is not None:
            verb(found, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("replies:reply", pk)


@require_POST
def answer_item(request: Request, pk: int, item: int) -> HttpResponse:
    """One item of the reply; what cannot be saved stays as typed."""
    found = get_for(request.user, permissions.ANSWER, queries.replies(), pk=pk)
    mark = get_object_or_404(found.marks.select_related("item"), item=item)
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _typed(request, found, mark, " ".join(str(error) for errors in form.errors.values() for error in errors))
    said = dict(form.cleaned_data)
    try:
        commands.answer_item(mark, agrees=said.pop("answer") == "yes", **said, by=request.user)
    except TransitionRefused as reason:
        return _typed(request, found, mark, str(reason))
    return redirect(_at(mark))


@require_POST
def decide(request: Request, pk: int, item: int) -> HttpResponse:
    """The third person's mark for one disputed item; what cannot be saved stays as typed."""
    found = get_for(request.user, permissions.DECIDE, queries.replies(), pk=pk)
    mark = get_object_or_404(found.marks.select_related("item"), item=item)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _typed(request, found, mark, _("Isi nilai akhir antara 0 dan 4."))
    try:
        commands.decide(mark, **form.cleaned_data, by=request.user)
    except TransitionRefused as reason:
        return _typed(request, found, mark, str(reason))
    return redirect(_at(mark))


@require_POST
def appoint(request: Request, pk: int) -> HttpResponse:
    """Name the third person."""
    found = get_for(request.user, permissions.SEND, queries.replies(), pk=pk)
    form = RefereeForm(request.POST, reply=found)
    try:
        if form.is_valid():
            commands.appoint_referee(found, **form.cleaned_data, by=request.user)
        else:
            messages.error(request, _("Pilih pihak ketiga dari daftar."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect("replies:reply", pk)


@require_GET
@never_cache
def file(request: Request, pk: int, item: int) -> HttpResponse | FileResponse:
    """What a region added to its reply; saved by the browser and never run."""
    found = get_for(request.user, permissions.SEE, queries.replies(), pk=pk)
    mark = get_object_or_404(found.marks.exclude(file=""), item=item)
    answer = FileResponse(mark.file.open("rb"), content_type="application/octet-stream")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=mark.file_name) or "attachment"
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _page(request: Request, found: Reply, typed: dict[str, Any] | None = None) -> HttpResponse:
    stages = queries.stages_of(found)
    sheets = found.case.sheets.filter(state="sent").exclude(note_for_region="")
    is_staff = permissions.SEND.allows(request.user, found)
    context = {
        "reply": found,
        "typed": typed,
        "edition": found.case.ruling.edition,
        "stages": stages,
        "elements": queries.element_marks(found, stages),
        "may_answer": found.state == Reply.State.WAITING and permissions.ANSWER.allows(request.user, found),
        "may_decide": found.state == Reply.State.AUDITING and permissions.DECIDE.allows(request.user, found),
        "actions": [action for action in reply_workflow.actions(found, request.user) if action.name in ACTS],
        "remarks": found.case.remarks.filter(is_public=True).select_related("author"),
        "notes": sheets.values_list("note_for_region", flat=True),
        "changed": queries.changed_in(found) if found.state == Reply.State.FINAL else None,
        "referee_form": RefereeForm(reply=found) if is_staff and found.state != Reply.State.FINAL else None,
        "history": history_of(found) if permissions.SEE_WORK.allows(request.user) else [],
    }
    return render(request, "replies/reply.html", context, status=422 if typed else 200)


def _typed(request: Request, found: Reply, mark: StagedMark, words: str) -> HttpResponse:
    messages.error(request, f"{mark.item.title}: {words}")
    return _page(request, found, {"item": mark.item_id, "words": words, "said": request.POST})


def _at(mark: StagedMark) -> str:
    return f"{reverse('replies:reply', args=[mark.reply_id])}#butir-{mark.item.code}"

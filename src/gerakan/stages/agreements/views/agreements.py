"""The secretariat's list, preparation in bulk, one agreement, a region's own."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.audit.queries import history_of
from gerakan.foundation.documents.downloads import as_download
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements import permissions, tasks
from gerakan.stages.agreements.commands import life, preparing, review
from gerakan.stages.agreements.documents import paper
from gerakan.stages.agreements.documents.content import content_of
from gerakan.stages.agreements.forms.agreements import FactsForm, NumberForm, SignerForm
from gerakan.stages.agreements.models import Agreement, AgreementFile, Turn
from gerakan.stages.agreements.queries import agreements as queries
from gerakan.stages.agreements.queries import preparing as waiting
from gerakan.stages.agreements.queries import review as desks
from gerakan.stages.agreements.queries.fields import missing_in
from gerakan.stages.agreements.views.asking import said
from gerakan.stages.agreements.views.listings import agreement_listing
from gerakan.stages.agreements.workflow import agreement_workflow, turn_workflow
from gerakan.stages.drafting.queries import ready_template

State = Agreement.State
BUTTONS = {"send", "cancel", "reopen", "terminate"}
VERBS = {"send": review.send, "renew": life.renew, "remind": life.remind_unsigned}
NOTED = {"cancel": preparing.cancel, "reopen": review.reopen, "terminate": life.terminate}


@require_GET
def start(request: Request) -> HttpResponse:
    """Agreements of the edition in use."""
    check(request.user, permissions.SEE_WORK)
    edition = chosen_edition(request)
    return redirect("agreements:agreements", edition.slug) if edition else redirect("editions:list")


@require_http_methods(["GET", "POST"])
def agreements(request: Request, slug: str) -> HttpResponse:
    """All agreements of an edition, and the regions that have none; send or remind the chosen ones."""
    check(request.user, permissions.SEE_WORK)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    if request.method == "POST":
        return _bulk(request, edition)
    context = {
        "edition": edition,
        "counts": queries.counts_of(edition),
        "without": waiting.without_agreement(edition).count(),
        "left": list(waiting.left_with_agreement(edition)),
        "template": ready_template(edition),
        "may_prepare": permissions.PREPARE.allows(request.user),
    }
    return agreement_listing.respond(request, queries.agreements_of(edition), "agreements/agreements.html", context)


@require_http_methods(["GET", "POST"])
def prepare(request: Request, slug: str) -> HttpResponse:
    """Whom it will be made for and what is missing; then all in the background."""
    check(request.user, permissions.PREPARE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    template = ready_template(edition)
    if request.method == "POST" and template is not None:
        job = tasks.prepare_all.start(by=request.user, template_id=template.pk, user_id=request.user.pk)
        return redirect("tasks:job", job.pk)
    rows = waiting.candidates(template) if template else []
    context = {
        "edition": edition,
        "template": template,
        "ready": [row for row in rows if not row.missing],
        "incomplete": [row for row in rows if row.missing],
    }
    return render(request, "agreements/prepare.html", context)


@require_http_methods(["GET", "POST"])
def prepare_one(request: Request, slug: str, region: int) -> HttpResponse:
    """A region whose signatory is typed by hand."""
    check(request.user, permissions.PREPARE)
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    place = get_object_or_404(waiting.without_agreement(edition), region=region)
    template = ready_template(edition)
    form = SignerForm(request.POST or None, initial={"title": waiting.office_of(place.region)})
    if request.method == "POST" and template is not None and form.is_valid():
        try:
            made = preparing.prepare(template, region=place.region, signer=form.signer(), by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect(made)
    context = {"edition": edition, "region": place.region, "form": form, "template": template}
    return render(request, "agreements/prepare_one.html", context)


@require_GET
def own(request: Request) -> HttpResponse:
    """A region's own agreements, newest first."""
    check(request.user, permissions.OWN)
    rows = queries.agreements().visible_to(request.user).order_by("-edition__year", "-pk")
    return render(request, "agreements/own.html", {"rows": rows})


@require_GET
def agreement(request: Request, pk: int) -> HttpResponse:
    """One agreement: where it is, who signed, its papers, what is owed."""
    found = get_for(request.user, permissions.SEE, queries.agreements(), pk=pk)
    turns = list(desks.turns_of(found))
    current = next((turn for turn in turns if turn.state == Turn.State.WAITING), None)
    buttons = [row for row in agreement_workflow.actions(found, request.user) if row.name in BUTTONS]
    taking = turn_workflow.actions(current, request.user) if current else []
    context = {
        "agreement": found,
        "edition": found.edition,
        "turns": turns,
        "current": current,
        "steps": desks.steps_of(found, turns),
        "actions": buttons + [row for row in taking if row.name == "recall"],
        "files": found.files.select_related("stored_by"),
        "signatures": found.signatures.select_related("file", "recorded_by"),
        "duties": found.duties.all(),
        "renewals": found.renewals.exclude(state=State.CANCELLED),
        "history": history_of(found) if permissions.SEE_WORK.allows(request.user) else [],
        **_rights(request, found, current),
    }
    return render(request, "agreements/agreement.html", context)


@require_POST
def act(request: Request, pk: int) -> HttpResponse:
    """Send, cancel, reopen, remind, renew, terminate, recall."""
    found = get_for(request.user, permissions.PREPARE, queries.agreements(), pk=pk)
    action, note = request.POST.get("action", ""), request.POST.get("note", "")
    try:
        if action in VERBS:
            VERBS[action](found, by=request.user)
        elif action in NOTED:
            NOTED[action](found, note=note, by=request.user)
        elif action == "recall" and (turn := permissions.current_turn(found)):
            review.recall(turn, note=note, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("Tercatat."))
    return redirect(found)


@require_http_methods(["GET", "POST"])
def complete(request: Request, pk: int) -> HttpResponse:
    """Parties, place, dates of one agreement."""
    found = get_for(request.user, permissions.PREPARE, queries.agreements(), pk=pk)
    form = FactsForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            preparing.complete(found, facts=form.cleaned_data, by=request.user)
        except TransitionRefused as reason:
            form.add_error(None, str(reason))
        else:
            return redirect(found)
    return render(request, "agreements/complete.html", {"agreement": found, "edition": found.edition, "form": form})


@require_POST
def number(request: Request, pk: int) -> HttpResponse:
    """The region's own number."""
    found = get_for(request.user, permissions.NUMBER, queries.agreements(), pk=pk)
    try:
        given = said(NumberForm(request.POST), _("Isi nomor daerah, paling panjang 120 huruf."))
        preparing.give_local_number(found, number=given["number"], by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(found)


@require_GET
@never_cache
def preview(request: Request, pk: int) -> HttpResponse | FileResponse:
    """How the paper looks now; what is missing is named instead."""
    found = get_for(request.user, permissions.SEE, queries.agreements(), pk=pk)
    if missing := missing_in(found, found.clauses.values_list("text", flat=True), for_signing=False):
        messages.error(request, _("Belum terisi: %s.") % ", ".join(missing))
        return redirect(found)
    made = paper.agreement_pdf(
        content_of(found, is_draft=found.state in {State.DRAFT, State.REVIEW}), on=found.dated_on
    )
    return as_download(HttpResponse(made, content_type="application/pdf"), f"rancangan-{found.pk}.pdf")


@require_GET
@never_cache
def file(request: Request, pk: int, file: int) -> HttpResponse | FileResponse:
    """A kept paper; saved by the browser and never run."""
    found = get_for(request.user, permissions.SEE, queries.agreements(), pk=pk)
    kept = get_object_or_404(found.files, pk=file)
    return as_download(FileResponse(kept.file.open("rb"), content_type="application/octet-stream"), kept.name)


def _bulk(request: Request, edition: Edition) -> HttpResponse:
    check(request.user, permissions.PREPARE)
    chosen = agreement_listing.chosen(request, queries.agreements_of(edition))
    ids = [row.pk for row in chosen]
    if request.POST.get("aksi") == "kirim":
        job = tasks.send_all.start(by=request.user, slug=edition.slug, ids=ids, user_id=request.user.pk)
        return redirect("tasks:job", job.pk)
    unsigned = queries.agreements().unsigned().filter(pk__in=ids)
    told = sum(life.remind_unsigned(row, by=request.user) for row in unsigned)
    text = ngettext("%d orang diingatkan; yang sudah menandatangani tidak.",
                    "%d orang diingatkan; yang sudah menandatangani tidak.", told) % told  # fmt: skip
    messages.success(request, text)
    return redirect("agreements:agreements", edition.slug)


def _rights(request: Request, found: Agreement, current: Turn | None) -> dict[str, Any]:
    user = request.user
    is_open = found.state in {State.DRAFT, State.REVIEW}
    may_number = is_open and permissions.NUMBER.allows(user, found)
    return {
        "is_mine": current is not None and permissions.DECIDE.allows(user, current),
        "may_prepare": permissions.PREPARE.allows(user),
        "may_complete": is_open and permissions.PREPARE.allows(user),
        "number_form": NumberForm(initial={"number": found.local_number}) if may_number else None,
        "may_sign": found.state == State.APPROVED and permissions.SIGN.allows(user, found),
        "may_upload": found.state in {State.APPROVED, State.IN_FORCE} and permissions.UPLOAD.allows(user, found),
        "may_renew": found.state in {State.IN_FORCE, State.ENDED} and permissions.END.allows(user),
        "Kind": AgreementFile.Kind,
    }

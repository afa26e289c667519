"""Evidence: added by a form or in pieces, withdrawn, served to whoever may read the submission."""

import re

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.exchange import FileRefused, attachments, pieces
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.commands import evidence as commands
from gerakan.stages.questionnaires.exchange.serving import evidence_file
from gerakan.stages.questionnaires.forms.evidence import EvidenceForm
from gerakan.stages.questionnaires.models import Evidence, Part, Upload
from gerakan.stages.questionnaires.queries import sheets
from gerakan.stages.questionnaires.views import finding

HEX = re.compile(r"[0-9a-fA-F]{64}")


@require_http_methods(["GET", "POST"])
def add(request: Request, pk: int, item: int) -> HttpResponse:
    """A file, a link or a passage beside an answer."""
    part = get_for(request.user, permissions.FILL, finding.parts(request.user), pk=pk)
    asked = finding.item(part, item)
    form = EvidenceForm(request.POST or None, request.FILES or None, item=asked)
    if request.method == "POST" and form.is_valid():
        try:
            _add(request, part, asked, form)
        except (TransitionRefused, FileRefused) as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("Bukti tersimpan."))
            return redirect(_place(part, asked))
    context = {
        "part": part,
        "item": asked,
        "form": form,
        "edition": part.submission.round.edition,
        "locked": sheets.why_item_locked(part.submission, asked),
        "most": attachments.MAX_BYTES,
        "piece": pieces.PIECE,
    }
    return render(request, "questionnaires/add_evidence.html", context)


@require_POST
def begin(request: Request, pk: int, item: int) -> JsonResponse:
    """Announce a file that comes in pieces; says where to go on."""
    part = get_for(request.user, permissions.FILL, finding.parts(request.user), pk=pk)
    asked = finding.item(part, item)
    size = request.POST.get("size", "")
    try:
        upload = commands.begin_upload(
            part,
            item=asked,
            name=request.POST.get("name", ""),
            size=whole(size),
            by=request.user,
        )
    except (TransitionRefused, FileRefused) as reason:
        return JsonResponse({"error": str(reason)}, status=400)
    urls = {name: reverse(f"questionnaires:{name}", args=[upload.token]) for name in ("piece", "finish_upload")}
    return JsonResponse({"offset": pieces.offset_of(upload.token), **urls})


@never_cache
@require_http_methods(["GET", "POST"])
def piece(request: Request, token: str) -> JsonResponse:
    """Ask how much has arrived, or add the piece that begins at ?dari=offset."""
    upload = get_for(request.user, permissions.VIEW, _own_uploads(request), token=token)
    _part_of(request, upload)
    if request.method == "GET":
        return JsonResponse({"offset": pieces.offset_of(upload.token)})
    start = request.GET.get("dari", "")
    try:
        arrived = pieces.append(
            upload.token, size=upload.size, offset=whole(start) if start.isdecimal() else -1, piece=request.body
        )
    except pieces.WrongOffset as wrong:
        return JsonResponse({"offset": wrong.offset}, status=409)
    except FileRefused as reason:
        return JsonResponse({"error": str(reason)}, status=400)
    return JsonResponse({"offset": arrived})


@require_POST
def finish(request: Request, token: str) -> JsonResponse:
    """Everything is there: check it and make it evidence."""
    upload = get_for(request.user, permissions.VIEW, _own_uploads(request), token=token)
    part = _part_of(request, upload)
    asked = finding.item(part, upload.item_id)
    given = request.POST.get("sha256", "")
    told = {name: request.POST.get(name, "")[:4000] for name in ("title", "page", "quotation")}
    try:
        commands.finish_upload(
            part, upload=upload, item=asked, sha256=given if HEX.fullmatch(given) else "", by=request.user, **told
        )
    except (TransitionRefused, FileRefused) as reason:
        return JsonResponse({"error": str(reason)}, status=400)
    messages.success(request, _("Bukti tersimpan."))
    return JsonResponse({"url": _place(part, asked)})


@never_cache
@require_GET
def download(request: Request, pk: int) -> FileResponse:
    """A file, to whoever may read the submission."""
    found = get_for(request.user, permissions.VIEW, finding.evidence(), pk=pk)
    if found.kind != Evidence.Kind.FILE:
        raise Http404
    return evidence_file(found)


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """It no longer counts."""
    found = get_for(request.user, permissions.VIEW, finding.evidence(), pk=pk)
    part = sheets.part_of(found)
    try:
        commands.withdraw(found, by=request.user)
        messages.success(request, _("Bukti ditarik."))
    except TransitionRefused as reason:
        messages.error(request, str(reason))
    return redirect(_place(part, finding.item(part, found.item_id)))


def _own_uploads(request: Request) -> QuerySet[Upload]:
    """Only who began a file adds to it."""
    return finding.uploads().filter(owner=request.user)


def _part_of(request: Request, upload: Upload) -> Part:
    """While the part is still theirs."""
    return get_for(request.user, permissions.FILL, finding.parts(request.user), pk=sheets.part_of(upload).pk)


def _add(request: Request, part: Part, item: Item, form: EvidenceForm) -> None:
    if form.kind == Evidence.Kind.FILE:
        commands.add_file(part, item=item, file=form.cleaned_data["file"], by=request.user, **form.words())
    else:
        url = form.cleaned_data.get("url") or ""
        commands.add_words(part, item=item, kind=form.kind, url=url, by=request.user, **form.words())


def _place(part: Part, item: Item) -> str:
    return f"{reverse('questionnaires:part', args=[part.pk])}#butir-{item.pk}"

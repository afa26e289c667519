"""Screens of the tree: seen, moved by a device, moved by a form."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.models import Masterplan, Programme
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.masterplans.views.asking import sheet_called
from gerakan.stages.outlines import commands
from gerakan.stages.outlines.forms import MoveForm, PlaceForm, SeveralForm
from gerakan.stages.outlines.queries import Outline, links_of, moved_by_others, tree_page

OFFERED, TOLD, LINES_SHOWN, LINKS_SHOWN = 500, 10, 300, 200


@require_GET
@never_cache
def outline(request: Request, pk: int) -> HttpResponse:
    """The tree; those who write rearrange it."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    shown = tree_page(plan, request.GET.get("halaman"))
    may_write = permissions.WRITE.allows(request.user, plan)
    context = {"plan": plan, "edition": plan.edition, "shown": shown, "may_write": may_write}
    return render(request, "outlines/outline.html", context)


@require_POST
def move(request: Request, pk: int) -> HttpResponse:
    """What a device asks; the answer says where the row stands now and what others have moved since."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"sentence": _("Kiriman tidak dapat dibaca. Muat ulang halaman ini.")}, status=400)
    row, seen = form.cleaned_data["row"], form.cleaned_data["revision"]
    try:
        commands.move(plan, row=row, to=form.place(), revision=seen, by=request.user)
    except commands.AlreadyThere:
        pass
    except commands.MovedMeanwhile as newer:
        sides = {"sentence": str(newer), "by": newer.by, "now": newer.now, "wanted": newer.wanted}
        return JsonResponse({**_standing(plan, row), **sides}, status=409)
    except TransitionRefused as reason:
        return JsonResponse({"sentence": str(reason)}, status=422)
    return JsonResponse(_standing(plan, row, since=seen, by=request.user))


def _standing(plan: Masterplan, row: int, *, since: int | None = None, by: Any = None) -> dict[str, Any]:
    found = Outline(plan)
    moved = found.items[row].row
    others = moved_by_others(plan, found, since=since, but=by) if since is not None else []
    return {
        "row": row, "parent": moved.parent_id, "after": found.before(moved), "words": found.words(moved),
        "revision": Masterplan.objects.values_list("revision", flat=True).get(pk=plan.pk), "others": others,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@never_cache
def place(request: Request, pk: int, row: int) -> HttpResponse:
    """The same by a form: part of what, behind what."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    moving = get_object_or_404(Programme, plan=plan, pk=row)
    found = Outline(plan)
    form = PlaceForm(request.POST or None, outline=found, row=moving, revision=plan.revision)
    if form.is_valid() and _moved(request, plan, moving, form):
        return redirect(f"{reverse('outlines:outline', args=[pk])}#susunan-{row}")
    context = {
        "plan": plan, "edition": plan.edition, "row": moving, "form": form, "now": found.words(found.items[row].row),
        "parents": form.parents[:OFFERED], "others": form.others[:OFFERED],
    }  # fmt: skip
    return render(request, "outlines/place.html", context, status=422 if form.is_bound else 200)


def _moved(request: Request, plan: Masterplan, moving: Programme, form: PlaceForm) -> bool:
    seen = form.cleaned_data["revision"]
    try:
        commands.move(plan, row=moving.pk, to=form.place(), revision=seen, by=request.user)
    except commands.MovedMeanwhile as newer:
        form.add_error(None, _("%s Simpan lagi untuk memakai tempat pilihan Anda.") % newer)
        form.data = {**form.data.dict(), "revision": str(plan.revision)}  # type: ignore[attr-defined]
        return False
    except TransitionRefused as reason:
        form.add_error(None, str(reason))
        return False
    except commands.AlreadyThere:
        messages.info(request, _("Baris ini sudah di tempat itu."))
        return True
    messages.success(request, _("Baris dipindahkan. Pemindahan dapat dibatalkan dari riwayat."))
    return True


@require_http_methods(["GET", "POST"])
@never_cache
def several(request: Request, pk: int, code: str) -> HttpResponse:
    """Rows of any sheet: ticked first, then put somewhere together; works without a script."""
    plan = get_for(request.user, permissions.WRITE, plans_for(request.user), pk=pk)
    sheet, found = sheet_called(code), Outline(plan, code)
    rows = [whole(text) for text in (request.POST or request.GET).getlist("pilih")]
    going = found.wholes_of(rows)
    context = {"plan": plan, "edition": plan.edition, "sheet": sheet, "place": "outline" if found.is_tree else "sheet"}
    if not going:
        page = Paginator(list(found.lines()), LINES_SHOWN).get_page(request.GET.get("halaman"))
        return render(request, "outlines/several.html", {**context, "page": page, "is_tree": found.is_tree})
    form = SeveralForm(request.POST or None, outline=found, going=going, revision=plan.revision)
    if form.is_valid() and _moved_all(request, plan, code, going, form):
        return redirect(f"{reverse('outlines:several', args=[pk, code])}#susunan-{going[0]}")
    others = [item for _depth, item in found.lines() if item.row.pk not in going]
    context |= {"form": form, "going": [found.items[key] for key in going], "others": others[:OFFERED]}
    return render(request, "outlines/together.html", context, status=422 if form.is_bound else 200)


def _moved_all(request: Request, plan: Masterplan, code: str, going: list[int], form: SeveralForm) -> bool:
    seen = form.cleaned_data["revision"]
    try:
        done = commands.move_several(plan, sheet=code, rows=going, to=form.place(), revision=seen, by=request.user)
    except TransitionRefused as reason:
        form.add_error(None, str(reason))
        form.data = {**form.data.dict(), "revision": str(plan.revision)}  # type: ignore[attr-defined]
        return False
    count = len(done.codes)
    said = ngettext("%d baris dipindahkan.", "%d baris dipindahkan.", count) % count
    messages.success(request, f"{said} {_('Setiap pemindahan dapat dibatalkan dari riwayat.')}")
    for sentence in done.said[:TOLD]:
        messages.warning(request, sentence)
    return True


@require_GET
def links(request: Request, pk: int) -> HttpResponse:
    """Both sides of every plan above: which codes nobody names, which programmes name none."""
    plan = get_for(request.user, permissions.SEE, plans_for(request.user), pk=pk)
    found = links_of(plan)
    context = {
        "plan": plan, "edition": plan.edition, "links": [one for one in found if one.is_begun],
        "others": [one.label for one in found if not one.is_begun], "most": LINKS_SHOWN, "slice": f":{LINKS_SHOWN}",
    }  # fmt: skip
    return render(request, "outlines/links.html", context)

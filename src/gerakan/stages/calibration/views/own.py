"""Screens of the one who marks: what waits, one sample case, the comparison."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.calibration import permissions
from gerakan.stages.calibration.commands import sheets as commands
from gerakan.stages.calibration.commands.sheets import Kept
from gerakan.stages.calibration.forms import MarkForm
from gerakan.stages.calibration.models import CalibrationSheet, SampleCase
from gerakan.stages.calibration.queries import comparison
from gerakan.stages.calibration.queries import sets as set_queries
from gerakan.stages.calibration.queries import sheets as queries
from gerakan.stages.calibration.queries.sheets import Card


@require_GET
def own(request: Request) -> HttpResponse:
    """Every sample case of the own editions, and what is left of it."""
    check(request.user, permissions.OWN_WORK)
    grouped = groupby(queries.own_cases(request.user), key=lambda case: case.calibration)
    sets = []
    for calibration, rows in grouped:
        cases = list(rows)
        engagement = queries.own_engagement(request.user, cases[0])
        summary = comparison.whole_summary(engagement) if engagement else None
        sets.append((calibration, cases, summary))
    return render(request, "calibration/own.html", {"sets": sets})


@require_GET
def sheet(request: Request, pk: int) -> HttpResponse:
    """All items of one sample case; after sending, the comparison."""
    case = get_for(request.user, permissions.MARK, set_queries.cases(), pk=pk)
    found = queries.own_sheet(request.user, case)
    if found is not None and found.state == CalibrationSheet.State.SENT:
        return redirect("calibration:result", pk)
    return _page(request, case, found)


@require_POST
def save(request: Request, pk: int, item: int) -> HttpResponse:
    """One item; htmx gets its state line, a plain form the next item."""
    case = get_for(request.user, permissions.MARK, set_queries.cases(), pk=pk)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return _refused(request, case, item, _("Isian ini tidak lengkap."))
    try:
        kept = commands.save_marks(case, said=[form.said(item)], by=request.user)[0]
    except TransitionRefused as reason:
        return _refused(request, case, item, str(reason))
    return _answer(request, case, kept, form.cleaned_data)


@require_POST
def send(request: Request, pk: int) -> HttpResponse:
    """Once; then the comparison."""
    case = get_for(request.user, permissions.MARK, set_queries.cases(), pk=pk)
    try:
        commands.send(case, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return redirect(f"{reverse('calibration:sheet', args=[pk])}#kirim")
    return redirect("calibration:result", pk)


@require_GET
def result(request: Request, pk: int) -> HttpResponse:
    """The own marks beside the reference and the anonymous group; not before they are sent."""
    found = get_for(request.user, permissions.SEE_SHEET, queries.own_sent(request.user), case=pk)
    rows = comparison.compared(found)
    following = [row for row in queries.own_cases(request.user) if row.sheet_state != found.state]  # type: ignore[attr-defined]
    context = {
        "case": found.case,
        "edition": found.case.calibration.edition,
        "rows": rows,
        "summary": comparison.summary_of(rows),
        "fewest": comparison.FEWEST_OTHERS,
        "following": next((row for row in following if row.calibration_id == found.case.calibration_id), None),
    }
    return render(request, "calibration/result.html", context)


def _page(
    request: Request, case: SampleCase, found: CalibrationSheet | None, clash: dict[str, Any] | None = None
) -> HttpResponse:
    cards = queries.cards_of(case, found)
    context = {
        "case": case,
        "edition": case.calibration.edition,
        "cards": cards,
        "done": sum(card.is_done for card in cards),
        "closed": queries.why_closed(case.calibration, found),
        "clash": clash,
    }
    return render(request, "calibration/sheet.html", context, status=409 if clash else 200)


def _answer(request: Request, case: SampleCase, kept: Kept, typed: dict[str, Any]) -> HttpResponse:
    found = queries.own_sheet(request.user, case)
    clash = {"item": kept.mark.item_id, "said": typed, "revision": typed["revision"]} if kept.is_older else None
    if not _is_part(request):
        if clash:
            return _page(request, case, found, clash)
        return redirect(_next_item(case, queries.cards_of(case, found), kept.mark.item_id))
    cards = queries.cards_of(case, found)
    card = next(card for card in cards if card.place.row.pk == kept.mark.item_id)
    context = {
        "card": card, "clash": clash, "is_saved": not clash, "done": sum(each.is_done for each in cards),
        "total": len(cards),
    }  # fmt: skip
    return render(request, "calibration/parts/saved.html", context)


def _is_part(request: Request) -> bool:
    return request.headers.get("HX-Request") == "true"


def _refused(request: Request, case: SampleCase, item: int, words: str) -> HttpResponse:
    if not _is_part(request):
        messages.error(request, words)
        return redirect(f"{reverse('calibration:sheet', args=[case.pk])}#butir-{item}")
    return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")


def _next_item(case: SampleCase, cards: list[Card], item: int) -> str:
    keys = [card.place.row.pk for card in cards]
    at = keys.index(item) + 1
    anchor = f"butir-{keys[at]}" if at < len(keys) else "kirim"
    return f"{reverse('calibration:sheet', args=[case.pk])}#{anchor}"

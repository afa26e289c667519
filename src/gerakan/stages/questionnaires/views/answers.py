"""The page of a part, and the single save behind every keystroke."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.indicators.models import IndicatorValue
from gerakan.foundation.instruments.answering import Drawn, Unreadable, drawn, drawn_again, value_in_words
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.foundation.workflow.asking import whole
from gerakan.stages.questionnaires import permissions
from gerakan.stages.questionnaires.commands import answers as commands
from gerakan.stages.questionnaires.commands.answers import AnswerConflict, Typed
from gerakan.stages.questionnaires.forms.answers import Fault, read_all, read_one
from gerakan.stages.questionnaires.forms.evidence import ContestForm
from gerakan.stages.questionnaires.models import Answer, Part
from gerakan.stages.questionnaires.queries import sheets
from gerakan.stages.questionnaires.queries.sheets import Row, Section
from gerakan.stages.questionnaires.queries.words import answer_in_words
from gerakan.stages.questionnaires.views import finding


@dataclass(frozen=True)
class Box:
    """An item on the page: what its boxes hold, the library's figure, what is wrong, whose words it collides with."""

    row: Row
    drawn: Drawn
    note: str
    is_out: bool
    revision: int
    figure: IndicatorValue | None
    fault: str = ""
    theirs: Answer | None = None
    theirs_words: str = ""
    mine_words: str = ""


@require_http_methods(["GET", "POST"])
def part(request: Request, pk: int) -> HttpResponse:
    """Read a part; fill it when it is yours and open."""
    shown = get_for(request.user, permissions.VIEW, finding.parts(request.user), pk=pk)
    faults: list[Fault] = []
    collided: list[tuple[Typed, Answer | None]] = []
    if request.method == "POST":
        check(request.user, permissions.FILL, shown)
        faults, collided = _save_page(request, shown)
        if not faults and not collided:
            return redirect("questionnaires:part", pk)
    sheet = sheets.sheet_of(shown.submission)
    section = sheet.section_of(shown)
    may_fill = permissions.FILL.allows(request.user, shown)
    context = {
        "part": shown,
        "section": section,
        "submission": shown.submission,
        "edition": shown.submission.round.edition,
        "boxes": _boxes(request, section, faults, collided),
        "may_fill": may_fill,
        "is_open": may_fill and any(row.is_open for row in section.every),
        "locked": sheets.why_locked(shown.submission),
        "around": _around(sheet.sections, shown),
    }
    return render(request, "questionnaires/part.html", context)


@require_POST
def save(request: Request, pk: int) -> JsonResponse:
    """One item, as it is typed; answered only after it is on the disk. 409 shows both texts."""
    shown = get_for(request.user, permissions.FILL, finding.parts(request.user), pk=pk)
    wanted = request.POST.get("item", "")
    item = finding.item(shown, whole(wanted))
    try:
        kept = _save(request, shown, [read_one(item, request.POST)])
    except AnswerConflict as conflict:
        return JsonResponse(_conflict(*conflict.conflicts[0]), status=409)
    except (Unreadable, TransitionRefused) as reason:
        return JsonResponse({"error": str(reason)}, status=400)
    return JsonResponse(_kept(shown, item, kept[0] if kept else None))


@require_http_methods(["GET", "POST"])
def fact(request: Request, pk: int, item: int) -> HttpResponse:
    """Stand by the library's figure, or say why it is wrong."""
    shown = get_for(request.user, permissions.FILL, finding.parts(request.user), pk=pk)
    asked = finding.item(shown, item)
    figure = sheets.figure_of(shown, asked)
    if figure is None:
        raise PermissionDenied(_("Pustaka indikator tidak mempunyai angka untuk butir ini."))
    form = ContestForm(request.POST if "reason" in request.POST else None)
    try:
        if _decide_fact(request, shown, asked, figure, form):
            messages.success(request, _("Tersimpan."))
            return redirect(_place(shown, asked))
    except (TransitionRefused, AnswerConflict) as reason:
        messages.error(request, str(reason))
        return redirect(_place(shown, asked))
    context = {
        "part": shown,
        "item": asked,
        "figure": figure,
        "form": form,
        "revision": sheets.revision_of(shown, asked),
    }
    return render(request, "questionnaires/contest.html", context | {"edition": shown.submission.round.edition})


def _decide_fact(request: Request, part: Part, item: Item, figure: IndicatorValue, form: ContestForm) -> bool:
    text = request.POST.get(f"rev-{item.pk}", "0")
    revision = whole(text)
    if "benar" in request.POST:
        commands.confirm_fact(part, item=item, figure=figure, revision=revision, by=request.user)
        return True
    if form.is_valid():
        commands.contest_fact(part, item=item, figure=figure, revision=revision, by=request.user, **form.cleaned_data)
        return True
    return False


def _save_page(request: Request, part: Part) -> tuple[list[Fault], list[tuple[Typed, Answer | None]]]:
    typed, faults = read_all(sheets.asked_items(part.submission, part), request.POST)
    collided: list[tuple[Typed, Answer | None]] = []
    try:
        try:
            kept = _save(request, part, typed)
        except AnswerConflict as conflict:
            collided = conflict.conflicts
            theirs = {one.item.pk for one, _answer in collided}
            kept = _save(request, part, [one for one in typed if one.item.pk not in theirs])
        words = _("Tersimpan.") if kept else _("Tidak ada yang berubah.")
        messages.success(request, words)
    except (TransitionRefused, AnswerConflict) as reason:
        messages.error(request, str(reason))
    return faults, collided


def _save(request: Request, part: Part, typed: list[Typed]) -> list[Answer]:
    """Only what was touched: a page also sends back what somebody else may have changed since."""
    seen = sheets.versions_seen(part, {one.item.pk: one.revision for one in typed})
    now = {row.item_id: row for row in part.submission.answers.select_related("saved_by")}
    touched = [one for one in typed if not one.is_said_by(seen.get(one.item.pk))]
    new = [one for one in touched if not one.is_said_by(now.get(one.item.pk))]
    if new:
        commands.save_answers(part, typed=new, by=request.user)
        now = {row.item_id: row for row in part.submission.answers.select_related("saved_by")}
    return [now[one.item.pk] for one in touched if one.item.pk in now]


def _kept(part: Part, item: Item, kept: Answer | None) -> dict[str, object]:
    section = sheets.sheet_of(part.submission).section_of(part)
    kept = kept or next((row.answer for row in section.every if row.item.pk == item.pk), None)
    asked, answered, _missing = section.counts
    return {
        "revision": kept.revision if kept else 0,
        "saved": formats.clock(kept.saved_at) if kept else "",
        "words": answer_in_words(item, kept),
        "shown": [row.item.pk for row in section.rows],
        "progress": _("%(done)d dari %(all)d terjawab") % {"done": answered, "all": asked},
    }


def _conflict(mine: Typed, theirs: Answer | None) -> dict[str, object]:
    return {
        "revision": theirs.revision if theirs else 0,
        "theirs": answer_in_words(mine.item, theirs),
        "by": str(theirs.saved_by) if theirs else "",
        "at": formats.clock(theirs.saved_at) if theirs else "",
        "mine": _said(mine),
    }


def _said(mine: Typed) -> str:
    return _("Tidak berlaku: %s") % mine.note if mine.does_not_apply else value_in_words(mine.item, mine.value)


def _boxes(
    request: Request, section: Section, faults: list[Fault], collided: list[tuple[Typed, Answer | None]]
) -> list[Box]:
    figures = sheets.figures_of(section, section.part.submission)
    wrong = {fault.item.pk: fault.words for fault in faults}
    clashes = {mine.item.pk: (mine, theirs) for mine, theirs in collided}
    return [
        _clashed(_box(request, row, figures.get(row.item.prefill_code), wrong), clashes.get(row.item.pk))
        for row in section.every
    ]


def _box(request: Request, row: Row, figure: IndicatorValue | None, wrong: dict[int, str]) -> Box:
    item, answer = row.item, row.answer
    if item.pk in wrong:
        again = drawn_again(item, request.POST)
        note, is_out = request.POST.get(f"note-{item.pk}", ""), f"na-{item.pk}" in request.POST
        return Box(row, again, note, is_out, row.revision, figure, fault=wrong[item.pk])
    kept = drawn(item, answer.value if answer else None)
    is_out = bool(answer and answer.does_not_apply)
    return Box(row, kept, answer.note if answer else "", is_out, row.revision, figure)


def _clashed(box: Box, clash: tuple[Typed, Answer | None] | None) -> Box:
    if clash is None:
        return box
    mine, theirs = clash
    return replace(
        box, drawn=drawn(mine.item, mine.value), note=mine.note, is_out=mine.does_not_apply, theirs=theirs,
        theirs_words=answer_in_words(mine.item, theirs), mine_words=_said(mine),
    )  # fmt: skip


def _around(sections: tuple[Section, ...], part: Part) -> tuple[Part | None, Part | None]:
    """The parts before and after this one."""
    parts = [section.part for section in sections if section.rows]
    at = next((place for place, one in enumerate(parts) if one.pk == part.pk), None)
    if at is None:
        return None, None
    return (parts[at - 1] if at else None), (parts[at + 1] if at + 1 < len(parts) else None)


def _place(part: Part, item: Item) -> str:
    return f"{reverse('questionnaires:part', args=[part.pk])}#butir-{item.pk}"

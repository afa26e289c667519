"""Screens of the one who marks: the own sheets, one sheet, one item of it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gerakan.foundation.access import check, get_for
from gerakan.foundation.accounts.requests import Request
from gerakan.foundation.editions.choosing import chosen_edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import permissions
from gerakan.stages.assessment.commands import sheets as commands
from gerakan.stages.assessment.forms.entries import MarkForm, NotesForm, fresh_key
from gerakan.stages.assessment.models import Enquiry, Mark, MarkSheet
from gerakan.stages.assessment.queries import enquiries, masks, rubric
from gerakan.stages.assessment.queries import sheets as queries
from gerakan.stages.assessment.queries.enquiries import Asked
from gerakan.stages.assessment.queries.rubric import Place, Told
from gerakan.stages.assessment.views.device import device_key, may_be_kept


@dataclass(frozen=True)
class Card:
    """One item as its card shows it."""

    number: int
    place: Place
    mark: Mark | None
    told: Told
    earlier: str
    key: str
    following: str
    preceding: str
    asked: tuple[Asked, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.mark is not None and (self.mark.level is not None or self.mark.does_not_apply)

    @property
    def state(self) -> dict[str, Any] | None:
        """What stands, for the device."""
        return queries.state_of(self.mark)


@require_GET
def own_sheets(request: Request) -> HttpResponse:
    """An assessor's sheets in the order of the interviews."""
    check(request.user, permissions.OWN_WORK)
    edition = chosen_edition(request)
    rows = list(queries.own_sheets(request.user, edition))
    trees = rubric.trees_of([row.case for row in rows])
    listed = [(row, len(rubric.places(trees[row.case_id])), masks.listed_name(row)) for row in rows]
    listed.sort(key=masks.place_of_masked)
    context = {"rows": listed, "edition": edition, "device_key": device_key(request.user)}
    return may_be_kept(render(request, "assessment/own_sheets.html", context), request.user)


@require_GET
def sheet(request: Request, pk: int) -> HttpResponse:
    """All items of one region, one at a time where there is a script."""
    found = get_for(request.user, permissions.MARK, queries.sheets(), pk=pk)
    return may_be_kept(_sheet(request, found), request.user)


@require_POST
def save_item(request: Request, pk: int, code: str) -> HttpResponse:
    """One item by plain form, then the next one."""
    found = get_for(request.user, permissions.MARK, queries.sheets(), pk=pk)
    card = next((card for card in _cards(found) if card.place.item.code == code), None)
    if card is None:
        return redirect("assessment:sheet", pk)
    form = MarkForm(request.POST, item=card.place.item, evidence=_evidence(card))
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(_at(pk, code))
    receipt = commands.save_entries(found, taps=[form.tap()], by=request.user)[0]
    if receipt.outcome == "saved":
        return redirect(_at(pk, card.following))
    if receipt.outcome == "older":
        return _sheet(request, found, clash={"code": code, "said": form.tap().said, "key": fresh_key()}, status=409)
    messages.error(request, receipt.words)
    return redirect(_at(pk, code))


@require_POST
def save_notes(request: Request, pk: int) -> HttpResponse:
    """The two notes of a sheet."""
    found = get_for(request.user, permissions.MARK, queries.sheets(), pk=pk)
    form = NotesForm(request.POST)
    if not form.is_valid():
        return _sheet(request, found, notes=form, status=422)
    try:
        commands.save_notes(found, **form.cleaned_data, by=request.user)
    except TransitionRefused as reason:
        messages.error(request, str(reason))
        return _sheet(request, found, notes=_notes_again(found, form), status=409)
    messages.success(request, _("Catatan disimpan."))
    return redirect(_at(pk, "kirim"))


@require_http_methods(["GET", "POST"])
def send(request: Request, pk: int) -> HttpResponse:
    """What is still missing; then send, once."""
    found = get_for(request.user, permissions.MARK, queries.sheets(), pk=pk)
    if request.method == "POST":
        try:
            commands.send(found, by=request.user)
        except TransitionRefused as reason:
            messages.error(request, str(reason))
            return redirect("assessment:send", pk)
        messages.success(request, _("Nilai %s terkirim.") % masks.name_for(request.user, found.case))
        return redirect("assessment:own_sheets")
    name = masks.name_for(request.user, found.case)
    context = {"sheet": found, "name": name, "gaps": queries.gaps_of(found), "closed": queries.why_closed(found)}
    return render(request, "assessment/send.html", context)


def _notes_of(found: MarkSheet) -> NotesForm:
    now = {"private": found.note_private, "for_region": found.note_for_region, "seen": found.notes_fingerprint}
    return NotesForm(initial=now)


def _notes_again(found: MarkSheet, form: NotesForm) -> NotesForm:
    """What was typed stays; what the other device saved stands beside it, and saving again is a choice."""
    now = MarkSheet.objects.get(pk=found.pk)
    again = NotesForm(initial={**form.cleaned_data, "seen": now.notes_fingerprint})
    again.fields["private"].help_text = _("Yang tersimpan: %s") % (now.note_private or "–")
    again.fields["for_region"].help_text = _("Yang tersimpan: %s") % (now.note_for_region or "–")
    return again


def _sheet(
    request: Request,
    found: MarkSheet,
    clash: dict[str, Any] | None = None,
    status: int = 200,
    notes: NotesForm | None = None,
) -> HttpResponse:
    cards, hidden = _cards(found), masks.hidden_region(request.user, found.case)
    context = {
        "sheet": found,
        "hidden": hidden,
        "name": masks.code_name(found.case) if hidden else found.case.region.name,
        "case": found.case,
        "cards": cards,
        "done": sum(card.is_done for card in cards),
        "earlier_region": _("daerah sebelumnya") if hidden else rubric.earlier_marks(found)[0],
        "closed": queries.why_closed(found),
        "must_calibrate": queries.must_calibrate(found),
        "may_ask": not enquiries.why_not_askable(found),
        "clash": clash,
        "notes": notes or _notes_of(found),
        "confidences": Mark.Confidence.choices,
        "device_key": device_key(request.user),
        "states": {card.place.item.code: card.state for card in cards if card.mark},
    }
    return render(request, "assessment/sheet.html", context, status=status)


def _cards(found: MarkSheet) -> list[Card]:
    asked = rubric.places(rubric.tree_of_case(found.case))
    marks, told = queries.marks_by_code(found), rubric.told_by_region(found.case)
    earlier = rubric.earlier_marks(found)[1]
    asked_of, own = enquiries.asked_by_item(found.case), enquiries.own_by_item(found)
    codes = [place.item.code for place in asked]
    return [
        Card(
            number=number, place=place, mark=marks.get(code), told=told.get(code, rubric.NOTHING),
            earlier=earlier.get(code, ""), key=fresh_key(),
            following=codes[number] if number < len(codes) else "kirim",
            preceding=codes[number - 2] if number > 1 else "",
            asked=tuple(asked_of.get(place.item.pk, ())), enquiries=tuple(own.get(place.item.pk, ())),
        )
        for number, (place, code) in enumerate(zip(asked, codes, strict=True), start=1)
    ]  # fmt: skip


def _evidence(card: Card) -> list[tuple[int, str]]:
    return [(proof.pk, proof.title) for proof in card.told.evidence]


def _at(pk: int, code: str) -> str:
    return f"{reverse('assessment:sheet', args=[pk])}#butir-{code}"

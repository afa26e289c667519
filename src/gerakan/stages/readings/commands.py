"""Verbs of a reading: sent, read, and its proposals accepted into the plan or refused by a person."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.exchange import FileRefused
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.masterplans import permissions
from gerakan.stages.masterplans.commands.cells import NothingKept, save_cells
from gerakan.stages.masterplans.commands.plans import frame
from gerakan.stages.masterplans.commands.saving import Edit, Outcome
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.masterplans.queries import cells
from gerakan.stages.masterplans.queries.plans import held
from gerakan.stages.masterplans.queries.sheets import SHEETS
from gerakan.stages.readings.exchange.opening import check_document
from gerakan.stages.readings.exchange.rules import Found
from gerakan.stages.readings.models import Proposal, Reading
from gerakan.stages.readings.queries.proposals import FRAME, Doubles

LANGUAGE = "id"
"""In which documents are read and cells are typed, whoever accepts."""
MOST_AT_ONCE, NAMED = 2_000, 20


@command
def send(plan: Masterplan, *, name: str, data: bytes, by: User) -> Reading:
    """Keep a file to be read; raises FileRefused for what no rule can open. The same file is kept once."""
    check(by, permissions.WRITE, plan)
    suffix = check_document(name, data)
    plan = held(plan, by)
    digest = hashlib.sha256(data).hexdigest()
    if plan.readings.filter(sha256=digest).exists():
        raise FileRefused(_("Berkas yang sama sudah pernah diunggah; bukalah bacaannya."))
    reading = Reading(plan=plan, name=PurePath(name).name[-200:], sha256=digest, by=by)
    reading.file.save(f"{digest[:16]}{suffix}", ContentFile(data), save=False)
    reading.save()
    record("reading.sent", reading, by=by, changes={"sha256": digest})
    return reading


@command
def keep(reading: Reading, *, found: Found, page_count: int | None, by: User) -> int:
    """What the rules found; how many proposals. Nothing of it is in the plan."""
    locked = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
    if locked.state == Reading.State.READ:
        raise TransitionRefused(_("Dokumen ini sudah dibaca."))
    wanted = found.in_order()
    numbers = {id(one): number for number, one in enumerate(wanted, start=1)}
    Proposal.objects.bulk_create(
        (
            Proposal(
                reading=locked, number=numbers[id(one)], sheet=one.sheet, title=one.title, cells={k: v for k, v in one.cells.items() if v},
                links={field: numbers[id(other)] for field, other in one.links.items()},
                page=one.page, place=one.place, passage=one.passage, rule=one.rule, sureness=one.sureness,
            )
            for one in wanted
        ),
        batch_size=200,
    )  # fmt: skip
    locked.state, locked.page_count, locked.problem = Reading.State.READ, page_count, ""
    locked.unread = [[one.page, one.words, one.why] for one in found.unread]
    locked.save()
    record("reading.read", reading, by=by, changes={"proposals": len(wanted), "unread": len(found.unread)})
    return len(wanted)


@command
def give_up(reading: Reading, *, problem: str, by: User) -> None:
    """It cannot be read, and why."""
    Reading.objects.filter(pk=reading.pk).update(state=Reading.State.FAILED, problem=problem)
    record("reading.failed", reading, by=by, note=problem)


@command
def accept(
    reading: Reading,
    *,
    numbers: Sequence[int],
    by: User,
    into: int | None = None,
    corrected: dict[str, str] | None = None,
) -> list[str]:
    """Put proposals into the plan by its own save, each sheet one revision; the sentences of what could not stand.

    into: of one proposal, the row that it fills where that is empty; corrected: its cells as the person wrote them. A proposal with an answer already is left alone.
    Raises TransitionRefused when nothing was new.
    """
    check(by, permissions.WRITE, reading.plan)
    plan = held(reading.plan, by)
    asked = _open_ones(reading, numbers)
    if corrected is not None and len(asked) == 1:
        asked[0].cells = corrected
    said: list[str] = []
    taken: list[Proposal] = []
    with translation.override(LANGUAGE):
        for sheet in (FRAME, *SHEETS):
            own = [one for one in asked if one.sheet == sheet]
            for several in (
                [one for one in own if "parent" not in one.links],
                [one for one in own if "parent" in one.links],
            ):
                if several:
                    taken += (
                        _into_frame(plan, several[0], by)
                        if sheet == FRAME
                        else _into_sheet(plan, several, by, into, said)
                    )
    if not taken:
        raise TransitionRefused(" ".join(said[:NAMED]) or _("Tidak ada yang berubah."))
    _decide(taken, Proposal.State.ACCEPTED, by)
    record(
        "reading.accepted",
        reading,
        by=by,
        changes={"numbers": [one.number for one in taken[:NAMED]], "proposals": len(taken)},
    )
    return said


@command
def refuse(reading: Reading, *, numbers: Sequence[int], by: User) -> int:
    """The document says it, the plan shall not."""
    check(by, permissions.WRITE, reading.plan)
    held(reading.plan, by)
    asked = _open_ones(reading, numbers)
    _decide(asked, Proposal.State.REFUSED, by)
    record(
        "reading.refused",
        reading,
        by=by,
        changes={"numbers": [one.number for one in asked[:NAMED]], "proposals": len(asked)},
    )
    return len(asked)


@command
def reopen(reading: Reading, *, number: int, by: User) -> None:
    """A refused proposal is looked at again."""
    check(by, permissions.WRITE, reading.plan)
    held(reading.plan, by)
    found = reading.proposals.filter(number=number, state=Proposal.State.REFUSED)
    if not found.update(state=Proposal.State.OPEN, decided_by=None, decided_at=None):
        raise TransitionRefused(_("Usulan ini tidak sedang ditolak."))
    record("reading.reopened", reading, by=by, changes={"numbers": [number]})


def _open_ones(reading: Reading, numbers: Sequence[int]) -> list[Proposal]:
    found = list(reading.proposals.filter(number__in=numbers[:MOST_AT_ONCE], state=Proposal.State.OPEN))
    if not found:
        raise TransitionRefused(_("Usulan ini sudah diputuskan, atau tidak ada yang dipilih."))
    for one in found:
        one.reading = reading
    return found


def _decide(taken: Iterable[Proposal], state: str, by: User) -> None:
    changed = list(taken)
    for one in changed:
        one.state, one.decided_by, one.decided_at = state, by, timezone.now()
    Proposal.objects.bulk_update(
        changed, ["state", "decided_by", "decided_at", "row", "remark", "cells"], batch_size=200
    )


def _into_frame(plan: Masterplan, one: Proposal, by: User) -> list[Proposal]:
    text = one.cells.get("vision", "").strip()
    frame(plan, values={"vision": text}, seen={"vision": plan.vision}, by=by)
    return [one]


def _into_sheet(
    plan: Masterplan, several: Sequence[Proposal], by: User, into: int | None, said: list[str]
) -> list[Proposal]:
    """The proposals that became rows; what could not stand goes to `said` and to the proposal's own remark."""
    links = _Links(plan, several[0].reading)
    sheet = SHEETS[several[0].sheet]
    edits: list[Edit] = []
    by_key: dict[Any, Proposal] = {}
    for one in several:
        row = sheet.rows_of(plan).filter(pk=into).first() if into and len(several) == 1 else None
        key = f"bacaan-{one.reading_id}-{one.number}"
        by_key[row.pk if row else key] = one
        told = {**one.cells, **links.codes(one, said)}
        for column in sheet.columns_of(plan):
            text = told.get(column.field, "").strip()
            now = cells.shown(column, row) if row else ""
            if text and not now:
                edits.append(
                    Edit(column.field, text, "", row.pk if row else None, "" if row else key, lasting=row is None)
                )
    try:
        outcomes = save_cells(plan, sheet=sheet, edits=edits, by=by)
    except NothingKept as nothing:
        outcomes = nothing.outcomes
    return _taken(outcomes, by_key, said)


def _taken(outcomes: Sequence[Outcome], by_key: dict[Any, Proposal], said: list[str]) -> list[Proposal]:
    taken: dict[int, Proposal] = {}
    for outcome in outcomes:
        one = by_key.get(outcome.edit.key or outcome.edit.row) or by_key.get(outcome.edit.row)
        if one is None:
            continue
        if outcome.status == Outcome.SAVED and outcome.row:
            one.row = outcome.row
            taken[one.pk] = one
        elif not outcome.dragged:
            sentence = f"{one.title[:60]}: {outcome.edit.text[:60]} – {outcome.sentence}"
            said.append(sentence)
            one.remark = f"{one.remark} {sentence}".strip()
    return list(taken.values())


class _Links:
    """The rows that other proposals became, or that the plan has under their names."""

    def __init__(self, plan: Masterplan, reading: Reading) -> None:
        self.reading, self.doubles = reading, Doubles(plan)

    def codes(self, one: Proposal, said: list[str]) -> dict[str, str]:
        """Field and code of every link that leads somewhere; the others are told."""
        numbers = list(one.links.values())
        others = {other.number: other for other in self.reading.proposals.filter(number__in=numbers)} if numbers else {}
        found = {}
        for field, number in one.links.items():
            if code := self._code(others.get(number)):
                found[field] = code
            else:
                name = others[number].title[:60] if number in others else ""
                said.append(
                    _("%(title)s: tautan ke “%(other)s” dikosongkan karena belum ada di rencana.")
                    % {"title": one.title[:60], "other": name}
                )
        return found

    def _code(self, other: Proposal | None) -> str:
        if other is None:
            return ""
        if other.row and (
            row := SHEETS[other.sheet].model._default_manager.filter(pk=other.row, plan=self.doubles.plan).first()
        ):
            return str(row.code)
        like = self.doubles.row_like(other.sheet, other.title)
        return like.code if like else ""

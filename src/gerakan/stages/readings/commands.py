"""Verbs of a reading: sent, read, and its proposals accepted into the plan or refused by a person."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

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
    """Keep a file to be read; raises FileRefused for what no rule can open. The same file is kept once.

    One whose original is gone from the disk is put back; what was decided about it stands.
    """
    check(by, permissions.WRITE, plan)
    suffix = check_document(name, data)
    plan = held(plan, by)
    digest = hashlib.sha256(data).hexdigest()
    if known := plan.readings.select_related("plan__region", "plan__edition").filter(sha256=digest).first():
        return _restored(known, data, by)
    told = (
        f"{PurePath(name).stem[:190]}{suffix}"  # what it is, whatever it was called: others take it away by this name
    )
    reading = Reading(plan=plan, name=told, sha256=digest, by=by)
    reading.file.save(f"{digest[:16]}{suffix}", ContentFile(data), save=False)
    reading.save()
    record("reading.sent", reading, by=by, changes={"sha256": digest})
    return reading


def _restored(known: Reading, data: bytes, by: User) -> Reading:
    if not known.is_lost:
        raise FileRefused(_("Berkas yang sama sudah pernah diunggah; bukalah bacaannya."))
    known.file.save(PurePath(known.file.name or known.name).name, ContentFile(data), save=False)
    if known.state != Reading.State.READ:
        known.state, known.problem = Reading.State.WAITING, ""
    known.save()
    record("reading.restored", known, by=by, changes={"sha256": known.sha256})
    return known


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
    Reading.objects.filter(pk=reading.pk, state=Reading.State.WAITING).update(
        state=Reading.State.FAILED, problem=problem
    )
    record("reading.failed", reading, by=by, note=problem)


class Accepted(NamedTuple):
    """How many proposals came into the plan, and a sentence for each that could not, or not whole."""

    taken: int
    said: list[str]


@command
def accept(
    reading: Reading,
    *,
    numbers: Sequence[int],
    by: User,
    into: int | None = None,
    corrected: dict[str, str] | None = None,
    only_new: bool = False,
) -> Accepted:
    """Put proposals into the plan by its own save, each sheet one revision; what cannot stand is told, on the proposal too.

    into: of one proposal, the row that it fills where that is empty; corrected: its cells as the person wrote them;
    only_new: of many at once, those that the plan seems to have already wait for a decision of their own. A proposal with an
    answer already is left alone. Raises TransitionRefused when nothing was new; of many, the reasons are kept instead.
    """
    check(by, permissions.WRITE, reading.plan)
    plan = held(reading.plan, by)
    asked = _open_ones(reading, numbers)
    if corrected is not None and len(asked) == 1:
        asked[0].cells = corrected
    for one in asked:
        one.remark = ""
    said: list[str] = []
    with translation.override(LANGUAGE):
        new = _new_ones(plan, asked, said) if only_new else asked
        taken = list(_put_in(plan, new, by, into, said))
        _tell_the_rest(asked, taken, said)
    if not taken and not only_new:
        raise TransitionRefused(" ".join(said[:NAMED]))
    _decide(taken, Proposal.State.ACCEPTED, by)
    kept = set(taken)
    Proposal.objects.bulk_update([one for one in asked if one not in kept], ["remark"], batch_size=200)
    record(
        "reading.accepted" if taken else "reading.tried",
        reading,
        by=by,
        changes={"numbers": [one.number for one in (taken or asked)[:NAMED]], "proposals": len(taken)},
    )
    return Accepted(len(taken), said)


def _new_ones(plan: Masterplan, asked: Sequence[Proposal], said: list[str]) -> list[Proposal]:
    """Without those that stand in the plan already, or nearly so: each of these is decided by itself."""
    doubles, new = Doubles(plan), []
    for one in asked:
        if (double := doubles.double_of(one)) is None:
            new.append(one)
        elif double.is_same:
            _note(one, _("sudah ada di rencana (%s).") % (double.code or double.name), said)
        else:
            _note(one, _("mirip dengan %s; putuskan sendiri pada usulannya.") % (double.code or double.name), said)
    return new


def _put_in(
    plan: Masterplan, new: Sequence[Proposal], by: User, into: int | None, said: list[str]
) -> Iterator[Proposal]:
    """Sheet by sheet, wholes before their parts."""
    yield from _into_frame(plan, [one for one in new if one.sheet == FRAME], by, said)
    for sheet in SHEETS:
        own = [one for one in new if one.sheet == sheet]
        for is_part in (False, True):
            if several := [one for one in own if ("parent" in one.links) is is_part]:
                yield from _into_sheet(plan, several, by, into, said)


def _tell_the_rest(asked: Iterable[Proposal], taken: Sequence[Proposal], said: list[str]) -> None:
    kept = set(taken)
    for one in asked:
        if one not in kept and not one.remark:
            _note(one, _("tidak ada isi baru untuk rencana."), said)


def _note(one: Proposal, sentence: str, said: list[str]) -> None:
    """Told now, and read on the proposal later."""
    said.append(f"{one.title[:60]}: {sentence}")
    one.remark = f"{one.remark} {sentence}".strip()


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


def _into_frame(plan: Masterplan, several: Sequence[Proposal], by: User, said: list[str]) -> list[Proposal]:
    """A plan has one vision: the first of several."""
    for one in several[1:]:
        _note(one, _("rencana hanya memuat satu visi."), said)
    text = several[0].cells.get("vision", "").strip() if several else ""
    if not text or text == plan.vision:
        return []
    frame(plan, values={"vision": text}, seen={"vision": plan.vision}, by=by)
    return [several[0]]


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
            _note(one, f"“{outcome.edit.text[:60]}”: {outcome.sentence}", said)
    return list(taken.values())


class _Links:
    """The rows that other proposals became, or that the plan has under their names."""

    def __init__(self, plan: Masterplan, reading: Reading) -> None:
        self.doubles = Doubles(plan)
        self.others = {one.number: one for one in reading.proposals.defer("passage", "cells")}

    def codes(self, one: Proposal, said: list[str]) -> dict[str, str]:
        """Field and code of every link that leads somewhere; the others are told."""
        found = {}
        for field, number in one.links.items():
            if code := self._code(self.others.get(number)):
                found[field] = code
            else:
                name = self.others[number].title[:60] if number in self.others else ""
                _note(one, _("tautan ke “%s” dikosongkan karena belum ada di rencana.") % name, said)
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

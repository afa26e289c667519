"""Verbs of a mark sheet: keep every tap exactly once, never over somebody's newer word; send."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.instruments.models import Node
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessment import notices, permissions
from gerakan.stages.assessment.models import Case, Entry, Mark, MarkSheet, MarkVersion
from gerakan.stages.assessment.queries.cases import panel_of
from gerakan.stages.assessment.queries.sheets import state_of, why_closed
from gerakan.stages.assessment.workflow import keep_in_step, sheet_workflow
from gerakan.stages.questionnaires.models import Evidence

Outcome = Entry.Outcome


@dataclass(frozen=True)
class Said:
    """All that an assessor says about one item."""

    level: int | None = None
    does_not_apply: bool = False
    reason: str = ""
    confidence: int | None = None
    quotation: str = ""
    page: str = ""
    evidence: int | None = None


@dataclass(frozen=True)
class Tap:
    """One change as a device made it; `based_on` is the key of what the person saw before."""

    key: UUID
    item: str
    said: Said
    based_on: UUID | None = None
    device: str = ""
    sequence: int = 0
    device_time: datetime.datetime | None = None


@dataclass(frozen=True)
class Receipt:
    """What became of a tap, and what stands now."""

    key: str
    outcome: str
    words: str = ""
    mark: dict[str, Any] | None = field(default=None)


@command
def save_entries(sheet: MarkSheet, *, taps: Sequence[Tap], by: User) -> list[Receipt]:
    """Accept each tap once, in the order given; the server's order decides, never a device's clock."""
    check(by, permissions.MARK, sheet)
    locked = MarkSheet.objects.select_for_update(of=("self",)).select_related("case__ruling").get(pk=sheet.pk)
    book = _Book(locked, taps, by)
    receipts = [book.enter(tap) for tap in taps]
    book.keep()
    record("mark_sheet.saved", sheet, by=by, changes=book.counts())
    return receipts


@command
def save_notes(sheet: MarkSheet, *, private: str, for_region: str, seen: str, by: User) -> None:
    """Notes beside the marks: one for oneself, one that the region will read; never over notes that were not on the screen."""
    check(by, permissions.MARK, sheet)
    locked = MarkSheet.objects.select_for_update(of=("self",)).select_related("case").get(pk=sheet.pk)
    if reason := why_closed(locked):
        raise TransitionRefused(reason)
    if seen != locked.notes_fingerprint:
        raise TransitionRefused(_("Perangkat lain lebih dahulu menyimpan catatan lembar ini."))
    MarkSheet.objects.filter(pk=sheet.pk).update(note_private=private, note_for_region=for_region)
    sheet.note_private, sheet.note_for_region = private, for_region
    record("mark_sheet.noted", sheet, by=by)


@command
def send(sheet: MarkSheet, *, by: User) -> None:
    """Complete or not at all; the last one in opens the discussion."""
    MarkSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    sheet_workflow.fire(sheet, "send", by=by)
    sheet.sent_at = timezone.now()
    MarkSheet.objects.filter(pk=sheet.pk).update(sent_at=sheet.sent_at)
    case = Case.objects.select_for_update(of=("self",)).get(pk=sheet.case_id)
    if keep_in_step(case):
        notices.tell_case(case, notices.DISCUSSION, panel_of(case))


class _Book:
    """The marks of one sheet while a batch is entered."""

    def __init__(self, sheet: MarkSheet, taps: Iterable[Tap], by: User) -> None:
        wanted = list(taps)
        self.sheet, self.by, self.now, self.closed = sheet, by, timezone.now(), why_closed(sheet)
        self.known = {entry.key: entry for entry in Entry.objects.filter(key__in=[tap.key for tap in wanted])}
        codes = {tap.item for tap in wanted}
        self.items = {
            node.code: node
            for node in Node.objects.filter(version=sheet.case.ruling.version_id, code__in=codes, is_marked=True)
        }
        self.marks = {mark.item.code: mark for mark in sheet.marks.filter(item__code__in=codes).select_related("item")}
        self.evidence = self._evidence({tap.said.evidence for tap in wanted if tap.said.evidence is not None})
        self.changed: dict[str, Mark] = {}
        self.entries: list[Entry] = []
        self.versions: list[MarkVersion] = []

    def enter(self, tap: Tap) -> Receipt:
        """Saved, older than what stands, refused with a sentence; or the answer it got the first time."""
        if entry := self.known.get(tap.key):
            return self._again(tap, entry)
        outcome, words = self._judged(tap)
        if outcome == Outcome.SAVED:
            self._apply(tap)
        self._note(tap, outcome)
        return Receipt(str(tap.key), outcome, words, state_of(self.marks.get(tap.item)))

    def keep(self) -> None:
        """Entries, versions and standing marks, in as few statements as there are kinds of them."""
        Entry.objects.bulk_create(self.entries)
        standing = [mark for mark in self.changed.values() if mark.pk]
        Mark.objects.bulk_create([mark for mark in self.changed.values() if not mark.pk])
        for mark in standing:
            mark.save()
        for version in self.versions:
            version.mark_id = version.mark.pk
        MarkVersion.objects.bulk_create(self.versions)

    def counts(self) -> dict[str, int]:
        """For the log, which says how many and never what."""
        found = [entry.outcome for entry in self.entries]
        return {name: found.count(name) for name in Outcome.values if name in found}

    def _judged(self, tap: Tap) -> tuple[str, str]:
        if self.closed:
            return Outcome.REFUSED, self.closed
        if tap.item not in self.items:
            return Outcome.REFUSED, _("Butir %s tidak ada pada instrumen ini.") % tap.item[:40]
        if tap.said.evidence is not None and tap.said.evidence not in self.evidence:
            return Outcome.REFUSED, _("Bukti itu bukan milik daerah ini atau sudah ditarik.")
        standing = self.marks.get(tap.item)
        if tap.based_on != (standing.key if standing else None):
            return Outcome.OLDER, _("Perangkat lain lebih dahulu menyimpan nilai butir ini. Pilih salah satunya.")
        return Outcome.SAVED, ""

    def _again(self, tap: Tap, entry: Entry) -> Receipt:
        """The same tap once more changes nothing."""
        if entry.sheet_id != self.sheet.pk:
            return Receipt(str(tap.key), Outcome.REFUSED, _("Kunci ini sudah dipakai pada lembar lain."))
        words = self.closed or _("Sudah diterima sebelumnya.")
        return Receipt(str(tap.key), entry.outcome, words, state_of(self.marks.get(tap.item)))

    def _apply(self, tap: Tap) -> None:
        mark = self.marks.get(tap.item) or Mark(sheet=self.sheet, item=self.items[tap.item], revision=0)
        said = asdict(tap.said)
        said["evidence_id"] = said.pop("evidence")
        for name, value in said.items():
            setattr(mark, name, value)
        mark.revision, mark.key, mark.saved_at = mark.revision + 1, tap.key, self.now
        self.marks[tap.item] = self.changed[tap.item] = mark
        self.versions.append(mark.as_version(MarkVersion.Phase.BLIND, by=self.by))

    def _note(self, tap: Tap, outcome: str) -> None:
        entry = Entry(
            key=tap.key, sheet=self.sheet, device=tap.device[:40], sequence=tap.sequence, item_code=tap.item[:40],
            based_on=tap.based_on, payload=asdict(tap.said), outcome=outcome, device_time=tap.device_time,
        )  # fmt: skip
        self.entries.append(entry)
        self.known[tap.key] = entry

    def _evidence(self, wanted: set[int]) -> set[int]:
        if not wanted:
            return set()
        own = Evidence.objects.filter(submission__region=self.sheet.case.region_id, removed_at__isnull=True)
        return set(own.filter(pk__in=wanted).values_list("pk", flat=True))

"""Verbs of results: delivered, accepted or returned by the mentors, remarked on, answered, resolved."""

import secrets
import tempfile
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.exchange import attachments, pieces
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring import notices, permissions
from gerakan.stages.mentoring.commands import guiding
from gerakan.stages.mentoring.models import Deliverable, GuidanceStage, Remark, Version
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.stages.mentoring.workflow import deliverable_workflow, remark_workflow

State = Deliverable.State


@command
def submit(deliverable: Deliverable, *, file: "UploadedFile[Any]", note: str = "", by: User) -> Version:
    """A file for the mentors; what was remarked and is not resolved goes along. Raises FileRefused."""
    deliverable = _locked(deliverable)
    check(by, permissions.WORK, deliverable)
    version = _kept(deliverable, file, note, by)
    deliverable_workflow.fire(deliverable, "submit", by=by)
    Remark.objects.filter(deliverable=deliverable).exclude(state=Remark.State.RESOLVED).update(stands_on=version)
    record("deliverable.file", deliverable, by=by, changes={"version": version.number, "file": version.name, "sha256": version.sha256})  # fmt: skip
    notices.stop([deliverable])
    stage = deliverable.stage
    if stage.state == GuidanceStage.State.HELD and not queries.not_delivered(stage):
        guiding.complete(stage, by=by)
    notices.tell_mentors(deliverable)
    return version


@command
def accept(deliverable: Deliverable, *, seen: int, by: User) -> None:
    """It is what was asked for. seen: number of the version that was on the screen."""
    deliverable = _locked(deliverable)
    check(by, permissions.DECIDE, deliverable)
    _decided(deliverable, seen, by, is_accepted=True)
    deliverable_workflow.fire(deliverable, "accept", by=by)
    notices.tell_region(deliverable, notices.ACCEPTED)


@command
def send_back(deliverable: Deliverable, *, seen: int, note: str, by: User) -> None:
    """Not yet, and why; its day stands, and the region is reminded again."""
    _take_back(deliverable, "return", seen, note, by)


@command
def revoke(deliverable: Deliverable, *, seen: int, note: str, by: User) -> None:
    """What was accepted is not what was asked for after all, and why."""
    _take_back(deliverable, "revoke", seen, note, by)


@command
def remark(deliverable: Deliverable, *, anchor: str, text: str, is_compulsory: bool, by: User) -> Remark:
    """At a chapter, paragraph, page or cell of the newest version."""
    deliverable = _locked(deliverable)
    check(by, permissions.GUIDE, deliverable)
    last = queries.last_version(deliverable)
    if last is None:
        raise TransitionRefused(_("Belum ada yang diserahkan; catatan berdiri pada sebuah versi."))
    if deliverable.stage.state == GuidanceStage.State.PASSED:
        raise TransitionRefused(_("Tahap %s sudah lulus.") % deliverable.stage.roman)
    row = Remark.objects.create(
        deliverable=deliverable, written_on=last, stands_on=last, anchor=anchor, text=text,
        is_compulsory=is_compulsory, author=by,
    )  # fmt: skip
    record(
        "remark.written", row, by=by, changes={"anchor": anchor, "compulsory": is_compulsory, "version": last.number}
    )
    notices.tell_region(deliverable, notices.REMARKED, f"{anchor}: {text}")
    return row


@command
def answer(remark: Remark, *, text: str, by: User) -> None:
    """What the region did about it; its writer decides whether that is enough."""
    check(by, permissions.WORK, remark)
    if not text.strip():
        raise TransitionRefused(_("Tuliskan jawaban daerah."))
    remark.answer, remark.answered_by, remark.answered_at = text, by, timezone.now()
    remark.save(update_fields=["answer", "answered_by", "answered_at"])
    remark_workflow.fire(remark, "answer", by=by, note=text)
    notices.tell_writer(remark)


@command
def resolve(remark: Remark, *, by: User) -> None:
    """Its writer is content (or whoever leads, when the writer has left the team)."""
    check(by, permissions.RESOLVE, remark)
    remark.resolved_by, remark.resolved_at = by, timezone.now()
    remark.save(update_fields=["resolved_by", "resolved_at"])
    remark_workflow.fire(remark, "resolve", by=by)


@command
def reopen_remark(remark: Remark, *, note: str, by: User) -> None:
    """The answer does not do."""
    remark_workflow.fire(remark, "reopen", by=by, note=note)
    notices.tell_region(remark.deliverable, notices.REMARKED, f"{remark.anchor}: {note}")


def _take_back(deliverable: Deliverable, name: str, seen: int, note: str, by: User) -> None:
    deliverable = _locked(deliverable)
    check(by, permissions.DECIDE, deliverable)
    if not note.strip():
        raise TransitionRefused(_("Tuliskan apa yang masih kurang."))
    _decided(deliverable, seen, by, is_accepted=False, note=note)
    deliverable_workflow.fire(deliverable, name, by=by, note=note)
    stage = deliverable.stage
    if stage.state == GuidanceStage.State.SUBMITTED and deliverable.expected.is_compulsory:
        guiding.give_back(stage, note=note, by=by)
    notices.remind_of([deliverable])
    notices.tell_region(deliverable, notices.RETURNED, note)


def _locked(deliverable: Deliverable) -> Deliverable:
    """As it stands now, until this act is over."""
    return queries.deliverables().select_for_update(of=("self",)).get(pk=deliverable.pk)


def _decided(deliverable: Deliverable, seen: int, by: User, *, is_accepted: bool, note: str = "") -> None:
    last = queries.last_version(deliverable)
    if last is None or last.number != seen:
        raise TransitionRefused(_("Daerah menyerahkan versi yang lebih baru. Muat ulang dan baca dahulu."))
    last.is_accepted, last.decided_by, last.decided_at, last.decision_note = is_accepted, by, timezone.now(), note
    last.save(update_fields=["is_accepted", "decided_by", "decided_at", "decision_note"])


def _kept(deliverable: Deliverable, file: "UploadedFile[Any]", note: str, by: User) -> Version:
    """The file under a name that nobody can guess, with its fingerprint."""
    attachments.check_size(file.size or 0)
    last = queries.last_version(deliverable)
    with tempfile.NamedTemporaryFile() as copy:
        for block in file.chunks():
            copy.write(block)
        copy.flush()
        path = Path(copy.name)
        suffix = attachments.suffix_of(path)
        name = f"{PurePath(file.name or 'berkas').stem[:190]}{suffix}"
        made = Version(
            deliverable=deliverable, number=(last.number if last else 0) + 1, name=name, size=path.stat().st_size,
            sha256=pieces.fingerprint(path), note=note, sent_by=by,
        )  # fmt: skip
        with path.open("rb") as content:
            made.file.save(f"{secrets.token_hex(16)}{suffix}", File(content), save=False)
    made.save()
    return made

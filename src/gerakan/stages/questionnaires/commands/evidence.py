"""Verbs of evidence: added, withdrawn (never deleted), checked."""

import secrets
import tempfile
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.exchange import FileRefused, attachments, pieces
from gerakan.foundation.instruments.tree import Item
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.questionnaires import calculations, permissions
from gerakan.stages.questionnaires.models import Evidence, Part, Submission, Upload
from gerakan.stages.questionnaires.queries import sheets

Kind = Evidence.Kind


@command
def add_words(
    part: Part, *, item: Item, kind: str, title: str, by: User, url: str = "", page: str = "", quotation: str = ""
) -> Evidence:
    """A link, or a passage with its page."""
    return _add(part, item, by, kind=kind, title=title, url=url, page=page, quotation=quotation)


@command
def add_file(
    part: Part, *, item: Item, file: "UploadedFile[Any]", by: User, title: str = "", page: str = "", quotation: str = ""
) -> Evidence:
    """A file sent with a form; raises FileRefused."""
    attachments.check_size(file.size or 0)
    with tempfile.NamedTemporaryFile() as copy:
        for block in file.chunks():
            copy.write(block)
        copy.flush()
        told = {"title": title, "page": page, "quotation": quotation}
        return _add_file(part, item, by, path=Path(copy.name), name=file.name or "", told=told)


@command
def begin_upload(part: Part, *, item: Item, name: str, size: int, by: User) -> Upload:
    """Announce a file that comes in pieces; the same file announced again goes on where it stopped."""
    check(by, permissions.FILL, part)
    attachments.check_size(size)
    _refuse_locked(part, item)
    upload, _made = Upload.objects.get_or_create(
        submission=part.submission, item_id=item.pk, owner=by, name=_clean(name), size=size
    )
    record("upload.begun", part, by=by, changes={"item": item.code, "file": upload.name})
    return upload


@command
def finish_upload(part: Part, *, upload: Upload, item: Item, sha256: str, by: User, **told: str) -> Evidence:
    """All pieces are there and are what was meant: the file becomes evidence; raises FileRefused."""
    path = pieces.path_of(upload.token)
    if pieces.offset_of(upload.token) != upload.size:
        raise FileRefused(_("Berkas belum lengkap sampai di sini. Lanjutkan unggahan."))
    if sha256 and pieces.fingerprint(path) != sha256.lower():
        pieces.discard(upload.token)
        raise FileRefused(_("Isi berkas berubah di jalan (sidik berbeda). Unggah lagi dari awal."))
    try:
        evidence = _add_file(part, item, by, path=path, name=upload.name, told=told)
    except FileRefused:
        pieces.discard(upload.token)
        raise
    upload.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return evidence


@command
def withdraw(evidence: Evidence, *, by: User) -> None:
    """It no longer counts; what was sent with it stays readable in the frozen copy."""
    part = sheets.part_of(evidence)
    check(by, permissions.FILL, part)
    item = next(one for one in sheets.asked_items(part.submission, part) if one.pk == evidence.item_id)
    submission = _refuse_locked(part, item)
    standing = Evidence.objects.filter(pk=evidence.pk, removed_at__isnull=True)
    if not standing.update(removed_at=timezone.now(), removed_by=by):
        raise TransitionRefused(_("Bukti ini sudah ditarik."))
    record("evidence.withdrawn", evidence, by=by)
    calculations.recount(submission)


@command
def check_evidence(evidence: Evidence, *, accepted: bool, note: str, by: User) -> None:
    """The secretariat compares it with the answer; a refusal says why."""
    check(by, permissions.VERIFY, evidence)
    if not accepted and not note.strip():
        raise TransitionRefused(_("Tulis mengapa bukti ini tidak sesuai."))
    if evidence.submission.state not in (Submission.State.SENT, Submission.State.AMENDING):
        raise TransitionRefused(_("Bukti diperiksa setelah kuesioner terkirim dan sebelum diverifikasi."))
    state = Evidence.Check.ACCEPTED if accepted else Evidence.Check.REFUSED
    Evidence.objects.filter(pk=evidence.pk).update(check_state=state, check_note=note, checked_by=by)
    record("evidence.checked", evidence, by=by, changes={"check_state": [evidence.check_state, state]}, note=note)
    evidence.check_state = state


def _add_file(part: Part, item: Item, by: User, *, path: Path, name: str, told: dict[str, str]) -> Evidence:
    suffix, name = attachments.suffix_of(path), _clean(name)
    told["title"] = told.get("title") or name
    facts = {"name": f"{PurePath(name).stem}{suffix}", "size": path.stat().st_size, "sha256": pieces.fingerprint(path)}
    with path.open("rb") as content:
        stored = File(content, name=f"{secrets.token_hex(16)}{suffix}")
        return _add(part, item, by, kind=Kind.FILE, stored=stored, **told, **facts)


def _add(part: Part, item: Item, by: User, *, kind: str, stored: File | None = None, **fields: Any) -> Evidence:  # type: ignore[type-arg]
    check(by, permissions.FILL, part)
    submission = _refuse_locked(part, item)
    if item.proof_rule == "none" or (item.proof_kinds and kind not in item.proof_kinds):
        raise TransitionRefused(_("Butir ini tidak meminta bukti jenis itu."))
    evidence = Evidence(submission=submission, item_id=item.pk, kind=kind, added_by=by, **fields)
    if stored is not None:
        evidence.file.save(str(stored.name), stored, save=False)
    evidence.save()
    told = {"item": item.code, "file": evidence.name or evidence.title, "checksum": evidence.sha256}
    record("evidence.added", evidence, by=by, changes=told)
    calculations.recount(submission)
    return evidence


def _refuse_locked(part: Part, item: Item) -> Submission:
    submission = sheets.held(part)
    if reason := sheets.why_item_locked(submission, item):
        raise TransitionRefused(reason)
    return submission


def _clean(name: str) -> str:
    """A name to show: without folders and control characters."""
    last = PurePath(name.replace("\\", "/")).name
    return "".join(mark for mark in last if mark.isprintable())[-150:] or _("berkas")

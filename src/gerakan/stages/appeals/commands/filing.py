"""Verbs of the region: open, write grounds, add evidence, file, complete, withdraw; and what its silence means."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.foundation.access import Permission, check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.notifications.reminding import stop_reminders
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import notices, permissions
from gerakan.stages.appeals.models import Appeal, Attachment, Ground
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.workflow import appeal_workflow

State = Appeal.State
WRITABLE = (State.DRAFT, State.RETURNED)
Kind = Ground.Kind


@dataclass(frozen=True)
class Said:
    """One ground as the region writes it. item: key of the item when its mark is contested."""

    kind: str
    text: str
    item: int | None = None
    asked_mark: Decimal | None = None


@command
def open_appeal(edition: Edition, *, region: Region, by: User) -> Appeal:
    """Begin a draft against the decision that holds; once for each decision."""
    check(by, permissions.WRITE, Appeal(region=region))
    Edition.objects.select_for_update().get(pk=edition.pk)
    right = queries.right_of(edition, region)
    if right is None:
        raise TransitionRefused(_("Belum ada putusan yang diumumkan untuk %s.") % region)
    if right.appeal is not None:
        raise TransitionRefused(_("Keberatan atas putusan ini sudah ada."))
    if right.is_over:
        raise TransitionRefused(_("Tenggat keberatan sudah lewat; haknya berakhir."))
    appeal = Appeal.objects.create(
        edition=edition, region=region, decision=right.decision, file_by=right.file_by, opened_by=by
    )
    deadlines.set_deadline(appeal, outcome_code=notices.REGION_SILENT, due_at=right.file_by, by=by)
    notices.remind_of_the_end(appeal, queries.officials_of(region))
    record("appeal.opened", appeal, by=by, changes={"file_by": right.file_by})
    return appeal


@command
def write_ground(appeal: Appeal, *, said: Said, seen: int, by: User) -> Ground:
    """Save one ground as a draft; never over a text that was not seen. seen: its revision on the screen, 0 for none."""
    locked = _writable(appeal, by)
    if not said.text.strip():
        raise TransitionRefused(_("Tuliskan mengapa daerah berkeberatan."))
    mark = _contested_mark(locked, said)
    rows = Ground.objects.filter(appeal=locked, kind=said.kind, item=said.item)
    found = rows.first() or Ground(appeal=locked, kind=said.kind, item_id=said.item, revision=0)
    if seen != found.revision:
        raise TransitionRefused(
            _("Rekan Anda lebih dahulu menulis dasar ini. Simpan lagi bila isian Anda yang berlaku.")
        )
    found.mark, found.asked_mark, found.text = mark, said.asked_mark, said.text.strip()
    found.revision += 1
    found.save()
    record("appeal.ground", locked, by=by, changes={"ground": str(found)})
    return found


def _contested_mark(appeal: Appeal, said: Said) -> Decimal | None:
    if said.kind != Kind.ITEM:
        return None
    known = {row.item_id: row for row in queries.contestable(appeal)}
    if said.item not in known:
        raise TransitionRefused(_("Butir itu tidak dinilai pada daerah ini."))
    row = known[said.item]
    if said.asked_mark is None or not queries.is_better(said.asked_mark, row.mark, is_penalty=row.is_penalty):
        raise TransitionRefused(
            _("Nilai pengurang yang diminta harus di bawah nilai akhir.")
            if row.is_penalty
            else _("Nilai yang diminta harus di atas nilai akhir.")
        )
    return row.mark


@command
def remove_ground(ground: Ground, *, by: User) -> None:
    """With its evidence, as long as nothing was filed."""
    locked = _writable(ground.appeal, by)
    record("appeal.ground_removed", locked, by=by, changes={"ground": str(ground)})
    files = [row.file for row in ground.attachments.exclude(file="")]
    ground.delete()
    transaction.on_commit(lambda: [file.delete(save=False) for file in files])


@command
def attach(ground: Ground, *, by: User, file: "UploadedFile[Any] | None" = None, link: str = "") -> None:
    """A file or a link, or one of each."""
    locked = _writable(ground.appeal, by)
    if file is None and not link:
        raise TransitionRefused(_("Pilih berkas atau tulis tautan."))
    if file is not None:
        row = Attachment(ground=ground, added_by=by, file_name=str(file.name or "")[-200:])
        row.file.save(row.file_name, file, save=False)
        row.save()
    if link:
        Attachment.objects.create(ground=ground, added_by=by, link=link)
    record("appeal.attached", locked, by=by, changes={"ground": str(ground), "file": file.name if file else link})


@command
def detach(attachment: Attachment, *, by: User) -> None:
    """Take evidence back before it was filed."""
    locked = _writable(attachment.ground.appeal, by)
    file = attachment.file
    attachment.delete()
    record("appeal.detached", locked, by=by, changes={"ground": str(attachment.ground), "file": str(attachment)})
    if file:
        transaction.on_commit(lambda: file.delete(save=False))


@command
def file_appeal(appeal: Appeal, *, by: User) -> None:
    """Head or secretary of the region signs; from here on the clock of the panel runs."""
    _stamp(appeal, by)
    appeal_workflow.fire(appeal, "file", by=by)
    stop_reminders(appeal, kind=notices.RIGHT_ENDS)
    _stop(appeal, notices.REGION_SILENT, by)
    _start_panel_clock(appeal, by)


@command
def complete(appeal: Appeal, *, by: User) -> None:
    """Filed again with what was missing; its turn and the panel's days count from now."""
    _stamp(appeal, by)
    appeal_workflow.fire(appeal, "complete", by=by)
    _stop(appeal, notices.COMPLETION_SILENT, by)
    _start_panel_clock(appeal, by)


@command
def withdraw(appeal: Appeal, *, reason: str, by: User) -> None:
    """The region takes it back and says why; the first decision stands."""
    appeal_workflow.fire(appeal, "withdraw", by=by, note=reason)
    stop_reminders(appeal)
    for code in (notices.REGION_SILENT, notices.COMPLETION_SILENT, notices.PANEL_SILENT):
        _stop(appeal, code, by)


@deadlines.outcome(notices.REGION_SILENT, gettext_lazy("Hak mengajukan keberatan berakhir"))
@command
def expire(appeal: Appeal, *, by: User | str = deadlines.ACTOR) -> None:
    """A draft that was not filed is silence: the right has ended."""
    if timezone.now() < appeal.file_by:
        raise TransitionRefused(_("Tenggat keberatan %s belum lewat.") % appeal.region)
    appeal_workflow.fire(appeal, "expire", by=by)
    stop_reminders(appeal)


@deadlines.outcome(notices.COMPLETION_SILENT, gettext_lazy("Keberatan diteruskan seperti adanya"))
@command
def go_on(appeal: Appeal, *, by: User | str = deadlines.ACTOR) -> None:
    """It was not completed: the panel hears it as it is."""
    if appeal.complete_by is None or timezone.now() < appeal.complete_by:
        raise TransitionRefused(_("Tenggat melengkapi keberatan %s belum lewat.") % appeal.region)
    Appeal.objects.filter(pk=appeal.pk).update(filed_at=timezone.now())
    appeal.refresh_from_db(fields=["filed_at"])
    appeal_workflow.fire(appeal, "go_on", by=by)
    _start_panel_clock(appeal, by)


def _stamp(appeal: Appeal, by: User) -> None:
    """Who signs and when, and until when the panel decides; the constraint wants it before the state moves."""
    check(by, permissions.FILE, appeal)
    now, days = timezone.now(), appeal.decision.plenary.run.terms.decide_days
    Appeal.objects.filter(pk=appeal.pk, state__in=WRITABLE).update(
        filed_at=now, filed_by=by, decide_by=queries.end_after(timezone.localdate(now), days)
    )
    appeal.refresh_from_db(fields=["filed_at", "filed_by", "decide_by"])


def _start_panel_clock(appeal: Appeal, by: User | str) -> None:
    if appeal.filed_at is None:
        raise ValueError("not filed")
    days = appeal.decision.plenary.run.terms.decide_days
    decide_by = queries.end_after(timezone.localdate(appeal.filed_at), days)
    Appeal.objects.filter(pk=appeal.pk).update(decide_by=decide_by)
    appeal.decide_by = decide_by
    deadlines.set_deadline(appeal, outcome_code=notices.PANEL_SILENT, due_at=decide_by, by=by)
    notices.tell(appeal, notices.FILED, queries.holders_of(Role.SECRETARIAT, edition=appeal.edition))


def _stop(appeal: Appeal, code: str, by: User) -> None:
    if running := deadlines.open_deadline(appeal, outcome_code=code):
        deadlines.meet(running, by=by)


def _writable(appeal: Appeal, by: User, right: Permission = permissions.WRITE) -> Appeal:
    """The row, locked, while the region may write."""
    check(by, right, appeal)
    locked: Appeal = (
        Appeal.objects.select_for_update(of=("self",)).select_related("region", "edition").get(pk=appeal.pk)
    )
    if locked.state not in WRITABLE:
        raise TransitionRefused(
            _("Tidak berlaku lagi: keadaannya sudah %s. Muat ulang halaman ini.") % locked.get_state_display()
        )
    if locked.state == State.DRAFT and timezone.now() >= locked.file_by:
        raise TransitionRefused(_("Tenggat keberatan sudah lewat; haknya berakhir."))
    return locked


ACTS: dict[str, Callable[..., None]] = {"file": file_appeal, "complete": complete}
"""Buttons of the region that need no words."""

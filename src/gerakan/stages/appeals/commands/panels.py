"""Verbs around the hearing: send back once, appoint the panel, admit, set the hearing, minutes."""

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.notifications import deadlines
from gerakan.foundation.ui import formats
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.appeals import notices, permissions
from gerakan.stages.appeals.models import Appeal, PanelSeat
from gerakan.stages.appeals.queries import appeals as queries
from gerakan.stages.appeals.queries.panels import seats_of, why_not_on_panel
from gerakan.stages.appeals.workflow import appeal_workflow

COMPLETION_DAYS = 5
State = Appeal.State
BEFORE_DECISION = (State.FILED, State.ADMITTED, State.HEARD)


@command
def send_back(appeal: Appeal, *, reason: str, by: User) -> None:
    """Once, with what is missing; the panel's clock stands still until the region has completed it."""
    check(by, permissions.ARRANGE, appeal)
    if appeal.returned_because:
        raise TransitionRefused(_("Keberatan ini sudah pernah dikembalikan; putuskan seperti adanya."))
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan apa yang perlu dilengkapi."))
    complete_by = queries.end_after(timezone.localdate(), COMPLETION_DAYS)
    Appeal.objects.filter(pk=appeal.pk, state=State.FILED).update(complete_by=complete_by)
    appeal_workflow.fire(appeal, "send_back", by=by, note=reason)
    Appeal.objects.filter(pk=appeal.pk).update(returned_because=reason.strip())
    appeal.refresh_from_db()
    if running := deadlines.open_deadline(appeal, outcome_code=notices.PANEL_SILENT):
        deadlines.freeze(running, reason=_("Dikembalikan untuk dilengkapi"), by=by)
    deadlines.set_deadline(appeal, outcome_code=notices.COMPLETION_SILENT, due_at=complete_by, by=by)
    notices.tell(appeal, notices.RETURNED, queries.officials_of(appeal.region), words=reason)


@command
def seat(appeal: Appeal, *, member: User, is_chair: bool, by: User) -> PanelSeat:
    """Other people than the first; says which reason stands against somebody."""
    locked = _arranged(appeal, by)
    if why := why_not_on_panel(locked, member):
        raise TransitionRefused(
            _("%(person)s tidak dapat duduk di panel ini: %(why)s.") % {"person": member, "why": why}
        )
    if seats_of(locked).filter(member=member).exists():
        raise TransitionRefused(_("%s sudah duduk di panel ini.") % member)
    if is_chair:
        PanelSeat.objects.filter(appeal=locked, is_chair=True, removed_at__isnull=True).update(is_chair=False)
    made = PanelSeat.objects.create(appeal=locked, member=member, is_chair=is_chair, appointed_by=by)
    record("appeal.seated", locked, by=by, changes={"member": str(member), "is_chair": is_chair})
    notices.tell(locked, notices.SEATED, [member])
    return made


@command
def unseat(seat_row: PanelSeat, *, reason: str, by: User) -> None:
    """Somebody is replaced; the seat stays in the record with the reason."""
    locked = _arranged(seat_row.appeal, by)
    if not reason.strip():
        raise TransitionRefused(_("Tuliskan mengapa anggota ini digantikan."))
    gone = PanelSeat.objects.filter(pk=seat_row.pk, removed_at__isnull=True).update(
        removed_at=timezone.now(), removed_because=reason.strip()
    )
    if not gone:
        raise TransitionRefused(_("Anggota ini sudah digantikan."))
    record("appeal.unseated", locked, by=by, changes={"member": str(seat_row.member)}, note=reason)


@command
def admit(appeal: Appeal, *, by: User) -> None:
    """The panel takes it up; every member is looked at once more."""
    for row in seats_of(appeal):
        if why := why_not_on_panel(appeal, row.member):
            raise TransitionRefused(_("Ganti %(person)s: %(why)s.") % {"person": row.member, "why": why})
    appeal_workflow.fire(appeal, "admit", by=by)


@command
def set_hearing(appeal: Appeal, *, at: datetime.datetime, place: str, link: str, by: User) -> None:
    """Where or by which link, and when; region and panel are told."""
    locked = _arranged(appeal, by)
    if locked.state != State.ADMITTED:
        raise TransitionRefused(_("Sidang ditetapkan setelah keberatan diterima untuk disidangkan."))
    if not (place.strip() or link):
        raise TransitionRefused(_("Tulis tempat sidang atau tautannya."))
    Appeal.objects.filter(pk=locked.pk).update(hearing_at=at, hearing_place=place.strip(), hearing_link=link)
    appeal.refresh_from_db()
    record("appeal.hearing", appeal, by=by, changes={"hearing_at": at, "place": place or link})
    words = f"{formats.moment(at)}, {place.strip() or link}"
    notices.tell(appeal, notices.HEARING, [*_members(appeal), *queries.officials_of(appeal.region)], words=words)


@command
def write_minutes(appeal: Appeal, *, text: str, by: User) -> None:
    """What was said; until the hearing is closed."""
    check(by, permissions.MINUTES, appeal)
    locked: Appeal = Appeal.objects.select_for_update(of=("self",)).get(pk=appeal.pk)
    if locked.state != State.ADMITTED or locked.hearing_at is None:
        raise TransitionRefused(_("Berita acara ditulis antara penetapan sidang dan penutupannya."))
    Appeal.objects.filter(pk=appeal.pk).update(minutes=text.strip())
    appeal.refresh_from_db()
    record("appeal.minutes", appeal, by=by)


@command
def hear(appeal: Appeal, *, by: User) -> None:
    """The hearing is over; the panel may find."""
    appeal_workflow.fire(appeal, "hear", by=by)


def _members(appeal: Appeal) -> Sequence[User]:
    return [row.member for row in seats_of(appeal)]


def _arranged(appeal: Appeal, by: User) -> Appeal:
    """The row, locked, while the panel may still change."""
    check(by, permissions.ARRANGE, appeal)
    rows = Appeal.objects.select_for_update(of=("self",)).select_related(
        "region__province", "edition", "decision__plenary", "decision__standing"
    )
    locked: Appeal = rows.get(pk=appeal.pk)
    if locked.state not in BEFORE_DECISION:
        raise TransitionRefused(
            _("Tidak berlaku lagi: keadaannya sudah %s. Muat ulang halaman ini.") % locked.get_state_display()
        )
    return locked

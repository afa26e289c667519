"""Verbs of attendance: noted by the region or a mentor, checked in by QR, confirmed or refused; delegates named."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.models import Guidance
from gerakan.stages.sessions import permissions
from gerakan.stages.sessions.models import Attendance, Participant, Rank, Session
from gerakan.stages.sessions.models.attendance import name_key
from gerakan.stages.sessions.models.sessions import CHECK_IN_MARGIN
from gerakan.stages.sessions.queries.attendance import PERSON

QR_ACTOR = "sistem: presensi QR"
MOST_WAITING = 400
State = Attendance.State


class AlreadyThere(Exception):
    """This person is on the list of this meeting; nothing was added."""

    def __init__(self, attendance: Attendance) -> None:
        super().__init__(_("%s sudah tercatat hadir.") % attendance.participant.name)
        self.attendance = attendance


@dataclass(frozen=True)
class Person:
    """As somebody typed it."""

    name: str
    office: str = ""
    rank: str = Rank.STAFF
    phone: str = ""


@command
def note(session: Session, *, guidance: Guidance, person: Person, by: User) -> Attendance:
    """The region or a mentor says that this person was there; raises AlreadyThere."""
    check(by, permissions.ATTEND, guidance)
    _refuse_early(session)
    row = _attend(session, guidance, person, state=State.CONFIRMED, judged_by=by)
    record("attendance.noted", row, by=by, changes={"rank": row.rank, "office": row.office})
    return row


@command
def check_in(session: Session, *, guidance: Guidance, person: Person, by: str = QR_ACTOR) -> Attendance:
    """Somebody in the room says it by the QR code; the region confirms it later. Raises AlreadyThere."""
    if not session.is_open_for_check_in:
        raise TransitionRefused(_("Presensi pertemuan ini tidak dibuka sekarang."))
    Session.objects.select_for_update().get(pk=session.pk)
    waiting = Attendance.objects.filter(session=session, participant__guidance=guidance, state=State.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise TransitionRefused(_("Terlalu banyak presensi yang menunggu konfirmasi. Hubungi Diskominfo daerah Anda."))
    row = _attend(session, guidance, person, state=State.WAITING, source=Attendance.Source.QR)
    record("attendance.checked_in", row, by=by, changes={"rank": row.rank, "office": row.office})
    return row


@command
def judge(session: Session, *, attendances: Iterable[Attendance], state: str, by: User) -> int:
    """Confirm or refuse these; returns how many changed."""
    rows = [row for row in attendances if row.session_id == session.pk]
    for guidance in {row.participant.guidance_id: row.participant.guidance for row in rows}.values():
        check(by, permissions.ATTEND, guidance)
    if not rows:
        raise TransitionRefused(_("Pilih paling sedikit satu orang."))
    changed = Attendance.objects.filter(pk__in=[row.pk for row in rows]).exclude(state=state)
    names = sorted(changed.values_list("participant__name", flat=True))
    count = changed.update(state=state, judged_by=by)
    record(f"attendance.{state}", session, by=by, changes={"people": names})
    return count


@command
def expect(guidance: Guidance, *, people: Collection[int], by: User) -> None:
    """These are the region's delegates: they come themselves each time."""
    check(by, permissions.ATTEND, guidance)
    guidance.participants.filter(pk__in=people).update(is_expected=True)
    guidance.participants.exclude(pk__in=people).update(is_expected=False)
    names = sorted(guidance.participants.filter(is_expected=True).values_list("name", flat=True))
    record("attendance.expected", guidance, by=by, changes={"people": names})


@command
def add_delegate(guidance: Guidance, *, person: Person, by: User) -> Participant:
    """Somebody named before the first meeting."""
    check(by, permissions.ATTEND, guidance)
    row = _participant(guidance, person)
    row.is_expected = True
    row.save(update_fields=["is_expected"])
    record("attendance.delegate", row, by=by, changes={"office": row.office, "rank": row.rank})
    return row


def _attend(session: Session, guidance: Guidance, person: Person, **facts: Any) -> Attendance:
    if session.state == Session.State.CANCELLED:
        raise TransitionRefused(_("Pertemuan ini dibatalkan."))
    if not session.stages.filter(guidance=guidance).exists():
        raise TransitionRefused(_("%s bukan peserta pertemuan ini.") % guidance.region)
    participant = _participant(guidance, person)
    known = Attendance.objects.filter(session=session).annotate(person=PERSON).filter(person=participant.person.pk)
    if (already := known.select_related("participant").first()) is not None:
        raise AlreadyThere(already)
    row, made = Attendance.objects.get_or_create(
        session=session, participant=participant,
        defaults={"office": person.office, "rank": person.rank, **facts},
    )  # fmt: skip
    if not made:
        raise AlreadyThere(row)
    return row


def _participant(guidance: Guidance, person: Person) -> Participant:
    facts = {"name": " ".join(person.name.split()), "office": person.office, "rank": person.rank, "phone": person.phone}
    row, _made = Participant.objects.get_or_create(
        guidance=guidance, name_key=name_key(person.name)[:200], defaults=facts
    )
    return row


def _refuse_early(session: Session) -> None:
    if timezone.now() < session.starts_at - CHECK_IN_MARGIN:
        raise TransitionRefused(_("Kehadiran dicatat paling cepat dua jam sebelum pertemuan."))

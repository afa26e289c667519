"""Whom a new timetable concerns, and what they are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gerakan.foundation.accounts.models import User
from gerakan.foundation.notifications.kinds import Delivery, MessageKind, Wording, message_kind
from gerakan.foundation.notifications.telling import notify
from gerakan.stages.interviews.models import Board, Interview
from gerakan.stages.interviews.queries.planning import concerned_people

Said = tuple[int | None, int | None, frozenset[str], bool]

PUBLISHED = message_kind(
    MessageKind(
        code="interviews.published",
        label=_("Jadwal wawancara baru atau berubah"),
        examples={"edition": "Edisi 2027", "count": "3"},
        indonesian=Wording(
            "Jadwal wawancara {{ edition }}: {{ count }} baru atau berubah",
            "{{ count }} wawancara Anda pada {{ edition }} baru atau berubah. Kalender yang sudah Anda langgani berubah sendiri; "
            "alamatnya ada di halaman ini.",
        ),
        english=Wording(
            "Interviews of {{ edition }}: {{ count }} new or changed",
            "{{ count }} of your interviews in {{ edition }} are new or changed. A calendar that you subscribed to changes by "
            "itself; its address is on this page.",
        ),
        delivery=Delivery.IMMEDIATE,
        is_compulsory=True,
    )
)


@dataclass(frozen=True)
class Changed:
    """An interview that is not where it was; `before` is None for a new one."""

    interview: Interview
    before: Said | None


def said_of(interview: Interview) -> Said:
    """Hour, room, panel, and whether it takes place: what people must know."""
    panel = frozenset(seat.engagement.code for seat in interview.seats.all())
    return interview.slot_id, interview.room_id, panel, interview.state == Interview.State.CANCELLED


def tell_concerned(board: Board, changed: Sequence[Changed]) -> None:
    """Panels of now and of before, and the officials of the region; each person once."""
    people = concerned_people([one.interview for one in changed])
    counts: dict[User, int] = {}
    for one in changed:
        for person in {*people[one.interview.pk], *_left_panel(board, one)}:
            counts[person] = counts.get(person, 0) + 1
    url = reverse("interviews:own")
    for person, count in counts.items():
        notify([person], PUBLISHED, {"edition": board.edition.name, "count": str(count)}, url=url)


def _left_panel(board: Board, one: Changed) -> list[User]:
    """Who sat there before and no longer does."""
    now = {seat.engagement.code for seat in one.interview.seats.all()}
    gone = (one.before[2] if one.before else frozenset()) - now
    if not gone:
        return []
    return list(
        User.objects.filter(assessor__engagements__edition=board.edition_id, assessor__engagements__code__in=gone)
    )

"""The verb of a participant: say it once, without a name. Of the secretariat: hide words that name somebody."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.ratings import permissions
from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.ratings.queries.given import mentors_at, why_closed
from gerakan.stages.sessions.models import Attendance, Session

PARTICIPANT = "sistem: penilaian peserta"


@dataclass(frozen=True)
class Answers:
    """Scores 1 to 5 and words; `mentors` are scores and words by the mentor's key, those left out are missing."""

    useful: int
    clear: int
    run: int
    comment: str = ""
    mentors: Mapping[int, tuple[int, str]] = field(default_factory=dict)


@command
def rate(attendance: Attendance, *, answers: Answers, by: str = PARTICIPANT) -> None:
    """Keep what was said without who said it; the link is used up. Raises TransitionRefused with the reason.

    Rows carry no hour and a random key; the log says that somebody rated this meeting and nothing more.
    """
    rows = Attendance.objects.select_for_update(of=("self",)).select_related("session", "participant")
    attendance = rows.get(pk=attendance.pk)
    if reason := why_closed(attendance):
        raise TransitionRefused(reason)
    session, known = attendance.session, {one.pk for one in mentors_at(attendance)}
    SessionRating.objects.create(
        session=session, useful=answers.useful, clear=answers.clear, run=answers.run, comment=answers.comment.strip()
    )
    said = [(key, value, words) for key, (value, words) in answers.mentors.items() if key in known]
    secrets.SystemRandom().shuffle(said)
    MentorRating.objects.bulk_create(
        MentorRating(session=session, mentor_id=key, score=value, comment=words.strip()) for key, value, words in said
    )
    Attendance.objects.filter(pk=attendance.pk).update(has_rated=True)
    record("rating.given", session, by=by)


@command
def hide(row: SessionRating | MentorRating, *, because: str, by: User) -> None:
    """Nobody reads these words any longer; the scores count on. Raises TransitionRefused when they are hidden already.

    The log keeps the reason and never the words, and of a mentor's comment not the meeting: that stays joined with others.
    """
    check(by, permissions.HIDE)
    if not because.strip():
        raise TransitionRefused(_("Tulis alasannya."))
    shown = type(row)._default_manager.filter(pk=row.pk, hidden_because="").exclude(comment="")
    if not shown.update(hidden_because=because.strip()):
        raise TransitionRefused(_("Komentar ini sudah disembunyikan."))
    record("rating.comment_hidden", _concerned(row), by=by, note=because.strip())


@command
def show_again(row: SessionRating | MentorRating, *, because: str, by: User) -> None:
    """Hidden by mistake: the words are read again. Raises TransitionRefused when they are not hidden."""
    check(by, permissions.HIDE)
    if not because.strip():
        raise TransitionRefused(_("Tulis alasannya."))
    if not type(row)._default_manager.filter(pk=row.pk).exclude(hidden_because="").update(hidden_because=""):
        raise TransitionRefused(_("Komentar ini tidak disembunyikan."))
    record("rating.comment_shown", _concerned(row), by=by, note=because.strip())


def _concerned(row: SessionRating | MentorRating) -> Session | User:
    return row.mentor if isinstance(row, MentorRating) else row.session

"""The verb of a participant: say it once, without a name."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.ratings.models import MentorRating, SessionRating
from gerakan.stages.ratings.queries.given import mentors_at, why_closed
from gerakan.stages.sessions.models import Attendance

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

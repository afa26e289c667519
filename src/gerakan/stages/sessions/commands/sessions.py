"""Verbs of meetings: planned, moved, begun, held, cancelled; where the recording is."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring.models import GuidanceStage
from gerakan.stages.sessions import notices, permissions
from gerakan.stages.sessions.models import Session
from gerakan.stages.sessions.workflow import session_workflow

TOLD = ("title", "starts_at", "ends_at", "time_zone", "place", "video_link")


class PlannedAlready(Exception):
    """The very same meeting stands already; nothing was added, nobody was told again."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Pertemuan ini sudah direncanakan."))
        self.session = session


@command
def plan(edition: Edition, *, stages: Iterable[GuidanceStage], facts: Mapping[str, Any], by: User) -> Session:
    """A new meeting of these stages; each of their regions must be the planner's own. Raises PlannedAlready."""
    chosen = _their_own(edition, stages, by)
    _refuse_twice(edition, chosen, facts)
    made = Session.objects.create(edition=edition, made_by=by, **facts)
    made.stages.set(chosen)
    record("session.planned", made, by=by, changes={"regions": [str(row) for row in chosen], **facts})
    notices.tell_planned(made)
    return made


@command
def change(session: Session, *, stages: Iterable[GuidanceStage], facts: Mapping[str, Any], by: User) -> None:
    """Another time, place, agenda or other regions; people hear of it when they must come elsewhere or at another time."""
    check(by, permissions.PLAN, session)
    if session.state in (Session.State.HELD, Session.State.CANCELLED):
        raise TransitionRefused(_("Pertemuan ini sudah %s.") % session.get_state_display().lower())
    known = set(session.stages.values_list("pk", flat=True))
    chosen = list(stages)
    _their_own(session.edition, [row for row in chosen if row.pk not in known], by)
    changes = {name: [getattr(session, name), new] for name, new in facts.items() if getattr(session, name) != new}
    for name, value in facts.items():
        setattr(session, name, value)
    is_moved = bool(set(changes) & set(TOLD)) or {row.pk for row in chosen} != known
    session.sequence += is_moved
    session.changed_at = timezone.now()
    session.save(update_fields=[*facts, "sequence", "changed_at"])
    session.stages.set(chosen)
    record("session.changed", session, by=by, changes=changes)
    if is_moved:
        notices.tell_planned(session)


@command
def start(session: Session, *, by: User) -> None:
    """People are there."""
    session_workflow.fire(session, "start", by=by)


@command
def hold(session: Session, *, by: User) -> None:
    """It is over, or was held without being begun here."""
    session_workflow.fire(session, "hold", by=by)


@command
def cancel(session: Session, *, note: str, by: User) -> None:
    """It does not take place, for a reason that everybody hears."""
    session_workflow.fire(session, "cancel", by=by, note=note)
    Session.objects.filter(pk=session.pk).update(sequence=session.sequence + 1, changed_at=timezone.now())
    notices.tell_cancelled(session, note)


@command
def record_link(session: Session, *, recording_link: str, by: User) -> None:
    """Where the recording of the meeting is; any provider."""
    check(by, permissions.PLAN, session)
    before, session.recording_link = session.recording_link, recording_link
    session.save(update_fields=["recording_link"])
    record("session.recording", session, by=by, changes={"recording_link": [before, recording_link]})


def _refuse_twice(edition: Edition, stages: list[GuidanceStage], facts: Mapping[str, Any]) -> None:
    """A second press while the first is on its way must not call everybody twice."""
    Edition.objects.select_for_update().get(pk=edition.pk)
    wanted = {row.pk for row in stages}
    rows = Session.objects.filter(edition=edition, state=Session.State.PLANNED, **facts).prefetch_related("stages")
    for row in rows:
        if {one.pk for one in row.stages.all()} == wanted:
            raise PlannedAlready(row)


def _their_own(edition: Edition, stages: Iterable[GuidanceStage], by: User) -> list[GuidanceStage]:
    chosen = list(stages)
    for row in chosen:
        check(by, permissions.PLAN, row.guidance)
        if row.guidance.participation.edition_id != edition.pk:
            raise TransitionRefused(_("%s bukan daerah edisi ini.") % row.guidance.region)
    return chosen

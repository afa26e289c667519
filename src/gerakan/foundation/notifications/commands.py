"""Verbs: write a text, keep the calendar, choose how to be told, read, send again."""

from collections.abc import Mapping, Sequence

from django.db.models import Max
from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.notifications.kinds import MessageKind, fault
from gerakan.foundation.notifications.models import CalendarDay, Choice, MessageText, OutgoingMail
from gerakan.foundation.notifications.sending import deliver
from gerakan.foundation.tasks.running import put_in_line


@command
def save_text(kind: MessageKind, *, language: str, subject: str, body: str, by: Actor) -> MessageText:
    """A new version; earlier ones stay. Raises ValueError for a word the kind does not have."""
    if reason := fault(kind, f"{subject} {body}"):
        raise ValueError(reason)
    last = MessageText.objects.filter(kind=kind.code, language=language).aggregate(last=Max("version"))["last"] or 0
    text = MessageText.objects.create(
        kind=kind.code, language=language, version=last + 1, subject=subject, body=body, saved_by=str(by)
    )
    record("message_text.saved", text, by=by, changes={"subject": subject, "body": body})
    return text


@command
def save_day(day: CalendarDay, *, by: Actor) -> CalendarDay:
    """Set a day off, or a working day, by hand."""
    day.save()
    record("calendar_day.saved", day, by=by, changes={"is_working_day": day.is_working_day})
    return day


@command
def remove_day(day: CalendarDay, *, by: Actor) -> None:
    """Back to the calendar of public holidays."""
    record("calendar_day.removed", day, by=by)
    day.delete()


@command
def choose(person: User, *, choices: Mapping[str, str], by: Actor) -> None:
    """How to be told of each kind; compulsory kinds are not asked."""
    for kind, delivery in choices.items():
        Choice.objects.update_or_create(person=person, kind=kind, defaults={"delivery": delivery})
    record("notification_choices.saved", person, by=by, changes=dict(choices))


@command
def send_again(mails: Sequence[OutgoingMail], *, by: Actor) -> int:
    """A person decides that failed or uncertain messages go out once more; returns how many did."""
    return sum(_send_again(mail, by=by) for mail in mails)


def _send_again(mail: OutgoingMail, *, by: Actor) -> bool:
    ended = OutgoingMail.objects.filter(pk=mail.pk, state__in=[OutgoingMail.State.FAILED, OutgoingMail.State.UNCERTAIN])
    if not ended.update(state=OutgoingMail.State.QUEUED, try_at=timezone.now(), attempts=0):
        return False
    record("mail.sent_again", mail, by=by)
    put_in_line(deliver, mail.pk)
    return True

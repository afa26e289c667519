"""Verbs of signing and launching: plan, seat, invite, note who came, hand out."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.ceremonies import notices, permissions
from gerakan.stages.ceremonies.models import Attendee, Material, SigningEvent

CLOSED = (Agreement.State.CANCELLED, Agreement.State.TERMINATED)


@command
def plan(edition: Edition, *, facts: Mapping[str, Any], event: SigningEvent | None = None, by: User) -> SigningEvent:
    """A new event, or other facts of one."""
    check(by, permissions.PLAN)
    row = event or SigningEvent(edition=edition)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    record("signing_event.planned", row, by=by, changes=dict(facts))
    return row


@command
def seat(event: SigningEvent, *, agreements: Iterable[Agreement], by: User) -> int:
    """The region's signatory of each agreement, once; returns how many were added."""
    check(by, permissions.PLAN, event)
    there = set(event.attendees.values_list("agreement", flat=True))
    fresh = [row for row in agreements if row.pk not in there and row.edition_id == event.edition_id]
    fresh = [row for row in fresh if row.state not in CLOSED]
    Attendee.objects.bulk_create(
        Attendee(event=event, agreement=row, name=row.region_name, title=row.region_title) for row in fresh
    )
    record("signing_event.seated", event, by=by, changes={"count": len(fresh)})
    return len(fresh)


@command
def add_guest(event: SigningEvent, *, name: str, title: str, by: User) -> Attendee:
    """Somebody beside the regions: the Director General, a witness, the press."""
    check(by, permissions.PLAN, event)
    row: Attendee = event.attendees.create(name=name, title=title)
    record("signing_event.guest", event, by=by, changes={"name": name, "title": title})
    return row


@command
def drop_attendee(event: SigningEvent, *, pk: int, by: User) -> None:
    """Take somebody from the list who is not expected."""
    check(by, permissions.PLAN, event)
    row = event.attendees.get(pk=pk)
    record("signing_event.dropped", event, by=by, changes={"name": row.name})
    row.delete()


@command
def invite(event: SigningEvent, *, by: User) -> None:
    """Tell every region on the list; again for those added since."""
    check(by, permissions.PLAN, event)
    rows = [
        row.agreement for row in event.attendees.filter(agreement__isnull=False).select_related("agreement__region")
    ]
    agreements = [row for row in rows if row is not None]
    if not agreements:
        raise TransitionRefused(_("Tambahkan dahulu daerah yang diundang."))
    event.invited_at = timezone.now()
    event.save(update_fields=["invited_at"])
    notices.invite(event, agreements)
    record("signing_event.invited", event, by=by, changes={"count": len(agreements)})


@command
def note_attendance(event: SigningEvent, *, present: Collection[int], by: User) -> None:
    """Who came; everybody else on the list did not."""
    check(by, permissions.PLAN, event)
    if event.starts_at > timezone.now():
        raise TransitionRefused(_("Acara belum dimulai; kehadiran dicatat sesudahnya."))
    event.attendees.filter(pk__in=present).update(was_there=True)
    event.attendees.exclude(pk__in=present).update(was_there=False)
    record("signing_event.attendance", event, by=by, changes={"count": len(present)})


@command
def hand_out(event: SigningEvent, *, file: "UploadedFile[Any]", by: User) -> Material:
    """A file for everybody who is invited."""
    check(by, permissions.PLAN, event)
    made = Material(event=event, name=str(file.name or "")[-200:])
    made.file.save(made.name, file, save=False)
    made.save()
    record("signing_event.material", event, by=by, changes={"name": made.name})
    return made

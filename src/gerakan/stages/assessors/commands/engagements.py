"""Verbs of an assessor's part in an edition: ask, accept, decline, remove."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import notices, permissions
from gerakan.stages.assessors.commands.ties import find_ties
from gerakan.stages.assessors.models import Assessor, Engagement
from gerakan.stages.assessors.queries import pool as queries
from gerakan.stages.assessors.workflow import engagement_workflow


@command
def ask(edition: Edition, *, assessors: Iterable[Assessor], answer_by: datetime.date, by: User) -> list[Engagement]:
    """Ask people of the pool for one edition; records are searched for ties at once, so that doubt closes doors first."""
    check(by, permissions.RUN_POOL)
    if answer_by <= timezone.localdate():
        raise TransitionRefused(_("Tenggat jawaban sudah lewat; pilih tanggal yang akan datang."))
    Edition.objects.select_for_update().get(pk=edition.pk)
    usable = {row.pk: row for row in queries.not_asked(edition)}
    asked = [_ask_one(edition, usable, person, answer_by, by) for person in assessors]
    find_ties(edition, by=by)
    return asked


def _ask_one(
    edition: Edition, usable: dict[int, Assessor], person: Assessor, answer_by: datetime.date, by: User
) -> Engagement:
    if person.pk not in usable:
        raise TransitionRefused(_("%s sudah diminta, sedang jeda, atau selesai bertugas.") % person)
    assessor = usable.pop(person.pk)
    engagement = Engagement.objects.create(
        edition=edition, assessor=assessor, code=queries.next_code(edition), max_per_day=assessor.max_per_day,
        answer_by=answer_by,
    )  # fmt: skip
    record("engagement.asked", engagement, by=by, changes={"answer_by": answer_by, "code": engagement.code})
    notices.ask(engagement)
    return engagement


@command
def accept(engagement: Engagement, *, max_per_day: int, available_dates: Sequence[str] = (), by: User) -> None:
    """The person takes part, on these days, with at most so many interviews a day."""
    if not 1 <= max_per_day <= engagement.assessor.max_per_day:
        raise TransitionRefused(_("Wawancara sehari antara 1 dan %d.") % engagement.assessor.max_per_day)
    engagement_workflow.fire(engagement, "accept", by=by)
    _keep(engagement, max_per_day=max_per_day, available_dates=sorted(available_dates), answered_at=timezone.now())
    notices.tell_secretariat(engagement, queries.staff_of(engagement.edition))


@command
def decline(engagement: Engagement, *, note: str, by: User) -> None:
    """The person does not take part, and says why."""
    engagement_workflow.fire(engagement, "decline", by=by, note=note)
    _keep(engagement, answer_note=note, answered_at=timezone.now())
    notices.tell_secretariat(engagement, queries.staff_of(engagement.edition))


@command
def ask_again(engagement: Engagement, *, note: str, by: User) -> None:
    """Somebody who refused is asked once more, for a stated reason."""
    engagement_workflow.fire(engagement, "ask_again", by=by, note=note)
    notices.ask(engagement)


@command
def remove(engagement: Engagement, *, note: str, by: User) -> None:
    """Every door of the edition closes in this moment, also while the person marks."""
    engagement_workflow.fire(engagement, "remove", by=by, note=note)
    notices.tell_removed(engagement, note)


@command
def restore(engagement: Engagement, *, note: str, by: User) -> None:
    """Back into the edition, for a stated reason."""
    engagement_workflow.fire(engagement, "restore", by=by, note=note)


def _keep(engagement: Engagement, **fields: object) -> None:
    Engagement.objects.filter(pk=engagement.pk).update(**fields)
    for name, value in fields.items():
        setattr(engagement, name, value)

"""Verbs of the programme: begun from what there is, written, published for ever."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.mentoring import permissions
from gerakan.stages.mentoring.commands.guiding import move_to
from gerakan.stages.mentoring.models import Expected, Guidance, Programme, Workshop
from gerakan.stages.mentoring.models.programmes import MOST_STAGES
from gerakan.stages.mentoring.queries import programmes as queries
from gerakan.stages.mentoring.queries.guidance import begun_until
from gerakan.stages.mentoring.queries.starting import starting_programme
from gerakan.stages.mentoring.workflow import programme_workflow


@command
def begin_programme(edition: Edition, *, by: User) -> Programme:
    """A draft: a copy of the newest version, else of the template that comes with the system."""
    check(by, permissions.MANAGE)
    Edition.objects.select_for_update().get(pk=edition.pk)
    if Programme.objects.filter(edition=edition, state=Programme.State.DRAFT).exists():
        raise TransitionRefused(_("Rancangan program edisi ini sudah ada."))
    before = queries.published(edition)
    made = Programme.objects.create(edition=edition, number=queries.next_number(edition))
    if before is None:
        _from_template(made)
    else:
        _copy(before, made)
    record("programme.begun", made, by=by, changes={"from": str(before or _("template bawaan"))})
    return made


@command
def write_workshop(
    programme: Programme,
    *,
    facts: Mapping[str, Any],
    workshop: Workshop | None = None,
    seen: str | None = None,
    by: User,
) -> Workshop:
    """A stage more at the end, or other words of one. seen: the mark of those on the screen; None where none were shown."""
    _refuse_published(programme, by)
    _refuse_unseen(workshop, seen)
    row = workshop or Workshop(programme=programme, number=programme.workshops.count() + 1)
    if row.number > MOST_STAGES:
        raise TransitionRefused(_("Paling banyak %d tahap.") % MOST_STAGES)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    record("programme.changed", programme, by=by, changes={"stage": row.number, **facts})
    return row


@command
def drop_last_workshop(programme: Programme, *, by: User) -> None:
    """The last stage goes; those before it keep their numbers."""
    _refuse_published(programme, by)
    last = programme.workshops.order_by("-number").first()
    if last is None or last.number == 1:
        raise TransitionRefused(_("Program mempunyai paling sedikit satu tahap."))
    record("programme.changed", programme, by=by, changes={"dropped": str(last)})
    last.delete()


@command
def write_expected(
    workshop: Workshop, *, facts: Mapping[str, Any], expected: Expected | None = None, seen: str | None = None, by: User
) -> Expected:
    """Something to deliver, new or in other words. seen: as of a stage."""
    _refuse_published(workshop.programme, by)
    _refuse_unseen(expected, seen)
    row = expected or Expected(workshop=workshop, order=1 + (workshop.expected.aggregate(n=Max("order"))["n"] or 0))
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    record("programme.changed", workshop.programme, by=by, changes={"stage": workshop.number, **facts})
    return row


@command
def drop_expected(expected: Expected, *, by: User) -> None:
    """Not asked for after all."""
    programme = expected.workshop.programme
    _refuse_published(programme, by)
    record("programme.changed", programme, by=by, changes={"dropped": expected.name})
    expected.delete()


@command
def publish(programme: Programme, *, by: User) -> int:
    """From now on it never changes; regions move to it with the stages they have not begun. Returns how many moved."""
    Programme.objects.filter(pk=programme.pk, state=Programme.State.DRAFT).update(
        published_at=timezone.now(), published_by=by
    )
    programme_workflow.fire(programme, "publish", by=by)
    rows = Guidance.objects.select_for_update(of=("self",)).filter(participation__edition=programme.edition)
    fresh = list(programme.workshops.prefetch_related("expected").order_by("number"))
    moving = [
        row
        for row in rows.select_related("participation__region", "participation__edition")
        if _may_move(row, fresh)
    ]  # fmt: skip
    for row in moving:
        move_to(row, workshops=fresh, by=by)
    return len(moving)


def _may_move(guidance: Guidance, workshops: Sequence[Workshop]) -> bool:
    last = begun_until(guidance)
    return any(row.number > last for row in workshops) or guidance.stages.filter(number__gt=last).exists()


def _refuse_published(programme: Programme, by: User) -> None:
    check(by, permissions.MANAGE)
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not locked.is_draft:
        raise TransitionRefused(_("Program yang diterbitkan tidak berubah; mulailah versi berikutnya."))


def _refuse_unseen(row: Workshop | Expected | None, seen: str | None) -> None:
    standing = type(row)._default_manager.filter(pk=row.pk).first() if row else None
    if seen is not None and seen != queries.mark_of(standing):
        raise TransitionRefused(_("Orang lain lebih dahulu mengubahnya. Muat ulang, periksa, lalu simpan lagi."))


def _from_template(programme: Programme) -> None:
    for number, start in enumerate(starting_programme(), 1):
        asked = start.pop("expected")
        stage = Workshop.objects.create(programme=programme, number=number, **start)
        Expected.objects.bulk_create(
            Expected(workshop=stage, order=order, **result) for order, result in enumerate(asked, 1)
        )


def _copy(before: Programme, made: Programme) -> None:
    for old in before.workshops.all():
        asked = list(old.expected.all())
        stage = Workshop.objects.create(
            programme=made, number=old.number, title=old.title, days=old.days, agenda=old.agenda,
            materials=old.materials,
        )  # fmt: skip
        Expected.objects.bulk_create(
            Expected(
                workshop=stage, order=row.order, name=row.name, accepted_when=row.accepted_when, chapter=row.chapter,
                is_compulsory=row.is_compulsory, due_days=row.due_days,
            )
            for row in asked
        )  # fmt: skip

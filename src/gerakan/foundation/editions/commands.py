"""Verbs of an edition: prepare, change, copy, move on; note a region's step and a published number."""

import datetime as dt
from collections import Counter
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.calendar import plan_copy
from gerakan.foundation.editions.loading import store_facts
from gerakan.foundation.editions.models import (
    Edition,
    EditionMilestone,
    Participation,
    ParticipationStep,
    Role,
)
from gerakan.foundation.editions.workflow import edition_workflow
from gerakan.foundation.regions.models import Region

OUTCOMES = {ParticipationStep.Step.SELECTED, ParticipationStep.Step.RESERVE, ParticipationStep.Step.REFUSED}
"""Of these one holds; a correction may note another one later, in any order."""


class StepRefused(ValueError):
    """The step does not fit the ones before and after it; the message says which."""


class EditionRefused(ValueError):
    """The edition cannot be made or changed so; the message says why."""


@transaction.atomic
def load_editions(*, by: Actor | str) -> Counter[str]:
    """The facts of 2017 to 2024; idempotent, leaves an event only when something was new."""
    touched = store_facts()
    if touched.total():
        _trace_load(touched, by=by)
    return touched


@command
def _trace_load(touched: Counter[str], *, by: Actor | str) -> None:
    record("editions.loaded", Edition.objects.that_count().latest("year"), by=by, changes=dict(touched))


@command
def prepare_edition(*, slug: str, by: Actor | str, **fields: Any) -> Edition:
    """A new edition in preparation."""
    if Edition.objects.filter(slug=slug).exists():
        raise EditionRefused(_("Alamat “%s” sudah dipakai edisi lain.") % slug)
    _refuse_second_of_year(**fields)
    edition = Edition.objects.create(slug=slug, **fields)
    record("edition.prepared", edition, by=by, changes=_loggable(fields))
    return edition


def _loggable(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, Edition) else value for name, value in fields.items()}


def _refuse_second_of_year(*, year: int, is_test: bool = False, is_sample: bool = False, **_others: Any) -> None:
    real = Edition.objects.that_count().filter(year=year)
    if not is_test and not is_sample and real.exists():
        raise EditionRefused(_("Edisi %d sudah ada; buat edisi uji, atau pilih tahun lain.") % year)


def _refuse_closed(edition: Edition) -> None:
    if not edition.is_changeable:
        raise EditionRefused(_("Edisi sudah selesai; buka kembali sebelum mengubahnya."))


@command
def change_edition(edition: Edition, *, by: Actor | str, **fields: Any) -> None:
    """Name, theme, rule and dates, as long as the edition is not closed."""
    _refuse_closed(edition)
    changes = {name: [getattr(edition, name), new] for name, new in fields.items() if getattr(edition, name) != new}
    for name, value in fields.items():
        setattr(edition, name, value)
    edition.save(update_fields=list(fields))
    record("edition.changed", edition, by=by, changes=changes)


@command
def copy_edition(
    source: Edition, *, slug: str, year: int, name: str, by: Actor | str, is_test: bool = False, is_sample: bool = False
) -> Edition:
    """A new edition with the words and the shifted calendar of another; no region, person or number comes along."""
    plan = plan_copy(source, year=year)
    frame = {"starts_on": source.starts_on, "ends_on": source.ends_on}
    moved = {shift.old: shift.new for shift in plan.shifted}
    fresh = prepare_edition(
        slug=slug, year=year, name=name, by=by, theme=source.theme, rule=source.rule, is_test=is_test,
        is_sample=is_sample, copied_from=source, **{key: moved[day] if day else None for key, day in frame.items()},
    )  # fmt: skip
    EditionMilestone.objects.bulk_create(
        EditionMilestone(edition=fresh, code=s.code, label=s.label, starts_on=s.new, ends_on=s.new_end)
        for s in plan.shifted
        if s.code
    )
    record("edition.copied", fresh, by=by, changes={"from": source.slug, "dates": len(plan.shifted)})
    return fresh


@command
def set_milestone(
    edition: Edition,
    *,
    code: str,
    label: str,
    starts_on: dt.date,
    by: Actor | str,
    ends_on: dt.date | None = None,
    letter_number: str = "",
) -> EditionMilestone:
    """Puts a date into the calendar; a milestone of the same kind and day is replaced."""
    _refuse_closed(edition)
    fields = {"label": label, "ends_on": ends_on, "letter_number": letter_number}
    stone, _made = EditionMilestone.objects.update_or_create(
        edition=edition, code=code, starts_on=starts_on, defaults=fields
    )
    record("edition.milestone_set", edition, by=by, changes={"code": code, "starts_on": starts_on, **fields})
    return stone


@command
def drop_milestone(milestone: EditionMilestone, *, by: Actor | str) -> None:
    """Takes a date out of the calendar."""
    _refuse_closed(milestone.edition)
    record("edition.milestone_dropped", milestone.edition, by=by, changes={"label": milestone.label})
    milestone.delete()


@command
def move_edition(edition: Edition, *, transition: str, by: Actor | str, note: str = "") -> None:
    """Open, close, reopen or archive; raises TransitionRefused."""
    edition_workflow.fire(edition, transition, by=by, note=note)


@command
def note_step(
    participation: Participation,
    *,
    step: str,
    happened_on: dt.date,
    by: Actor | str,
    note: str = "",
    letter_number: str = "",
) -> ParticipationStep:
    """A region reached a step; raises StepRefused when it was reached already or the order of days is broken."""
    _refuse_disorder(participation, ParticipationStep.Step(step), happened_on)
    noted = ParticipationStep.objects.create(
        participation=participation, step=step, happened_on=happened_on, note=note, letter_number=letter_number,
        by_name=str(by),
    )  # fmt: skip
    changes = {"step": step, "happened_on": happened_on, "letter_number": letter_number}
    record("participation.step", participation, by=by, changes=changes, note=note)
    return noted


@command
def settle_participation(
    edition: Edition,
    *,
    region: Region,
    role: Role,
    step: str,
    happened_on: dt.date,
    by: Actor | str,
    note: str = "",
    letter_number: str = "",
    replaces: Participation | None = None,
) -> Participation:
    """What became of a region in an edition, with the step that says when and why; a step noted before stays."""
    found, _made = Participation.objects.update_or_create(
        edition=edition, region=region, defaults={"role": role, "replaces": replaces}
    )
    if not found.steps.filter(step=step).exists():
        note_step(found, step=step, happened_on=happened_on, by=by, note=note, letter_number=letter_number)
    changes = {"role": role, "replaces": str(replaces.region) if replaces else ""}
    record("participation.settled", found, by=by, changes=changes, note=note)
    return found


def _refuse_disorder(participation: Participation, step: ParticipationStep.Step, happened_on: dt.date) -> None:
    order = list(ParticipationStep.Step)
    for other in participation.steps.all():
        label = {"step": step.label, "other": other.get_step_display(), "date": other.happened_on}
        if other.step == step:
            raise StepRefused(_("Langkah “%(step)s” sudah dicatat pada %(date)s.") % label)
        if {step, ParticipationStep.Step(other.step)} <= OUTCOMES:
            continue
        is_earlier = order.index(ParticipationStep.Step(other.step)) < order.index(step)
        if is_earlier and other.happened_on > happened_on:
            raise StepRefused(_("“%(step)s” tidak mungkin sebelum “%(other)s” (%(date)s).") % label)
        if not is_earlier and other.happened_on < happened_on:
            raise StepRefused(_("“%(step)s” tidak mungkin sesudah “%(other)s” (%(date)s).") % label)

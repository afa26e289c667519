"""Verbs of the capacity map."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.capacities import permissions
from gerakan.stages.capacities.models import Ability, Need, Training
from gerakan.stages.capacities.queries import programmes_of
from gerakan.stages.capacities.workflow import training_workflow
from gerakan.stages.masterplans.models import Masterplan
from gerakan.stages.materials.queries.skills import skill_names
from gerakan.stages.sessions.models.attendance import name_key


@command
def note_ability(plan: Masterplan, *, facts: Mapping[str, Any], by: User) -> Ability:
    """Somebody of the plan's region and a skill; the same person and skill is noted once."""
    check(by, permissions.FILL, plan)
    _refuse_unknown(facts["skill"])
    made = Ability(region=plan.region, name_key=name_key(facts["name"])[:200], noted_by=by, **facts)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise TransitionRefused(_("Keahlian itu sudah dicatat bagi %s.") % made.name) from error
    record("ability.noted", made, by=by, changes={"skill": made.skill, "level": made.level})
    return made


@command
def end_ability(ability: Ability, *, by: User) -> None:
    """The person moved away, or it was wrong; the row stays in the records."""
    check(by, permissions.FILL, ability)
    if not Ability.objects.filter(pk=ability.pk, ended_at__isnull=True).update(ended_at=timezone.now()):
        raise TransitionRefused(_("Catatan ini sudah diakhiri."))
    record("ability.ended", ability, by=by, changes={"skill": ability.skill})


@command
def say_need(plan: Masterplan, *, programme: str, skill: str, people: int, by: User) -> Need:
    """A programme of this plan needs so many people with this skill; said again, the number changes."""
    check(by, permissions.FILL, plan)
    _refuse_unknown(skill)
    if programme not in dict(programmes_of(plan)):
        raise TransitionRefused(_("Program ini tidak ada dalam rencana."))
    row, _made = Need.objects.update_or_create(
        plan=plan, programme=programme, skill=skill, defaults={"people": people}, create_defaults={"people": people, "said_by": by}
    )  # fmt: skip
    record("need.said", row, by=by, changes={"programme": programme, "skill": skill, "people": people})
    return row


@command
def drop_need(need: Need, *, by: User) -> None:
    """Not needed after all."""
    check(by, permissions.FILL, need)
    record("need.dropped", need, by=by, changes={"programme": need.programme, "skill": need.skill})
    need.delete()


@command
def plan_training(plan: Masterplan, *, facts: Mapping[str, Any], by: User) -> Training:
    """So many people will learn it by a day; the very same again, as by a second press, is refused."""
    check(by, permissions.FILL, plan)
    _refuse_unknown(facts["skill"])
    Masterplan.objects.select_for_update().get(pk=plan.pk)
    if Training.objects.filter(plan=plan, state=Training.State.PLANNED, **facts).exists():
        raise TransitionRefused(_("Pelatihan yang sama persis sudah direncanakan; ia tercatat sekali."))
    made = Training.objects.create(plan=plan, planned_by=by, **facts)
    record("training.planned", made, by=by, changes={"skill": made.skill, "people": made.people, "due_on": made.due_on})
    return made


@command
def move_training(training: Training, *, step: str, note: str = "", by: User) -> None:
    """Done, or given up for a reason. Who learned is noted by name, so that nobody is counted by a plan."""
    training_workflow.fire(training, step, by=by, note=note)


def _refuse_unknown(skill: str) -> None:
    if skill not in skill_names():
        raise TransitionRefused(_("Keahlian ini tidak ada dalam daftar keahlian."))

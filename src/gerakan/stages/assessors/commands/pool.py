"""Verbs of the pool: add, change, import, admit, pause, resume, retire."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.commands import create_person, give_role
from gerakan.foundation.accounts.guards import RoleRefused
from gerakan.foundation.accounts.models import Organisation, User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors import permissions
from gerakan.stages.assessors.models import Assessor
from gerakan.stages.assessors.workflow import assessor_workflow


@dataclass(frozen=True)
class Person:
    """What is written about somebody of the pool; `facts` are fields of Assessor."""

    email: str
    name: str
    background: str
    title: str = ""
    organisation: Organisation | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@command
def add_to_pool(*, person: Person, by: User, is_sample: bool = False) -> Assessor:
    """A candidate, with an account and the role; somebody known by e-mail keeps the account."""
    check(by, permissions.RUN_POOL)
    user = _user_of(person, by, is_sample=is_sample)
    try:
        with transaction.atomic():
            assessor = Assessor.objects.create(
                user=user, background=person.background, is_sample=is_sample, **person.facts
            )
    except IntegrityError:
        raise TransitionRefused(_("%s sudah ada dalam kumpulan asesor.") % user)
    _give_role(user, by)
    record("assessor.added", assessor, by=by, changes={"background": person.background})
    return assessor


@command
def change(assessor: Assessor, *, by: User, **facts: Any) -> None:
    """Background, skills, languages, capacity, zone, birth and home; records only what differs."""
    check(by, permissions.RUN_POOL, assessor)
    before = {name: getattr(assessor, name) for name in facts}
    for name, value in facts.items():
        setattr(assessor, name, value)
    assessor.save(update_fields=list(facts))
    differing = {name: [_said(before[name]), _said(value)] for name, value in facts.items() if before[name] != value}
    record("assessor.changed", assessor, by=by, changes=differing)


@command
def import_pool(*, people: Sequence[Person], by: User) -> tuple[int, int]:
    """Add who is new, change who is known, all or none; answers how many of each."""
    check(by, permissions.RUN_POOL)
    known = {row.user.email: row for row in Assessor.objects.select_related("user")}
    added = 0
    for person in people:
        assessor = known.get(person.email.lower())
        if assessor is None:
            known[person.email.lower()] = assessor = add_to_pool(person=person, by=by)
            added += 1
        else:
            change(assessor, by=by, background=person.background, **person.facts)
    if known:
        anybody = next(iter(known.values()))
        counts = {"added": added, "changed": len(people) - added}
        record("assessors.imported", anybody, by=by, changes=counts)
    return added, len(people) - added


@command
def admit(assessor: Assessor, *, by: User) -> None:
    """Trained and declared: one of the pool."""
    assessor_workflow.fire(assessor, "admit", by=by)


@command
def pause(assessor: Assessor, *, note: str, by: User) -> None:
    """Not asked for a while."""
    assessor_workflow.fire(assessor, "pause", by=by, note=note)


@command
def resume(assessor: Assessor, *, by: User) -> None:
    """May be asked again."""
    assessor_workflow.fire(assessor, "resume", by=by)


@command
def retire(assessor: Assessor, *, note: str, by: User) -> None:
    """Never asked again; the past stays."""
    assessor_workflow.fire(assessor, "retire", by=by, note=note)


def _user_of(person: Person, by: User, *, is_sample: bool) -> User:
    if known := User.objects.filter(email__iexact=person.email).first():
        return known
    return create_person(
        email=person.email, name=person.name, by=by, is_sample=is_sample,
        title=person.title, organisation=person.organisation,
    )  # fmt: skip


def _give_role(user: User, by: User) -> None:
    """Once; a role of an earlier year that has ended is given anew."""
    if user.assignments.in_force().filter(role=Role.ASSESSOR, edition__isnull=True).exists():
        return
    try:
        give_role(user, role=Role.ASSESSOR, by=by)
    except RoleRefused as reason:
        raise TransitionRefused(str(reason)) from reason


def _said(value: Any) -> Any:
    return value if isinstance(value, str | int | list | None) else str(value)

"""People come, change their own data, and go."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts import guards
from gerakan.foundation.accounts.guards import RoleRefused, refuse_if
from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.audit.log import command, record


@command
def create_person(
    *, email: str, name: str, by: Actor | str, password: str | None = None, is_sample: bool = False, **details: Any
) -> User:
    """A person who can sign in; without a password only through "forgotten password". Raises RoleRefused when known.

    details: title, employee_number, phone, organisation, language.
    """
    try:
        with transaction.atomic():
            person = User.objects.create_user(email, password, name=name, is_sample=is_sample, **details)
    except IntegrityError:
        raise RoleRefused(_("Surel %s sudah dipakai orang lain.") % email)
    record("person.created", person, by=by, changes={"email": person.email, "name": name})
    return person


@command
def change_profile(person: User, *, by: Actor | str, **details: str) -> None:
    """Name, title, phone, employee number, language; records only what differs."""
    changes = {name: [getattr(person, name), value] for name, value in details.items()}
    for name, value in details.items():
        setattr(person, name, value)
    person.save(update_fields=list(details))
    differing = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    record("person.profile_changed", person, by=by, changes=differing)


@command
def deactivate(person: User, *, note: str, by: Actor | str) -> None:
    """The person can no longer sign in and loses every right at once; the past stays."""
    refuse_if(_why_not_manage(person, by) or guards.why_last_admin(person))
    _set_active(person, active=False)
    record("person.deactivated", person, by=by, note=note)


@command
def reactivate(person: User, *, note: str, by: Actor | str) -> None:
    """The person may sign in again, with the roles still in force."""
    refuse_if(_why_not_manage(person, by))
    _set_active(person, active=True)
    record("person.reactivated", person, by=by, note=note)


def _why_not_manage(person: User, by: Actor | str) -> str | None:
    """Whoever may not end every role of the person may not close the account either."""
    if isinstance(by, str):
        return None
    held = RoleAssignment.objects.in_force().filter(user=person)
    reasons = (guards.why_not_by(by, person, row) for row in [RoleAssignment(user=person), *held])
    return next((reason for reason in reasons if reason), None)


def _set_active(person: User, *, active: bool) -> None:
    person.is_active = active
    person.save(update_fields=["is_active"])

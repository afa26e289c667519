"""Roles begin and end."""

import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts import guards
from gerakan.foundation.accounts.guards import refuse_if
from gerakan.foundation.accounts.models import Organisation, RoleAssignment, RoleInPlace, User
from gerakan.foundation.audit.log import command, record


@command
def give_role(
    person: User,
    *,
    role: str,
    by: Actor | str,
    region: models.Model | None = None,
    province: models.Model | None = None,
    edition: models.Model | None = None,
    organisation: Organisation | None = None,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    acting_kind: str = "",
    acting_for: User | None = None,
    mandate_number: str = "",
) -> RoleAssignment:
    """A person gets a role. Raises RoleRefused with a sentence when something speaks against it."""
    wanted = RoleAssignment(
        user=person, role=role, region=region, province=province, edition=edition, organisation=organisation,
        starts_on=starts_on or timezone.localdate(), ends_on=ends_on,
        acting_kind=acting_kind, acting_for=acting_for, mandate_number=mandate_number,
    )  # type: ignore[misc]  # fmt: skip
    if not isinstance(by, str):
        refuse_if(guards.why_not_by(by, person, wanted))
    return place_in_role(wanted, by=by)


@command
def place_in_role(wanted: RoleAssignment, *, by: Actor | str) -> RoleAssignment:
    """Save a role once it is complete and free; asks nothing about the giver (give_role and invitations do)."""
    refuse_if(guards.why_incomplete(wanted))
    refuse_if(guards.why_not_dates(wanted.starts_on, wanted.ends_on))
    refuse_if(guards.why_not_acting(wanted))
    _wait_for_place(wanted)
    refuse_if(guards.why_taken(wanted))
    wanted.save()
    wanted.user.forget_roles()
    record("role.given", wanted, by=by, changes=_facts(wanted))
    return wanted


@command
def end_role(assignment: RoleAssignment, *, by: Actor | str, on: datetime.date | None = None, note: str = "") -> None:
    """The role's last day is `on` (yesterday, so that the rights are gone now). Raises RoleRefused."""
    last_day = on or max(timezone.localdate() - datetime.timedelta(days=1), assignment.starts_on)
    if not isinstance(by, str):
        refuse_if(guards.why_not_by(by, assignment.user, assignment))
    refuse_if(guards.why_not_end(assignment, last_day))
    before = assignment.ends_on
    assignment.ends_on = last_day
    assignment.save(update_fields=["ends_on"])
    assignment.user.forget_roles()
    record("role.ended", assignment, by=by, changes={"ends_on": [before, last_day]}, note=note)


def _wait_for_place(wanted: RoleInPlace) -> None:
    """Two people filling the same office at once queue at the region's row."""
    if wanted.region is not None:
        regions = type(wanted.region)._default_manager.select_for_update()
        regions.filter(pk=wanted.region.pk).order_by().first()


def _facts(row: RoleAssignment) -> dict[str, Any]:
    facts = {
        "user": str(row.user),
        "role": row.role,
        "place": row.place_label,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "acting_kind": row.acting_kind,
        "acting_for": str(row.acting_for or ""),
        "mandate_number": row.mandate_number,
    }
    return {name: value for name, value in facts.items() if value}

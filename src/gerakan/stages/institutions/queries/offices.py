"""Who held which office on a day, and when nobody did."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.regions.models import Region
from gerakan.stages.institutions.models import OfficeHolder, OfficeHolderQuerySet

DAY = datetime.timedelta(days=1)
Office = OfficeHolder.Office
EXPECTED = (Office.HEAD, Office.SEKDA, Office.DISKOMINFO, Office.BAPPEDA)
"""Offices that a region always has; an empty chair of these is a gap."""


@dataclass(frozen=True)
class Gap:
    """Days on which an office had neither a holder nor a stand-in; `until` is None while it lasts."""

    office: str
    since: datetime.date
    until: datetime.date | None
    is_unknown: bool = False
    """Nobody was ever noted there: no day is known on which it fell empty."""

    @property
    def label(self) -> str:
        """The office in words."""
        return str(Office(self.office).label)


@dataclass(frozen=True)
class Chair:
    """One office on one day: the holder first, then who stands in."""

    label: str
    office: str
    holders: list[OfficeHolder]


def holders_of(region: Region) -> OfficeHolderQuerySet:
    """All there were and are, the newest of an office first."""
    return OfficeHolder.objects.filter(region=region).select_related("region", "user")


def holders_on(region: Region, office: str, day: datetime.date, agency: str = "") -> list[OfficeHolder]:
    """Who could sign for an office on a day: the holder or Penjabat first, then the stand-in."""
    rows = holders_of(region).on(day).filter(office=office, agency=agency)
    return sorted(rows, key=lambda row: (row.stands_in, row.pk))


def holder_on(region: Region, office: str, day: datetime.date, agency: str = "") -> OfficeHolder | None:
    """Who held an office on a day; the stand-in where the chair was empty, None where nobody stood in."""
    return next(iter(holders_on(region, office, day, agency)), None)


def chairs_on(region: Region, day: datetime.date) -> list[Chair]:
    """Every office on a day; those that a region always has also when empty."""
    rows = sorted(holders_of(region).on(day), key=lambda row: (row.stands_in, row.pk))
    named = [Chair(str(office.label), office, [row for row in rows if row.office == office]) for office in Office if office != Office.AGENCY]  # fmt: skip
    known = [chair for chair in named if chair.holders or chair.office in EXPECTED]
    agencies = sorted({row.agency for row in rows if row.agency})
    return known + [
        Chair(name, Office.AGENCY, [row for row in rows if row.agency == name]) for name in agencies
    ]  # fmt: skip


def gaps(region: Region, office: str, since: datetime.date, agency: str = "") -> list[Gap]:
    """When nobody held an office or stood in, from a day until today."""
    rows = holders_of(region).filter(office=office, agency=agency).overlapping(since, timezone.localdate())
    return _gaps(office, since, rows)


def gaps_of(region: Region) -> list[Gap]:
    """Of every office, since its first known holder; an office that nobody ever held begins today."""
    today = timezone.localdate()
    rows = [row for row in holders_of(region).order_by("since") if row.office in EXPECTED]
    found: list[Gap] = []
    for office in EXPECTED:
        own = [row for row in rows if row.office == office]
        found += _gaps(office, own[0].since, own) if own else [Gap(office, today, None, is_unknown=True)]
    return found


def _gaps(office: str, since: datetime.date, rows: Iterable[OfficeHolder]) -> list[Gap]:
    found, free = [], since
    for row in sorted(rows, key=lambda row: row.since):
        if row.since > free:
            found.append(Gap(office, free, row.since - DAY))
        if row.until is None:
            return [gap for gap in found if gap.since <= timezone.localdate()]
        free = max(free, row.until + DAY)
    today = timezone.localdate()
    return [gap for gap in found if gap.since <= today] + ([Gap(office, free, None)] if free <= today else [])


def rights_without_office(region: Region) -> list[RoleAssignment]:
    """Roles in force of people whose office ended: rights follow the office, and here they have not yet."""
    today = timezone.localdate()
    over = holders_of(region).filter(until__lt=today, user__isnull=False)
    sitting = {(row.user_id, row.role) for row in holders_of(region).on(today).filter(user__isnull=False)}
    left = {(row.user_id, row.role) for row in over if row.role} - sitting
    held = RoleAssignment.objects.in_force().filter(region=region, user__in=[user for user, _role in left])
    return [row for row in held.select_related("user", "region").order_by("pk") if (row.user_id, row.role) in left]

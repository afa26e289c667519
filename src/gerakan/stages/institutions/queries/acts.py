"""Which acts a region has, which are missing or have lapsed, and until when they are due."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.regions.grounds import Lack
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.stages.agreements.models import Agreement, Duty
from gerakan.stages.institutions import permissions
from gerakan.stages.institutions.models import LegalAct, LegalActQuerySet

Kind = LegalAct.Kind
REQUIRED = (Kind.COUNCIL, Kind.TEAM)
"""What every memorandum asks for; the forum and the regulation are shown and not demanded."""
DUE_DAYS = 60


@dataclass(frozen=True)
class MissingAct:
    """An act that the region should have and has not; `lapsed` is the one that held last, `due_on` counts from signing."""

    kind: str
    lapsed: LegalAct | None
    due_on: datetime.date | None

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(Kind(self.kind).label)

    @property
    def is_late(self) -> bool:
        """Due before today."""
        return self.due_on is not None and self.due_on < timezone.localdate()


def acts() -> LegalActQuerySet:
    """With everything a page about one shows."""
    return LegalAct.objects.select_related("region__province", "replaces", "registered_by")


def acts_of(region: Region, kind: str | None = None, on: datetime.date | None = None) -> LegalActQuerySet:
    """Acts of a region (of a kind), the newest first; with `on` only those in force on that day."""
    rows = acts().filter(region=region).order_by("-in_force_from", "-pk")
    if kind is not None:
        rows = rows.filter(kind=kind)
    return rows if on is None else rows.in_force(on)


def missing_acts(region: Region, on: datetime.date | None = None) -> list[MissingAct]:
    """Required acts that are not in force on a day (today): never made, lapsed, or not yet begun."""
    day = on or timezone.localdate()
    known = list(acts_of(region).filter(kind__in=REQUIRED))
    holding = {row.kind for row in known if row.in_force_from <= day and (row.last_day is None or row.last_day >= day)}
    wanted = [kind for kind in REQUIRED if kind not in holding]
    due = deadline_of(region) if wanted else None
    return [MissingAct(kind, _lapsed(known, kind, day), due) for kind in wanted]


def lacking(region: Region, user: Actor) -> Iterator[Lack]:
    """For pages that rest on the decrees: which lapsed, which the memorandum asks for and are missing."""
    url = reverse("institutions:acts", args=[region.slug]) if permissions.SEE.allows(user, region) else ""
    for row in missing_acts(region):
        if row.lapsed is not None:
            text = _("%(act)s habis %(day)s dan belum diganti.") % {
                "act": row.lapsed,
                "day": formats.day(row.lapsed.last_day),
            }
            yield Lack(text, url, is_late=True)
        elif row.due_on is not None:
            text = _("%(act)s belum berlaku; paling lambat %(day)s.") % {
                "act": row.label,
                "day": formats.day(row.due_on),
            }
            yield Lack(text, url, row.is_late)


def deadline_of(region: Region) -> datetime.date | None:
    """Sixty days after the first memorandum that is in force was signed; None before."""
    rows = Agreement.objects.filter(region=region, state=Agreement.State.IN_FORCE, signed_on__isnull=False)
    signed = rows.order_by("signed_on").values_list("signed_on", flat=True).first()
    return signed + datetime.timedelta(days=DUE_DAYS) if signed else None


def _lapsed(known: list[LegalAct], kind: str, day: datetime.date) -> LegalAct | None:
    over = [row for row in known if row.kind == kind and row.last_day is not None and row.last_day < day]
    return max(over, key=lambda row: row.last_day or day, default=None)


def owing_acts() -> list[Agreement]:
    """The first memorandum in force of each region whose duties are closed (an open duty has its own reminders)."""
    open_duty = Duty.objects.filter(agreement__region=OuterRef("region"), state=Duty.State.OPEN, owner="region")
    rows = Agreement.objects.filter(state=Agreement.State.IN_FORCE, signed_on__isnull=False).exclude(Exists(open_duty))
    first: dict[int, Agreement] = {}
    for row in rows.select_related("region").order_by("signed_on", "pk"):
        first.setdefault(row.region_id, row)
    return list(first.values())


def open_duties(region: Region) -> QuerySet[Duty]:
    """What the region owes by a memorandum in force; an act may fulfil one."""
    rows = Duty.objects.filter(agreement__region=region, agreement__state=Agreement.State.IN_FORCE, owner="region")
    return rows.filter(state=Duty.State.OPEN).select_related("agreement__region").order_by("due_on", "pk")

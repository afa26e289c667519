"""Rights that a phase of an edition may withhold: declared by the stage that enforces them, asked at its doors.

A phase never says where a thing stands; that is the work of the state machines. It only closes doors that are otherwise open.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition, Phase, Restriction
from gerakan.foundation.regions.models import Region


@dataclass(frozen=True)
class PhaseRight:
    """Something people may do or see unless the phase says otherwise, in words for both cases."""

    code: str
    label: str | Promise
    granted: str | Promise
    withheld: str | Promise
    concerns: Callable[[Actor], bool]


RIGHTS: dict[str, PhaseRight] = {}


class PhaseRefused(ValueError):
    """The phase cannot be made or switched so; the message says why."""


def everybody(_user: Actor) -> bool:
    """A right that is withheld from all alike."""
    return True


def phase_right(
    code: str, label: str | Promise, *, granted: str | Promise, withheld: str | Promise,
    concerns: Callable[[Actor], bool] = everybody,
) -> PhaseRight:  # fmt: skip
    """Declare a right and whom it concerns; its code also serves where a model may not import the declaration."""
    RIGHTS[code] = PhaseRight(code, label, granted, withheld, concerns)
    return RIGHTS[code]


def allows(right: PhaseRight, edition: Edition | int, region: Region | int | None = None) -> bool:
    """Does the right hold now in this edition (for this region)?"""
    rows = Restriction.objects.filter(edition=edition, right=right.code)
    return not (rows.exclude(lifted_for=region) if region is not None else rows).exists()


def withheld(right: str, *, edition: str, region: str) -> Exists:
    """As a condition of a query: paths from its rows to the edition and the region."""
    rows = Restriction.objects.filter(edition=OuterRef(edition), right=right)
    return Exists(rows.exclude(lifted_for=OuterRef(region)))


def restrictions() -> dict[tuple[int, str], set[int]]:
    """All that hold now: for which regions each was lifted."""
    rows = Restriction.objects.prefetch_related("lifted_for")
    return {(row.edition_id, row.right): {region.pk for region in row.lifted_for.all()} for row in rows}


def withheld_now(edition: Edition, region: Region) -> list[PhaseRight]:
    """What does not hold for this region at the moment."""
    rows = edition.restrictions.exclude(lifted_for=region).values_list("right", flat=True)
    return [RIGHTS[code] for code in sorted(rows) if code in RIGHTS]


@dataclass(frozen=True)
class Line:
    """One right across the phases of an edition."""

    right: PhaseRight
    now: bool
    cells: tuple[tuple[Phase, bool], ...]


def matrix(edition: Edition, phases: Collection[Phase]) -> list[Line]:
    """Rights by phase, in words; `now` is what the doors ask."""
    restricted = set(edition.restrictions.values_list("right", flat=True))
    return [
        Line(right, right.code not in restricted, tuple((phase, right.code not in phase.withheld) for phase in phases))
        for right in sorted(RIGHTS.values(), key=lambda right: right.code)
    ]


def expected_today(phases: Collection[Phase]) -> Phase | None:
    """The phase that should hold by its dates, when it does not."""
    today = timezone.localdate()
    due = [
        row for row in phases if row.begins_on and row.begins_on <= today and (not row.ends_on or today <= row.ends_on)
    ]
    return due[-1] if due and not due[-1].is_current else None


@command
def set_phase(
    edition: Edition, phase: Phase | None = None, *, name: str, granted: Collection[str],
    begins_on: dt.date | None = None, ends_on: dt.date | None = None, by: Actor,
) -> Phase:  # fmt: skip
    """Write a phase down; the one that holds is left first, so that rights change only by switching."""
    if phase is not None and phase.is_current:
        raise PhaseRefused(_("Fase ini sedang berlaku; beralihlah dahulu ke fase lain sebelum mengubahnya."))
    if edition.phases.filter(name=name).exclude(pk=phase.pk or 0 if phase else 0).exists():
        raise PhaseRefused(_("Fase “%s” sudah ada.") % name)
    row = phase or Phase(edition=edition, order=edition.phases.count() + 1)
    row.name, row.begins_on, row.ends_on = name, begins_on, ends_on
    row.withheld = sorted(set(RIGHTS) - set(granted))
    row.save()
    record("edition.phase_set", edition, by=by, changes={"phase": name, "withheld": _labels(row.withheld)})
    return row


@command
def drop_phase(phase: Phase, *, by: Actor) -> None:
    """Take a phase away that does not hold."""
    if phase.is_current:
        raise PhaseRefused(_("Fase ini sedang berlaku; beralihlah dahulu ke fase lain sebelum menghapusnya."))
    record("edition.phase_dropped", phase.edition, by=by, changes={"phase": phase.name})
    phase.delete()


@command
def switch_phase(edition: Edition, phase: Phase | None, *, reason: str, by: Actor) -> None:
    """From now on this phase holds, or none; every right given back to single regions ends."""
    if not reason.strip():
        raise PhaseRefused(_("Tuliskan mengapa fase beralih."))
    Edition.objects.select_for_update().get(pk=edition.pk)
    before = edition.phases.filter(is_current=True).first()
    if before == phase:
        raise PhaseRefused(_("Fase itu sudah berlaku."))
    edition.phases.update(is_current=False)
    edition.restrictions.all().delete()
    if phase is not None:
        edition.phases.filter(pk=phase.pk).update(is_current=True)
        Restriction.objects.bulk_create(Restriction(edition=edition, right=code) for code in phase.withheld)
    names = [str(before or "–"), str(phase or "–")]
    record("edition.phase_switched", edition, by=by, changes={"phase": names}, note=reason)


@command
def lift(edition: Edition, right: PhaseRight, *, region: Region, reason: str, by: Actor) -> None:
    """Give one right back for one region in the phase that holds, such as to unmask who is who."""
    if not reason.strip():
        raise PhaseRefused(_("Tuliskan mengapa penyamaran dibuka."))
    row = edition.restrictions.filter(right=right.code).exclude(lifted_for=region).first()
    if row is None:
        raise PhaseRefused(_("Hak ini tidak sedang ditahan bagi daerah itu."))
    row.lifted_for.add(region)
    record("edition.right_lifted", region, by=by, changes={"right": str(right.label)}, note=reason)


def _labels(codes: Collection[str]) -> str:
    return "; ".join(str(RIGHTS[code].label) for code in codes if code in RIGHTS) or "–"

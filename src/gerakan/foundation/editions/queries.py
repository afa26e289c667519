"""Questions about editions, their funnels and who took part."""

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import (
    CHOSEN,
    Edition,
    EditionQuerySet,
    FunnelCount,
    FunnelStep,
    Participation,
    ParticipationQuerySet,
    Role,
)
from gerakan.foundation.regions.models import Region


@dataclass(frozen=True)
class FunnelRow:
    """One step of one edition with every number published for it."""

    step: FunnelStep
    counts: Sequence[FunnelCount]

    @property
    def is_disputed(self) -> bool:
        """Two sources give different numbers."""
        return len({count.count for count in self.counts}) > 1


def funnel_of(edition: Edition) -> list[FunnelRow]:
    """Every published step in order, conflicting numbers side by side."""
    return _rows(edition.funnel_counts.select_related("step"))


def funnel_of_all(user: Actor) -> dict[Edition, list[FunnelRow]]:
    """The funnel of every visible edition that has one, newest first; two queries."""
    visible = list(Edition.objects.visible_to(user))
    counts = FunnelCount.objects.filter(edition__in=visible).select_related("step").order_by("step__order", "-count")
    by_edition: dict[int, list[FunnelCount]] = {}
    for count in counts:
        by_edition.setdefault(count.edition_id, []).append(count)
    return {edition: _rows(by_edition[edition.pk]) for edition in visible if edition.pk in by_edition}


def _rows(counts: Iterable[FunnelCount]) -> list[FunnelRow]:
    by_step: dict[FunnelStep, list[FunnelCount]] = {}
    for count in counts:
        by_step.setdefault(count.step, []).append(count)
    return [FunnelRow(step, by_step[step]) for step in sorted(by_step, key=lambda step: step.order)]


def participations_of(region: Region, user: Actor) -> ParticipationQuerySet:
    """A region's editions that this person may see, newest first."""
    found = Participation.objects.visible_to(user).filter(region=region)
    return found.select_related("edition", "replaces__region", "replaced_by__region").prefetch_related("steps")


def participants(edition: Edition, user: Actor) -> ParticipationQuerySet:
    """Who took part in this edition and in what role, by code."""
    found = Participation.objects.visible_to(user).filter(edition=edition)
    return found.select_related("region__province", "replaces__region", "replaced_by__region").order_by("region__code")


def editions_by_region() -> dict[int, list[int]]:
    """Years in which each region took part, by its primary key: for maps and lists in one query."""
    rows = Participation.objects.that_count().took_part().order_by("edition__year")
    years: dict[int, list[int]] = {}
    for region, year in rows.values_list("region_id", "edition__year"):
        years.setdefault(region, []).append(year)
    return years


def role_counts(edition: Edition) -> dict[Role, int]:
    """How many regions stand in each role."""
    counted = Counter(edition.participations.values_list("role", flat=True))
    return {role: counted[role] for role in Role if counted[role]}


def free_address(year: int, *, is_test: bool) -> str:
    """The year, "2027" or "2027-uji", with a number behind it when taken."""
    wish = f"{year}-uji" if is_test else str(year)
    taken = set(Edition.objects.filter(slug__startswith=wish).values_list("slug", flat=True))
    numbered = (f"{wish}-{n}" for n in itertools.count(2))
    return wish if wish not in taken else next(slug for slug in numbered if slug not in taken)


def editions_with_counts(user: Actor) -> EditionQuerySet:
    """The editions this person may see, with the number of chosen regions known by name."""
    chosen = Count("participations", filter=Q(participations__role__in=CHOSEN))
    return Edition.objects.visible_to(user).annotate(participant_count=chosen)

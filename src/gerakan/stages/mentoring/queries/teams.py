"""Questions about mentors: what they can, how much they carry, and which regions are closed to them."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import PROVINCE_ROLES, REGION_ROLES, Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.models import MarkSheet
from gerakan.stages.assessors.models import Tie
from gerakan.stages.mentoring.models import Guidance, Mentor, Proposal, ProposedSeat, Seat
from gerakan.stages.mentoring.models.programmes import GUIDING_ROLES

Pair = tuple[int, int]
DEFAULT_CAPACITY = 3
ROLES_FOR: dict[str, tuple[str, ...]] = {
    Seat.Role.LEAD: (Role.MENTOR,),
    Seat.Role.MEMBER: (Role.MENTOR,),
    Seat.Role.CONTACT: (Role.MINISTRY_CONTACT,),
}


def people_who_guide(edition: Edition, *roles: str) -> QuerySet[User]:
    """Holders of a guiding role today, everywhere or in this edition."""
    held = RoleAssignment.objects.in_force().filter(role__in=roles or GUIDING_ROLES, user=OuterRef("pk"))
    held = held.filter(Q(edition__isnull=True) | Q(edition=edition))
    return User.objects.filter(Exists(held), is_active=True).select_related("organisation", "mentor__home_region")


def people_with_load(edition: Edition) -> QuerySet[User]:
    """Everybody who may guide, with the regions each carries in this edition."""
    return people_who_guide(edition).annotate(load=_load(edition)).order_by("name")


def _load(edition: Edition) -> Count:
    carried = Q(
        guidance_seats__guidance__participation__edition=edition, guidance_seats__ended_at__isnull=True,
        guidance_seats__role__in=Seat.GUIDING,
    )  # fmt: skip
    return Count("guidance_seats", filter=carried, distinct=True)


@dataclass
class Fitness:
    """Everything that decides whether somebody may take a seat, asked once for many."""

    barred: dict[Pair, str]
    holders: dict[str, set[int]]
    most: dict[int, int]
    loads: Counter[int]

    def why_not(self, user: User, region: Region, role: str) -> str | None:
        """In a sentence; None when nothing stands against it."""
        if user.pk not in self.holders[role]:
            return _("%s tidak memegang peran untuk tempat ini.") % user
        if why := self.barred.get((user.pk, region.pk)):
            told = {"user": user, "region": region, "why": why}
            return _("%(user)s tidak boleh membimbing %(region)s: %(why)s.") % told
        return None

    def too_much(self, user: User, role: str) -> str | None:
        """An observer carries nothing."""
        most = self.most.get(user.pk, DEFAULT_CAPACITY)
        if role not in Seat.GUIDING or self.loads[user.pk] < most:
            return None
        return _("%(user)s sudah membimbing %(n)d daerah, paling banyak baginya.") % {"user": user, "n": most}


def fitness(edition: Edition, users: Iterable[User], regions: Iterable[Region]) -> Fitness:
    """For these people and regions as they stand now."""
    people = list({user.pk: user for user in users}.values())
    keys = [user.pk for user in people]
    holders = {
        role: set(people_who_guide(edition, *ROLES_FOR.get(role, ())).filter(pk__in=keys).values_list("pk", flat=True))
        for role in Seat.Role.values
    }
    carried = seats_in(edition).filter(user__in=keys, role__in=Seat.GUIDING).values_list("user", flat=True)
    most = dict(Mentor.objects.filter(user__in=keys).values_list("user", "max_regions"))
    return Fitness(barred(people, regions), holders, most, Counter(carried))


def mentors() -> QuerySet[Mentor]:
    """With the person and the closed regions."""
    return Mentor.objects.select_related("user", "home_region__province").prefetch_related("closed_regions")


def barred(people: Iterable[User], regions: Iterable[Region]) -> dict[Pair, str]:
    """(person, region) that may not come together, and why; five queries, however many of both."""
    users, places = {user.pk for user in people}, {region.pk: region.province_id for region in regions}
    found: dict[Pair, str] = {}
    for words, user, region, province in _reasons(users, set(places)):
        if region is None:
            found.update({(user, place): words for place, its in places.items() if its == province})
        elif region in places:
            found.setdefault((user, region), words)
    return found


def _reasons(users: Collection[int], regions: Collection[int]) -> list[tuple[str, int, int | None, int | None]]:
    """To have mentored a region before is a tie that forbids marking it, not guiding it again."""
    closing = Tie.objects.that_close().exclude(ground=Tie.Ground.MENTORING).filter(assessor__user__in=users)
    ties = [
        (_("ikatan: %s") % Tie.Ground(ground).label, user, region, province)
        for user, region, province, ground in closing.values_list(
            "assessor__user", "region", "province", "ground"
        )
    ]  # fmt: skip
    marked = MarkSheet.objects.that_count().filter(engagement__assessor__user__in=users, case__region__in=regions)
    marks: list[tuple[str, int, int | None, int | None]] = [
        (_("pernah menilai daerah ini"), user, region, None)
        for user, region in marked.values_list("engagement__assessor__user", "case__region").distinct()
    ]
    return [*marks, *ties, *_of_offices(users), *_of_own_word(users, regions)]


def _of_offices(users: Collection[int]) -> list[tuple[str, int, int | None, int | None]]:
    held: QuerySet[Any] = RoleAssignment.objects.in_force().filter(
        user__in=users, role__in=(*REGION_ROLES, *PROVINCE_ROLES)
    )
    return [
        (_("menjabat di sana: %s") % Role(role).label, user, region, None if region else province)
        for user, role, region, province in held.values_list("user", "role", "region", "province")
    ]


def _of_own_word(users: Collection[int], regions: Collection[int]) -> list[tuple[str, int, int | None, int | None]]:
    rows = Mentor.closed_regions.through.objects.filter(mentor__user__in=users, region__in=regions)
    return [
        (_("dinyatakan sendiri"), user, region, None) for user, region in rows.values_list("mentor__user", "region")
    ]


def seats() -> QuerySet[Seat]:
    """With person, region and edition."""
    return Seat.objects.select_related("user", "guidance__participation__region", "guidance__participation__edition")


def seats_in(edition: Edition) -> QuerySet[Seat]:
    """All that are taken now."""
    return seats().filter(guidance__participation__edition=edition, ended_at__isnull=True)


def unguided(edition: Edition) -> QuerySet[Guidance]:
    """Without a lead."""
    lead = Seat.objects.filter(guidance=OuterRef("pk"), role=Seat.Role.LEAD, ended_at__isnull=True)
    return Guidance.objects.filter(participation__edition=edition).exclude(Exists(lead))


def open_proposal(edition: Edition) -> Proposal | None:
    """The one that waits for a decision."""
    rows = Proposal.objects.filter(edition=edition, state=Proposal.State.OPEN)
    return rows.select_related("edition", "made_by").first()


def proposed_seats() -> QuerySet[ProposedSeat]:
    """With everything a line of a proposal shows."""
    return ProposedSeat.objects.select_related(
        "proposal__edition", "guidance__participation__region", "guidance__participation__edition", "user__organisation"
    )


def proposed(proposal: Proposal) -> list[ProposedSeat]:
    """Region by region, the lead first."""
    order = list(Seat.Role.values)
    rows = proposed_seats().filter(proposal=proposal)
    return sorted(rows, key=lambda row: (row.guidance.region.code, order.index(row.role), row.pk))


def seats_of(guidance: Guidance) -> QuerySet[Seat]:
    """All there ever were, the present ones first."""
    return guidance.seats.select_related("user", "seated_by", "ended_by").order_by("-ended_at", "pk")

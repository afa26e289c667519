"""Mentors and regions as the engine knows them, and its answer as sentences."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gerakan.engine.matching.problem import Guide, Matched, Matching, Pair, Part, Place, Point
from gerakan.engine.matching.solving import match
from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.mentoring.models import Guidance, Mentor, Pillar, Seat
from gerakan.stages.mentoring.queries import guidance as queries
from gerakan.stages.mentoring.queries import teams

FOCUS_WEIGHT = 3.0
MATCHED_ROLES = (Seat.Role.LEAD, Seat.Role.MEMBER, Seat.Role.CONTACT)
NOON = datetime.datetime(2027, 1, 1, 12, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Wish:
    """One seat of a proposal."""

    guidance: Guidance
    user: User
    role: str
    words: str
    is_kept: bool


@dataclass(frozen=True)
class Teams:
    """The whole proposal; `unfilled` are sentences."""

    wishes: tuple[Wish, ...]
    unfilled: tuple[str, ...]
    is_proven: bool


def propose(edition: Edition, *, member_count: int) -> Teams:
    """The best teams for every region of an edition, keeping whoever sits and may stay."""
    guidances = {row.pk: row for row in queries.guidances().filter(participation__edition=edition)}
    people = {row.pk: row for row in teams.people_who_guide(edition)}
    seats = list(teams.seats_in(edition))
    problem = _problem(guidances.values(), people.values(), seats, member_count, edition)
    found = match(problem)
    wishes = tuple(
        Wish(guidances[pair.place], people[pair.guide], pair.part, _words(problem, found, pair), pair in problem.kept)
        for pair in found.pairs
    )
    unfilled = tuple(_unfilled(guidances[place].region, part, n) for (place, part), n in found.empty.items())
    return Teams(wishes, unfilled, found.is_proven)


def _problem(
    guidances: Iterable[Guidance], people: Iterable[User], seats: Iterable[Seat], member_count: int, edition: Edition
) -> Matching:
    guidances, people, seats = list(guidances), list(people), list(seats)
    by_region = {row.region.pk: row.pk for row in guidances}
    barred = teams.barred(people, [row.region for row in guidances])
    closed = {(user, by_region[region]) for user, region in barred}
    elsewhere = [seat for seat in seats if seat.role not in MATCHED_ROLES]
    closed |= {(seat.user_id, seat.guidance_id) for seat in elsewhere}
    carried = [seat.user_id for seat in elsewhere if seat.role == Seat.Role.ASSISTANT]
    known = {user.pk for user in people}
    kept = (Pair(seat.guidance_id, seat.role, seat.user_id) for seat in seats if seat.role in MATCHED_ROLES)
    return Matching(
        guides=tuple(_guide(user, carried.count(user.pk)) for user in people),
        places=tuple(_place(row) for row in guidances),
        parts=_parts(people, member_count, edition),
        closed=frozenset(closed),
        kept=frozenset(pair for pair in kept if pair.guide in known and (pair.guide, pair.place) not in closed),
    )


def _parts(people: Iterable[User], member_count: int, edition: Edition) -> tuple[Part, ...]:
    mentors = set(teams.people_who_guide(edition, Role.MENTOR).values_list("pk", flat=True))
    contacts = set(teams.people_who_guide(edition, Role.MINISTRY_CONTACT).values_list("pk", flat=True))
    leading = {user.pk for user in people if user.pk in mentors and (row := _mentor(user)) and row.may_lead}
    return (
        Part(Seat.Role.LEAD, 1, frozenset(leading), weight=3),
        Part(Seat.Role.MEMBER, member_count, frozenset(mentors)),
        Part(Seat.Role.CONTACT, 1, frozenset(contacts), teaches=False),
    )


def _guide(user: User, carried: int) -> Guide:
    row = _mentor(user)
    if row is None:
        return Guide(user.pk, frozenset(), max(0, teams.DEFAULT_CAPACITY - carried))
    capacity = max(0, row.max_regions - carried) if row.is_available else 0
    return Guide(user.pk, frozenset(row.pillars), capacity, _point(row.home_region) if row.home_region else None)


def _place(guidance: Guidance) -> Place:
    needs = {pillar: FOCUS_WEIGHT if pillar in guidance.focus else 1.0 for pillar in Pillar.values}
    return Place(guidance.pk, needs, _point(guidance.region))


def _point(region: Region) -> Point:
    offset = NOON.astimezone(ZoneInfo(region.timezone)).utcoffset() or datetime.timedelta()
    return Point(region.latitude, region.longitude, offset.total_seconds() / 3600)


def _mentor(user: User) -> Mentor | None:
    return getattr(user, "mentor", None)


def _words(problem: Matching, found: Matched, pair: Pair) -> str:
    """Why this pair, in one sentence."""
    parts = [_("tetap seperti sekarang")] if pair in problem.kept else []
    if pair.part != Seat.Role.CONTACT:
        parts.append(_of_skills(problem, found, pair))
    parts.append(_of_way(problem, pair))
    load = sum(other.guide == pair.guide for other in found.pairs)
    parts.append(
        ngettext("membimbing %(n)d dari paling banyak %(most)d daerah", "membimbing %(n)d dari paling banyak %(most)d daerah", load)
        % {"n": load, "most": problem.guide[pair.guide].capacity}
    )  # fmt: skip
    parts.append(_("tanpa ikatan dan tidak pernah menilai daerah ini"))
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _of_skills(problem: Matching, found: Matched, pair: Pair) -> str:
    own = problem.guide[pair.guide].skills
    others: Collection[str] = {
        skill
        for other in found.pairs
        if other.place == pair.place and other.guide != pair.guide and other.part != Seat.Role.CONTACT
        for skill in problem.guide[other.guide].skills
    }
    only = [str(Pillar(skill).label) for skill in Pillar.values if skill in own and skill not in others]
    if only:
        return _("satu-satunya di tim yang menguasai %s") % ", ".join(only)
    shared = [str(Pillar(skill).label) for skill in Pillar.values if skill in own]
    return _("menguasai %s") % ", ".join(shared) if shared else _("keahliannya belum diisi")


def _of_way(problem: Matching, pair: Pair) -> str:
    way = problem.way(pair)
    if way is None:
        return _("tempat tinggalnya belum diisi")
    km, hours = way
    return _("sekitar %(km)d km dari tempat tinggalnya, selisih %(hours)d jam") % {"km": round(km, -1), "hours": hours}


def _unfilled(region: Region, part: str, count: int) -> str:
    return _("%(region)s: %(n)d tempat %(role)s belum terisi") % {
        "region": region.name, "n": count, "role": Seat.Role(part).label,
    }  # fmt: skip

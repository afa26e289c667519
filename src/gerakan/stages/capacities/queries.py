"""What a region's people can do, what its programmes need, and which need nobody will meet in time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gerakan.foundation.access import Actor
from gerakan.foundation.accounts.models import User
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.handing_over import Line as Left
from gerakan.foundation.regions.models import Region
from gerakan.foundation.ui import formats
from gerakan.foundation.ui.asides import Aside, Line
from gerakan.stages.capacities.models import Ability, Need, Training
from gerakan.stages.masterplans.models import Masterplan, Programme
from gerakan.stages.masterplans.queries.plans import plans_for
from gerakan.stages.materials.models import Enrolment, Skill
from gerakan.stages.materials.queries.skills import skill_names
from gerakan.stages.sessions.models.attendance import name_key

NOBODY, LATE, SHORT, PLANNED, MET = "nobody", "late", "short", "planned", "met"
MARKED = (NOBODY, LATE)
"""What will stop a programme: nobody can do it and nobody will learn, or learning ends after the programme begins."""


@dataclass(frozen=True)
class Person:
    """Somebody who can do something; `source` says how we know."""

    name: str
    office: str
    source: str
    teaches: bool = False
    ability: int | None = None


@dataclass(frozen=True)
class Standing:
    """One need of one programme and what stands against it."""

    need: Need
    name: str
    starts: int | None
    skill: str
    able: int
    coming: int
    state: str

    @property
    def is_marked(self) -> bool:
        """Before it fails."""
        return self.state in MARKED


@dataclass(frozen=True)
class SkillRow:
    """A skill of the list in a region."""

    code: str
    name: str
    people: Sequence[Person]
    needed: int
    coming: int


@dataclass(frozen=True)
class Map:
    """Everything that a region's page shows."""

    skills: Sequence[SkillRow]
    standings: Sequence[Standing]
    trainings: Sequence[Training]
    unsaid: int

    @property
    def marked(self) -> list[Standing]:
        """Needs that nobody will meet in time."""
        return [one for one in self.standings if one.is_marked]


@dataclass(frozen=True)
class Compared:
    """One region of an edition: how many people with how many skills, needs, and marks."""

    plan: Masterplan
    people: int
    skills: int
    needs: int
    marked: int
    late: int

    @property
    def region(self) -> str:
        """Its name."""
        return self.plan.region.name

    def get_absolute_url(self) -> str:
        """Its map."""
        return reverse("capacities:capacity", args=[self.plan.pk])


def map_of(plan: Masterplan) -> Map:
    """Of one region."""
    return maps_of([plan])[plan.pk]


def maps_of(plans: Iterable[Masterplan]) -> dict[int, Map]:
    """Of many regions, by as many queries however many."""
    rows = list(plans)
    people, names = people_of({plan.region_id for plan in rows}), skill_names()
    needs: dict[int, list[Need]] = defaultdict(list)
    for need in Need.objects.filter(plan__in=rows):
        needs[need.plan_id].append(need)
    trainings: dict[int, list[Training]] = defaultdict(list)
    for training in Training.objects.filter(plan__in=rows):
        trainings[training.plan_id].append(training)
    programmes: dict[int, dict[str, Programme]] = defaultdict(dict)
    told = Programme.objects.filter(plan__in=rows, kind=Programme.Kind.PROGRAMME)
    for row in told.only("plan", "code", "name", "starts"):
        programmes[row.plan_id][row.code] = row
    return {
        plan.pk: _map(people[plan.region_id], programmes[plan.pk], needs[plan.pk], trainings[plan.pk], names) for plan in rows
    }  # fmt: skip


def people_of(regions: Iterable[int]) -> Mapping[int, Mapping[str, list[Person]]]:
    """Region -> skill -> people who can do it today: noted by the region, or passed a course; each person once."""
    keys = list(regions)
    found: dict[int, dict[str, dict[str, Person]]] = defaultdict(lambda: defaultdict(dict))
    noted = Ability.objects.counted().filter(region__in=keys).order_by("name")
    for row in noted:
        teaches = row.level == Ability.Level.TEACHES
        found[row.region_id][row.skill][row.name_key] = Person(row.name, row.office, row.evidence, teaches, row.pk)
    passed = (
        Enrolment.objects.completed().filter(region__in=keys).select_related("user", "course").order_by("user__name")
    )
    for one in passed:
        if one.region_id is not None:
            person = Person(one.user.name, one.office, _("Lulus kursus %s") % one.course.title)
            found[one.region_id][one.course.skill].setdefault(name_key(one.user.name), person)
    return defaultdict(dict, {region: {skill: list(rows.values()) for skill, rows in skills.items()} for region, skills in found.items()})  # fmt: skip


def _map(
    people: Mapping[str, list[Person]], programmes: Mapping[str, Programme], needs: Sequence[Need],
    trainings: Sequence[Training], names: Mapping[str, str],
) -> Map:  # fmt: skip
    planned = [row for row in trainings if row.state == Training.State.PLANNED]
    standings = [_standing(need, programmes.get(need.programme), people, planned, names) for need in needs]
    standings.sort(key=lambda one: ((NOBODY, LATE, SHORT, PLANNED, MET).index(one.state), one.need.programme))
    codes = dict.fromkeys([*names, *people, *(need.skill for need in needs)])
    skills = [
        SkillRow(
            code, names.get(code, code), people.get(code, []), max((n.people for n in needs if n.skill == code), default=0),
            sum(row.people for row in planned if row.skill == code),
        )
        for code in codes
    ]  # fmt: skip
    unsaid = len(set(programmes) - {need.programme for need in needs})
    return Map(skills, standings, sorted(trainings, key=lambda row: (row.state != "planned", row.due_on)), unsaid)


def _standing(
    need: Need, programme: Programme | None, people: Mapping[str, list[Person]], planned: Sequence[Training],
    names: Mapping[str, str],
) -> Standing:  # fmt: skip
    able, starts = len(people.get(need.skill, ())), programme.starts if programme else None
    coming = [row for row in planned if row.skill == need.skill]
    timely = [row for row in coming if starts is None or row.due_on.year <= starts]
    state = _state(able, need.people, sum(row.people for row in timely), any_coming=bool(coming))
    name = programme.name if programme else _("program ini tidak ada lagi dalam rencana")
    return Standing(
        need, name, starts, names.get(need.skill, need.skill), able, sum(row.people for row in coming), state
    )


def _state(able: int, needed: int, timely: int, *, any_coming: bool) -> str:
    """How a need stands: enough today; enough in time; some; only too late; nobody at all."""
    if able >= needed:
        return MET
    if able + timely >= needed:
        return PLANNED
    if able or timely:
        return SHORT
    return LATE if any_coming else NOBODY


def compared(user: Actor, edition: Edition) -> list[Compared]:
    """The regions of an edition that the person may see, the most marked first."""
    plans = list(plans_for(user).filter(edition=edition))
    maps = maps_of(plans)
    rows = [_compared(plan, maps[plan.pk]) for plan in plans]
    return sorted(rows, key=lambda row: (-row.marked, row.region))


def _compared(plan: Masterplan, found: Map) -> Compared:
    everybody = {name_key(person.name) for row in found.skills for person in row.people}
    held = sum(1 for row in found.skills if row.people)
    late = sum(1 for row in found.trainings if row.is_late)
    return Compared(
        plan, len(everybody), held, len(found.standings), len({one.need.programme for one in found.marked}), late
    )


def programmes_of(plan: Masterplan) -> list[tuple[str, str]]:
    """Code and name, for a form."""
    rows = Programme.objects.filter(plan=plan, kind=Programme.Kind.PROGRAMME).order_by("position", "pk")
    return [(row.code, f"{row.code} {row.name}") for row in rows]


def abilities_of(plan: Masterplan, user: Actor) -> "QuerySet[Ability]":
    """What the region noted of its people and still stands."""
    rows = Ability.objects.visible_to(user).filter(region=plan.region_id, ended_at__isnull=True)
    newest = Skill.objects.filter(code=OuterRef("skill")).order_by("-list__number").values("name")[:1]
    return rows.annotate(skill_name=Subquery(newest))


def handed_over(region: Region) -> Iterable[Left]:
    """For whoever takes over: programmes of the newest plan that nobody can do, and trainings that are planned."""
    plan = Masterplan.objects.filter(region=region).select_related("region", "edition").order_by("-edition__year", "-pk").first()  # fmt: skip
    if plan is None:
        return
    found, url = map_of(plan), reverse("capacities:capacity", args=[plan.pk])
    for one in found.marked:
        said = {"programme": f"{one.need.programme} {one.name}", "skill": one.skill}
        yield Left(_("%(programme)s: tidak seorang pun menguasai “%(skill)s”") % said, url, is_gap=True)
    names = skill_names()
    for row in found.trainings:
        if row.state == Training.State.PLANNED:
            told = {"skill": names.get(row.skill, row.skill), "day": formats.day(row.due_on), "owner": row.owner}
            yield Left(_("Pelatihan “%(skill)s” paling lambat %(day)s, %(owner)s") % told, url, is_gap=row.is_late)


def beside_plan(user: Actor, thing: object) -> Aside | None:
    """On the plan's first page: programmes that need a skill nobody has."""
    if not isinstance(thing, Masterplan) or not isinstance(user, User):
        return None
    marked = map_of(thing).marked
    if not marked:
        return None
    url = reverse("capacities:capacity", args=[thing.pk])
    lines = [Line(f"{one.need.programme} {one.name}", url, one.skill) for one in marked[:5]]
    count = len({one.need.programme for one in marked})
    said = ngettext("%d program memerlukan keahlian yang tidak dimiliki siapa pun", "%d program memerlukan keahlian yang tidak dimiliki siapa pun", count)  # fmt: skip
    return Aside(said % count, lines, url, _("Peta kemampuan"))

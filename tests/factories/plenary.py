"""A frozen ranking of a few regions, written row by row, and a sitting over it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.models import Case
from gerakan.stages.interviews.models import Interview
from gerakan.stages.invitations.calculations import QuotaOrder
from gerakan.stages.plenary.commands import decisions, results, sittings
from gerakan.stages.plenary.commands.decisions import Proposal
from gerakan.stages.plenary.models import Decision, Plenary
from gerakan.stages.plenary.queries import rooms
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.terms.models import INDEX, MARKS
from gerakan.stages.trust.models import TrustRun
from tests.factories.accounts import somebody
from tests.factories.assessment import a_ruling
from tests.factories.editions import EditionFactory
from tests.factories.interviews import a_board
from tests.factories.invited_lists import a_run as an_index_run
from tests.factories.regions import ProvinceFactory, RegionFactory
from tests.factories.terms import some_terms

DAY = datetime.date(2027, 6, 10)
LENGTH = 8


@dataclass
class Sitting:
    """An edition with a plenary of five: the chair, three members, and one of the secretariat who writes."""

    plenary: Plenary
    regions: list[Region]
    staff: User
    chair: User
    members: list[User] = field(default_factory=list)

    @property
    def edition(self) -> Edition:
        return self.plenary.edition

    def decision(self, place: int) -> Decision:
        """Of the region in this place of the ranking, 1 the best."""
        found: Decision = rooms.decisions_of(self.plenary).get(region=self.regions[place - 1])
        return found

    def propose(self, place: int, verdict: str, *, by: User | None = None, **said: Any) -> Decision:
        """Put another verdict on the table."""
        found = self.decision(place)
        proposal = Proposal(verdict, **said)
        decisions.propose(found, proposal=proposal, seen=found.revision, by=by or self.members[0])
        return self.decision(place)

    def vote(self, place: int, choice: str = "for", *, people: Sequence[User] | None = None) -> None:
        """By all members, unless said."""
        found = self.decision(place)
        for person in people or self.members:
            decisions.vote(found, choice=choice, seen=found.revision, by=fresh(person))

    def settle(self, place: int) -> Decision:
        """Vote for it and decide it."""
        self.vote(place)
        decisions.decide(self.decision(place), by=fresh(self.chair))
        return self.decision(place)

    def depart(self, place: int, verdict: str, **said: Any) -> Decision:
        """Against the ranking, with everything that it takes."""
        told = {"reason": "Bukti lapangan yang terlambat.", "evidence": "Berita acara 12/2027"} | said
        found = self.propose(place, verdict, **told)
        decisions.sign(found, seen=found.revision, by=fresh(self.members[1]))
        return self.settle(place)

    def finish(self) -> Plenary:
        """All that is open as the ranking says."""
        decisions.accept_ranking(self.plenary, by=self.staff)
        for row in self.plenary.decisions.filter(state="open").order_by("standing__rank"):
            self.settle(self.regions.index(row.region) + 1)
        return self.plenary

    def frozen(self) -> Plenary:
        """Closed and sealed."""
        self.finish()
        sittings.close(self.plenary, by=fresh(self.chair))
        sittings.freeze(self.plenary, by=self.staff)
        return self.plenary

    def published(self) -> Plenary:
        """Open to everybody."""
        results.publish(self.frozen(), by=self.staff)
        return self.plenary


def fresh(person: User) -> User:
    """A copy as a request would have it."""
    return User.objects.get(pk=person.pk)


def some_regions(count: int, *, papuan: Sequence[int] = ()) -> list[Region]:
    """In the order of their rank; `papuan` names places whose region lies in Papua."""
    java = [ProvinceFactory(island_group="jawa") for _n in range(count // 60 + 1)]
    papua = ProvinceFactory(island_group="papua")
    return [RegionFactory(province=papua if place in papuan else java[place // 60]) for place in range(1, count + 1)]


def a_selection_run(
    edition: Edition | None = None,
    regions: Sequence[Region] = (),
    *,
    places: int = 3,
    reserve: int = 2,
    grey: Sequence[int] = (3, 4),
    quotas: Sequence[QuotaOrder] = (),
    **fields: Any,
) -> SelectionRun:
    """Ranked in the order given; the first are chosen, the next in reserve. grey: places in doubt."""
    edition = edition or EditionFactory(state="open")
    regions = regions or some_regions(LENGTH)
    terms = some_terms(edition, place_count=places, reserve_count=reserve, quotas=quotas)
    ruling = a_ruling(edition, place_count=places)
    trust = TrustRun.objects.create(
        ruling=ruling, number=1, computed_by=somebody(), engine_version="uji", seed=1, is_linked=True, inputs={"rows": []},
        parameters={}, results={}, content_hash=f"tepercaya-{edition.pk}",
    )  # fmt: skip
    run = SelectionRun.objects.create(
        edition=edition, terms=terms, trust_run=trust, index_run=an_index_run(edition, regions, range(1, len(regions) + 1)),
        number=1, computed_by=somebody(), engine_version="uji", inputs={"rows": [_input(region) for region in regions]},
        parameters={"weights": {MARKS: 80, INDEX: 20}, "choose": places, "reserve": reserve, "draws": 100}, results={"prices": [], "gained": [], "displaced": []},
        content_hash=f"peringkat-{edition.pk}", **fields,
    )  # fmt: skip
    cases = _cases(ruling, regions)
    SelectionStanding.objects.bulk_create(
        _standing(run, place, case, places=places, reserve=reserve, is_grey=place in grey)
        for place, case in enumerate(cases, 1)
    )
    return run


def _input(region: Region) -> dict[str, Any]:
    attributes = {"kind": region.kind, "island_group": region.province.island_group, "province": region.province.code}
    return {"region": region.code, "attributes": attributes}


def _cases(ruling: Any, regions: Sequence[Region]) -> list[Case]:
    board = a_board(ruling.edition)
    talks = Interview.objects.bulk_create(Interview(board=board, region=region) for region in regions)
    handed = [Case(ruling=ruling, region=one.region, interview=one, state=Case.State.HANDED) for one in talks]
    return Case.objects.bulk_create(handed)


def _standing(
    run: SelectionRun, place: int, case: Case, *, places: int, reserve: int, is_grey: bool
) -> SelectionStanding:
    score = 90.0 - place
    where = "chosen" if place <= places else "reserve" if place <= places + reserve else "below"
    zone = "grey" if is_grey else "certain" if place <= places else "out"
    return SelectionStanding(
        run=run, region=case.region, case=case, marks=score, marks_se=1.0, index=score, score=score, rank=place, low=place,
        points={MARKS: 0.8 * score, INDEX: 0.2 * score}, high=place, place=where,
        elements=[["struktur", "Struktur", 3.1, 40.0], ["suprastruktur", "Suprastruktur", 2.4, 60.0]],
        position=place - places if where == "reserve" else None, weighings=0.5,
        chance=0.5 if is_grey else 1.0 if place <= places else 0.0, zone=zone,
    )  # fmt: skip


def a_plenary(run: SelectionRun | None = None, *, quorum: int = 3, is_open: bool = True, **fields: Any) -> Sitting:
    """Prepared, everybody present, open."""
    run = run or a_selection_run(**fields)
    staff, *people = somebody(Role.SECRETARIAT), *[somebody(Role.PLENARY, edition=run.edition) for _n in range(4)]
    plenary = sittings.prepare(
        run.edition, run=run, held_on=DAY, place="Ruang Bhinneka", quorum=quorum, chair=people[0], by=staff
    )
    plenary = rooms.plenaries().get(pk=plenary.pk)
    regions = [row.region for row in run.standings.select_related("region__province").order_by("rank")]
    sitting = Sitting(plenary, regions, staff, people[0], people[1:])
    if is_open:
        for person in people:
            sittings.attend(plenary, member=person, by=staff)
        sittings.open_sitting(plenary, by=fresh(people[0]))
    return sitting


def today() -> datetime.date:
    """In Jakarta."""
    return timezone.localdate()

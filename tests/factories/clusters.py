"""Joint plans as tests need them: three regions with heads, a charter in force, a programme with shares."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.clusters.calculations.merging import stamps
from gerakan.stages.clusters.calculations.shares import Division, division_of
from gerakan.stages.clusters.commands import charters, plans, programmes
from gerakan.stages.clusters.commands.programmes import Portion
from gerakan.stages.clusters.models import Charter, JointPlan, JointProgramme, Membership
from gerakan.stages.clusters.queries import plans as queries
from gerakan.stages.clusters.queries import signing
from tests.factories.accounts import somebody
from tests.factories.institutions import a_head
from tests.factories.regions import RegionFactory

TEXTS = {name: f"Kami bersepakat tentang {name}." for name in Charter.TEXTS}
FACTS: dict[str, Any] = {
    "name": "Angkutan danau terpadu", "problem": "Penumpang berganti tiket di setiap dermaga.", "beneficiaries": "penumpang",
    "beneficiaries_number": 1000, "pillar": "living", "subdimension": "mobility", "starts": 2028, "ends": 2029,
    "indicator": "Waktu tempuh", "unit": "menit", "direction": "down", "formula": "rata-rata", "baseline_year": 2026,
    "baseline": Decimal(90), "targets": {"2029": Decimal(60)}, "money": {"APBD-2028": 1_000_000_000, "APBN-2029": 100},
}  # fmt: skip


@dataclass
class Company:
    """A joint plan with its people: a head and a Bappeda of each member, the secretariat."""

    plan: JointPlan
    regions: list[Region]
    heads: list[User]
    planners: list[User]
    chief: User

    @property
    def members(self) -> list[Membership]:
        """In the order of the regions."""
        rows = {row.region_id: row for row in queries.all_members(self.plan)}
        return [rows[region.pk] for region in self.regions]


def a_company(edition: Edition, count: int = 3, *, regions: list[Region] | None = None, **facts: Any) -> Company:
    """Founded by the secretariat; the first region leads."""
    regions = regions or [RegionFactory() for _n in range(count)]
    chief = somebody(Role.SECRETARIAT)
    said = {"kind": "kawasan", "name": f"Kawasan {JointPlan.objects.count()}", "starts": 2028, "years": 5} | facts
    plan = plans.found(edition, facts=said, members=regions, lead=regions[0], by=chief)
    heads = [somebody(Role.REGION_HEAD, region=region) for region in regions]
    for region, head in zip(regions, heads, strict=True):
        if not region.office_holders.filter(office="head").exists():
            a_head(region, user=head)
    return Company(plan, regions, heads, [somebody(Role.PLANNING_AGENCY, region=one) for one in regions], chief)


def chartered(company: Company) -> Charter:
    """Written, opened, signed by everybody: in force."""
    opened(company)
    for member, head in zip(company.members, company.heads, strict=True):
        signed(member, head)
    return queries.charter_in_force(company.plan)


def opened(company: Company) -> Charter:
    """Written and waiting for signatures."""
    empty = stamps(dict.fromkeys(TEXTS, ""))
    charters.write(company.plan, values=TEXTS, seen=empty, by=company.chief)
    charters.move(company.plan, step="open", by=company.chief)
    return queries.newest_charter(company.plan)


def signed(member: Membership, head: User, **facts: Any) -> None:
    """By whoever is in office, whoever the account belongs to."""
    if member.region:
        member.region.office_holders.filter(office="head").update(user=head)
    charter = signing.charter_to_sign(member.plan, member)
    charters.sign(member, seen=signing.text_digest(charter), by=head, **facts)


def a_programme(company: Company, **facts: Any) -> JointProgramme:
    """Without shares."""
    made = programmes.add(company.plan, values=FACTS | facts, by=company.chief)
    return again(made)


def shared(company: Company, row: JointProgramme, *points: int) -> Division:
    """Points of the members in their order."""
    portions = [
        Portion(one, number, f"Kewajiban {one.name}") for one, number in zip(company.members, points, strict=False)
    ]
    programmes.divide(row, portions=portions, seen=division_of(again(row)).digest, by=company.chief)
    return division(row)


def answered(row: JointProgramme, member: Membership, by: User, **facts: Any) -> None:
    """The member's own part."""
    part = division(row).part_of(member)
    programmes.answer(part.share, seen=part.digest, by=by, **({"is_accepted": True} | facts))


def agreed(company: Company, *points: int, **facts: Any) -> JointProgramme:
    """Accepted by everybody."""
    row = a_programme(company, **facts)
    shared(company, row, *points)
    for member, planner in zip(company.members, company.planners, strict=True):
        answered(row, member, planner)
    return again(row)


def again(row: JointProgramme) -> JointProgramme:
    """As the database has it."""
    return queries.programmes().get(pk=row.pk)


def division(row: JointProgramme) -> Division:
    """As it stands."""
    return division_of(again(row))


def yesterday() -> datetime.date:
    """A day that has come."""
    return timezone.localdate() - datetime.timedelta(days=1)

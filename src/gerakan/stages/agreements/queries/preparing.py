"""Who is to sign, who has no agreement yet, and what is missing before one can be made."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gerakan.foundation.accounts.models import RoleAssignment
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.foundation.regions.models import Kind, Region
from gerakan.stages.agreements.models import Agreement
from gerakan.stages.agreements.queries.fields import missing_in
from gerakan.stages.drafting.models import Template


@dataclass(frozen=True)
class Signer:
    """Who signs for a region and as what."""

    name: str = ""
    title: str = ""
    capacity: str = ""
    mandate: str = ""


@dataclass(frozen=True)
class Candidate:
    """A region that may get its agreement, with what is missing."""

    region: Region
    signer: Signer
    missing: list[str]


def without_agreement(edition: Edition) -> QuerySet[Participation]:
    """Selected or substituted, and none was made that stands."""
    made = Agreement.objects.filter(edition=edition, region=OuterRef("region"), renews__isnull=True)
    rows = Participation.objects.took_part().filter(edition=edition)
    rows = rows.exclude(Exists(made.exclude(state=Agreement.State.CANCELLED)))
    return rows.select_related("region__province", "edition").order_by("region__code")


def left_with_agreement(edition: Edition) -> QuerySet[Agreement]:
    """Prepared for regions that take part no longer; a person decides what becomes of them."""
    there = Participation.objects.took_part().filter(edition=edition, region=OuterRef("region"))
    rows = Agreement.objects.filter(edition=edition, renews__isnull=True).exclude(Exists(there))
    open_states = (Agreement.State.DRAFT, Agreement.State.REVIEW, Agreement.State.APPROVED)
    return rows.filter(state__in=open_states).select_related("region")


def candidates(template: Template) -> list[Candidate]:
    """Every region without an agreement, with its signatory; a bounded number of queries."""
    regions = [row.region for row in without_agreement(template.edition)]
    heads = signers_of(regions)
    texts = list(template.clauses.values_list("text", flat=True))
    found = []
    for region in regions:
        signer = heads.get(region.pk, Signer())
        found.append(Candidate(region, signer, missing_in(drafted(template, region, signer), texts, for_signing=False)))
    return found


def drafted(template: Template, region: Region, signer: Signer) -> Agreement:
    """An agreement as it would be made; not saved."""
    return Agreement(
        edition=template.edition, region=region, template=template,
        national_name=template.national_name, national_title=template.national_title,
        national_mandate=template.national_mandate, witnesses=template.witnesses, place=template.place,
        dated_on=template.dated_on, sign_by=template.sign_by, valid_from=template.valid_from,
        valid_until=template.valid_until, region_name=signer.name, region_title=signer.title,
        region_capacity=signer.capacity, region_mandate=signer.mandate,
    )  # fmt: skip


def signers_of(regions: Iterable[Region], *, on: datetime.date | None = None) -> dict[int, Signer]:
    """The head of each region: the holder or Penjabat; a Plt. or Plh. where there is nobody else."""
    by_pk = {region.pk: region for region in regions}
    rows = RoleAssignment.objects.in_force(on or timezone.localdate()).filter(role=Role.REGION_HEAD, region__in=by_pk)
    found: dict[int, Signer] = {}
    for row in sorted(rows.select_related("user"), key=lambda row: (row.stands_in, row.pk)):
        region = by_pk[row.region_id or 0]
        found.setdefault(region.pk, Signer(row.user.name, _title(region, row), row.acting_kind, row.mandate_number))
    return found


def office_of(region: Region) -> str:
    """What the head of this region is called."""
    kind = "Bupati" if region.kind == Kind.KABUPATEN else "Wali Kota"
    return f"{kind} {region.base_name}"


def _title(region: Region, row: RoleAssignment) -> str:
    acting = f"{row.acting_kind.capitalize()}. " if row.acting_kind else ""
    return f"{acting}{office_of(region)}"

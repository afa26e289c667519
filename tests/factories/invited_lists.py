"""A small country with a computed run, ready for lists and invitations."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.documents.models import NumberSeries
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import IslandGroup, Province, Region
from gerakan.stages.invitations.calculations import Order, QuotaOrder
from gerakan.stages.invitations.commands import invitations, lists
from gerakan.stages.invitations.documents import Sender
from gerakan.stages.invitations.models import Invitation, InvitationList
from gerakan.stages.shortlisting.models import Run, Scheme, Standing
from tests.factories.accounts import somebody
from tests.factories.editions import EditionFactory
from tests.factories.regions import ProvinceFactory, RegionFactory

SENDER = Sender("DJAI", ("Kementerian",), "Jalan Contoh 1", "Jakarta", "Citra Contoh", "Direktur Jenderal")


def in_days(count: int) -> datetime.date:
    """That many days from today."""
    return timezone.localdate() + datetime.timedelta(days=count)


@dataclass
class Country:
    """Regions in the order of their rank, two people of the secretariat, an edition with a run."""

    edition: Edition
    run: Run
    regions: list[Region]
    first: User
    second: User

    def draw(self, places: int, *quotas: QuotaOrder, reserve: int = 3, seed: int = 7) -> InvitationList:
        """A draft list."""
        return lists.draw_up(self.run, order=Order(places, reserve, seed, quotas), by=self.first)

    def approved(self, places: int, *quotas: QuotaOrder, reserve: int = 3) -> InvitationList:
        """A list that the second person approved."""
        drawn = self.draw(places, *quotas, reserve=reserve)
        lists.propose(drawn, by=self.first)
        lists.approve(drawn, by=self.second)
        return drawn

    def sent(self, places: int, *quotas: QuotaOrder, reserve: int = 3) -> list[Invitation]:
        """Invitations on their way, with letters."""
        NumberSeries.objects.get_or_create(
            unit="DJAI", year=timezone.localdate().year, defaults={"pattern": "B-{nomor:03}/{tahun}"}
        )
        made = invitations.prepare(
            self.approved(places, *quotas, reserve=reserve), answer_by=in_days(10), by=self.first
        )
        for invitation in made:
            invitations.write_letter(invitation, sender=SENDER, by=self.first)
            invitations.send(invitation, by=self.first)
        return made

    def official_of(self, region: Region) -> User:
        """Somebody who may answer for this region."""
        return somebody(Role.REGION_ADMIN, region=region)


def a_country(
    ranks: Sequence[int] = range(1, 9),
    *,
    papuan: Sequence[int] = (),
    kota: Sequence[int] = (),
    gaps: Sequence[int] = (),
) -> Country:
    """Eight regions ranked 1 to 8 in one list; `papuan`, `kota`, `gaps` (40 % of the data) name the places that differ."""
    java = ProvinceFactory()
    papua = ProvinceFactory(island_group=IslandGroup.PAPUA)
    regions = [
        _region(papua if place in papuan else java, place, "kota" if place in kota else "kabupaten")
        for place in range(len(ranks))
    ]
    edition = EditionFactory(state="open")
    run = a_run(edition, regions, ranks, gaps)
    return Country(edition, run, regions, somebody(Role.SECRETARIAT), somebody(Role.SECRETARIAT))


def _region(province: Province, place: int, kind: str) -> Region:
    return RegionFactory(
        province=province, kind=kind, code=f"{province.code}.{place + (71 if kind == 'kota' else 1):02d}"
    )


def a_run(edition: Edition, regions: Sequence[Region], ranks: Sequence[int], gaps: Sequence[int] = ()) -> Run:
    """A frozen run in which one list holds everybody."""
    scheme = Scheme.objects.create(edition=edition, number=1, title="Skema", state=Scheme.State.USED)
    run = Run.objects.create(
        scheme=scheme, number=1, computed_by=somebody(), engine_version="uji", seed=1, draws=100,
        places={"semua": 3}, inputs=_inputs(regions), parameters={}, results={}, content_hash=f"uji-{edition.pk}",
    )  # fmt: skip
    Standing.objects.bulk_create(
        Standing(
            run=run, region=region, pool="semua", score=100 - rank, rank=rank, tied_count=list(ranks).count(rank),
            coverage_share=0.4 if place in gaps else 1.0, chance=0.5, rank_low=rank, rank_high=rank, zone="grey",
        )
        for place, (region, rank) in enumerate(zip(regions, ranks, strict=True))
    )  # fmt: skip
    return run


def _inputs(regions: Sequence[Region]) -> dict[str, object]:
    units = [{"code": region.code, "kind": region.kind} for region in regions]
    return {"units": units, "indicators": [], "values": [], "states": [], "value_ids": [[] for _ in regions]}

"""What visitors ask across stages."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.foundation.editions.queries import participations_of
from gerakan.foundation.regions.models import Region
from gerakan.stages.clusters.models import Membership
from gerakan.stages.clusters.models import Publication as JointPublication
from gerakan.stages.clusters.queries.plans import published as joint_plans
from gerakan.stages.invitations.models import InvitationList, ListEntry
from gerakan.stages.reviews.models import Publication
from gerakan.stages.reviews.queries.published import listed

FIRST_YEAR = 2017


@dataclass(frozen=True)
class Verdict:
    """Why a region was, or was not, invited in one edition, with the sheet behind it."""

    entry: ListEntry
    edition: Edition


@dataclass(frozen=True)
class RegionStory:
    """Everything public about a region, oldest names to newest verdicts."""

    region: Region
    participations: list[Participation]
    verdicts: list[Verdict]
    sentence: str


def years_with_participants() -> list[int]:
    """Editions that the map can show, oldest first."""
    rows = Participation.objects.that_count().took_part().order_by("edition__year")
    return list(rows.values_list("edition__year", flat=True).distinct())


def published_lists() -> QuerySet[InvitationList]:
    """Newest first."""
    rows = InvitationList.objects.filter(published_at__isnull=False)
    return rows.select_related("run__scheme__edition").order_by("-published_at")


def story_of(region: Region, user: Actor) -> RegionStory:
    """A region's page; a bounded number of queries."""
    participations = list(participations_of(region, user))
    entries = ListEntry.objects.filter(region=region, invitation_list__published_at__isnull=False)
    rows = entries.select_related("invitation_list__run__scheme__edition", "standing")
    verdicts = [Verdict(row, row.invitation_list.run.scheme.edition) for row in rows.order_by("-invitation_list__pk")]
    return RegionStory(region, participations, verdicts, _sentence(region, participations))


def _sentence(region: Region, participations: list[Participation]) -> str:
    years = sorted({row.edition.year for row in participations if row.role in {"selected", "substitute"}})
    if not region.is_autonomous:
        return _("Daerah administratif tanpa APBD dan DPRD sendiri; tidak dapat menjadi peserta.")
    if not years:
        return _("Tidak ada pada daftar peserta yang diketahui (daftar 2021–2023 belum lengkap).")
    return _("Peserta edisi %s.") % ", ".join(str(year) for year in years)


def plans_of(region: Region) -> list[Publication]:
    """What everybody may read of the region's plans, the newest edition first."""
    return list(listed().filter(plan__region=region).order_by("-plan__edition__year", "-pk"))


def joint_plans_of(region: Region) -> list[JointPublication]:
    """Public plans of the clusters that the region is a member of today."""
    return list(joint_plans().filter(plan__memberships__in=Membership.objects.today().filter(region=region)))

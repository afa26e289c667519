"""What the screens ask about invited lists."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, F, QuerySet, When
from django.utils.translation import gettext as _

from gerakan.foundation.access import Actor
from gerakan.foundation.editions.models import Edition, Participation
from gerakan.foundation.regions.models import IslandGroup, Kind, Province, Region
from gerakan.stages.invitations.models import HandChange, InvitationList, ListEntry, Quota
from gerakan.stages.invitations.queries.eligibility import nominated_regions
from gerakan.stages.shortlisting.models import Run

Attributes = Mapping[str, str]


@dataclass(frozen=True)
class QuotaState:
    """A quota and how many places it has now."""

    label: str
    minimum: int | None
    maximum: int | None
    count: int

    @property
    def is_met(self) -> bool:
        """Between its bounds."""
        return self.count >= (self.minimum or 0) and (self.maximum is None or self.count <= self.maximum)


def approved_lists(edition: Edition) -> QuerySet[InvitationList]:
    """The list an edition invites from (one at most)."""
    return InvitationList.objects.filter(run__scheme__edition=edition, state=InvitationList.State.APPROVED)


def lists_of(edition: Edition) -> QuerySet[InvitationList]:
    """All lists ever drawn up for an edition, newest first."""
    return InvitationList.objects.filter(run__scheme__edition=edition).select_related(
        "run__scheme__edition", "proposed_by", "approved_by"
    )


def invited_count(invitation_list: InvitationList) -> int:
    """How many places are taken."""
    return invitation_list.entries.filter(place=ListEntry.Place.INVITED).count()


def entries_of(invitation_list: InvitationList) -> QuerySet[ListEntry]:
    """Every region on the list with its standing: invited, reserve, below the line, not eligible."""
    order = Case(*(When(place=place, then=n) for n, place in enumerate(ListEntry.Place.values)), default=9)
    rows = ListEntry.objects.filter(invitation_list=invitation_list).select_related("region__province", "standing")
    return rows.order_by(order, F("position").asc(nulls_last=True), "standing__rank", "region__code")


def place_counts(invitation_list: InvitationList) -> Counter[str]:
    """Place: how many regions."""
    return Counter(invitation_list.entries.values_list("place", flat=True))


def attributes_of(regions: Iterable[Region], edition: Edition) -> dict[int, Attributes]:
    """Region id: the attributes that quotas speak of (two queries)."""
    experienced = set(
        Participation.objects.exclude(edition=edition).took_part().that_count().values_list("region_id", flat=True)
    )
    nominated = nominated_regions(edition)
    return {
        region.pk: {
            Quota.Attribute.KIND: region.kind,
            Quota.Attribute.ISLAND_GROUP: region.province.island_group,
            Quota.Attribute.PROVINCE: region.province.code,
            Quota.Attribute.NEW_ENTRANT: _yes(region.pk not in experienced),
            Quota.Attribute.SELF_NOMINATED: _yes(region.pk in nominated),
        }
        for region in regions
    }


def quota_values() -> dict[str, dict[str, str]]:
    """Attribute: its values and their names, for forms."""
    yes_no = {"ya": _("Ya"), "tidak": _("Tidak")}
    return {
        Quota.Attribute.KIND: {value: str(label) for value, label in Kind.choices},
        Quota.Attribute.ISLAND_GROUP: {value: str(label) for value, label in IslandGroup.choices},
        Quota.Attribute.PROVINCE: dict(Province.objects.values_list("code", "name")),
        Quota.Attribute.NEW_ENTRANT: yes_no,
        Quota.Attribute.SELF_NOMINATED: yes_no,
    }


def quota_label(attribute: str, value: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """The quota in words, such as: Gugus pulau: Papua; a question of yes or no is its own name."""
    if value == "ya":
        return str(Quota.Attribute(attribute).label)
    return f"{Quota.Attribute(attribute).label}: {names.get(attribute, {}).get(value, value)}"


def quota_states(
    quotas: Sequence[Quota], chosen: Iterable[int], attributes: Mapping[int, Attributes]
) -> list[QuotaState]:
    """How many of the chosen regions each quota counts."""
    names = quota_values() if quotas else {}
    chosen = list(chosen)
    return [
        QuotaState(
            quota_label(quota.attribute, quota.value, names),
            quota.minimum,
            quota.maximum,
            sum(attributes[region][quota.attribute] == quota.value for region in chosen),
        )
        for quota in quotas
    ]


def broken_quotas(invitation_list: InvitationList, chosen: Iterable[int]) -> list[str]:
    """The quotas that this set of regions would break, in words."""
    regions = Region.objects.filter(pk__in=list(chosen)).select_related("province")
    attributes = attributes_of(regions, invitation_list.run.scheme.edition)
    states = quota_states(list(invitation_list.quotas.all()), attributes, attributes)
    return [
        _("%(quota)s menjadi %(count)d (batas %(low)s–%(high)s)")
        % {"quota": state.label, "count": state.count, "low": state.minimum or 0, "high": state.maximum or "…"}
        for state in states
        if not state.is_met
    ]


def invited_regions(invitation_list: InvitationList) -> set[int]:
    """Region ids with a place."""
    return set(invitation_list.entries.filter(place=ListEntry.Place.INVITED).values_list("region_id", flat=True))


def _yes(truth: bool) -> str:  # noqa: FBT001 - one word for one truth
    return "ya" if truth else "tidak"


@dataclass(frozen=True)
class ChangeRow:
    """A change by hand and whether this person may decide it."""

    change: HandChange
    may_decide: bool
    blocked_because: str | None


def changes_of(invitation_list: InvitationList, user: Actor) -> list[ChangeRow]:
    """Every change by hand, with its second signature or the wait for it."""
    rows = invitation_list.hand_changes.select_related("region_in", "region_out", "proposed_by", "decided_by")
    return [_change_row(row, user) for row in rows]


def _change_row(change: HandChange, user: Actor) -> ChangeRow:
    waiting = change.state == HandChange.State.WAITING
    own = change.proposed_by_id == user.pk
    may = waiting and user.has_perm("invitations.draw_up")  # type: ignore[union-attr]
    return ChangeRow(change, may, _("Pengusul tidak boleh menyetujui usulannya sendiri.") if own else None)


def invited_attributes(invitation_list: InvitationList) -> dict[int, Attributes]:
    """Region id of everybody invited: what quotas ask about."""
    regions = Region.objects.filter(pk__in=invited_regions(invitation_list)).select_related("province")
    return attributes_of(regions, invitation_list.run.scheme.edition)


def may_be_published(invitation_list: InvitationList) -> bool:
    """Approved and not yet open to everybody."""
    return invitation_list.state == InvitationList.State.APPROVED and invitation_list.published_at is None


def suggested_quotas(run: Run) -> list[dict[str, object]]:
    """The places for which chances were computed, as fixed quotas per kind."""
    return [
        {"target": f"{Quota.Attribute.KIND}:{kind}", "minimum": count, "maximum": count}
        for kind, count in run.places.items()
        if kind in Kind.values
    ]


def content_hash(invitation_list: InvitationList) -> str:
    """SHA-256 over the run's fingerprint, the quotas and every place, in code order."""
    entries = invitation_list.entries.order_by("region__code").values_list(
        "region__code", "place", "position", "decisive", "reason"
    )
    quotas = invitation_list.quotas.order_by("pk").values_list("attribute", "value", "minimum", "maximum")
    content = {
        "run": invitation_list.run.content_hash,
        "places": [invitation_list.place_count, invitation_list.reserve_count, invitation_list.lottery_seed],
        "quotas": [list(quota) for quota in quotas],
        "entries": [list(entry) for entry in entries],
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()

"""The published result: which version holds, who departs, who left, who comes next."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gerakan.foundation.access import Actor
from gerakan.foundation.audit.fingerprint import content_hash
from gerakan.foundation.editions.models import Edition
from gerakan.stages.plenary.models import CHOSEN, TOLD, Decision, Plenary, QuotaDeparture, Verdict, Withdrawal
from gerakan.stages.plenary.models.sittings import ALL
from gerakan.stages.plenary.queries.rooms import plenaries

Outcome = tuple[str, int | None, str, str, str | None]


@dataclass(frozen=True)
class Difference:
    """One region that a later version places otherwise."""

    region: str
    before: str
    after: str
    because: str


def published(edition: Edition) -> Plenary | None:
    """The version that holds, for whoever may read it."""
    return plenaries().filter(edition=edition, state=Plenary.State.PUBLISHED).order_by("-number").first()


def last_version(edition: Edition) -> Plenary | None:
    """Whatever its state."""
    return plenaries().filter(edition=edition).order_by("-number").first()


def announced(plenary: Plenary) -> QuerySet[Decision]:
    """What stands on the public page: chosen by rank, then the reserve in its order."""
    rows: QuerySet[Decision] = Decision.objects.filter(plenary=plenary, verdict__in=TOLD)
    return rows.select_related("region__province", "standing", "plenary").order_by("position", "standing__rank")


def departures(plenary: Plenary) -> QuerySet[Decision]:
    """Every decision against the ranking, decided or proposed."""
    rows: QuerySet[Decision] = Decision.objects.filter(plenary=plenary).filter(
        Q(departs=True) | ~Q(corrected_because="")
    )
    return rows.select_related("region__province", "standing", "proposed_by", "signed_by", "plenary")


def quota_departures(plenary: Plenary) -> QuerySet[QuotaDeparture]:
    """Every quota set aside."""
    rows: QuerySet[QuotaDeparture] = plenary.quota_departures.select_related("quota", "proposed_by", "signed_by")
    return rows


def withdrawals_of(edition: Edition, user: Actor) -> QuerySet[Withdrawal]:
    """The register."""
    rows = Withdrawal.objects.filter(edition=edition).visible_to(user)
    return rows.select_related("region__province", "replaced_by__region", "decision")


def gone(edition: Edition) -> set[int]:
    """Regions that left after publication."""
    return set(Withdrawal.objects.filter(edition=edition).values_list("region_id", flat=True))


def moved_up(edition: Edition) -> set[int]:
    """Regions that took a place that became free."""
    rows = Withdrawal.objects.filter(edition=edition, replaced_by__isnull=False)
    return set(rows.values_list("replaced_by__region_id", flat=True))


def standing_places(plenary: Plenary) -> tuple[list[Decision], list[Decision]]:
    """Who holds a place now, and who waits in reserve, in order; withdrawals counted."""
    away, risen = gone(plenary.edition), moved_up(plenary.edition)
    rows = [row for row in announced(plenary) if row.region_id not in away]
    holding = [row for row in rows if row.verdict in CHOSEN or row.region_id in risen]
    waiting = [row for row in rows if row.verdict == Verdict.RESERVE and row.region_id not in risen]
    return holding, waiting


def differences(later: Plenary) -> list[Difference]:
    """What a correction changed."""
    if later.corrects is None:
        return []
    before = {row.region_id: row for row in later.corrects.decisions.all()}
    rows = later.decisions.select_related("region")
    return [
        Difference(str(row.region), before[row.region_id].verdict_label, row.verdict_label, row.corrected_because)
        for row in rows
        if (row.verdict, row.position) != (before[row.region_id].verdict, before[row.region_id].position)
    ]


def as_rows(plenary: Plenary) -> list[Mapping[str, object]]:
    """Canonical content of a version, for its fingerprint and for the dossier; people by name are not part of it."""
    rows = plenary.decisions.select_related("region").order_by("region__code")
    return [
        {
            "region": row.region.code, "expected": row.expected, "expected_position": row.expected_position,
            "verdict": row.verdict, "position": row.position, "condition": row.condition, "owner": row.owner,
            "due_on": row.due_on.isoformat() if row.due_on else "", "departs": row.departs, "reason": row.reason,
            "evidence": row.evidence, "has_second_signature": row.signed_by_id is not None,
            "corrected_because": row.corrected_because,
        }
        for row in rows
    ]  # fmt: skip


def quota_rows(plenary: Plenary) -> list[Mapping[str, object]]:
    """Quotas set aside, in the same form."""
    return [
        {
            "attribute": row.quota.attribute, "value": row.quota.value, "reason": row.reason, "evidence": row.evidence,
            "has_second_signature": row.signed_by_id is not None,
        }
        for row in quota_departures(plenary).order_by("quota__attribute", "quota__value")
    ]  # fmt: skip


def fingerprint_of(plenary: Plenary) -> str:
    """SHA-256 over everything that was decided, the ranking below it and the version before it."""
    return content_hash(
        edition=plenary.edition_code, number=plenary.number, run=plenary.run.content_hash,
        corrects=plenary.corrects.content_hash if plenary.corrects else "",
        decisions=as_rows(plenary), quotas=quota_rows(plenary),
    )  # fmt: skip


def is_public(plenary: Plenary) -> Q:
    """Rows that everybody reads: all of a published version, none before."""
    return ALL if plenary.state == Plenary.State.PUBLISHED else Q(pk__in=[])


def differing_regions(later: Plenary) -> list[int]:
    """Regions whose outcome a correction changed."""
    before = (
        {row.region_id: (row.verdict, row.position) for row in later.corrects.decisions.all()} if later.corrects else {}
    )
    return [row.region_id for row in later.decisions.all() if (row.verdict, row.position) != before.get(row.region_id)]


def moved_since(plenary: Plenary) -> list[int]:
    """Regions that the version that holds now places otherwise than this one."""
    holding = published(plenary.edition)
    if holding is None or holding.number <= plenary.number:
        return []
    before = {row.region_id: (row.verdict, row.position) for row in plenary.decisions.all()}
    return [
        row.region_id for row in holding.decisions.all() if (row.verdict, row.position) != before.get(row.region_id)
    ]

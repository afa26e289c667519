"""Editions whose marks are final, and rankings computed from them."""

from collections.abc import Sequence
from typing import Any

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.commands import consolidation
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.invitations.calculations import Order, QuotaOrder
from gerakan.stages.invitations.commands import lists
from gerakan.stages.replies import commands as replies
from gerakan.stages.replies.models import Reply
from gerakan.stages.selection.calculations import Trial, outcome_of
from gerakan.stages.selection.commands.runs import freeze_run
from gerakan.stages.selection.models import SelectionRun, SelectionStanding
from gerakan.stages.selection.queries.ground import ground_of
from tests.factories.accounts import an_edition, somebody
from tests.factories.assessment import owner, sheets_of
from tests.factories.invited_lists import a_run
from tests.factories.terms import some_terms
from tests.factories.trust import a_panel, a_trust_run


def an_index(edition: Edition, regions: Sequence[Region]) -> None:
    """An approved list whose run ranks the regions in this order."""
    first, second = somebody(Role.SECRETARIAT), somebody(Role.SECRETARIAT)
    run = a_run(edition, regions, range(1, len(regions) + 1))
    drawn = lists.draw_up(run, order=Order(len(regions), 0, 7, ()), by=first)
    lists.propose(drawn, by=first)
    lists.approve(drawn, by=second)


def final_marks(ruling: Ruling) -> None:
    """Every panel closes, every region agrees."""
    staff = somebody(Role.SECRETARIAT)
    for case in ruling.cases.select_related("region", "ruling__edition"):
        consolidation.close(case, by=owner(sheets_of(case)[0]))
        case.refresh_from_db()
        reply = replies.send_to_region(case, by=staff)
        replies.accept(Reply.objects.get(pk=reply.pk), by=official_of(case.region))


def official_of(region: Region) -> User:
    """Somebody who answers for this region."""
    return somebody(Role.REGION_ADMIN, region=region)


def a_final_edition(
    regions: int = 8, *, edition: Edition | None = None, quotas: Sequence[QuotaOrder] = (), **terms: Any
) -> Edition:
    """Marked by four assessors, agreed by all regions, with index and calculation of trust; a third has a place."""
    edition = edition or an_edition()
    places = max(regions // 3, 1)
    some_terms(edition, quotas=quotas, **{"place_count": places, "reserve_count": 2, "draws": 200} | terms)
    ruling = a_panel(regions, edition=edition)
    final_marks(ruling)
    an_index(edition, [case.region for case in ruling.cases.select_related("region__province")])
    a_trust_run(ruling)
    return edition


def a_ranking(edition: Edition | None = None, *, trial: Trial | None = None, **fields: Any) -> SelectionRun:
    """Computed and frozen."""
    edition = edition or a_final_edition(**fields)
    return freeze_run(edition, outcome=outcome_of(ground_of(edition), trial), by=somebody(Role.SECRETARIAT))


def standing_at(run: SelectionRun, rank: int) -> SelectionStanding:
    """By its rank."""
    return run.standings.select_related("region", "run__edition").get(rank=rank)

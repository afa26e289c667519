"""What planning asks: who comes, who marks, when and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from gerakan.foundation.accounts.models import RoleAssignment, User
from gerakan.foundation.accounts.roles import REGION_ROLES, Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.assessors.queries import open_assessors
from gerakan.stages.interviews.models import Absence, Board, Interview, PlanVersion, RegionNeed, Room, Slot
from gerakan.stages.invitations.models import Invitation

HEAVY = ("instance", "plan", "report")


@dataclass(frozen=True)
class Ground:
    """Everything a plan rests on, asked once."""

    board: Board
    rooms: list[Room]
    slots: list[Slot]
    assessors: list[Engagement]
    regions: list[Region]
    needs: dict[int, RegionNeed]
    absences: list[Absence]


def board_of(edition: Edition) -> Board | None:
    """The edition's board, None before it was set up."""
    return Board.objects.filter(edition=edition).select_related("edition").first()


def boards() -> QuerySet[Board]:
    """For one page."""
    return Board.objects.select_related("edition")


def invited_regions(edition: Edition) -> QuerySet[Region]:
    """Regions that said they take part."""
    confirmed = Invitation.objects.filter(edition=edition, state=Invitation.State.CONFIRMED)
    return Region.objects.filter(pk__in=confirmed.values("region")).select_related("province").order_by("code")


def regions_by_code(codes: Iterable[str]) -> QuerySet[Region]:
    """As the plan names them."""
    return Region.objects.filter(code__in=list(codes)).select_related("province")


def ground_of(board: Board) -> Ground:
    """Six queries, whatever the size."""
    return Ground(
        board,
        list(board.rooms.filter(is_active=True)),
        list(board.slots.filter(is_active=True)),
        list(open_assessors(board.edition).order_by("code")),
        list(invited_regions(board.edition)),
        {need.region_id: need for need in board.needs.all()},
        list(board.absences.all()),
    )


def versions_of(board: Board) -> QuerySet[PlanVersion]:
    """Every version ever made, the newest first, without what weighs."""
    return board.versions.select_related("made_by", "published_by").defer("instance", "plan")


def plan_versions() -> QuerySet[PlanVersion]:
    """For one page."""
    return PlanVersion.objects.select_related("board__edition", "made_by")


def published_version(board: Board) -> PlanVersion | None:
    """The plan that holds."""
    if board.published_number is None:
        return None
    return plan_versions().filter(board=board, number=board.published_number).first()


def readiness(board: Board) -> dict[str, int]:
    """Counts for the head of the page."""
    edition = board.edition
    return {
        "regions": invited_regions(edition).count(),
        "assessors": open_assessors(edition).count(),
        "undeclared": Engagement.objects.filter(
            edition=edition, state=Engagement.State.ACCEPTED, declaration__isnull=True
        ).count(),
        "rooms": board.rooms.filter(is_active=True).count(),
        "slots": board.slots.filter(is_active=True).count(),
    }


def regions_with_needs(board: Board) -> list[tuple[Region, RegionNeed | None]]:
    """Every region that takes part, with what is known of its coming."""
    needs = {need.region_id: need for need in board.needs.all()}
    return [(region, needs.get(region.pk)) for region in invited_regions(board.edition)]


def names_of(version: PlanVersion) -> tuple[dict[str, str], dict[str, str]]:
    """Names of regions by code, and of assessors by their code in this edition (two queries)."""
    rows = version.instance["regions"]
    regions, people = _names(Region.objects.filter(code__in=[row["id"] for row in rows]), version.board.edition_id)
    further = {
        row["id"]: _("%s (lanjutan)") % regions.get(row["delegation"], "") for row in rows if row.get("delegation")
    }
    return regions | further, people


def names_by_board(board: Board) -> tuple[dict[str, str], dict[str, str]]:
    """As `names_of`, before there is a version."""
    return _names(invited_regions(board.edition), board.edition_id)


def _names(regions: QuerySet[Region], edition_id: int) -> tuple[dict[str, str], dict[str, str]]:
    people = Engagement.objects.filter(edition=edition_id).values_list("code", "assessor__user__name")
    return dict(regions.values_list("code", "name")), dict(people)


def concerned_people(interviews: Iterable[Interview]) -> dict[int, list[User]]:
    """Interview: its panel and the officials of its region, in two queries."""
    rows = list(interviews)
    found: dict[int, list[User]] = {row.pk: [] for row in rows}
    officials: dict[int, list[User]] = {}
    for role in (
        RoleAssignment.objects.in_force()
        .filter(role__in=REGION_ROLES - {Role.COUNCIL, Role.AGENCY}, region__in=[row.region_id for row in rows])
        .select_related("user")
    ):
        officials.setdefault(role.region_id or 0, []).append(role.user)
    for row in rows:
        found[row.pk] = [seat.engagement.assessor.user for seat in row.seats.all()] + officials.get(row.region_id, [])
    return found


def interviews_of(board: Board) -> QuerySet[Interview]:
    """The published plan with everything its screens show."""
    rows = Interview.objects.filter(board=board).select_related("region__province", "room", "slot", "board__edition")
    return rows.prefetch_related("seats__engagement__assessor__user")


def counts_of(board: Board) -> dict[str, int]:
    """How the day goes."""
    states = {state: Count("pk", filter=Q(state=state)) for state in Interview.State.values}
    return Interview.objects.filter(board=board).aggregate(**states)

"""Interviews before their panels."""

import datetime as dt
import time
from collections.abc import Sequence

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.calculations.solving import find_plan
from gerakan.stages.interviews.commands.plans import Content, keep_version, publish
from gerakan.stages.interviews.models import Board, Interview, PlanVersion, Room, Seat, Slot
from gerakan.stages.interviews.queries.planning import ground_of
from gerakan.stages.invitations.models import Invitation, InvitationList
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.assessors import a_declared, an_engagement
from tests.factories.editions import EditionFactory
from tests.factories.invited_lists import a_run, in_days


def a_board(edition: Edition | None = None, *, rooms: int = 2, days: int = 2, slots: int = 4) -> Board:
    """Rooms and hours of one edition, published."""
    board, made = Board.objects.get_or_create(edition=edition or an_edition(), defaults={"published_number": 1})
    if made:
        Room.objects.bulk_create(Room(board=board, name=f"Ruang {n + 1}", order=n) for n in range(rooms))
        Slot.objects.bulk_create(
            Slot(board=board, date=dt.date(2027, 5, 3 + day), starts_at=dt.time(8 + slot))
            for day in range(days)
            for slot in range(slots)
        )
    return board


def an_interview(
    region: Region | None = None, panel: Sequence[Engagement] = (), *, board: Board | None = None, place: int = 0
) -> Interview:
    """A region before its panel (two new assessors unless given), the first of them in the chair."""
    board = board or a_board()
    rooms, slots = list(board.rooms.all()), list(board.slots.all())
    interview = Interview.objects.create(
        board=board,
        region=region or a_region(),
        room=rooms[place % len(rooms)],
        slot=slots[place // len(rooms) % len(slots)],
    )
    seated = panel or [an_engagement(board.edition, background) for background in ("academic", "government")]
    for place_at_table, engagement in enumerate(seated):
        Seat.objects.create(interview=interview, engagement=engagement, is_chair=place_at_table == 0)
    return interview


def confirmed(edition: Edition, *regions: Region) -> None:
    """Regions that said they take part."""
    run = a_run(EditionFactory(state="open"), regions, range(1, len(regions) + 1))
    source = InvitationList.objects.create(
        run=run, number=1, place_count=1, reserve_count=0, lottery_seed=1, prices=[], eligibility={}
    )
    Invitation.objects.bulk_create(
        Invitation(invitation_list=source, edition=edition, region=region, answer_by=in_days(1), state="confirmed")
        for region in regions
    )


def some_regions(count: int, provinces: Sequence[str] = ("33", "34", "35")) -> list[Region]:
    """So many, over these provinces."""
    return [
        a_region(f"{provinces[(n + n // 99) % len(provinces)]}.{n % 99 + 1:02d}", f"Kabupaten Uji {n + 1}")
        for n in range(count)
    ]


def a_ground(regions: int = 6, *, assessors: int = 6, rooms: int = 2, days: int = 2, slots: int = 4) -> Board:
    """A board that can be planned: regions confirmed, assessors declared, nothing published."""
    board = a_board(rooms=rooms, days=days, slots=slots)
    Board.objects.filter(pk=board.pk).update(
        published_number=None, backgrounds={"academic": 1, "government": 1}, panel_size=2
    )
    board.refresh_from_db()
    for n in range(assessors):
        a_declared(an_engagement(board.edition, ("academic", "government")[n % 2]))
    confirmed(board.edition, *some_regions(regions))
    return board


def a_version(board: Board, by: User | None = None) -> PlanVersion:
    """A solved draft."""
    by = by or somebody(Role.SECRETARIAT)
    found = find_plan(ground_of(board), remaining=Clock(20), explaining=Clock(20), tell=lambda _what: None)
    assert found.plan is not None, found.conflict
    content = Content(found.instance, found.plan, found.report, found.verdict)
    return keep_version(board, content=content, source="solved", by=by)


def a_published(board: Board, by: User | None = None) -> PlanVersion:
    """The plan that holds."""
    version = a_version(board, by)
    publish(version, note="Pertama", by=by or somebody(Role.SECRETARIAT))
    return version


class Clock:
    """Seconds that are left."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds

    def __call__(self) -> float:
        return self.ends - time.monotonic()

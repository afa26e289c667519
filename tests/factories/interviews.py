"""Interviews before their panels."""

import datetime as dt
from collections.abc import Sequence

from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews.models import Board, Interview, Room, Seat, Slot
from tests.factories.accounts import a_region, an_edition
from tests.factories.assessors import an_engagement


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

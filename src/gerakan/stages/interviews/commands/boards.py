"""Verbs of the board: rooms, hours, arrivals, absences."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.models import Engagement
from gerakan.stages.interviews import permissions
from gerakan.stages.interviews.models import Absence, Board, RegionNeed, Room, Slot


@command
def set_up(
    edition: Edition, *, rules: dict[str, Any], rooms: Sequence[tuple[str, str]],
    hours: Sequence[tuple[dt.date, dt.time]], by: User,
) -> Board:  # fmt: skip
    """Rules, rooms (name and link) and hours; what an interview stands on is set aside instead of deleted."""
    check(by, permissions.PLAN)
    if sum(rules.get("backgrounds", {}).values()) > rules.get("panel_size", 3):
        raise TransitionRefused(_("Susunan panel memerlukan lebih banyak orang daripada ukuran panel."))
    if not rooms or not hours:
        raise TransitionRefused(_("Papan memerlukan sekurangnya satu ruang dan satu jam."))
    board, _made = Board.objects.update_or_create(edition=edition, defaults=rules)
    _keep_rooms(board, rooms)
    _keep_hours(board, hours)
    days = sorted({date.isoformat() for date, _hour in hours})
    changes = {"days": days, "rooms": [name for name, _link in rooms], **_plain(rules)}
    record("board.set_up", board, by=by, changes=changes)
    return board


def _plain(rules: dict[str, Any]) -> dict[str, Any]:
    return {name: rules[name] for name in ("slot_minutes", "panel_size") if name in rules}


def _keep_rooms(board: Board, rooms: Sequence[tuple[str, str]]) -> None:
    for order, (name, link) in enumerate(rooms):
        facts = {"link": link, "order": order, "is_active": True}
        Room.objects.update_or_create(board=board, name=name, defaults=facts)
    gone = board.rooms.exclude(name__in=[name for name, _link in rooms])
    gone.filter(interviews__isnull=True).delete()
    gone.update(is_active=False)


def _keep_hours(board: Board, hours: Sequence[tuple[dt.date, dt.time]]) -> None:
    wanted = set(hours)
    known = {(slot.date, slot.starts_at): slot.pk for slot in board.slots.all()}
    Slot.objects.bulk_create(Slot(board=board, date=d, starts_at=h) for d, h in sorted(wanted - set(known)))
    board.slots.filter(pk__in=[pk for at, pk in known.items() if at in wanted]).update(is_active=True)
    gone = board.slots.filter(pk__in=[pk for at, pk in known.items() if at not in wanted])
    gone.filter(interviews__isnull=True).delete()
    gone.update(is_active=False)


@command
def keep_need(board: Board, *, region: Region, by: User, **facts: Any) -> RegionNeed:
    """When a delegation arrives and leaves, with whom it travels."""
    check(by, permissions.PLAN, board)
    need, _made = RegionNeed.objects.update_or_create(board=board, region=region, defaults=facts)
    said = {name: facts[name] for name in ("arrives_at", "leaves_at", "travels_with") if facts.get(name)}
    record("need.kept", need, by=by, changes=said)
    return need


@command
def add_absence(board: Board, *, engagement: Engagement, by: User, **facts: Any) -> Absence:
    """An hour or a day at which an assessor cannot come."""
    check(by, permissions.PLAN, board)
    if engagement.edition_id != board.edition_id:
        raise TransitionRefused(_("%s tidak bertugas pada edisi ini.") % engagement)
    absence = Absence.objects.create(board=board, engagement=engagement, **facts)
    record("absence.added", absence, by=by, changes={"days": [absence.date]})
    return absence


@command
def remove_absence(absence: Absence, *, by: User) -> None:
    """The person can come after all."""
    check(by, permissions.PLAN, absence)
    record("absence.removed", absence, by=by)
    absence.delete()


@command
def note_impossible(board: Board, *, conflict: list[str], by: User) -> None:
    """Keep the clash on the board, so that people may read it when they come back."""
    Board.objects.filter(pk=board.pk).update(conflict=conflict)
    board.conflict = conflict
    record("board.impossible", board, by=by, changes={"conflict": conflict})

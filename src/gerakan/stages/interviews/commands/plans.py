"""Verbs of plan versions: make, move, publish."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Max, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from gerakan.foundation.access import check
from gerakan.foundation.accounts.models import User
from gerakan.foundation.audit.log import command, record
from gerakan.foundation.regions.models import Region
from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.assessors.queries import closed_pairs, open_assessors
from gerakan.stages.interviews import notices, permissions
from gerakan.stages.interviews.calculations import moving, solving
from gerakan.stages.interviews.models import Board, Interview, PlanVersion, Seat
from gerakan.stages.interviews.queries import planning

BEGUN = (Interview.State.RUNNING, Interview.State.DONE)


@dataclass(frozen=True)
class Content:
    """What a version holds."""

    instance: Mapping[str, Any]
    plan: Mapping[str, Any]
    report: Mapping[str, Any]
    verdict: Sequence[str] = field(default=())
    seconds: float | None = None


@command
def keep_version(board: Board, *, content: Content, source: str, by: User) -> PlanVersion:
    """A new draft, resting on the version that holds now."""
    check(by, permissions.PLAN, board)
    locked = Board.objects.select_for_update().get(pk=board.pk)
    last = board.versions.aggregate(last=Max("number"))["last"] or 0
    version = PlanVersion.objects.create(
        board=board, number=last + 1, source=source, based_on=locked.published_number, instance=content.instance,
        plan=content.plan, report=content.report, verdict=list(content.verdict), seconds=content.seconds, made_by=by,
    )  # fmt: skip
    Board.objects.filter(pk=board.pk).update(conflict=[])
    record("plan.made", version, by=by, changes={"source": source, "broken": len(content.verdict)})
    return version


@command
def copy_to_draft(version: PlanVersion, *, by: User) -> PlanVersion:
    """Begin to change a version by hand."""
    content = Content(version.instance, version.plan, version.report, version.verdict)
    return keep_version(version.board, content=content, source=PlanVersion.Source.HAND, by=by)


@command
def move(
    version: PlanVersion, *, region: str, serial: int, by: User, place: tuple[int, int, str] | None = None,
    panel: Sequence[str] | None = None,
) -> None:  # fmt: skip
    """Put one interview elsewhere, or give it another panel; refused when somebody changed the draft meanwhile."""
    check(by, permissions.PLAN, version)
    locked = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if not locked.is_draft:
        raise TransitionRefused(_("Versi yang terbit tidak berubah. Salin dahulu menjadi draf."))
    if locked.serial != serial:
        raise TransitionRefused(_("Orang lain lebih dahulu mengubah draf ini. Muat ulang halaman ini."))
    names = planning.names_of(locked)
    hand = moving.Hand(locked, *names)
    if region not in hand.plan.by_region():
        raise TransitionRefused(_("Daerah ini tidak ada dalam jadwal."))
    plan = hand.after(region, place, panel)
    verdict = solving.judged(locked.instance, plan, *names)
    PlanVersion.objects.filter(pk=version.pk).update(
        plan=plan, verdict=verdict, report=solving.measured(locked.instance, plan), serial=serial + 1
    )
    version.refresh_from_db()
    action = "plan.moved" if place else "plan.panel_changed"
    said = {"to": list(place) if place else list(panel or ()), "broken": len(verdict)}
    record(action, version, by=by, changes=said, note=names[0].get(region, region))


@command
def publish(version: PlanVersion, *, note: str, by: User, nested_reason: str = "") -> int:
    """From now on this plan holds: interviews are placed, those concerned are told. Answers how many changed.

    Two versions published at once: one wins, the other rests on a version that no longer holds and is refused.
    """
    check(by, permissions.PUBLISH, version)
    board = Board.objects.select_for_update().select_related("edition").get(pk=version.board_id)
    locked = PlanVersion.objects.select_for_update().get(pk=version.pk)
    _refuse_stale(locked, board)
    _refuse_broken(locked, board)
    if not locked.is_connected and not nested_reason.strip():
        raise TransitionRefused(
            _("Rancangan terpisah hanya terbit dengan alasan: nilai antarbagian tidak dapat dibandingkan.")
        )
    changed = _place(locked, board)
    facts = {
        "release_note": note, "nested_reason": nested_reason, "published_at": timezone.now(), "published_by": by,
        "content_hash": solving.fingerprint(locked.instance, locked.plan, note),
    }  # fmt: skip
    PlanVersion.objects.filter(pk=locked.pk).update(**facts)
    Board.objects.filter(pk=board.pk).update(published_number=locked.number)
    version.refresh_from_db()
    record("plan.published", version, by=by, changes={"moves": len(changed)}, note=note)
    notices.tell_concerned(board, changed)
    return len(changed)


def _refuse_stale(version: PlanVersion, board: Board) -> None:
    if not version.is_draft:
        raise TransitionRefused(_("Versi ini sudah terbit."))
    if version.based_on != board.published_number:
        raise TransitionRefused(
            _("Versi %s terbit lebih dahulu. Buat draf baru dari versi itu.") % board.published_number
        )


def _refuse_broken(version: PlanVersion, board: Board) -> None:
    """What the verifier says now, and whether a tie or a removal has come up since the plan was made."""
    names = planning.names_of(version)
    verdict = solving.judged(version.instance, version.plan, *names)
    verdict += _come_up_since(version, board)
    if verdict:
        raise TransitionRefused(_("Pemeriksa menolak: %s") % " ".join(verdict[:5]))


def _come_up_since(version: PlanVersion, board: Board) -> list[str]:
    begun = {row.plan_key for row in planning.interviews_of(board) if row.state in BEGUN}
    places = [place for place in version.plan["interviews"] if place["region"] not in begun]
    people = {row.code: row for row in open_assessors(board.edition)}
    regions = _regions(place["region"] for place in places)
    closed = closed_pairs(people.values(), regions.values())
    found = []
    for place in places:
        region = regions[place["region"]]
        for code in place["assessors"]:
            if code not in people:
                found.append(_("%s tidak lagi bertugas.") % code)
            elif (people[code].pk, region.pk) in closed:
                found.append(
                    _("%(person)s mempunyai ikatan dengan %(region)s.") % {"person": people[code], "region": region}
                )
    return list(dict.fromkeys(found))


def _place(version: PlanVersion, board: Board) -> list[notices.Changed]:
    """Interviews and seats as the plan says; who keeps the seat keeps the row, for marks hang on it."""
    known = {row.plan_key: row for row in planning.interviews_of(board)}
    before = {row.pk: notices.said_of(row) for row in known.values()}
    places = {place["region"]: place for place in version.plan["interviews"]}
    _make_missing(board, places, known)
    rows = {row.plan_key: row for row in planning.interviews_of(board)}
    _set_places(board, version.instance["days"], places, rows)
    _set_seats(board, places, rows)
    fresh = planning.interviews_of(board)
    changed = [notices.Changed(row, before.get(row.pk)) for row in fresh if notices.said_of(row) != before.get(row.pk)]
    Interview.objects.filter(pk__in=[one.interview.pk for one in changed]).update(
        sequence=F("sequence") + 1, changed_at=timezone.now()
    )
    return changed


def _make_missing(board: Board, places: Mapping[str, Any], known: Mapping[str, Interview]) -> None:
    """A row for every region of the plan; a region that is no longer in it is cancelled, unless it has begun."""
    new = _regions(set(places) - set(known))
    Interview.objects.bulk_create(
        Interview(board=board, region=region, further=int(key.partition("+")[2] or 0)) for key, region in new.items()
    )
    states = Interview.State
    gone = [row.pk for code, row in known.items() if code not in places and row.state == states.PLANNED]
    back = [row.pk for code, row in known.items() if code in places and row.state == states.CANCELLED]
    Interview.objects.filter(pk__in=gone).update(state=states.CANCELLED)
    Interview.objects.filter(pk__in=back).update(state=states.PLANNED)


def _regions(keys: Iterable[str]) -> dict[str, Region]:
    """The region of every name in a plan; a further interview is named by region and number."""
    codes = {key: key.partition("+")[0] for key in keys}
    found = {region.code: region for region in planning.regions_by_code(codes.values())}
    return {key: found[code] for key, code in codes.items() if code in found}


def _set_places(
    board: Board, days: Sequence[Mapping[str, Any]], places: Mapping[str, Any], rows: Mapping[str, Interview]
) -> None:
    rooms = dict(board.rooms.values_list("name", "pk"))
    hours = {(slot.date.isoformat(), f"{slot.starts_at:%H:%M}"): slot.pk for slot in board.slots.all()}
    moved = []
    for code, place in places.items():
        day, row = days[place["day"]], rows[code]
        slot, room = hours.get((day["date"], day["slots"][place["slot"]])), rooms.get(place["room"])
        if slot is None or room is None:
            raise TransitionRefused(_("Ruang atau jam untuk %s tidak ada lagi. Susun jadwal baru.") % row.region)
        if (row.slot_id, row.room_id) != (slot, room):
            _refuse_begun(row)
            row.slot_id, row.room_id = slot, room
            moved.append(row)
    Interview.objects.bulk_update(moved, ["slot", "room"])


def _set_seats(board: Board, places: Mapping[str, Any], rows: Mapping[str, Interview]) -> None:
    people = {row.code: row for row in open_assessors(board.edition)}
    chairs: Counter[str] = Counter()
    coming: list[Seat] = []
    leaving: list[int] = []
    promoted: list[int] = []
    for code, place in places.items():
        row, panel = rows[code], set(place["assessors"])
        seated = {seat.engagement.code: seat for seat in row.seats.all() if not seat.is_third_mark}
        if panel != set(seated):
            _refuse_begun(row)
        leaving += [seat.pk for name, seat in seated.items() if name not in panel]
        chair = next((name for name, seat in seated.items() if seat.is_chair and name in panel), None)
        chair = chair or min(sorted(panel), key=lambda name: chairs[name])
        chairs[chair] += 1
        coming += [
            Seat(interview=row, engagement=people[name], is_chair=name == chair) for name in sorted(panel - set(seated))
        ]
        promoted += [seat.pk for name, seat in seated.items() if name == chair and not seat.is_chair]
    try:
        Seat.objects.filter(pk__in=leaving).delete()
    except ProtectedError:
        raise TransitionRefused(_("Seorang asesor yang diganti sudah memberi nilai. Panelnya tidak dapat diubah."))
    Seat.objects.filter(pk__in=promoted).update(is_chair=True)
    Seat.objects.bulk_create(coming)


def _refuse_begun(row: Interview) -> None:
    if row.state in BEGUN:
        raise TransitionRefused(_("Wawancara %s sudah berlangsung dan tidak dapat dipindahkan.") % row.region)

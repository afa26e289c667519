"""Hours of further interviews: where proposals fit beside the plan that holds, and why others do not."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gerakan.engine.timetable import Hours, Interview, Wish, appraise, open_hours, place_further, with_further
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.interviews.calculations.instances import as_data, plan_data
from gerakan.stages.interviews.calculations.solving import report_of, said
from gerakan.stages.interviews.calculations.words import Names
from gerakan.stages.trust.calculations.present import Present, present_of
from gerakan.stages.trust.models import ThirdMark, TrustRun
from gerakan.stages.trust.queries.third import ADDABLE, Room, grey_without, markers_of, room_left

Data = dict[str, Any]

WHY: Mapping[str, Any] = {
    "over": gettext_lazy("tidak ada jam lagi sesudah ini; tambahkan jam atau hari di papan wawancara"),
    "assessor": gettext_lazy("%(assessor)s tidak mempunyai jam bebas lagi"),
    "delegation": gettext_lazy("tidak ada jam sesudah wawancara pertamanya ketika delegasinya masih hadir"),
    "common": gettext_lazy("tidak ada jam bebas bersama: %(assessor)s dan delegasinya"),
    "room": gettext_lazy("pada jam bebas bersama %(assessor)s dan delegasinya semua ruang terpakai"),
    "taken": gettext_lazy("jam bebas bersama %(assessor)s dan delegasinya dipakai usulan yang lebih berguna"),
    "tie": gettext_lazy("%(assessor)s mempunyai ikatan dengan daerah ini"),
}


@dataclass(frozen=True)
class Hour:
    """An hour and a room, in words."""

    when: str
    room: str

    def __str__(self) -> str:
        return f"{self.when}, {self.room}"


@dataclass(frozen=True)
class Offer:
    """Hours for proposals beside the plan that holds, all of them together; reasons for those that find none."""

    present: Present
    wishes: Mapping[int, Wish]
    found: Mapping[int, Interview]
    left: Mapping[int, str]

    def hour(self, third: int) -> Hour | None:
        """Of one proposal."""
        one = self.found.get(third)
        return Hour(_names(self.present).time(one.day, one.slot), one.room) if one else None

    def key(self, third: int) -> str:
        """The name of its interview in the plan."""
        return self.wishes[third].id

    def content(self, thirds: Collection[int]) -> Data:
        """A version of the timetable with these in it: rules, plan, report, and what the verifier says."""
        asked, found = [self.wishes[pk] for pk in thirds], [self.found[pk] for pk in thirds]
        instance, plan = with_further(self.present.instance, self.present.plan, asked, found)
        report = report_of(appraise(instance, plan))
        verdict = said(instance, plan, _names(self.present))
        return {"instance": as_data(instance), "plan": plan_data(plan), "report": report, "verdict": verdict}


def _names(present: Present) -> Names:
    return Names(present.instance, present.regions, present.assessors)


def offer_for(ruling: Ruling, thirds: Sequence[ThirdMark], *, now: dt.datetime | None = None) -> Offer:
    """The most useful of these that fit together, with everybody else where they are."""
    present = present_of(ruling.edition.interview_board, now or timezone.now())
    known = set(present.plan.by_region())
    wishes = {
        third.pk: Wish(_key(present, code), code, third.engagement.code, max(third.gain, 1e-6))
        for third in thirds
        if (code := third.case.region.code) in known
    }
    placed = place_further(present.instance, present.plan, list(wishes.values()), present.first_free)
    named = {wish.id: pk for pk, wish in wishes.items()}
    people = present.assessors
    left = {
        named[one.wish.id]: str(WHY[one.why]) % {"assessor": people.get(one.wish.assessor, one.wish.assessor)}
        for one in placed.left
    }
    lost = {third.pk: _("wawancaranya tidak ada dalam jadwal") for third in thirds if third.pk not in wishes}
    return Offer(present, wishes, {named[one.region]: one for one in placed.interviews}, left | lost)


def _key(present: Present, code: str) -> str:
    return f"{code}+{present.last_further.get(code, 0) + 1}"


def room_in_hours(ruling: Ruling) -> tuple[Room, int]:
    """Room left with the clock in mind: pairs that can meet in a free room, hours per assessor, and places in all."""
    room, hours = room_left(ruling), _hours(ruling)
    pairs = {(region, person) for region in hours.regions for person in room.capacity}
    apart = {(region, person) for region, person in pairs if not hours.common(region, person)}
    capacity = {code: min(count, len(hours.assessors.get(code, ()))) for code, count in room.capacity.items()}
    return Room(capacity, room.forbidden | apart), sum(map(len, hours.rooms.values()))


def _hours(ruling: Ruling) -> Hours:
    present = present_of(ruling.edition.interview_board, timezone.now())
    return open_hours(present.instance, present.plan, present.first_free)


def uncovered(run: TrustRun) -> list[tuple[str, str]]:
    """Grey regions to which nobody is proposed, each with the reason."""
    grey = grey_without(run)
    if not grey:
        return []
    hours, room, markers = _hours(run.ruling), room_left(run.ruling), markers_of(run)
    told = []
    for row in grey:
        code = row.case.region.code
        able = {name for name in room.capacity if (code, name) not in room.forbidden} - markers.get(code, set())
        told.append((row.case.region.name, _why_uncovered(hours, code, able, takes_marks=row.case.state in ADDABLE)))
    return told


def _why_uncovered(hours: Hours, code: str, able: Collection[str], *, takes_marks: bool) -> str:
    if not takes_marks:
        return _("berkasnya sedang tidak menerima nilai baru")
    if not hours.times:
        return str(WHY["over"])
    if not able:
        return _("setiap asesor terikat dengannya atau sudah menilainya")
    if not hours.regions.get(code):
        return str(WHY["delegation"])
    if not any(hours.common(code, name) for name in able):
        return _("tidak ada jam dengan ruang kosong ketika delegasinya dan asesor tanpa ikatan sama-sama bebas")
    return _("jatah nilai tambahan, jam asesor atau ruang lebih berguna di daerah lain")

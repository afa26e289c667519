"""Assignments from a spreadsheet: each row that can stand is taken, each other comes back with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gerakan.engine.timetable import Instance, Interview, Plan, verify
from gerakan.stages.interviews.calculations.instances import as_data, instance_of, plan_data
from gerakan.stages.interviews.calculations.solving import names_of
from gerakan.stages.interviews.calculations.words import Names
from gerakan.stages.interviews.queries.planning import Ground

WHOLE = {"region_missing", "linked", "travels"}
"""Rules about the plan as a whole: they refuse no single row."""


@dataclass(frozen=True)
class Given:
    """One row of the file."""

    number: int
    region: str
    date: str
    hour: str
    room: str
    assessors: tuple[str, ...]


@dataclass(frozen=True)
class Taken:
    """The plan made of the good rows, and a reason for each other row."""

    instance: dict[str, Any]
    plan: dict[str, Any]
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    count: int = 0


def taken_from(ground: Ground, rows: Sequence[Given]) -> Taken:
    """Row by row in the order of the file: capacity, ties, hours, rooms; then the linkage of the whole."""
    instance = instance_of(ground)
    names = names_of(ground, instance)
    codes = _codes(ground)
    kept: list[Interview] = []
    refused: list[tuple[int, str, str]] = []
    for row in rows:
        place, reason = _placed(instance, row, codes)
        if place is not None:
            reason = _refusal(instance, kept, place, names)
            if not reason:
                kept.append(place)
        if reason:
            refused.append((row.number, row.region, reason))
    return Taken(as_data(instance), plan_data(Plan(tuple(kept))), refused, len(kept))


def _codes(ground: Ground) -> Mapping[str, str]:
    """Assessors by disguise and by e-mail."""
    by_mail = {row.assessor.user.email.casefold(): row.code for row in ground.assessors}
    return by_mail | {row.code.casefold(): row.code for row in ground.assessors}


def _placed(instance: Instance, row: Given, codes: Mapping[str, str]) -> tuple[Interview | None, str]:
    days = {day.date: n for n, day in enumerate(instance.days)}
    if row.region not in {region.id for region in instance.regions}:
        return None, _("Daerah ini tidak menyatakan bersedia pada edisi ini.")
    if row.date not in days or row.hour not in instance.days[days[row.date]].slots:
        return None, _("Hari atau jam ini tidak ada di papan.")
    unknown = [name for name in row.assessors if name.casefold() not in codes]
    if unknown:
        return None, _("Asesor tidak dikenal atau belum menyatakan ikatan: %s.") % ", ".join(unknown)
    day = days[row.date]
    panel = tuple(codes[name.casefold()] for name in row.assessors)
    return Interview(row.region, day, instance.days[day].slots.index(row.hour), row.room, panel), ""


def _refusal(instance: Instance, kept: Sequence[Interview], place: Interview, names: Names) -> str:
    before = set(verify(instance, Plan(tuple(kept))))
    broken = [one for one in verify(instance, Plan((*kept, place))) if one not in before and one.rule not in WHOLE]
    return " ".join(names.broken(one) for one in broken)

"""Panels whose truth is known, marked through the real verbs."""

import random
from collections.abc import Mapping

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.assessment.commands.cases import open_cases
from gerakan.stages.assessment.models import Ruling
from gerakan.stages.trust.calculations import outcome_of
from gerakan.stages.trust.commands import runs
from gerakan.stages.trust.models import TrustRun
from tests.factories.accounts import a_region, an_edition, somebody
from tests.factories.assessment import a_ruling, send, sheets_of
from tests.factories.assessors import a_declared, an_engagement
from tests.factories.interviews import a_board, an_interview


def a_panel(
    regions: int = 8,
    assessors: int = 4,
    *,
    edition: Edition | None = None,
    severity: Mapping[int, int] | None = None,
    linked: bool = True,
    seed: int = 1,
) -> Ruling:
    """Each region is marked by two; linked: everybody meets everybody, else two pairs that never meet.

    severity: levels that the assessor in this place takes off every mark; marks stay within 1 to 3, where no proof is asked.
    """
    edition = edition or an_edition()
    ruling = a_ruling(edition, place_count=max(regions // 3, 1))
    people = [a_declared(an_engagement(edition)) for _place in range(assessors)]
    chance = random.Random(seed)
    board = a_board(edition, slots=12)
    for place in range(regions):
        pair = [people[at] for at in _pair(place, assessors, linked=linked)]
        an_interview(a_region(f"35.{place + 1:02d}", f"Kabupaten {place + 1}"), pair, board=board, place=2 * place)
    open_cases(ruling, by="uji")
    for case in ruling.cases.all():
        truth = [chance.randint(2, 3) for _item in range(4)]
        for sheet in sheets_of(case):
            strict = (severity or {}).get(people.index(sheet.engagement), 0)
            send(sheet, [min(max(level - strict + chance.choice((0, 0, 0, 1)), 1), 3) for level in truth])
    return ruling


def _pair(place: int, assessors: int, *, linked: bool) -> tuple[int, int]:
    if not linked:
        return (0, 1) if place % 2 else (2, 3)
    pairs = [(a, b) for a in range(assessors) for b in range(a + 1, assessors)]
    return pairs[place % len(pairs)]


def a_trust_run(ruling: Ruling | None = None, *, by: User | None = None) -> TrustRun:
    """Computed and frozen."""
    ruling = ruling or a_panel()
    return runs.freeze_run(ruling, outcome=outcome_of(ruling), by=by or somebody(Role.SECRETARIAT))

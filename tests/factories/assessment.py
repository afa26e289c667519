"""Cases with their panels and sheets as tests need them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from gerakan.foundation.accounts.models import User
from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.foundation.instruments.models import InstrumentVersion
from gerakan.foundation.regions.models import Region
from gerakan.stages.assessment.commands import sheets as marking
from gerakan.stages.assessment.commands.cases import open_cases
from gerakan.stages.assessment.commands.rulings import draft_ruling, fix_ruling
from gerakan.stages.assessment.commands.sheets import Said, Tap
from gerakan.stages.assessment.models import Case, MarkSheet, Ruling
from gerakan.stages.assessment.queries.sheets import sheets
from gerakan.stages.assessors.models import Engagement
from tests.factories.accounts import an_edition, somebody
from tests.factories.assessors import an_engagement
from tests.factories.instruments import a_published_version
from tests.factories.interviews import a_board, an_interview
from tests.factories.terms import some_terms

AGREED = {"place_count": "place_count", "decides": "basis"}
"""What the ruling says as the terms of the decision do."""
ITEMS = ("sdm", "keuangan", "jaringan", "aplikasi")


def a_ruling(edition: Edition | None = None, *, version: InstrumentVersion | None = None, **fields: Any) -> Ruling:
    """Fixed: two marks, differences above one level are discussed."""
    edition = edition or an_edition()
    if found := Ruling.objects.filter(edition=edition).first():
        return found
    by = somebody(Role.SECRETARIAT)
    some_terms(edition, **{told: fields[own] for own, told in AGREED.items() if own in fields})
    told = {"version": version or a_published_version(), "silence": "Rancangan menjadi akhir.", "check_share": 0.0}
    ruling = draft_ruling(edition, fields=told | fields, by=by)
    fix_ruling(ruling, by=by)
    return ruling


def a_case(region: Region | None = None, panel: Sequence[Engagement] = (), *, place: int = 0, **fields: Any) -> Case:
    """A region whose panel (two assessors unless given, the first in the chair) may begin to mark."""
    ruling = a_ruling(**fields)
    interview = an_interview(region, panel, board=a_board(ruling.edition, slots=12), place=place)
    open_cases(ruling, by="uji")
    return Case.objects.select_related("ruling__edition", "region", "interview").get(interview=interview)


def many_cases(regions: Sequence[Region]) -> Ruling:
    """Of one panel of two, opened together as they are in a hall."""
    ruling = a_ruling()
    panel = [an_engagement(ruling.edition, background) for background in ("academic", "government")]
    for place, region in enumerate(regions):
        an_interview(region, panel, board=a_board(ruling.edition, slots=12), place=place)
    open_cases(ruling, by="uji")
    return ruling


def sheets_of(case: Case) -> list[MarkSheet]:
    """In the order of the seats, the chair's first."""
    return list(sheets().filter(case=case).order_by("-seat__is_chair", "pk"))


def owner(sheet: MarkSheet) -> User:
    """A fresh copy of the person, as a request would have it."""
    return User.objects.get(pk=sheet.engagement.assessor.user_id)


def a_tap(item: str = "sdm", level: int | None = 2, *, based_on: Any = None, **said: Any) -> Tap:
    """As a device makes one."""
    return Tap(key=uuid4(), item=item, said=Said(level=level, **said), based_on=based_on, device="uji")


def mark(sheet: MarkSheet, **levels: int) -> None:
    """Say these levels, with a reason each."""
    taps = [a_tap(code, level, reason=f"Karena {code} demikian adanya.") for code, level in levels.items()]
    marking.save_entries(sheet, taps=taps, by=owner(sheet))


def send(sheet: MarkSheet, levels: Iterable[int] = (2, 2, 2, 2)) -> MarkSheet:
    """Mark every item and send."""
    mark(sheet, **dict(zip(ITEMS, levels, strict=True)))
    marking.send(sheet, by=owner(sheet))
    return sheet


def a_discussed_case(first: Sequence[int] = (2, 2, 2, 2), second: Sequence[int] = (2, 2, 2, 2), **fields: Any) -> Case:
    """All marks are in."""
    case = a_case(**fields)
    for sheet, levels in zip(sheets_of(case), (first, second), strict=True):
        send(sheet, levels)
    case.refresh_from_db()
    return case


def some_sheets(count: int) -> list[MarkSheet]:
    """So many sheets, each of an assessor of its own, made quickly: for tests of load."""
    case = a_case()
    edition, first = case.ruling.edition, sheets_of(case)
    engagements = [first[0].engagement, first[1].engagement]
    engagements += [an_engagement(edition) for _n in range(count - 2)]
    seats = [case.interview.seats.create(engagement=engagement) for engagement in engagements[2:]]
    MarkSheet.objects.bulk_create(MarkSheet(case=case, engagement=seat.engagement, seat=seat) for seat in seats)
    return sheets_of(case)

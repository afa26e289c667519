"""Doors of wawancara."""

import datetime as dt

from gerakan.stages.interviews.calculations.solving import measured
from gerakan.stages.interviews.models import Absence, Attendance, Board, Feed, Interview, PlanVersion
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import UserFactory, a_region, an_edition
from tests.factories.assessors import an_engagement
from tests.factories.interviews import a_board, an_interview, confirmed


def our_board() -> Board:
    """Of an edition in which no other door opens."""
    return a_board(an_edition(2100))


@door(
    "interviews:board", "interviews:set_up", "interviews:needs", "interviews:absences", "interviews:solve",
    "interviews:import", "interviews:make_hall", "interviews:day",
)  # fmt: skip
def the_board() -> Arguments:
    return {"slug": our_board().edition.slug}


@door("interviews:need")
def a_need() -> Arguments:
    board = our_board()
    confirmed(board.edition, a_region())
    return {"slug": board.edition.slug, "code": a_region().code}


@door("interviews:remove_absence")
def an_absence() -> Arguments:
    board = our_board()
    row = Absence.objects.create(board=board, engagement=an_engagement(board.edition), date=dt.date(2027, 5, 3))
    return {"pk": row.pk}


def a_draft() -> PlanVersion:
    """One interview, by hand."""
    board = our_board()
    engagement = an_engagement(board.edition)
    instance = {
        "days": [{"date": "2027-05-03", "slots": ["08:00", "09:00"]}], "slot_minutes": 45, "rooms": ["Ruang 1"],
        "panel": {"backgrounds": {"academic": 1}, "size": 1}, "linked": False, "shut": [], "pinned": [], "ties": [],
        "assessors": [{"id": engagement.code, "background": "academic", "max_per_day": 8, "unavailable": []}],
        "regions": [{"id": a_region().code, "group": "35"}],
    }  # fmt: skip
    place = {"region": a_region().code, "day": 0, "slot": 0, "room": "Ruang 1", "assessors": [engagement.code]}
    plan = {"interviews": [place]}
    return PlanVersion.objects.create(
        board=board, number=board.versions.count() + 1, source="hand", instance=instance, plan=plan,
        report=measured(instance, plan), made_by=UserFactory(),
    )  # fmt: skip


@door("interviews:plan", "interviews:workbook", "interviews:publish", "interviews:copy", "interviews:repair")
def the_plan() -> Arguments:
    return {"pk": a_draft().pk}


@door("interviews:move", "interviews:clashes")
def a_card() -> Arguments:
    return {"pk": a_draft().pk, "code": a_region().code}


def our_interview() -> Interview:
    """The one of our board."""
    board = our_board()
    return board.interviews.first() or an_interview(board=board)


@door("interviews:interview", "interviews:act", "interviews:delay", "interviews:attend")
def the_interview() -> Arguments:
    return {"pk": our_interview().pk}


@door("interviews:leave")
def somebody_present() -> Arguments:
    found = our_interview()
    noted = Attendance.objects.create(
        interview=found, office="head", name="Sari", came_at=dt.datetime(2027, 5, 3, 1, tzinfo=dt.UTC),
        noted_by=UserFactory(),
    )  # fmt: skip
    return {"pk": noted.pk}


@door("interviews:hall")
def the_hall() -> Arguments:
    return {"token": Feed.objects.create(board=our_board()).token}


@door("interviews:calendar")
def a_calendar() -> Arguments:
    return {"token": Feed.objects.create(person=UserFactory()).token}


@rows("interviews.Interview", "interviews.see_interview")
def interviews() -> Rows:
    return [our_interview()]

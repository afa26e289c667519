"""Doors of kepercayaan nilai."""

from gerakan.foundation.accounts.roles import Role
from gerakan.stages.trust.commands import third
from gerakan.stages.trust.models import ThirdMark
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import an_edition, somebody
from tests.factories.assessors import an_assessor
from tests.factories.trust import a_panel, a_trust_run


@door("trust:runs")
def an_edition_with_marks() -> Arguments:
    return {"slug": a_panel(3, edition=an_edition(2041)).edition.slug}


@door("trust:run", "trust:ranking", "trust:download", "trust:third_marks", "trust:propose", "trust:accept_all")
def a_calculation() -> Arguments:
    return {"pk": a_trust_run(a_panel(6, edition=an_edition(2042))).pk}


@door("trust:decide")
def a_proposal() -> Arguments:
    return {"pk": proposals()[0].pk}


@door("trust:feedback")
def an_assessor_with_feedback() -> Arguments:
    return {"pk": an_assessor().pk}


def proposals() -> list[ThirdMark]:
    return third.propose(a_trust_run(a_panel(9, edition=an_edition(2043))), by=somebody(Role.SECRETARIAT))


@rows("trust.ThirdMark", "trust.see_work")
def third_marks() -> Rows:
    return proposals()

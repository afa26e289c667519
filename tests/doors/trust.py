"""Doors of kepercayaan nilai."""

from gerakan.foundation.accounts.roles import Role
from gerakan.foundation.editions.models import Edition
from gerakan.stages.trust.commands import third
from gerakan.stages.trust.models import ThirdMark, TrustRun
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.accounts import somebody
from tests.factories.assessors import an_assessor
from tests.factories.editions import EditionFactory
from tests.factories.trust import a_panel, a_trust_run


def its_edition(word: str) -> Edition:
    """Of its own, so that panels of other doors are not counted."""
    return EditionFactory(slug=f"kepercayaan-{word}", is_test=True)


@door("trust:runs")
def an_edition_with_marks() -> Arguments:
    return {"slug": a_panel(3, edition=its_edition("satu")).edition.slug}


@door("trust:run", "trust:ranking", "trust:download", "trust:third_marks", "trust:propose", "trust:accept_all")
def a_calculation() -> Arguments:
    return {"pk": a_run().pk}


@door("trust:decide")
def a_proposal() -> Arguments:
    return {"pk": proposals()[0].pk}


@door("trust:feedback")
def an_assessor_with_feedback() -> Arguments:
    return {"pk": an_assessor().pk}


def a_run() -> TrustRun:
    """The one that stands, or a new one: a calculation takes a second."""
    return TrustRun.objects.exclude(engine_version="uji").first() or a_trust_run(a_panel(9, edition=its_edition("dua")))


def proposals() -> list[ThirdMark]:
    return third.propose(a_run(), by=somebody(Role.SECRETARIAT))


@rows("trust.ThirdMark", "trust.see_work")
def third_marks() -> Rows:
    return proposals()

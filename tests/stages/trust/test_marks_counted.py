"""Which marks a calculation counts, whom it corrects, and when it says that it cannot."""

import pytest

from gerakan.foundation.workflow import TransitionRefused
from gerakan.stages.trust.calculations import outcome_of
from gerakan.stages.trust.queries.marks import cases_counted, independent_marks
from gerakan.stages.trust.queries.words import TrustPage
from tests.factories.accounts import a_region
from tests.factories.assessment import a_case, a_ruling, mark, send, sheets_of
from tests.factories.trust import a_panel, a_trust_run

pytestmark = pytest.mark.django_db


def test_the_strict_assessor_is_found_and_the_regions_are_not_punished_for_the_panel():
    run = a_trust_run(a_panel(12, severity={0: 1}))

    strictest = run.assessors.first()
    assert (strictest.engagement.code, run.is_linked) == ("A01", True)
    assert strictest.severity > 0.3
    met = run.standings.filter(case__sheets__engagement=strictest.engagement)
    assert all(row.corrected > row.raw - 0.5 for row in met)
    assert sum(row.correction for row in met) > sum(
        row.correction for row in run.standings.exclude(pk__in=met.values("pk"))
    )


def test_marks_that_cannot_be_compared_are_not_corrected_and_it_says_why():
    run = a_trust_run(a_panel(linked=False))

    assert not run.is_linked
    assert {row.corrected for row in run.standings.all()} == {None}
    assert {row.severity for row in run.assessors.all()} == {None}
    words = " ".join(TrustPage(run).refusal)
    assert "2 kelompok" in words
    assert "A01, A02 bersama 4 daerah" in words


def test_sealed_marks_are_not_read():
    ruling = a_panel(4)
    half = a_case(a_region("35.40", "Kabupaten Sepuluh"), place=9)
    first, _second = sheets_of(half)
    send(first, (3, 3, 3, 3))

    assert {sheet.region for sheet in independent_marks(ruling)} == {"35.01", "35.02", "35.03", "35.04"}
    assert cases_counted(ruling) == (4, 5)


def test_too_few_regions_are_said():
    a_case()
    with pytest.raises(TransitionRefused, match="3 daerah"):
        outcome_of(a_ruling())


def test_an_assessor_who_marks_again_is_not_counted_twice():
    ruling = a_panel(4)
    sheets = independent_marks(ruling)

    assert len({(sheet.region, sheet.assessor) for sheet in sheets}) == len(sheets) == 8
    case = a_case(a_region("35.40", "Kabupaten Sepuluh"), place=9)
    mark(sheets_of(case)[0], sdm=1)
    mark(sheets_of(case)[0], sdm=3)
    assert len(independent_marks(ruling)) == 8

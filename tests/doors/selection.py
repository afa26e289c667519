"""Doors of peringkat penetapan."""

from gerakan.foundation.editions.models import Edition
from gerakan.stages.selection.models import SelectionRun
from gerakan.stages.terms.models import Condition
from tests.doors.registry import Arguments, Rows, door, rows
from tests.factories.editions import EditionFactory
from tests.factories.selection import a_final_edition, a_ranking
from tests.factories.terms import some_terms


def its_edition() -> Edition:
    """Of its own, so that panels of other doors are not counted."""
    slug = "penetapan-satu"
    return Edition.objects.filter(slug=slug).first() or EditionFactory(slug=slug, is_test=True, state="open")


def the_ranking() -> SelectionRun:
    """The one that stands, or a new one: final marks take a second."""
    return SelectionRun.objects.first() or a_ranking(a_final_edition(6, edition=its_edition()))


@door("selection:rankings", "selection:attempt", "selection:conditions")
def an_edition_with_a_ranking() -> Arguments:
    return {"slug": the_ranking().edition.slug}


@door("selection:look_at")
def a_condition_of_a_region() -> Arguments:
    standing = the_ranking().standings.first()
    assert standing
    asked = [(Condition.Kind.STATED, "Surat komitmen")]
    condition = Condition.objects.first() or some_terms(its_edition(), conditions=asked).conditions.get()
    return {"pk": condition.pk, "region": standing.region_id}


@door("selection:ranking")
def a_ranking_of_an_edition() -> Arguments:
    return {"pk": the_ranking().pk}


@door("selection:sheet", "selection:sheet_pdf")
def a_sheet() -> Arguments:
    standing = the_ranking().standings.first()
    assert standing
    return {"pk": standing.pk}


@rows("selection.SelectionRun", "selection.see")
def rankings() -> Rows:
    return [the_ranking()]


@rows("selection.SelectionStanding", "selection.see_sheet")
def standings() -> Rows:
    return the_ranking().standings.all()
